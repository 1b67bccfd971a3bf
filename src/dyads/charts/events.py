"""Events above a timeline: a name where there is room, a mark where there is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

import altair as alt
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.calendar import Days, name_bin
from dyads.charts.figure import inline
from dyads.charts.labels import clip
from dyads.fonts import cover, measure
from dyads.language import Speaker
from dyads.model import Event

_FONT = 11.5  # px
_LANE = 16  # px, the height of a line of names
_LANES = 4
_FOOT = 8  # px, the marks below the names
_NAME = 230  # px, the longest name
_BETWEEN = 8  # px between a name and the next


@dataclass(frozen=True, slots=True)
class _Flag:
    """An event's pole and its name, which flies to one side of it; px from the left."""

    event: Event
    pole: float
    name: str
    left: float
    right: float

    @property
    def align(self) -> Literal["left", "right"]:
        return "left" if self.pole == self.left else "right"

    def hides(self, other: _Flag) -> bool:
        """Say whether this name must fly above the other: its pole, or the name itself, would run through this one."""
        if self._spans(other.pole):
            return True
        meet = self.left < other.right + _BETWEEN and other.left < self.right + _BETWEEN
        return meet and not other._spans(self.pole) and self.pole > other.pole

    def _spans(self, pole: float) -> bool:
        return self.left - _BETWEEN < pole < self.right + _BETWEEN


def mark_events(
    events: Iterable[Event], actors: set[str], days: Days, say: Speaker
) -> tuple[ChartType | None, ChartType | None]:
    """Return the lane of names, and the hairlines that lead from it down through the panels; None without events."""
    flags = [_flag(event, days) for event in events if days.first <= event.when.first < days.end]
    if not flags:
        return None, None
    flags.sort(key=lambda flag: (flag.pole, flag.event.id))
    lanes = _fill_lanes(flags, actors)
    height = _LANE * (1 + max(lanes.values())) + _FOOT
    rows = [_row(flag, lanes.get(flag), height, say) for flag in flags]
    base = alt.Chart(inline(rows))
    x = alt.X("day:T", scale=days.scale, axis=None)
    y = alt.Scale(domain=[height, 0], nice=False)
    tooltip = [alt.Tooltip("when:N", title=" "), alt.Tooltip("title:N", title=" ")]
    poles = base.mark_rule(color=theme.ACCENT).encode(
        x=x, y=alt.Y("top:Q", scale=y, axis=None), y2="foot:Q", tooltip=tooltip
    )
    sides: tuple[tuple[Literal["left", "right"], int], ...] = (("left", 3), ("right", -3))
    names = [
        base.transform_filter(f"datum.align == '{align}' && datum.name")
        .mark_text(align=align, dx=dx, color=theme.ACCENT, fontSize=_FONT)
        .encode(x=x, y=alt.Y("y:Q", scale=y, axis=None), text="name:N", tooltip=tooltip)
        for align, dx in sides
    ]
    hairlines = alt.Chart(inline([{"day": flag.event.when.first.isoformat()} for flag in lanes]))
    return (
        alt.layer(poles, *names).properties(width=days.width, height=height),
        hairlines.mark_rule(color=theme.ACCENT, strokeWidth=0.7, strokeDash=[2, 3]).encode(
            x=alt.X("day:T", title=None)
        ),
    )


def _flag(event: Event, days: Days) -> _Flag:
    name = clip(" ".join(cover(event.title).split()), min(_NAME, days.width / 2), _FONT)
    pole, long = days.place(event.when.first), measure(name, _FONT) + 3
    left = pole if pole + long <= days.width else pole - long
    return _Flag(event, pole, name, left, left + long)


def _fill_lanes(flags: Sequence[_Flag], actors: set[str]) -> dict[_Flag, int]:
    """Return the flags that find room, each with its lane, 0 the lowest.

    Room goes first to events with more of the actors shown, then to those far from the ones that have room already.
    """
    lanes: dict[_Flag, int] = {}
    waiting = list(flags)
    while waiting:
        best = max(waiting, key=lambda flag: _claim(flag, list(lanes), actors))
        waiting.remove(best)
        lanes = _stack([*lanes, best]) or lanes
    return lanes


def _claim(flag: _Flag, settled: Sequence[_Flag], actors: set[str]) -> tuple[int, float]:
    alone = min((abs(flag.pole - other.pole) for other in settled), default=0.0)
    return len(actors & set(flag.event.actors)), alone


def _stack(flags: Sequence[_Flag]) -> dict[_Flag, int] | None:
    """Return a lane for every flag so that no pole runs through a name, or None where there is none."""
    lanes = dict.fromkeys(flags, 0)
    for _ in range(_LANES):
        raised = {
            flag: max(
                (lanes[other] + 1 for other in flags if other is not flag and flag.hides(other)), default=0
            )
            for flag in flags
        }
        if raised == lanes:
            return lanes
        lanes = raised
    return None


def _row(flag: _Flag, lane: int | None, height: int, say: Speaker) -> dict[str, Any]:
    top = height - _FOOT if lane is None else height - _FOOT - _LANE * (lane + 1) + 3
    when = flag.event.when
    return {
        "day": when.first.isoformat(),
        "when": name_bin(when.first, when.last + timedelta(days=1), say),
        "title": flag.event.title,
        "name": "" if lane is None else flag.name,
        "align": flag.align,
        "top": top,
        "foot": height,
        "y": 0 if lane is None else height - _FOOT - _LANE * (lane + 0.5),
    }
