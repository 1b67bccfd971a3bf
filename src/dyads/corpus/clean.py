"""Raw documents become clean ones: title, outlet, agency, byline and language told, every stretch of the text with its zone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dyads.corpus.article import Article, part_article, read_article, zone_article
from dyads.corpus.repeats import LINES, NO_REPEATS, Repeats, learn_lines, list_lines
from dyads.tables import DOCUMENTS, Schema

CLEAN = Schema(
    "clean",
    grain="one row a document, told apart into zones",
    key=("id",),
    columns=DOCUMENTS.columns[: [column.name for column in DOCUMENTS.columns].index("zones") + 1],
)


@dataclass(frozen=True, slots=True)
class Opened:
    """Documents cleaned by what each says of itself, and their lines, from which is learned what outlets repeat."""

    clean: pa.RecordBatch
    lines: pa.RecordBatch


def clean(batch: pa.RecordBatch, repeats: Repeats = NO_REPEATS) -> pa.RecordBatch:
    """Return the raw documents with their masthead and zones, row by row; the text stays as it was read.

    `repeats` are lines known to be furniture of an outlet, from `learn_repeats` over all documents.
    """
    return CLEAN.batch(
        row | _tell(read_article(row["text"], dict(row["given"]), repeats)) for row in batch.to_pylist()
    )


def open_documents(batch: pa.RecordBatch) -> Opened:
    """Return the raw documents cleaned as if no outlet repeated anything, and their lines."""
    rows, lines = [], []
    for number, row in enumerate(batch.to_pylist()):
        parted = part_article(row["text"], dict(row["given"]))
        rows.append(row | _tell(zone_article(parted)))
        if parted.outlet:
            listed = list_lines(parted.text, parted.outlet, parted.repeatable)
            lines += [{"row": number, "line": line, "story": story} for line, story in listed]
    return Opened(CLEAN.batch(rows), LINES.batch(lines))


def learn_repeats(documents: Iterable[pa.RecordBatch]) -> Repeats:
    """Return the lines that the outlets of these documents, raw or clean, repeat: see `learn_lines`."""
    tables = [pa.Table.from_batches([open_documents(batch).lines]) for batch in documents]
    return learn_lines(lambda: tables)


def _tell(article: Article) -> dict[str, Any]:
    masthead = article.masthead
    return {
        "language": masthead.language,
        "title": masthead.title,
        "title_start": masthead.title_span.start if masthead.title_span else None,
        "title_end": masthead.title_span.end if masthead.title_span else None,
        "outlet": masthead.outlet,
        "agency": masthead.agency,
        "byline": masthead.byline,
        "zones": [
            {"zone": zone.zone.value, "start": zone.start, "end": zone.end, "rule": zone.rule}
            for zone in article.zones
        ],
    }
