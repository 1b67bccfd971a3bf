"""Texts in parts, and a part as batches small enough to be worked on at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dyads.corpus import CLEAN
from dyads.tables import RAW

DOCUMENTS = 500  # to a batch, at most
LETTERS = 4_000_000  # of text to a batch, about


@dataclass(frozen=True, slots=True)
class Part:
    """Texts that lie on a shelf under a name; `wanted` says which rows count, where not all do."""

    raw: str
    wanted: tuple[bool, ...] | None = None


def split(texts: pa.Table) -> Iterator[pa.RecordBatch]:
    """Yield a table of texts as batches of bounded size."""
    letters = np.cumsum(pc.utf8_length(texts["text"]).to_numpy())
    start = 0
    while start < len(texts):
        before = letters[start - 1] if start else 0
        full = int(np.searchsorted(letters, before + LETTERS)) + 1
        stop = min(start + DOCUMENTS, max(full, start + 1), len(texts))
        yield texts.slice(start, stop - start).combine_chunks().to_batches()[0]
        start = stop


def join_clean(raw: pa.Table, opened: pa.Table) -> pa.Table:
    """Return texts and what was told of them, row by row, as a table of CLEAN."""
    columns = [raw[name] if name in RAW.arrow.names else opened[name] for name in CLEAN.arrow.names]
    return pa.table(columns, schema=CLEAN.arrow)


def without(table: pa.Table, dropped: pa.Schema) -> pa.Table:
    """Return a table without the columns of another, but for the id."""
    return table.drop_columns([name for name in dropped.names if name != "id" and name in table.column_names])


def pick_rows(table: pa.Table, ids: pa.ChunkedArray) -> pa.Table:
    """Return the rows of these documents, in their order."""
    return table.take(pc.index_in(ids, value_set=table["id"].combine_chunks()))


def restore_order(table: pa.Table, ids: pa.Array) -> pa.Table:
    """Return the rows in the order of these documents, the rows of one document as they are."""
    key = table["id" if "id" in table.column_names else "document"]
    places = pc.index_in(key, value_set=ids).to_numpy()
    return table.take(pa.array(np.argsort(places, kind="stable")))
