"""What stands behind the bars of days: all articles that were published then, and the sentences that name such days."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dyads.analysis import documents_in
from dyads.charts.calendar import name_bin
from dyads.charts.doors import dated, door
from dyads.charts.lanes import CLOCKS
from dyads.desk.articles import list_articles
from dyads.desk.evidence import EvidenceView, Item, SentenceDesk
from dyads.desk.news import News
from dyads.language import speaking
from dyads.tables import LANES


def show_days(
    news: News, coverage: pd.DataFrame, lanes: pd.DataFrame | None = None, *, most: int = 8
) -> EvidenceView:
    """Return the articles behind each bar of all articles, of `cover_bins`, and the sentences behind the lanes of `bin_dates`.

    A bar counts the dates that may mean its days, a sentence may hold several: behind it stand the sentences, of more than `most` a sample.
    """
    say = speaking(news.language)
    items: dict[str, Item] = {}
    bins: list[Any] = list(coverage[coverage["place"] == "bin"].itertuples(index=False))
    for row in bins:
        if row.possible:
            found = documents_in(news.documents, row.bin_start, row.bin_end, certain=False)
            label = say("All articles, {days}", days=name_bin(row.bin_start, row.bin_end, say))
            items[door(dated("published"), day=row.bin_start)] = list_articles(label, found, most, say)
    desk = SentenceDesk(news, news.names, most)
    known = news.dates.dropna(subset=["from", "to"])
    days = known.assign(method=_write_days(known))
    lanes = LANES.empty() if lanes is None else lanes
    told: list[Any] = list(
        lanes[(lanes["clock"] != "published") & (lanes["possible"] > 0)].itertuples(index=False)
    )
    for row in told:
        found = days[
            (days["clock"] == row.clock) & (days["from"] < row.bin_end) & (days["to"] >= row.bin_start)
        ]
        label = f"{say(CLOCKS[row.clock])}, {name_bin(row.bin_start, row.bin_end, say)}"
        items[door(dated(row.clock), day=row.bin_start)] = desk.item(label, found)
    return EvidenceView(items, news.language)


def _write_days(dates: pd.DataFrame) -> list[str]:
    """Return which days each date can mean, as the codebook writes them."""
    return [
        str(first) if first == last else f"{first} to {last}"
        for first, last in zip(dates["from"], dates["to"], strict=True)
    ]
