"""The second step, part by part: everything found in the texts, now that it is known what outlets repeat."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dyads import corpus, text
from dyads.corpus import CLEAN, SIGNATURES
from dyads.corpus.repeats import Repeats
from dyads.harvest.keys import make_key
from dyads.harvest.parts import Part, join_clean, restore_order, split
from dyads.harvest.shelf import RAW, Shelf
from dyads.registry import Registry
from dyads.tables import DATES, ISSUES, MENTIONS, QUOTES, SENTENCES
from dyads.tables import RAW as TEXTS
from dyads.text import DATING, Lexicon

Repeated = Mapping[int, tuple[int, ...]]  # row of a document → the lines in it that its outlet repeats

CLEANED = pa.schema(
    [
        *(field for field in CLEAN.arrow if field.name not in TEXTS.arrow.names or field.name == "id"),
        *(field for field in DATING.arrow if field.name != "id"),
        pa.field(
            "repeats", pa.string()
        ),  # which of its lines were taken for furniture because its outlet repeats them
    ]
)
_FOUND = {
    "sentences": SENTENCES.arrow,
    "mentions": MENTIONS.arrow,
    "quotes": QUOTES.arrow,
    "issues": ISSUES.arrow,
    "dates": DATES.arrow,
    "signatures": SIGNATURES.arrow,
    "cleaned": CLEANED,  # the last to be put on the shelf: where it is, all are
}


@dataclass(frozen=True, slots=True)
class Annotating:
    """The order to annotate a part, under a name; `before` names what was found in it with other lines repeated, or of other rows."""

    shelf: Shelf
    part: Part
    opened: str
    name: str
    repeated: Repeated
    before: str = ""


class Annotated(NamedTuple):
    """What was annotated, in numbers."""

    name: str
    documents: int
    fresh: int  # documents that were read, not taken over from before


def annotate_part(order: Annotating, registry: Registry) -> Annotated:
    """Put on the shelf what is found in the documents of a part; what cannot have changed since before is taken over."""
    shelf = order.shelf
    clean = join_clean(shelf.get(RAW, order.part.raw), shelf.get("opened", order.opened))
    repeats = pa.array([_name(order.repeated.get(row, ())) for row in range(len(clean))], pa.string())
    rows = np.arange(len(clean)) if order.part.wanted is None else np.flatnonzero(order.part.wanted)
    ids = clean["id"].combine_chunks().take(pa.array(rows))
    kept = _find_kept(order, ids, repeats.take(pa.array(rows)))
    fresh = rows[~pc.is_in(ids, value_set=kept).to_numpy(zero_copy_only=False)]
    found = _annotate(clean, fresh, repeats, order.repeated, recall_lexicon(registry))
    for kind, table in found.items():
        old = _take_over(shelf, kind, order.before, kept)
        both = restore_order(pa.concat_tables([table, old]), ids) if old is not None else table
        shelf.put(kind, order.name, both)
    return Annotated(order.name, len(rows), len(fresh))


def recall_lexicon(registry: Registry) -> Lexicon:
    """Return the lexicon of a registry: made once a process, because it cannot be sent."""
    if registry.fingerprint not in _LEXICONS:
        _LEXICONS.clear()
        _LEXICONS[registry.fingerprint] = text.build_lexicon(registry)
    return _LEXICONS[registry.fingerprint]


_LEXICONS: dict[str, Lexicon] = {}


def _name(lines: tuple[int, ...]) -> str:
    return make_key(sorted(lines)) if lines else ""


def _find_kept(order: Annotating, ids: pa.Array, repeats: pa.Array) -> pa.Array:
    """Return the documents in which the same was found before."""
    if not order.before:
        return ids.slice(0, 0)
    before = order.shelf.get("cleaned", order.before, ["id", "repeats"])
    places = pc.index_in(ids, value_set=before["id"].combine_chunks())
    return ids.filter(
        pc.fill_null(pc.equal(before["repeats"].combine_chunks().take(places), repeats), fill_value=False)
    )


def _annotate(
    clean: pa.Table, rows: np.ndarray, repeats: pa.Array, repeated: Repeated, lexicon: Lexicon
) -> dict[str, pa.Table]:
    batches: dict[str, list[pa.RecordBatch]] = defaultdict(list)
    lines = Repeats(frozenset(line for row in rows for line in repeated.get(int(row), ())))
    fresh = clean.take(pa.array(rows))
    marked = [number for number, row in enumerate(rows) if int(row) in repeated]
    if marked:
        again = [corpus.clean(batch, lines) for batch in split(fresh.take(pa.array(marked)))]
        others = np.setdiff1d(np.arange(len(rows)), marked)
        fresh = restore_order(
            pa.concat_tables([fresh.take(pa.array(others)), pa.Table.from_batches(again)]),
            fresh["id"].combine_chunks(),
        )
    for batch in split(fresh):
        annotations = text.annotate(batch, lexicon)
        for kind in ("sentences", "mentions", "quotes", "issues", "dates"):
            batches[kind].append(getattr(annotations, kind))
        batches["signatures"].append(corpus.sign(batch))
        batches["dating"].append(annotations.dating)
    found = {
        kind: pa.Table.from_batches(batches[kind], schema)
        for kind, schema in _FOUND.items()
        if kind != "cleaned"
    }
    dating = pa.Table.from_batches(batches["dating"], DATING.arrow)
    columns = {**_columns(fresh), **_columns(dating), "repeats": repeats.take(pa.array(rows))}
    return {**found, "cleaned": pa.table([columns[name] for name in CLEANED.names], schema=CLEANED)}


def _columns(table: pa.Table) -> dict[str, pa.ChunkedArray]:
    return {name: table[name] for name in table.column_names}


def _take_over(shelf: Shelf, kind: str, before: str, kept: pa.Array) -> pa.Table | None:
    """Return the rows of the kept documents, as they were found before; None where there are none to keep."""
    if not len(kept):
        return None
    old = shelf.get(kind, before)
    key = "id" if "id" in old.column_names else "document"
    return old.filter(pc.is_in(old[key], value_set=kept))
