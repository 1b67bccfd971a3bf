"""When who is named: documents by day, week or month, above the coverage they come from."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import Any, Literal

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.calendar import Days, axis_format, name_bin
from dyads.charts.doors import door
from dyads.charts.events import mark_events
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.key import draw_key
from dyads.charts.labels import clip, label_actors
from dyads.charts.views import ViewColumn, tabulate
from dyads.charts.words import Language, percent, say
from dyads.model import Event

_AXIS = 40  # px for the numbers at the left
_PANEL = 68  # px, of each actor
_COVERAGE = 44  # px
_NARROW = 5  # px: narrower bars touch
_OVER = "over"  # the bin pointed at
_SPACING = 23  # px between panels, with the words above each
_FIELDS = ("actor", "bin_start", "bin_end", "documents", "certain", "possible", "share")


def plot_timeline(
    timeline: pd.DataFrame,
    names: Mapping[str, str],
    *,
    events: Iterable[Event] = (),
    coverage: pd.DataFrame | None = None,
    top: int = 4,
    language: Language = "en",
) -> Figure:
    """Plot in how many documents each of the most named actors is named, bin by bin, over the documents there are.

    Solid bars are documents certainly of the bin, pale ones may be. A bin without documents is shaded: nothing is known of it.
    `coverage` adds what no bin holds: documents without a day, and outside the period.
    """
    rows = _rows(timeline, names, top, language)
    data = tabulate(rows, _columns(language))
    if not rows:
        return plot_blank("timeline", say("no_actor", language), data)
    notes = _notes(coverage, language)
    return make_figure(
        "timeline",
        title=_title(rows, language),
        description=_describe(rows, notes, language),
        chart=_chart(rows, events, notes, language),
        data=data,
    )


def _rows(
    timeline: pd.DataFrame, names: Mapping[str, str], top: int, language: Language
) -> list[dict[str, Any]]:
    """Return one row an actor and bin, the most named actor first; where there were no documents the counts are missing."""
    totals = timeline.groupby("actor")[["possible", "certain"]].sum().reset_index()
    totals = totals.sort_values(["certain", "possible", "actor"], ascending=[False, False, True]).head(top)
    labels = label_actors(totals["actor"], names)
    place = {actor: i for i, actor in enumerate(labels)}
    rows = [
        dict(zip(_FIELDS, map(_plain, row), strict=True))
        for row in timeline[list(_FIELDS)].itertuples(index=False)
        if row[0] in place
    ]
    for row in rows:
        row["label"] = labels[row["actor"]]
        row["door"] = door(row["actor"], day=row["bin_start"])
        row["bin"] = name_bin(row["bin_start"], row["bin_end"], language)
    return sorted(rows, key=lambda row: (place[row["actor"]], row["bin_start"]))


def _plain(value: Any) -> Any:
    return None if pd.isna(value) else value


def _columns(language: Language) -> tuple[ViewColumn, ...]:
    return (
        ViewColumn("label", "text", say("actor", language)),
        ViewColumn("bin", "text", say("bin", language)),
        ViewColumn("certain", "integer", say("certain", language)),
        ViewColumn("possible", "integer", say("possible", language)),
        ViewColumn("documents", "integer", say("coverage", language)),
        ViewColumn("share", "share", say("share", language)),
    )


def _notes(coverage: pd.DataFrame | None, language: Language) -> list[str]:
    """Say how many documents no bin holds."""
    if coverage is None:
        return []
    counts = coverage.groupby("place")["certain"].sum()
    return [
        say(f"timeline_{place}", language, n=int(counts[place]))
        for place in ("undated", "outside")
        if counts.get(place, 0)
    ]


def _title(rows: list[dict[str, Any]], language: Language) -> str:
    """Name the bin in which the most named actor is named most, or ask where no bin leads."""
    first = [row for row in rows if row["actor"] == rows[0]["actor"] and row["certain"]]
    most = max((row["certain"] for row in first), default=0)
    peaks = [row for row in first if row["certain"] == most]
    if len(peaks) != 1 or len(first) < 2:  # noqa: PLR2004  one bin has no peak
        return say("timeline_question", language)
    peak = peaks[0]
    return say(
        "timeline_finding",
        language,
        name=peak["label"],
        bin=peak["bin"],
        n=f"{most:,}",
        total=f"{peak['documents']:,}",
    )


def _describe(rows: list[dict[str, Any]], notes: list[str], language: Language) -> str:
    bins = {row["bin_start"]: row for row in rows}
    items = []
    for label in dict.fromkeys(row["label"] for row in rows):
        own = [row for row in rows if row["label"] == label and row["certain"]]
        peak = max(own, key=lambda row: row["certain"], default=None)
        items.append(
            say("timeline_item", language, name=label, n=sum(row["certain"] for row in own))
            + (say("timeline_peak", language, n=peak["certain"], bin=peak["bin"]) if peak else "")
        )
    first, last = bins[min(bins)], bins[max(bins)]
    description = say(
        "timeline_description",
        language,
        first=first["bin"],
        last=last["bin"],
        bins=len(bins),
        empty=sum(not row["documents"] for row in bins.values()),
        items="; ".join(items),
    )
    return " ".join([description, *notes])


def _chart(
    rows: list[dict[str, Any]], events: Iterable[Event], notes: list[str], language: Language
) -> ChartType:
    days = Days(
        min(row["bin_start"] for row in rows), max(row["bin_end"] for row in rows), theme.WIDTH - _AXIS
    )
    lane, hairlines = mark_events(events, {row["actor"] for row in rows}, days, language)
    bars = [_bar(row) for row in rows]
    labels = list(dict.fromkeys(row["label"] for row in rows))
    between = (
        0 if any(days.place(row["bin_end"]) - days.place(row["bin_start"]) < _NARROW for row in rows) else -1
    )
    highest = max(*(row[kind] or 0 for row in rows for kind in ("certain", "possible")), 1)
    panels = [
        _panel([bar for bar in bars if bar["label"] == label], days, highest, between, language)
        for label in labels
    ]
    ground = _coverage([bar for bar in bars if bar["label"] == labels[0]], days, notes, between, language)
    panels[0] = alt.layer(panels[0], *_key(bars, days, language))
    parts = [
        layers.properties(width=days.width, height=height)
        for layers, height in (*((panel, _PANEL) for panel in panels), (ground, _COVERAGE))
    ]
    if lane is not None and hairlines is not None:
        parts = [lane, *(alt.layer(part, hairlines) for part in parts)]
    over = alt.selection_point(
        name=_OVER, fields=["start"], on="pointerover", clear="pointerout", empty=False
    )
    with warnings.catch_warnings():
        warnings.filterwarnings(
            "ignore", "Automatically deduplicated selection"
        )  # one for all panels: so it is meant
        return alt.vconcat(*parts, spacing=_SPACING).add_params(over)


def _bar(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "actor": row["actor"],
        "door": row["door"],
        "label": row["label"],
        "bin": row["bin"],
        "start": row["bin_start"].isoformat(),
        "end": row["bin_end"].isoformat(),
        "documents": row["documents"],
        "certain": row["certain"],
        "possible": row["possible"],
        "zero": 0,
        "share": "" if row["share"] is None else percent(row["share"]),
    }


def _panel(
    bars: list[dict[str, Any]], days: Days, highest: int, between: int, language: Language
) -> ChartType:
    base = alt.Chart(inline(bars))
    x = alt.X("start:T", scale=days.scale, axis=None)
    y = alt.Y("certain:Q", scale=alt.Scale(domain=[0, highest]), axis=_counts(highest, 2), title=None)
    tooltip = [
        alt.Tooltip("bin:N", title=bars[0]["label"]),
        alt.Tooltip("certain:Q", title=say("certain", language)),
        alt.Tooltip("possible:Q", title=say("possible", language)),
        alt.Tooltip("documents:Q", title=say("coverage", language)),
        alt.Tooltip("share:N", title=say("share", language)),
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
    return alt.layer(*layers)


def _coverage(
    bars: list[dict[str, Any]], days: Days, notes: list[str], between: int, language: Language
) -> ChartType:
    highest = max(*(bar["documents"] for bar in bars), 1)
    axis = alt.Axis(
        **axis_format(days, language), labelAlign="left", labelBound=True, ticks=True, tickColor=theme.QUIET
    )
    x = alt.X("start:T", scale=days.scale, axis=axis, title=notes or None)
    y = alt.Y("zero:Q", scale=alt.Scale(domain=[0, highest]), axis=_ends(highest), title=None)
    tooltip = [alt.Tooltip("bin:N", title=" "), alt.Tooltip("documents:Q", title=say("coverage", language))]
    grey = alt.Chart(inline(bars)).mark_rect(x2Offset=between)
    return alt.layer(
        grey.encode(x=x, x2="end:T", y=y, y2="documents:Q", color=_pointed(theme.QUIET), tooltip=tooltip),
        _heading(say("coverage_axis", language), theme.MUTED, "normal"),
    )


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


def _key(bars: list[dict[str, Any]], days: Days, language: Language) -> list[ChartType]:
    """Return what solid, pale and shaded mean, above the upper right corner; only what there is."""
    items = [(say("key_certain", language), theme.MAIN)]
    if any(bar["possible"] != bar["certain"] for bar in bars):
        items.append((say("key_possible", language), theme.SOFT))
    if not all(bar["documents"] for bar in bars):
        items.append((say("key_empty", language), theme.GAP))
    return draw_key(items, days.width)


def _counts(highest: int, steps: int) -> alt.Axis:
    """Return an axis of whole numbers, as wide in every panel."""
    return alt.Axis(
        tickCount=min(highest, steps), format=",d", minExtent=_AXIS - 6, maxExtent=_AXIS - 6, labelFontSize=11
    )
