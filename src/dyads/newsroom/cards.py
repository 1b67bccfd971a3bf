"""What the newsroom shows of an edition: read from its record and its numbers, nothing computed anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dyads.language import LANGUAGES
from dyads.language.languages import SOURCE
from dyads.newsroom.findings import read_findings
from dyads.newsroom.numbers import COVERAGE, FREQUENCY, SOURCES, list_tables, read_rows
from dyads.report import Shelved


@dataclass(frozen=True, slots=True)
class Named:
    """An actor an edition names, by how many of its articles."""

    actor: str  # registry id
    name: str  # as the edition writes it
    documents: int
    share: float  # of the edition's articles, 0 to 1


@dataclass(frozen=True, slots=True)
class Card:
    """One published edition."""

    briefing: str
    slug: str
    title: str
    language: str
    status: str
    start: date | None
    end: date | None  # half open
    zone: str
    as_of: date
    made: datetime | None  # the moment, where its record tells it
    revision: int
    articles: int | None
    named: tuple[Named, ...]  # everybody, the most named first
    findings: tuple[str, ...]
    headlines: tuple[str, ...]  # of its articles
    volume: tuple[tuple[date, int], ...]  # its articles over time: first day of a bin, how many
    tables: tuple[str, ...]  # names of its files of numbers
    version: str  # of dyads

    @property
    def address(self) -> str:
        """Where it lies below the reports folder, which is also its name for ever."""
        return f"{self.briefing}/{self.slug}"

    @property
    def last(self) -> date | None:
        """The last day it is about."""
        return self.end and self.end - timedelta(days=1)

    def find_share(self, actor: str) -> float | None:
        """Return the share of articles that name the actor; None where nobody is named, or there are no articles."""
        absent = 0.0 if self.named else None
        return next((named.share for named in self.named if named.actor == actor), absent)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All published editions of a briefing, the newest last."""

    briefing: str
    cards: tuple[Card, ...]

    @property
    def newest(self) -> Card:
        return self.cards[-1]

    @property
    def depth(self) -> int:
        """How many folders it lies below the reports folder."""
        return self.briefing.count("/") + 1

    def follow(self, actor: str) -> tuple[float | None, ...]:
        """Return the share of articles that name the actor in every edition; None where an edition names nobody."""
        return tuple(card.find_share(actor) for card in self.cards)


class UnreadableError(Exception):
    """An edition's record does not say what a record says; the message tells what it says instead."""


def shelve_cards(cards: Iterable[Card]) -> tuple[Shelf, ...]:
    """Return the shelves in order of their briefings; the cards come in order of their periods."""
    shelves: dict[str, list[Card]] = {}
    for card in cards:
        shelves.setdefault(card.briefing, []).append(card)
    return tuple(Shelf(briefing, tuple(shelves[briefing])) for briefing in sorted(shelves))


def read_card(edition: Shelved) -> Card:
    """Return what is shown of an edition; one whose record is not a record raises UnreadableError."""
    record = edition.record
    try:
        period = record["period"]
        return Card(
            briefing=edition.briefing,
            slug=edition.slug,
            title=str(record.get("title") or edition.briefing),
            language=_read_language(record.get("language")),
            status=edition.status,
            start=_read_day(period["start"]),
            end=_read_day(period["end"]),
            zone=ZoneInfo(period.get("zone", "UTC")).key,
            as_of=date.fromisoformat(record["as_of"]),
            made=datetime.fromisoformat(record["made"]) if record.get("made") else None,
            revision=edition.revision,
            articles=_read_count(record.get("corpus", {})),
            named=tuple(_read_named(edition.path)),
            findings=read_findings(edition.path / "notebook.ipynb"),
            headlines=tuple(row["title"] for row in read_rows(edition.path, SOURCES) if row.get("title")),
            volume=tuple(_read_volume(edition.path)),
            tables=tuple(list_tables(edition.path)),
            version=str(record.get("versions", {}).get("dyads", "")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableError(f"{type(error).__name__}: {error}") from error


def _read_language(language: object) -> str:
    return next((known for known in LANGUAGES if known == language), SOURCE)


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _read_count(corpus: Mapping[str, Any]) -> int | None:
    return int(corpus["documents"]) if "documents" in corpus else None


def _read_named(edition: Path) -> Iterator[Named]:
    for row in read_rows(edition, FREQUENCY):
        if row.get("actor"):
            yield Named(str(row["actor"]), str(row["name"]), int(row["documents"]), float(row["share"]))


def _read_volume(edition: Path) -> Iterator[tuple[date, int]]:
    """Yield the articles of each bin that has any, of all outlets together."""
    bins: dict[date, int] = {}
    for row in read_rows(edition, COVERAGE):
        if row.get("day") is not None:
            bins[row["day"]] = bins.get(row["day"], 0) + int(row["certain"] or 0)
    yield from sorted(bins.items())
