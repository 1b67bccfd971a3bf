"""Clean documents → everything found in them, batch by batch: a pure function that any engine may run."""

from __future__ import annotations

import re
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
    from collections.abc import Sequence

    from dyads.text.names.find import Named
    from dyads.text.names.lexicon import Lexicon
    from dyads.text.records import DateHit, Dating, IssueHit, Mention, Quote, Sentence

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


def annotate(batch: pa.RecordBatch, lexicon: Lexicon) -> Annotations:
    """Return the days, sentences, mentions, quotes, issues and dates of a batch of clean documents."""
    articles = [read_article(document) for document in batch.to_pylist()]
    pages = [Page(article, fold(article.text), find_sentences(article)) for article in articles]
    found = [
        _annotate(page, named, lexicon) for page, named in zip(pages, find_names(pages, lexicon), strict=True)
    ]
    return Annotations(
        DATING.batch(_dating_row(each.article, each.dating) for each in found),
        _tabulate(SENTENCES, [(each.article, each.sentences) for each in found], sentence="number"),
        _tabulate(MENTIONS, [(each.article, each.mentions) for each in found]),
        _tabulate(QUOTES, [(each.article, each.quotes) for each in found]),
        _tabulate(ISSUES, [(each.article, each.issues) for each in found]),
        _tabulate(DATES, [(each.article, each.dates) for each in found], **{"from": "first", "to": "last"}),
    )


def count_words(article: Article) -> int:
    """Return the words of the counted zones: of Japanese the characters, of anything else what spaces divide."""
    counted = [article.text[zone.start : zone.end] for zone in article.zones if zone.zone in COUNTED_ZONES]
    if article.language == "ja":
        return sum(len(re.findall(r"\w", stretch)) for stretch in counted)
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


class _Found(NamedTuple):
    """What was found in one document."""

    article: Article
    dating: Dating
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    quotes: Sequence[Quote]
    issues: Sequence[IssueHit]
    dates: Sequence[DateHit]


def _annotate(page: Page, named: Named, lexicon: Lexicon) -> _Found:
    """Names need no date, dating needs names, and who was meant needs the date: hence the order."""
    article, folded, sentences = page
    names, offices = named
    dates = find_dates(article, sentences)
    dating = date_article(article, sentences, names, dates, lexicon.registry)
    written = Written(article, folded, sentences, names, offices)
    mentions = resolve_names(written, dating.interval, lexicon)
    return _Found(
        article,
        dating,
        sentences,
        mentions,
        find_quotes(article, sentences, mentions, lexicon.registry),
        find_issues(article, sentences, lexicon.issues),
        resolve_dates(dates, dating.interval),
    )


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
    schema: Schema, found: Sequence[tuple[Article, Sequence[_Record]]], **attributes: str
) -> pa.RecordBatch:
    """Return the records of all documents as rows; a column is the attribute of its name or the one that is given."""
    records = [record for _, of_document in found for record in of_document]
    columns: dict[str, list[Any]] = {
        column.name: list(map(attrgetter(attributes.get(column.name, column.name)), records))
        for column in schema.columns
        if column.name != "document"
    }
    columns["document"] = [article.id for article, of_document in found for _ in of_document]
    return schema.batch_of(columns)
