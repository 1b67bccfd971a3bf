"""Raw documents become clean ones: title, outlet, agency, byline and language told, every stretch of the text with its zone."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from dyads.corpus.article import read_article
from dyads.corpus.repeats import NO_REPEATS, Repeats
from dyads.tables import DOCUMENTS, Schema

CLEAN = Schema(
    "clean",
    grain="one row a document, told apart into zones",
    key=("id",),
    columns=DOCUMENTS.columns[: [column.name for column in DOCUMENTS.columns].index("zones") + 1],
)


def clean(batch: pa.RecordBatch, repeats: Repeats = NO_REPEATS) -> pa.RecordBatch:
    """Return the raw documents with their masthead and zones, row by row; the text stays as it was read.

    `repeats` are lines known to be furniture of an outlet, from `learn_repeats` over all documents.
    """
    return CLEAN.batch([_clean(row, repeats) for row in batch.to_pylist()])


def _clean(row: dict[str, Any], repeats: Repeats) -> dict[str, Any]:
    article = read_article(row["text"], dict(row["given"]), repeats)
    masthead = article.masthead
    return row | {
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
