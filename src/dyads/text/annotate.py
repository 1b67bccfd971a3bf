"""Clean documents → everything found in them, batch by batch: a pure function that any engine may run."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from dyads.model import COUNTED_ZONES, Span, Zone
from dyads.tables import DATES, DOCUMENTS, ISSUES, MENTIONS, QUOTES, SENTENCES, Schema
from dyads.text.dates.find import find_dates, resolve_dates
from dyads.text.dating.date import date_article
from dyads.text.folding import fold
from dyads.text.issues import find_issues
from dyads.text.meaning.context import Written
from dyads.text.meaning.resolve import resolve_names
from dyads.text.names.find import Page, find_names
from dyads.text.quotes.find import find_quotes
from dyads.text.records import Article, ZoneSpan
from dyads.text.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dyads.text.names.lexicon import Lexicon
    from dyads.text.records import DateHit, Dating, IssueHit, Mention, Name, Quote, Sentence

    _Record = Sentence | Mention | Quote | IssueHit | DateHit

_ZONES = {zone.value: zone for zone in Zone}
_DATED = ("id", "published_from", "published_to", "basis", "reasons", "contradiction", "words")
DATING = Schema(
    "dating",
    grain="one row a document: when it was published, and how long it is",
    key=("id",),
    columns=tuple(column for column in DOCUMENTS.columns if column.name in _DATED),
)


class Annotations(NamedTuple):
    """What was found in a batch of documents, in their order."""

    dating: pa.RecordBatch
    sentences: pa.RecordBatch
    mentions: pa.RecordBatch
    quotes: pa.RecordBatch
    issues: pa.RecordBatch
    dates: pa.RecordBatch


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Let the garbage collector rest: nothing of a batch refers to itself, and it would walk through all that a batch holds."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_without_collecting()
def annotate(batch: pa.RecordBatch, lexicon: Lexicon) -> Annotations:
    """Return the days, sentences, mentions, quotes, issues and dates of a batch of clean documents.

    Names need no date, dating needs names, and who was meant needs the date: hence the order of the steps, each of which
    all documents take together.
    """
    articles = [read_article(document) for document in batch.to_pylist()]
    pages = [Page(article, fold(article.text), find_sentences(article)) for article in articles]
    named = list(find_names(pages, lexicon))
    dated = [_date(page, names, lexicon) for page, (names, _) in zip(pages, named, strict=True)]
    mentions = [
        resolve_names(Written(*page, *found), dating.interval, lexicon)
        for page, found, (_, dating) in zip(pages, named, dated, strict=True)
    ]
    quotes = [
        find_quotes(page.article, page.sentences, of_page, lexicon.registry)
        for page, of_page in zip(pages, mentions, strict=True)
    ]
    issues = [find_issues(page.article, page.sentences, lexicon.issues) for page in pages]
    ids = [article.id for article in articles]
    return Annotations(
        DATING.batch(
            _dating_row(article, dating) for article, (_, dating) in zip(articles, dated, strict=True)
        ),
        _tabulate(SENTENCES, ids, [page.sentences for page in pages], sentence="number"),
        _tabulate(MENTIONS, ids, mentions),
        _tabulate(QUOTES, ids, quotes),
        _tabulate(ISSUES, ids, issues),
        _tabulate(DATES, ids, [dates for dates, _ in dated], **{"from": "first", "to": "last"}),
    )


def count_words(article: Article) -> int:
    """Return the words of the counted zones: of Japanese the characters, of anything else what spaces divide."""
    counted = [article.text[zone.start : zone.end] for zone in article.zones if zone.zone in COUNTED_ZONES]
    if article.language == "ja":
        return sum(sum(map(str.isalnum, stretch)) + stretch.count("_") for stretch in counted)
    return sum(len(stretch.split()) for stretch in counted)


def read_article(row: dict[str, Any]) -> Article:
    """Return a row of `corpus.CLEAN` as an article."""
    titled = row["title_start"] is not None
    return Article(
        id=row["id"],
        text=row["text"],
        zones=tuple(ZoneSpan(_ZONES[z["zone"]], z["start"], z["end"], z["rule"]) for z in row["zones"]),
        title=row["title"],
        title_span=Span(row["title_start"], row["title_end"]) if titled else None,
        outlet=row["outlet"],
        agency=row["agency"],
        language=row["language"],
        given=dict(row["given"]),
    )


def _date(page: Page, names: Sequence[Name], lexicon: Lexicon) -> tuple[list[DateHit], Dating]:
    """Return the dates named in an article, and the days on which it can have been published, which settle the rest."""
    dates = find_dates(page.article, page.sentences)
    dating = date_article(page.article, page.sentences, names, dates, lexicon.registry)
    return resolve_dates(dates, dating.interval), dating


def _dating_row(article: Article, dating: Dating) -> dict[str, Any]:
    return {
        "id": article.id,
        "published_from": dating.interval.first if dating.interval else None,
        "published_to": dating.interval.last if dating.interval else None,
        "basis": dating.basis.value,
        "reasons": [
            {
                "clue": reason.clue,
                "start": reason.start,
                "end": reason.end,
                "removes_days": reason.removes_days,
            }
            for reason in dating.reasons
        ],
        "contradiction": dating.contradiction,
        "words": count_words(article),
    }


def _tabulate(
    schema: Schema, ids: Sequence[str], found: Sequence[Sequence[_Record]], **called: str
) -> pa.RecordBatch:
    """Return the records of all documents as rows; a column is the attribute of its name, or of what it is called there."""
    records = [record for of_document in found for record in of_document]
    fields = dict(zip(type(records[0])._fields, zip(*records, strict=True), strict=True)) if records else {}
    columns: dict[str, Sequence[Any]] = {
        "document": [id_ for id_, of_document in zip(ids, found, strict=True) for _ in of_document]
    }
    for column in schema.columns[1:]:
        name = called.get(column.name, column.name)
        columns[column.name] = fields[name] if name in fields else list(map(attrgetter(name), records))
    return schema.batch_of(columns)
