"""Which days the articles were published on, tell of, merely name, and look ahead to."""

from __future__ import annotations

from typing import Any

import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.bands import Band, BandWords, draw_bands
from dyads.charts.blank import plot_blank
from dyads.charts.calendar import name_bin
from dyads.charts.doors import dated, door
from dyads.charts.figure import Figure, make_figure
from dyads.charts.views import ViewColumn, tabulate
from dyads.language import Language, Speaker, message, speaking

_FIELDS = ("clock", "bin_start", "bin_end", "certain", "possible", "expected")
CLOCKS = {
    "published": message("Articles published"),
    "event": message("Days told of"),
    "mentioned": message("Days merely named"),
    "scheduled": message("Days announced"),
}


def plot_lanes(lanes: pd.DataFrame, *, language: Language = "en") -> Figure:
    """Plot how many articles were published in each bin and how many dates in them mean it, a lane a clock.

    Every lane is drawn to its own highest bar, for articles and dates are not the same thing; its number stands at the right.
    """
    say = speaking(language)
    rows = _rows(lanes, say)
    named = [row for row in rows if row["possible"]]
    data = tabulate(named, _columns(say), {"clock": "clock"})
    if not named:
        return plot_blank("lanes", say("There are no dated articles."), data)
    totals = {clock: sum(row["expected"] for row in rows if row["clock"] == clock) for clock in CLOCKS}
    items = "; ".join(f"{say(CLOCKS[clock])} {say.number(total)}" for clock, total in totals.items())
    return make_figure(
        "lanes",
        title=say("Of which days do the articles tell?"),
        description=say(
            "Bars over time in four lanes: when articles were published, and which days the dates in them mean. {items}.",
            items=items,
        ),
        chart=_chart(rows, totals, say, theme.WIDTH),
        narrow=_chart(rows, totals, say, theme.NARROW),
        data=data,
    )


def _rows(lanes: pd.DataFrame, say: Speaker) -> list[dict[str, Any]]:
    rows = []
    for values in lanes[list(_FIELDS)].itertuples(index=False):
        row: dict[str, Any] = dict(zip(_FIELDS, values, strict=True))
        row |= {"start": row["bin_start"], "end": row["bin_end"], "lane": say(CLOCKS[row["clock"]])}
        row |= {"bin": name_bin(row["start"], row["end"], say), "day": row["start"].isoformat()}
        rows.append(row | {"door": door(dated(row["clock"]), day=row["start"])})
    return rows


def _columns(say: Speaker) -> tuple[ViewColumn, ...]:
    return (
        ViewColumn("lane", "text", say("Clock")),
        ViewColumn("bin", "text", say("When")),
        ViewColumn("day", "date", say("From")),
        ViewColumn("certain", "integer", say("Certain")),
        ViewColumn("possible", "integer", say("Possible")),
    )


def _chart(rows: list[dict[str, Any]], totals: dict[str, float], say: Speaker, width: int) -> ChartType:
    bands = [
        Band(
            say(label),
            say.number(totals[clock]),
            own := [row for row in rows if row["clock"] == clock],
            max(row["possible"] for row in own),
            door(dated(clock)),
        )
        for clock, label in CLOCKS.items()
    ]
    words = BandWords(
        certain=say("certainly of these days"),
        possible=say("possibly of these days"),
        certain_label=say("Certain"),
        possible_label=say("Possible"),
    )
    return draw_bands(bands, words, say, width)
