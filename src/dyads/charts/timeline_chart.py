"""The picture of a timeline: panels of bars over one time axis."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.calendar import Days, axis_format
from dyads.charts.doors import dated, door
from dyads.charts.events import mark_events
from dyads.charts.figure import inline
from dyads.charts.key import draw_key
from dyads.charts.labels import clip, fold_note
from dyads.charts.moves import mark_moves
from dyads.language import Speaker
from dyads.model import Event

_AXIS = 40  # px for the numbers at the left
_PANEL = 68  # px, of each actor
_COVERAGE = 44  # px
_NARROW = 5  # px: narrower bars touch
_OVER = "over"  # the bin pointed at
_SPACING = 23  # px between panels, with the words above each


def draw_timeline(
    rows: list[dict[str, Any]],
    events: Iterable[Event],
    moves: tuple[pd.DataFrame, pd.DataFrame],
    notes: list[str],
    say: Speaker,
    *,
    width: int,
) -> ChartType:
    """Return a panel an actor, the coverage below them, the events above; a bin pointed at lights up in all.

    `moves` are bursts and changes. Where there is no room beside the first name, the key stands below.
    """
    notes = [line for note in notes for line in fold_note(note, width - _AXIS)]
    days = Days(min(row["bin_start"] for row in rows), max(row["bin_end"] for row in rows), width - _AXIS)
    lane, hairlines = mark_events(events, {row["actor"] for row in rows}, days, say)
    bars = [_bar(row, say) for row in rows]
    actors = {row["actor"]: row["label"] for row in rows}
    between = (
        0 if any(days.place(row["bin_end"]) - days.place(row["bin_start"]) < _NARROW for row in rows) else -1
    )
    highest = max(*(row[kind] or 0 for row in rows for kind in ("certain", "possible")), 1)
    panels = []
    for actor in actors:
        panel = _panel([bar for bar in bars if bar["actor"] == actor], days, highest, between, say)
        own = [table[table["actor"] == actor] for table in moves]
        panels.append([*panel, *mark_moves(own[0], own[1], days, _PANEL, say)])
    items = _list_key(bars, say)
    if width == theme.WIDTH:
        panels[0] += draw_key(items, days.width)
    every = [_open_all(row) for row in rows if row["actor"] == next(iter(actors))]
    ground = _coverage(every, days, notes, between, say)
    if hairlines is not None:
        panels = [[*panel, hairlines] for panel in panels]
        # else its lack of a title would win
        ground.append(hairlines.encode(x=alt.X("day:T", title=notes or None)))
    # one list of layers a part: altair copies layers within layers again at every level
    parts = [
        *([] if lane is None else [lane]),
        *(alt.layer(*panel, width=days.width, height=_PANEL) for panel in panels),
        alt.layer(*ground, width=days.width, height=_COVERAGE),
        *(
            []
            if width == theme.WIDTH
            else [alt.layer(*draw_key(items, room=days.width), width=days.width, height=1)]
        ),
    ]
    over = alt.selection_point(
        name=_OVER, fields=["start"], on="pointerover", clear="pointerout", empty=False
    )
    with warnings.catch_warnings():
        # one selection for all panels: so it is meant
        warnings.filterwarnings("ignore", "Automatically deduplicated selection")
        return alt.vconcat(*parts, spacing=_SPACING).add_params(over)


def _bar(row: Mapping[str, Any], say: Speaker) -> dict[str, Any]:
    kept = ("actor", "door", "label", "bin", "start", "end", "documents", "reach", "certain", "possible")
    share = "" if row["share"] is None else say.share(row["share"])
    return {key: row[key] for key in kept} | {"zero": 0, "share": share}


def _open_all(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the bar of all articles of a bin: behind it stand their titles."""
    kept = {key: row[key] for key in ("bin", "start", "end", "documents", "reach")}
    behind = door(dated("published"), day=row["bin_start"]) if row["reach"] else ""
    return kept | {"zero": 0, "door": behind}


def _panel(
    bars: list[dict[str, Any]], days: Days, highest: int, between: int, say: Speaker
) -> list[ChartType]:
    base = alt.Chart(inline(bars))
    x = alt.X("start:T", scale=days.scale, axis=None)
    y = alt.Y("certain:Q", scale=alt.Scale(domain=[0, highest]), axis=_counts(highest, 2), title=None)
    tooltip = [
        alt.Tooltip("bin:N", title=bars[0]["label"]),
        alt.Tooltip("certain:Q", title=say("Articles, certain")),
        alt.Tooltip("possible:Q", title=say("Articles, possible")),
        alt.Tooltip("documents:Q", title=say("All articles")),
        alt.Tooltip("share:N", title=say("Share of articles")),
    ]
    over = {"x": x, "x2": "end:T", "tooltip": tooltip}
    layers: list[ChartType] = [_heading(clip(bars[0]["label"], days.width * 0.45, 12), theme.INK, "bold")]
    if not all(bar["documents"] for bar in bars):
        layers.append(
            base.transform_filter("!datum.documents").mark_rect(color=theme.GAP).encode(x=x, x2="end:T")
        )
    if any((bar["possible"] or 0) > (bar["certain"] or 0) for bar in bars):
        possible = base.transform_filter("datum.possible > datum.certain")
        pale = possible.mark_rect(color=theme.SOFT, x2Offset=between)
        layers.append(pale.encode(y=alt.Y("certain:Q"), y2="possible:Q", **over))
    solid = base.mark_rect(x2Offset=between)
    layers.append(solid.encode(y=y, y2="zero:Q", color=_pointed(theme.MAIN), **over))
    return layers


def _coverage(
    bars: list[dict[str, Any]], days: Days, notes: list[str], between: int, say: Speaker
) -> list[ChartType]:
    highest = max(*(bar["reach"] for bar in bars), 1)
    axis = alt.Axis(
        **axis_format(days, say), labelAlign="left", labelBound=True, ticks=True, tickColor=theme.QUIET
    )
    x = alt.X("start:T", scale=days.scale, axis=axis, title=notes or None)
    y = alt.Y("documents:Q", scale=alt.Scale(domain=[0, highest]), axis=_ends(highest), title=None)
    tooltip = [
        alt.Tooltip("bin:N", title=" "),
        alt.Tooltip("documents:Q", title=say("Articles, certain")),
        alt.Tooltip("reach:Q", title=say("Articles, possible")),
    ]
    base = alt.Chart(inline(bars))
    layers = [_heading(say("All articles, whoever they name"), theme.MUTED, "normal")]
    if any(bar["reach"] > bar["documents"] for bar in bars):
        pale = base.transform_filter("datum.reach > datum.documents").mark_rect(
            color=theme.EDGE, x2Offset=between
        )
        layers.append(pale.encode(x=x, x2="end:T", y=y, y2="reach:Q", tooltip=tooltip))
    grey = base.mark_rect(x2Offset=between)
    layers.append(
        grey.encode(x=x, x2="end:T", y=y, y2="zero:Q", color=_pointed(theme.QUIET), tooltip=tooltip)
    )
    return layers


def _pointed(colour: str) -> alt.Color:
    """Return the colour, and another for the bin that is pointed at, in all panels at once."""
    return alt.Color(condition={"param": _OVER, "empty": False, "value": theme.ACCENT}, value=colour)


def _heading(text: str, colour: str, weight: Literal["bold", "normal"]) -> ChartType:
    """Return the words above a panel's upper left corner."""
    place = alt.Chart(inline([{"text": text}])).encode(x=alt.value(0), y=alt.value(0), text="text:N")
    heading: ChartType = place.mark_text(
        align="left", baseline="bottom", dy=-4, color=colour, fontWeight=weight
    )
    return heading


def _ends(highest: int) -> alt.Axis:
    """Return an axis that tells nothing and the most."""
    return alt.Axis(
        values=[0, highest], format=",d", minExtent=_AXIS - 6, maxExtent=_AXIS - 6, labelFontSize=11
    )


def _list_key(bars: list[dict[str, Any]], say: Speaker) -> list[tuple[str, str]]:
    """Return what solid, pale and shaded mean; only what there is."""
    items = [(say("articles naming the actor"), theme.MAIN)]
    if any(bar["possible"] != bar["certain"] for bar in bars):
        items.append((say("possibly of these days"), theme.SOFT))
    if not all(bar["documents"] for bar in bars):
        items.append((say("no article of known day"), theme.GAP))
    return items


def _counts(highest: int, steps: int) -> alt.Axis:
    """Return an axis of whole numbers, as wide in every panel."""
    return alt.Axis(
        tickCount=min(highest, steps), format=",d", minExtent=_AXIS - 6, maxExtent=_AXIS - 6, labelFontSize=11
    )
