"""The articles behind a bar of the coverage or a line between two actors: title, outlet and day of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dyads.analysis import documents_in
from dyads.analysis.bins import Freq
from dyads.charts.calendar import name_bin
from dyads.charts.doors import all_published, door, known, published, shared
from dyads.desk.evidence import EvidenceView, Item, say_day
from dyads.desk.news import News
from dyads.desk.overviews import cover_outlets, group_documents
from dyads.desk.terms import BASES
from dyads.language import Speaker, speaking


def show_articles(
    news: News, freq: Freq, groups: Mapping[str, str] | None = None, *, top: int = 15, most: int = 25
) -> EvidenceView:
    """Return the articles behind each number and bar that `plot_coverage` draws of `cover_outlets`, and each row of `show_dating`.

    Behind a number of more than `most` articles stand the first of them, and how many there are.
    """
    say = speaking(news.language)
    coverage = cover_outlets(news, freq, groups)
    held = dict(iter(news.documents.groupby(group_documents(news, groups))))
    named = sorted(held.keys() - {""}, key=lambda outlet: (-len(held[outlet]), outlet))
    items: dict[str, Item] = {}
    for outlet in [*named[:top], *([""] if "" in held else [])]:
        own, name = held[outlet], outlet or say("outlet not named")
        items[all_published(outlet)] = list_articles(name, own, most, say)
        bins: list[Any] = list(coverage[outlet].itertuples(index=False))
        for row in bins:
            if row.place == "outside" or not row.possible:
                continue
            inside = row.place == "bin"
            found = (
                documents_in(own, row.bin_start, row.bin_end, certain=False)
                if inside
                else own[own["published_from"].isna()]
            )
            when = name_bin(row.bin_start, row.bin_end, say) if inside else say("no known day")
            place = door(published(outlet), day=row.bin_start if inside else None)
            items[place] = list_articles(f"{name}, {when}", found, most, say)
    for basis, found in news.documents.groupby("basis"):
        label = say("Articles whose day is {basis}", basis=say(BASES[str(basis)]))
        items[door(known(str(basis)))] = list_articles(label, found, most, say)
    return EvidenceView(items, news.language)


def show_shared_articles(news: News, together: pd.DataFrame, *, most: int = 25) -> EvidenceView:
    """Return the articles behind each line that `plot_spans` draws of `bin_together`: those of certain day that name both."""
    say = speaking(news.language)
    counted = news.mentions[news.mentions["counted"]]
    naming = {actor: set(own["document"]) for actor, own in counted.groupby("actor")}
    items: dict[str, Item] = {}
    for pair, drawn in together[together["certain"].fillna(0) > 0].groupby("actor", sort=False):
        a, _, b = str(pair).partition("+")
        bins: list[Any] = list(drawn.itertuples(index=False))
        of_days = pd.concat([documents_in(news.documents, row.bin_start, row.bin_end) for row in bins])
        found = of_days[of_days["id"].isin(naming[a] & naming[b])]
        label = say("{a} – {b}: articles that name both", a=news.names[a], b=news.names[b])
        items[shared(a, b)] = list_articles(label, found, most, say)
    return EvidenceView(items, news.language)


def list_articles(label: str, documents: pd.DataFrame, most: int, say: Speaker) -> Item:
    """Return the articles in order of their day, each as an entry without a sentence."""
    rows: list[Any] = documents.sort_values(["published_from", "id"]).head(most).to_dict("records")
    entries = [
        {
            "document": row["id"],
            "outlet": row["outlet"] or "",
            "date": say_day(row, say),
            "day": "" if row["published_from"] is None else str(row["published_from"]),
            "title": row["title"] or row["source"],
            "text": "",
        }
        for row in rows
    ]
    return {"label": label, "total": len(documents), "sentences": entries}
