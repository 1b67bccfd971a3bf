"""Which outlets the documents come from, and from when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.calendar import Days, axis_format, name_bin
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.key import draw_key
from dyads.charts.labels import clip, label_actors
from dyads.charts.views import TableView, ViewColumn
from dyads.language import Language, Speaker, message, speaking

_NAMES, _TOTALS = 190, 110  # px for the names at the left, the numbers at the right
_ROW, _BAR = 32, 25  # px, of a row and of its highest bar
_NARROW = 5  # px: narrower bars touch
_COLUMNS = ["place", "bin_start", "bin_end", "certain", "possible"]
_FIELDS = ("place", "start", "end", "certain", "possible")
_ELSEWHERE = {"undated": message("no known day"), "outside": message("outside these days")}


def plot_coverage(
    coverage: Mapping[str, pd.DataFrame], *, top: int = 15, language: Language = "en"
) -> Figure:
    """Plot how many documents each outlet has in each bin, the outlet with the most first.

    `coverage`: outlet → its coverage table, all with the same bins; "" → that of the documents that name none, which
    stand last. Documents without a day are counted at the right.
    """
    say = speaking(language)
    unnamed = say("outlet not named")
    coverage = {outlet or unnamed: table for outlet, table in coverage.items()}
    counts = {outlet: _count(table) for outlet, table in coverage.items()}
    named = sorted(counts.keys() - {unnamed}, key=lambda outlet: (-counts[outlet], outlet))
    shown = named[:top] + [unnamed] * (unnamed in counts)
    total = sum(counts.values())
    rows = [row for outlet in shown for row in _rows(coverage[outlet], outlet, say)]
    data = _tabulate(rows, say)
    if not any(row["place"] == "bin" for row in rows) or not total:
        return plot_blank("coverage", say("There are no dated articles."), data)
    totals = {outlet: counts[outlet] for outlet in shown}
    items = "; ".join(f"{outlet} {say.number(count)}" for outlet, count in totals.items())
    first = shown[0]
    leads = first != unnamed and all(
        counts[first] > count for other, count in counts.items() if other != first
    )
    title = (
        say(
            "{name} gives {n} of {total:article|articles}, more than any other outlet",
            name=first,
            n=counts[first],
            total=total,
        )
        if leads
        else say("Which outlets do the articles come from, and from when?")
    )
    return make_figure(
        "coverage",
        title=title,
        description=say(
            "Bars of articles over time, a row an outlet, the {shown} with most of {all}; {total:article|articles} in all: {items}.",
            total=total,
            shown=len(totals),
            all=len(counts),
            items=items,
        ),
        chart=_chart(rows, totals, say),
        data=data,
    )


def _count(table: pd.DataFrame) -> int:
    """Return how many documents the table is about: its expected numbers sum to them."""
    return round(float(table["expected"].sum()))


def _rows(table: pd.DataFrame, outlet: str, say: Speaker) -> list[dict[str, Any]]:
    rows = []
    for values in table.sort_values("bin_start", na_position="last")[_COLUMNS].itertuples(index=False):
        row: dict[str, Any] = dict(zip(_FIELDS, values, strict=True))
        inside = row["place"] == "bin"
        when = name_bin(row["start"], row["end"], say) if inside else say(_ELSEWHERE[row["place"]])
        rows.append(
            row | {"outlet": outlet, "bin": when, "day": row["start"].isoformat() if inside else None}
        )
    return rows


def _tabulate(rows: list[dict[str, Any]], say: Speaker) -> TableView:
    columns = (
        ViewColumn("outlet", "text", say("Outlet")),
        ViewColumn("bin", "text", say("When")),
        ViewColumn("day", "date", say("From")),
        ViewColumn("certain", "integer", say("Articles, certain")),
        ViewColumn("possible", "integer", say("Articles, possible")),
    )
    shown = [row for row in rows if row["certain"] or row["possible"]]
    return TableView("", columns, tuple(tuple(row[column.name] for column in columns) for row in shown))


def _chart(rows: list[dict[str, Any]], totals: Mapping[str, int], say: Speaker) -> ChartType:
    bins = [row for row in rows if row["place"] == "bin"]
    days = Days(
        min(row["start"] for row in bins), max(row["end"] for row in bins), theme.WIDTH - _NAMES - _TOTALS
    )
    height = _ROW * len(totals)
    highest = max(row["possible"] for row in bins) or 1
    labels = label_actors(totals, {})
    floor = {outlet: (place + 1) * _ROW - 3 for place, outlet in enumerate(totals)}
    bars = [
        {key: row[key] for key in ("outlet", "bin", "certain", "possible")}
        | {"start": row["start"].isoformat(), "end": row["end"].isoformat(), "floor": floor[row["outlet"]]}
        | {
            kind + "_top": floor[row["outlet"]] - _BAR * row[kind] / highest
            for kind in ("certain", "possible")
        }
        for row in bins
        if row["possible"]
    ]
    undated = {row["outlet"]: row["certain"] for row in rows if row["place"] == "undated"}
    margins = [
        {
            "y": floor[outlet] - 9,
            "name": clip(labels[outlet], _NAMES - 14, 13),
            "full": labels[outlet],
            "floor": floor[outlet],
        }
        | {"total": say("{n}, undated {undated}", n=count, undated=undated.get(outlet, 0))}
        for outlet, count in totals.items()
    ]
    axis = alt.Axis(
        **axis_format(days, say), labelAlign="left", labelBound=True, ticks=True, tickColor=theme.QUIET
    )
    x = alt.X("start:T", scale=days.scale, axis=axis, title=None)
    scale = alt.Scale(domain=[height, 0], nice=False)
    gap = 0 if any(days.place(row["end"]) - days.place(row["start"]) < _NARROW for row in bins) else -1
    tooltip = [
        alt.Tooltip("bin:N", title=" "),
        alt.Tooltip("outlet:N", title=say("Outlet")),
        alt.Tooltip("certain:Q", title=say("Articles, certain")),
        alt.Tooltip("possible:Q", title=say("Articles, possible")),
    ]
    base = alt.Chart(inline(bars)).encode(x=x, x2="end:T", tooltip=tooltip)
    sides = alt.Chart(inline(margins)).encode(y=alt.Y("y:Q", scale=scale, axis=None))
    layers = [
        alt.Chart(inline(margins))
        .mark_rule(color=theme.GRID)
        .encode(y=alt.Y("floor:Q", scale=scale, axis=None)),
        base.mark_rect(color=theme.SOFT, x2Offset=gap).encode(
            y=alt.Y("possible_top:Q", scale=scale, axis=None), y2="floor:Q"
        ),
        base.mark_rect(color=theme.MAIN, x2Offset=gap).encode(
            y=alt.Y("certain_top:Q", scale=scale, axis=None), y2="floor:Q"
        ),
        sides.mark_text(align="right", color=theme.INK, fontSize=13).encode(
            x=alt.value(-12), text="name:N", tooltip=alt.Tooltip("full:N", title=" ")
        ),
        sides.mark_text(align="left", color=theme.MUTED).encode(x=alt.value(days.width + 10), text="total:N"),
    ]
    key = draw_key([(say("articles"), theme.MAIN), (say("possibly of these days"), theme.SOFT)])
    return alt.layer(*layers, *key).properties(width=days.width, height=height)
