"""The last step, part by part: what is known of a document from others, its story and its day, and who is part of whom on that day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from dyads import text
from dyads.harvest.containment import tabulate_containment
from dyads.harvest.parts import pick_rows
from dyads.harvest.shelf import RAW, Shelf
from dyads.model import DateInterval
from dyads.registry import Registry
from dyads.tables import DOCUMENTS
from dyads.text import DATING

STORED = pa.schema(
    [field for field in DOCUMENTS.arrow if field.name != "text"]
)  # texts lie once, on a shelf of their own


@dataclass(frozen=True, slots=True)
class Finishing:
    """The order to finish a part, under a name: the clusters of its documents, row by row, and the days that copies of them state."""

    shelf: Shelf
    raw: str
    annotated: str
    name: str
    clusters: pa.Table
    stated: Mapping[str, DateInterval]


def finish_part(order: Finishing, registry: Registry) -> None:
    """Put on the shelf the documents of a part without their texts, and the containment of those named in them."""
    shelf = order.shelf
    cleaned = shelf.get("cleaned", order.annotated)
    dating = text.date_copies(cleaned.select(DATING.arrow.names), order.stated)
    texts = pick_rows(shelf.get(RAW, order.raw, ["id", "source", "sha256", "given"]), cleaned["id"])
    tables = (texts, cleaned, dating, order.clusters)
    columns = {name: table[name] for table in tables for name in table.column_names}
    documents = pa.table([columns[name] for name in STORED.names], schema=STORED)
    mentions = shelf.get("mentions", order.annotated, ["document", "actor"])
    shelf.put("containment", order.name, tabulate_containment(documents, mentions, registry))
    shelf.put("documents", order.name, documents)
