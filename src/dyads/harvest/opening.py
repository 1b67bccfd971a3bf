"""The first step, part by part: what each document says of itself, and the lines from which is learned what outlets repeat."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dyads import corpus
from dyads.corpus import CLEAN, LINES
from dyads.harvest.parts import Part, split, without
from dyads.harvest.shelf import RAW, Shelf
from dyads.registry import Registry
from dyads.tables import RAW as TEXTS


@dataclass(frozen=True, slots=True)
class Opening:
    """The order to open a part, under a name."""

    shelf: Shelf
    raw: str
    name: str


def open_part(order: Opening, _: Registry) -> None:
    """Put on the shelf what the documents of a part say of themselves, each alone."""
    cleaned, lines, before = [], [], 0
    for batch in split(order.shelf.get(RAW, order.raw)):
        opened = corpus.open_documents(batch)
        cleaned.append(opened.clean)
        lines.append(_shift(opened.lines, before))
        before += batch.num_rows
    order.shelf.put("lines", order.name, pa.Table.from_batches(lines, LINES.arrow))
    clean = pa.Table.from_batches(cleaned, CLEAN.arrow)
    order.shelf.put("opened", order.name, without(clean, TEXTS.arrow))


def read_lines(shelf: Shelf, part: Part, name: str) -> pa.Table:
    """Return the lines of the documents of a part that count."""
    lines = shelf.get("lines", name)
    if part.wanted is None:
        return lines
    return lines.filter(pa.array(np.array(part.wanted)[lines["row"].to_numpy()], pa.bool_()))


def _shift(lines: pa.RecordBatch, rows: int) -> pa.RecordBatch:
    """Return lines whose rows are counted from the start of the part."""
    return lines.set_column(0, LINES.arrow.field(0), pc.add(lines["row"], pa.scalar(rows, pa.int32())))
