"""Clean documents → everything found in them, batch by batch: a pure function that any engine may run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from dyads.model import COUNTED_MODES, COUNTED_ZONES, Sense, Span, Zone
from dyads.tables import DATES, DOCUMENTS, ISSUES, MENTIONS, QUOTES, SENTENCES, Schema
from dyads.text.context import Written
from dyads.text.dates import find_dates, resolve_dates
from dyads.text.dating import date_article
from dyads.text.folding import fold
from dyads.text.issues import find_issues
from dyads.text.names import find_names
from dyads.text.offices import find_offices
from dyads.text.quotes import find_quotes
from dyads.text.records import Article, ZoneSpan
from dyads.text.resolve import resolve_names
from dyads.text.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dyads.text.lexicon import Lexicon
    from dyads.text.records import DateHit, Dating, IssueHit, Mention, Quote, Sentence

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
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in Annotations._fields}
    for document in batch.to_pylist():
        for name, found in _annotate(read_article(document), lexicon).items():
            rows[name] += found
    return Annotations(
        DATING.batch(rows["dating"]),
        SENTENCES.batch(rows["sentences"]),
        MENTIONS.batch(rows["mentions"]),
        QUOTES.batch(rows["quotes"]),
        ISSUES.batch(rows["issues"]),
        DATES.batch(rows["dates"]),
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
        zones=tuple(ZoneSpan(Zone(z["zone"]), z["start"], z["end"], z["rule"]) for z in row["zones"]),
        title=row["title"],
        title_span=Span(row["title_start"], row["title_end"]) if titled else None,
        outlet=row["outlet"],
        agency=row["agency"],
        language=row["language"],
        given=dict(row["given"]),
    )


def _annotate(article: Article, lexicon: Lexicon) -> dict[str, Iterable[dict[str, Any]]]:
    """Names need no date, dating needs names, and who was meant needs the date: hence the order."""
    folded = fold(article.text)
    sentences = find_sentences(article)
    names = find_names(article, sentences, lexicon, folded)
    dates = find_dates(article, sentences)
    dating = date_article(article, sentences, names, dates, lexicon.registry)
    written = Written(article, folded, sentences, names, find_offices(folded, lexicon.offices))
    mentions = resolve_names(written, dating.interval, lexicon)
    return {
        "dating": [_dating_row(article, dating)],
        "sentences": _sentence_rows(article, sentences),
        "mentions": _mention_rows(article, mentions),
        "quotes": _quote_rows(article, find_quotes(article, sentences, mentions, lexicon.registry)),
        "issues": _issue_rows(article, find_issues(article, sentences, lexicon.issues)),
        "dates": _date_rows(article, resolve_dates(article, dates, dating.interval)),
    }


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


def _sentence_rows(article: Article, sentences: Iterable[Sentence]) -> Iterator[dict[str, Any]]:
    for sentence in sentences:
        yield {
            "document": article.id,
            "sentence": sentence.number,
            "paragraph": sentence.paragraph,
            "zone": sentence.zone.value,
            "start": sentence.start,
            "end": sentence.end,
        }


def _mention_rows(article: Article, mentions: Iterable[Mention]) -> Iterator[dict[str, Any]]:
    for mention in mentions:
        yield {
            "document": article.id,
            "sentence": mention.sentence,
            "zone": mention.zone.value,
            "actor": mention.actor,
            "start": mention.start,
            "end": mention.end,
            "surface": mention.surface,
            "mode": mention.mode.value,
            "sense": mention.sense.value,
            "method": mention.method,
            "candidates": list(mention.candidates),
            "counted": mention.mode in COUNTED_MODES
            and mention.sense is Sense.ACTOR
            and mention.zone in COUNTED_ZONES
            and mention.actor is not None,
        }


def _quote_rows(article: Article, quotes: Iterable[Quote]) -> Iterator[dict[str, Any]]:
    for quote in quotes:
        yield {
            "document": article.id,
            "sentence": quote.sentence,
            "start": quote.start,
            "end": quote.end,
            "kind": quote.kind,
            "speaker": quote.speaker,
            "speaker_start": quote.speaker_span.start if quote.speaker_span else None,
            "speaker_end": quote.speaker_span.end if quote.speaker_span else None,
            "cue": quote.cue,
        }


def _issue_rows(article: Article, issues: Iterable[IssueHit]) -> Iterator[dict[str, Any]]:
    for hit in issues:
        yield {
            "document": article.id,
            "sentence": hit.sentence,
            "issue": hit.issue,
            "start": hit.start,
            "end": hit.end,
            "phrase": hit.phrase,
            "wording": hit.wording,
        }


def _date_rows(article: Article, dates: Iterable[DateHit]) -> Iterator[dict[str, Any]]:
    for hit in dates:
        yield {
            "document": article.id,
            "sentence": hit.sentence,
            "start": hit.start,
            "end": hit.end,
            "from": hit.first,
            "to": hit.last,
            "clock": hit.clock,
        }
