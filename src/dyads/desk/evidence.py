"""The sentences behind the numbers: what a door of a figure, a table or a finding opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

import pandas as pd

from dyads.analysis.evidence import find_named
from dyads.analysis.incidence import Unit
from dyads.analysis.selection import lie_in, published
from dyads.charts.calendar import name_bin
from dyads.charts.doors import door
from dyads.charts.pairs import select_pairs
from dyads.desk.news import News
from dyads.language import Speaker, speaking

EVIDENCE_MIME = "application/vnd.dyads.evidence+json"

Item = dict[str, Any]

_OF_BINS = 8  # sentences behind a bin at most: there are many bins, and behind the actor stand more


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Sentences by door, as the page opens them; in a notebook it says how many doors there are."""

    items: dict[str, Item]
    language: str = "en"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {EVIDENCE_MIME: {"items": self.items}, "text/plain": str(self)}

    def __str__(self) -> str:
        return speaking(self.language)("The sentences behind {n:number|numbers}.", n=len(self.items))


def show_evidence(
    news: News,
    frequency: pd.DataFrame,
    pairs: pd.DataFrame,
    timeline: pd.DataFrame,
    issues: pd.DataFrame,
    *,
    unit: Unit = "sentence",
    top: int = 15,
    most: int = 25,
) -> EvidenceView:
    """Return the sentences behind what figures and tables of the `top` show: actors, pairs, bins of a timeline, issues.

    Behind a number of more than `most` sentences, eight for a bin, stands a sample, whose size is told beside it: one sentence an article
    first, copies of a story last.
    """
    together = _shown_pairs(pairs, news, top)
    actors = dict.fromkeys([*frequency["actor"].head(top), *timeline["actor"].unique(), *chain(*together)])
    named = news.mentions[news.mentions["actor"].isin(list(actors))]
    names = news.names
    desk = SentenceDesk(news, names, most)
    return EvidenceView(
        {
            **desk.tell(named, [(names[actor], [actor]) for actor in actors], unit),
            **desk.tell(named, [(f"{names[a]} – {names[b]}", [a, b]) for a, b in together], unit),
            **desk.tell_bins(named, timeline),
            **desk.tell(
                news.told, [(news.issue_names[issue], [issue]) for issue in issues["actor"].head(top)], unit
            ),
        },
        news.language,
    )


def show_sentences(
    news: News,
    mentions: pd.DataFrame,
    *tables: pd.DataFrame,
    names: Mapping[str, str] | None = None,
    unit: Unit = "sentence",
    most: int = 25,
) -> EvidenceView:
    """Return the sentences behind every row of the tables: of an actor, of two together, of an actor in a bin.

    The columns of a table say which: `actor` (with a `label`, where it has no name), `a` and `b`, or `actor` and `bin_start`. `mentions` are those the tables were counted from, be they of actors, issues or quotations. Samples as in `show_evidence`.
    """
    names = news.names if names is None else names
    desk = SentenceDesk(news, names, most)
    told: dict[str, Item] = {}
    for table in tables:
        if "a" in table:
            pairs = zip(table["a"], table["b"], strict=True)
            told |= desk.tell(mentions, [(f"{names[a]} – {names[b]}", [a, b]) for a, b in pairs], unit)
        elif "bin_start" in table:
            told |= desk.tell_bins(mentions, table)
        else:
            labels = table["label"] if "label" in table else table["actor"].map(names)
            told |= desk.tell(
                mentions,
                [(label, [actor]) for label, actor in zip(labels, table["actor"], strict=True)],
                unit,
            )
    return EvidenceView(told, news.language)


def _shown_pairs(pairs: pd.DataFrame, news: News, top: int) -> list[tuple[str, str]]:
    """Return the pairs of the heat map and the network, and those of the table."""
    drawn = [(row["a"], row["b"]) for row in select_pairs(pairs, news.names, top).rows]
    listed = zip(pairs["a"].head(top), pairs["b"].head(top), strict=True)
    return list(dict.fromkeys([*drawn, *listed]))


class _Mention(NamedTuple):
    """Where something is written, and by which rule it was found."""

    document: str
    sentence: int
    start: int
    end: int
    method: str


def _read_mentions(mentions: pd.DataFrame) -> list[_Mention]:
    columns = (mentions[name].tolist() for name in _Mention._fields)
    return list(map(_Mention._make, zip(*columns, strict=True)))


class SentenceDesk:
    """The documents and sentences of the news, by what a mention knows of them."""

    def __init__(self, news: News, names: Mapping[str, str], most: int) -> None:
        self._news = news
        self._names = names
        self._most = most
        self._say = speaking(news.language)
        self._documents: dict[str, Any] = {row["id"]: row for row in news.documents.to_dict("records")}
        self._sentences: dict[tuple[str, int], Any] = {
            (row["document"], row["sentence"]): row for row in news.sentences.to_dict("records")
        }

    def tell(self, mentions: pd.DataFrame, doors: list[tuple[str, list[str]]], unit: Unit) -> dict[str, Item]:
        """Return, by door, the sentences counted for those who are named together at it; where there are none, no door."""
        news = self._news
        named = find_named(mentions, news.sentences, news.documents, unit)
        rows = _read_mentions(named.mentions)
        found = ((label, actors, named.of(actors)) for label, actors in doors)
        return {
            door(*actors): self._item(label, [rows[place] for place in places])
            for label, actors, places in found
            if len(places)
        }

    def tell_bins(self, mentions: pd.DataFrame, timeline: pd.DataFrame) -> dict[str, Item]:
        """Return, by door, the sentences behind each bin of each actor: of all documents that may be of the bin."""
        news = self._news
        named = find_named(mentions, news.sentences, news.documents)
        rows = _read_mentions(named.mentions)
        first, last = published(news.documents)
        told: dict[str, Item] = {}
        bins: list[Item] = timeline[timeline["possible"].fillna(0) > 0].to_dict("records")  # type: ignore[assignment]  # of names
        for row in bins:
            start, end = row["bin_start"], row["bin_end"]
            places = named.within(row["actor"], lie_in(first, last, start, end, certain=False))
            told[door(row["actor"], day=start)] = self._item(
                f"{self._names[row['actor']]}, {name_bin(start, end, self._say)}",
                [rows[place] for place in places],
                min(self._most, _OF_BINS),
            )
        return told

    def item(self, label: str, mentions: pd.DataFrame) -> Item:
        """Return the sentences that hold the mentions, in order of their day."""
        return self._item(label, _read_mentions(mentions))

    def _item(self, label: str, mentions: Sequence[_Mention], most: int | None = None) -> Item:
        held: dict[tuple[str, int], list[_Mention]] = {}
        for mention in mentions:
            held.setdefault((mention.document, mention.sentence), []).append(mention)
        shown = sorted(sorted(held, key=self._weight)[: most or self._most], key=self._day)
        return {
            "label": label,
            "total": len(held),
            "sentences": [self._sentence(key, held[key]) for key in shown],
        }

    def _weight(self, key: tuple[str, int]) -> tuple[bool, int, str]:
        document = self._documents[key[0]]
        return (document["duplicate_of"] is not None, key[1], key[0])

    def _day(self, key: tuple[str, int]) -> tuple[bool, str, str, int]:
        first = self._documents[key[0]]["published_from"]
        return (first is None, str(first), *key)

    def _sentence(self, key: tuple[str, int], mentions: list[_Mention]) -> Item:
        document, sentence = self._documents[key[0]], self._sentences[key]
        start, end = sentence["start"], sentence["end"]
        return {
            "document": key[0],
            "start": start,
            "outlet": document["outlet"] or "",
            "date": say_day(document, self._say),
            "day": "" if document["published_from"] is None else str(document["published_from"]),
            "title": document["title"] or document["source"],
            "text": document["text"][start:end],
            "marks": [[mention.start - start, min(mention.end, end) - start] for mention in mentions],
            "rule": "; ".join(sorted({mention.method for mention in mentions})),
        }


def say_day(document: Mapping[str, Any], say: Speaker) -> str:
    """Write the day of a document, or the days it can be of, as the reader writes them."""
    first, last = document["published_from"], document["published_to"]
    return say("day unknown") if first is None else say.days(first, last)


def tell_day(document: Mapping[str, Any]) -> str:
    """Write the day of a document, or the days it can be of, as tables for programs have them."""
    first, last = document["published_from"], document["published_to"]
    if first is None:
        return "day unknown"
    return str(first) if first == last else f"{first} to {last}"
