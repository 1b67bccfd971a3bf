"""Events above a timeline: a name where there is room, a mark where there is not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import altair as alt
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.calendar import Days, name_bin
from dyads.charts.figure import inline
from dyads.charts.labels import clip
from dyads.charts.words import Language
from dyads.fonts import cover, measure
from dyads.model import Event

_FONT = 11  # px
_LANE = 16  # px, the height of a line of names
_LANES = 4
_NAME = 220  # px, the longest name
_BETWEEN = 10  # px between two names of one lane


def mark_events(
    events: Iterable[Event], actors: set[str], days: Days, language: Language
) -> tuple[ChartType | None, ChartType | None]:
    """Return the lane of names, and the hairlines that lead from it down through the panels; None without events."""
    rows = _place(events, actors, days, language)
    if not rows:
        return None, None
    named = [row for row in rows if row["label"]]
    height = _LANE * (1 + max((row["lane"] for row in named), default=-1)) + 12
    for row in rows:
        row["y"] = height - 12 - _LANE * (row["lane"] + 0.5)
        row["foot"], row["top"] = height, height - 12 - _LANE * row["lane"] if row["label"] else height - 8
    x = alt.X("day:T", scale=days.scale, axis=None)
    y = alt.Scale(domain=[height, 0], nice=False)
    tooltip = [alt.Tooltip("when:N", title=" "), alt.Tooltip("title:N", title=" ")]
    base = alt.Chart(inline(rows))
    stems = base.mark_rule(color=theme.ACCENT).encode(
        x=x, y=alt.Y("top:Q", scale=y, axis=None), y2="foot:Q", tooltip=tooltip
    )
    names = [
        base.transform_filter(f"datum.align == '{align}'")
        .mark_text(align=align, dx=dx, color=theme.ACCENT, fontSize=_FONT)
        .encode(x=x, y=alt.Y("y:Q", scale=y, axis=None), text="label:N", tooltip=tooltip)
        for align, dx in (("left", -1), ("right", 1))
    ]
    lane = alt.layer(stems, *names).properties(width=days.width, height=height)
    hairlines = alt.Chart(inline([{"day": row["day"]} for row in named])).mark_rule(
        color=theme.ACCENT, strokeWidth=0.7, strokeDash=[2, 3]
    )
    return lane, hairlines.encode(x=x)


def _place(events: Iterable[Event], actors: set[str], days: Days, language: Language) -> list[dict[str, Any]]:
    """Return the events of these days, each with its lane; those of the actors shown come first to the room there is."""
    shown = [event for event in events if days.first <= event.when.first < days.end]
    shown.sort(key=lambda event: (-len(actors & set(event.actors)), event.when.first, event.id))
    lanes: list[list[tuple[float, float]]] = [[] for _ in range(_LANES)]
    rows = []
    for event in shown:
        title = " ".join(cover(event.title).split())
        label = clip(title, min(_NAME, days.width), _FONT)
        at = days.place(event.when.first)
        long = measure(label, _FONT)
        align = "left" if at + long <= days.width else "right"
        left = at if align == "left" else at - long
        free = (
            lane
            for lane, taken in enumerate(lanes)
            if left >= 0 and all(left + long + _BETWEEN < a or b + _BETWEEN < left for a, b in taken)
        )
        lane = next(free, None)
        if lane is not None:
            lanes[lane].append((left, left + long))
        rows.append(
            {
                "day": event.when.first.isoformat(),
                "when": name_bin(event.when.first, event.when.last + timedelta(days=1), language),
                "title": title,
                "label": label if lane is not None else "",
                "align": align,
                "lane": lane or 0,
            }
        )
    return rows
