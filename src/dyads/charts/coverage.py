"""Which outlets the documents come from, and from when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.bands import Band, BandWords, draw_bands
from dyads.charts.blank import plot_blank
from dyads.charts.calendar import name_bin
from dyads.charts.doors import all_published, door, published
from dyads.charts.figure import Figure, make_figure
from dyads.charts.labels import label_actors
from dyads.charts.views import TableView, ViewColumn, tabulate
from dyads.language import Language, Speaker, message, speaking

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
    ids = {outlet or unnamed: outlet for outlet in coverage}
    coverage = {outlet or unnamed: table for outlet, table in coverage.items()}
    counts = {outlet: _count(table) for outlet, table in coverage.items()}
    named = sorted(counts.keys() - {unnamed}, key=lambda outlet: (-counts[outlet], outlet))
    shown = named[:top] + [unnamed] * (unnamed in counts)
    total = sum(counts.values())
    rows = [row for outlet in shown for row in _rows(coverage[outlet], outlet, published(ids[outlet]), say)]
    data = _tabulate(rows, say)
    if not any(row["place"] == "bin" for row in rows) or not total:
        return plot_blank("coverage", say("There are no dated articles."), data)
    totals = {outlet: counts[outlet] for outlet in shown}
    behind = {outlet: all_published(ids[outlet]) for outlet in shown}
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
        chart=_chart(rows, totals, behind, say, theme.WIDTH),
        narrow=_chart(rows, totals, behind, say, theme.NARROW),
        data=data,
    )


def _count(table: pd.DataFrame) -> int:
    """Return how many documents the table is about: its expected numbers sum to them."""
    return round(float(table["expected"].sum()))


def _rows(table: pd.DataFrame, outlet: str, behind: str, say: Speaker) -> list[dict[str, Any]]:
    rows = []
    for values in table.sort_values("bin_start", na_position="last")[_COLUMNS].itertuples(index=False):
        row: dict[str, Any] = dict(zip(_FIELDS, values, strict=True))
        inside = row["place"] == "bin"
        when = name_bin(row["start"], row["end"], say) if inside else say(_ELSEWHERE[row["place"]])
        row |= {"outlet": outlet, "bin": when, "day": row["start"].isoformat() if inside else None}
        known = row["place"] != "outside"
        rows.append(row | {"door": door(behind, day=row["start"] if inside else None) if known else ""})
    return rows


def _tabulate(rows: list[dict[str, Any]], say: Speaker) -> TableView:
    columns = (
        ViewColumn("outlet", "text", say("Outlet")),
        ViewColumn("bin", "text", say("When")),
        ViewColumn("day", "date", say("From")),
        ViewColumn("certain", "integer", say("Articles, certain")),
        ViewColumn("possible", "integer", say("Articles, possible")),
    )
    return tabulate([row for row in rows if row["certain"] or row["possible"]], columns, {})


def _chart(
    rows: list[dict[str, Any]], totals: Mapping[str, int], behind: Mapping[str, str], say: Speaker, width: int
) -> ChartType:
    bins = [row for row in rows if row["place"] == "bin"]
    highest = max(row["possible"] for row in bins)
    undated = {row["outlet"]: row["certain"] for row in rows if row["place"] == "undated"}
    labels = label_actors(totals, {})
    bands = [
        Band(
            labels[outlet],
            say("{n}, undated {undated}", n=count, undated=undated[outlet])
            if undated.get(outlet)
            else say.number(count),
            [row for row in bins if row["outlet"] == outlet],
            highest,
            behind[outlet],
        )
        for outlet, count in totals.items()
    ]
    words = BandWords(
        certain=say("articles"),
        possible=say("possibly of these days"),
        certain_label=say("Articles, certain"),
        possible_label=say("Articles, possible"),
    )
    return draw_bands(bands, words, say, width)
