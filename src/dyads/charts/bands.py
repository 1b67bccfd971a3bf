"""Bands of small bars over one time axis: a name at the left, a number at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.calendar import Days, axis_format
from dyads.charts.figure import inline
from dyads.charts.key import draw_key
from dyads.charts.labels import clip_apart, limit_names
from dyads.fonts import measure
from dyads.language import Speaker

_NAMES, _TOTALS = 190, 110  # px for the names at the left, the numbers at the right
_ROW, _BAR = 32, 25  # px, of a band and of its highest bar
_NARROW = 5  # px: narrower bars touch


@dataclass(frozen=True, slots=True)
class Band:
    """What one row of the picture shows; `bins` have `start`, `end`, `bin` (in words), `certain`, `possible`, and `door` where one leads on."""

    name: str
    total: str
    bins: Sequence[Mapping[str, Any]]
    highest: int  # what a bar of full height stands for
    door: str = ""  # behind the number at the right


@dataclass(frozen=True, slots=True)
class BandWords:
    """What solid and pale bars are, in the key above, and what a bar's numbers are called when it is pointed at."""

    certain: str
    possible: str
    certain_label: str
    possible_label: str


def draw_bands(bands: Sequence[Band], words: BandWords, say: Speaker, width: int) -> ChartType:
    """Return the bands one below the other, the first on top."""
    every = [one for band in bands for one in band.bins]
    names = limit_names(width, _NAMES)
    totals = min(_TOTALS, round(max(measure(band.total, 12) for band in bands)) + 14)
    days = Days(
        min(one["start"] for one in every),
        max(one["end"] for one in every),
        round(width - names - totals),
    )
    height = _ROW * len(bands)
    scale = alt.Scale(domain=[height, 0], nice=False)
    key = draw_key([(words.certain, theme.MAIN), (words.possible, theme.SOFT)], room=width - names)
    layers = [*_draw_bars(bands, words, days, scale, say), *_draw_margins(bands, days, names, scale), *key]
    return alt.layer(*layers).properties(width=days.width, height=height)


def _draw_bars(
    bands: Sequence[Band], words: BandWords, days: Days, scale: alt.Scale, say: Speaker
) -> list[ChartType]:
    axis = alt.Axis(
        **axis_format(days, say), labelAlign="left", labelBound=True, ticks=True, tickColor=theme.QUIET
    )
    tooltip = [
        alt.Tooltip("bin:N", title=" "),
        alt.Tooltip("name:N", title=" "),
        alt.Tooltip("certain:Q", title=words.certain_label),
        alt.Tooltip("possible:Q", title=words.possible_label),
    ]
    narrow = any(
        days.place(one["end"]) - days.place(one["start"]) < _NARROW for band in bands for one in band.bins
    )
    base = alt.Chart(inline(_list_bars(bands))).encode(
        x=alt.X("start:T", scale=days.scale, axis=axis, title=None), x2="end:T", tooltip=tooltip
    )
    return [
        base.mark_rect(color=colour, x2Offset=0 if narrow else -1).encode(
            y=alt.Y(top, scale=scale, axis=None), y2="floor:Q"
        )
        for top, colour in (("possible_top:Q", theme.SOFT), ("certain_top:Q", theme.MAIN))
    ]


def _list_bars(bands: Sequence[Band]) -> list[dict[str, Any]]:
    bars = []
    for place, band in enumerate(bands):
        floor = _floor(place)
        for one in band.bins:
            if one["possible"]:
                tops = {
                    f"{kind}_top": floor - _BAR * one[kind] / max(band.highest, 1)
                    for kind in ("certain", "possible")
                }
                told = {key: one[key] for key in ("bin", "certain", "possible")}
                when = {"start": one["start"].isoformat(), "end": one["end"].isoformat()}
                behind = {"door": one["door"]} if "door" in one else {}
                bars.append({"name": band.name, "floor": floor} | told | when | tops | behind)
    return bars


def _draw_margins(bands: Sequence[Band], days: Days, names: float, scale: alt.Scale) -> list[ChartType]:
    """Return the line each band stands on, its name and its number."""
    shown = clip_apart([band.name for band in bands], names - 14, 13)
    rows = [
        {"y": _floor(place) - 9, "floor": _floor(place), "full": band.name, "total": band.total}
        | {"name": name, "door": band.door}
        for place, (band, name) in enumerate(zip(bands, shown, strict=True))
    ]
    ground = alt.Chart(inline(rows))
    beside = ground.encode(y=alt.Y("y:Q", scale=scale, axis=None))
    return [
        ground.mark_rule(color=theme.GRID).encode(y=alt.Y("floor:Q", scale=scale, axis=None)),
        beside.mark_text(align="right", color=theme.INK, fontSize=13).encode(
            x=alt.value(-12), text="name:N", tooltip=alt.Tooltip("full:N", title=" ")
        ),
        beside.mark_text(align="left", color=theme.MUTED).encode(
            x=alt.value(days.width + 10), text="total:N"
        ),
    ]


def _floor(place: int) -> int:
    return (place + 1) * _ROW - 3
