"""The articles behind a bar of the coverage or a line between two actors: title, outlet and day of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dyads.analysis.arrays import Booleans
from dyads.analysis.bins import Freq
from dyads.analysis.selection import lie_in
from dyads.analysis.selection import published as days_published
from dyads.charts.calendar import name_bin
from dyads.charts.doors import all_published, door, known, published, shared
from dyads.desk.evidence import EvidenceView, Item, say_day
from dyads.desk.news import News
from dyads.desk.overviews import cover_outlets, group_documents
from dyads.desk.terms import BASES
from dyads.language import speaking

_LISTED = ["id", "outlet", "published_from", "published_to", "basis", "title", "source"]


def show_articles(
    news: News, freq: Freq, groups: Mapping[str, str] | None = None, *, top: int = 15, most: int = 25
) -> EvidenceView:
    """Return the articles behind each number and bar that `plot_coverage` draws of `cover_outlets`, and each row of `show_dating`.

    Behind a number of more than `most` articles stand the first of them, and how many there are.
    """
    say, desk = speaking(news.language), ArticleDesk(news, most)
    coverage = cover_outlets(news, freq, groups)
    owners = group_documents(news, groups).loc[desk.documents.index].to_numpy()
    held = {outlet: owners == outlet for outlet in dict.fromkeys(owners)}
    named = sorted(held.keys() - {""}, key=lambda outlet: (-held[outlet].sum(), outlet))
    items: dict[str, Item] = {}
    for outlet in [*named[:top], *([""] if "" in held else [])]:
        own, name = held[outlet], outlet or say("outlet not named")
        items[all_published(outlet)] = desk.item(name, own)
        bins: list[Any] = list(coverage[outlet].itertuples(index=False))
        for row in bins:
            if row.place == "outside" or not row.possible:
                continue
            inside = row.place == "bin"
            found = desk.possible(row.bin_start, row.bin_end) if inside else desk.undated
            when = name_bin(row.bin_start, row.bin_end, say) if inside else say("no known day")
            place = door(published(outlet), day=row.bin_start if inside else None)
            items[place] = desk.item(f"{name}, {when}", own & found)
    bases = desk.documents["basis"].to_numpy()
    for basis in sorted(set(bases)):
        label = say("Articles whose day is {basis}", basis=say(BASES[str(basis)]))
        items[door(known(str(basis)))] = desk.item(label, bases == basis)
    return EvidenceView(items, news.language)


def show_shared_articles(news: News, together: pd.DataFrame, *, most: int = 25) -> EvidenceView:
    """Return the articles behind each line that `plot_spans` draws of `bin_together`: those of certain day that name both."""
    say, desk = speaking(news.language), ArticleDesk(news, most)
    counted = news.mentions[news.mentions["counted"]]
    naming = {actor: set(own) for actor, own in counted["document"].groupby(counted["actor"])}
    items: dict[str, Item] = {}
    for pair, drawn in together[together["certain"].fillna(0) > 0].groupby("actor", sort=False):
        a, _, b = str(pair).partition("+")
        spans = zip(drawn["bin_start"], drawn["bin_end"], strict=True)
        inside = np.logical_or.reduce([desk.certain(start, end) for start, end in spans])
        both = desk.documents["id"].isin(naming[a] & naming[b]).to_numpy(dtype=bool)
        label = say("{a} – {b}: articles that name both", a=news.names[a], b=news.names[b])
        items[shared(a, b)] = desk.item(label, inside & both)
    return EvidenceView(items, news.language)


class ArticleDesk:
    """The articles of the news in order of their day, from which those behind a number are taken."""

    def __init__(self, news: News, most: int) -> None:
        self.documents = news.documents[_LISTED].sort_values(["published_from", "id"])
        self._rows: list[Any] = self.documents.to_dict("records")
        self._days = days_published(self.documents)
        self._most = most
        self._say = speaking(news.language)

    @property
    def undated(self) -> Booleans:
        return np.isnat(self._days[0])

    def certain(self, start: date, end: date) -> Booleans:
        """Return which were certainly published in these days."""
        return lie_in(*self._days, start, end)

    def possible(self, start: date, end: date) -> Booleans:
        """Return which can have been published in these days."""
        return lie_in(*self._days, start, end, certain=False)

    def item(self, label: str, found: Booleans) -> Item:
        """Return the first of them, each as an entry without a sentence, and how many there are."""
        places = np.flatnonzero(found)
        entries = [self._entry(self._rows[place]) for place in places[: self._most]]
        return {"label": label, "total": len(places), "sentences": entries}

    def _entry(self, row: Mapping[str, Any]) -> Item:
        return {
            "document": row["id"],
            "outlet": row["outlet"] or "",
            "date": say_day(row, self._say),
            "day": "" if row["published_from"] is None else str(row["published_from"]),
            "title": row["title"] or row["source"],
            "text": "",
        }
