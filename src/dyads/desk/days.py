"""What stands behind the bars of days: all articles that were published then, and the sentences that name such days."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from dyads.charts.calendar import name_bin
from dyads.charts.doors import dated, door
from dyads.charts.lanes import CLOCKS
from dyads.desk.articles import ArticleDesk
from dyads.desk.evidence import EvidenceView, Item, SentenceDesk
from dyads.desk.news import News
from dyads.language import speaking


def show_days(
    news: News, coverage: pd.DataFrame, lanes: pd.DataFrame | None = None, *, most: int = 8
) -> EvidenceView:
    """Return the articles behind each bar of all articles, of `cover_bins`, and the sentences behind the lanes of `bin_dates`.

    A bar counts the dates that may mean its days, a sentence may hold several: behind it stand the sentences, of more than `most` a sample.
    """
    published = _list_published(news, coverage, most)
    told = {} if lanes is None else _tell_lanes(news, lanes, most)
    return EvidenceView(published | told, news.language)


def _list_published(news: News, coverage: pd.DataFrame, most: int) -> dict[str, Item]:
    say, desk, clock = speaking(news.language), ArticleDesk(news, most), dated("published")
    items = {}
    if len(desk.documents):
        items[door(clock)] = desk.item(say("All articles"), np.ones(len(desk.documents), bool))
    bins: list[Any] = list(coverage[coverage["place"] == "bin"].itertuples(index=False))
    for row in bins:
        if row.possible:
            label = say("All articles, {days}", days=name_bin(row.bin_start, row.bin_end, say))
            found = desk.possible(row.bin_start, row.bin_end)
            items[door(clock, day=row.bin_start)] = desk.item(label, found)
    return items


def _tell_lanes(news: News, lanes: pd.DataFrame, most: int) -> dict[str, Item]:
    """Return the sentences of each bin of each lane, and those of all bins of a lane."""
    say = speaking(news.language)
    desk = SentenceDesk(news, news.names, most)
    known = news.dates.dropna(subset=["from", "to"])
    days = known.assign(method=_write_days(known))
    items: dict[str, Item] = {}
    drawn = lanes[(lanes["clock"] != "published") & (lanes["possible"] > 0)]
    for clock, bins in drawn.groupby("clock", sort=False):
        lane, name = days[days["clock"] == clock], say(CLOCKS[str(clock)])
        spans = [(None, bins["bin_start"].min(), bins["bin_end"].max())]
        spans += [(start, start, end) for start, end in zip(bins["bin_start"], bins["bin_end"], strict=True)]
        for day, start, end in spans:
            found = lane[(lane["from"] < end) & (lane["to"] >= start)]
            label = name if day is None else f"{name}, {name_bin(start, end, say)}"
            items[door(dated(str(clock)), day=day)] = desk.item(label, found)
    return items


def _write_days(dates: pd.DataFrame) -> list[str]:
    """Return which days each date can mean, as the codebook writes them."""
    return [
        str(first) if first == last else f"{first} to {last}"
        for first, last in zip(dates["from"], dates["to"], strict=True)
    ]
