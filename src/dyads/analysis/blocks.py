"""Pairs of actors in a corpus of any size: block by block, merged as whole numbers, the statistics computed once at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

from dyads.analysis.arrays import Array, Integers, Matrix
from dyads.analysis.association import Cells
from dyads.analysis.cooccurrence import Ancestors, list_pairs, tabulate_pairs
from dyads.analysis.nulls import untested
from dyads.tables import COOCCURRENCE

_AT_ONCE = 1_000_000  # mentions multiplied at a time, about


@dataclass(frozen=True, slots=True)
class Block:
    """The mentions of some documents, all of each, and how many units these documents have, also those that name nobody."""

    mentions: pa.Table  # document, sentence, actor and counted; document and actor best as dictionaries
    units: int


def pair_blocks(
    blocks: Iterable[Block],
    unit: Literal["sentence", "document"] = "sentence",
    *,
    ancestors: Ancestors | None = None,
) -> pd.DataFrame:
    """Count the units that name both actors of a pair, the most frequent pair first: what `pair_actors` counts, untested.

    Memory holds a block and the counts. p, q and stability, which need all documents at once, are missing.
    """
    counts = _Counts()
    for block in blocks:
        counts.add(block, unit)
    counts.multiply()
    order = np.argsort(np.array(list(counts.actors), object), kind="stable")
    actors = np.array(list(counts.actors), object)[order]
    pairs = list_pairs(counts.square[order][:, order], actors, ancestors or {})
    if not len(pairs.a):
        return COOCCURRENCE.empty()
    named_in = counts.square.diagonal()[order]
    units = np.full(len(pairs.a), counts.units)
    cells = Cells(units, named_in[pairs.a], named_in[pairs.b], pairs.together)
    return tabulate_pairs(actors, pairs, cells, untested(pairs), np.full(len(pairs.a), np.nan))


@dataclass(slots=True)
class _Counts:
    """How many units name each pair of actors, so far; the diagonal says how many name each."""

    actors: dict[str, int] = field(default_factory=dict)  # number by id, in order of appearance
    units: int = 0
    square: Matrix = field(default_factory=lambda: sparse.csr_array((0, 0), dtype=np.int64))
    waiting: list[tuple[Array, Array]] = field(default_factory=list)  # unit and actor of each mention
    rows: int = 0  # units that wait

    def add(self, block: Block, unit: str) -> None:
        self.units += block.units
        primary = block.mentions.filter(
            pc.and_(block.mentions["counted"], pc.is_valid(block.mentions["actor"]))
        )
        if not primary.num_rows:
            return
        units = _codes(primary["document"])[0].astype(np.int64)
        if unit == "sentence":
            units = (units << 32) + primary["sentence"].to_numpy()
        numbers = _number(units).astype(np.int32)
        codes, names = _codes(primary["actor"])
        known = np.array([self.actors.setdefault(name, len(self.actors)) for name in names], np.int32)
        self.waiting.append((numbers + self.rows, known[codes]))
        self.rows += int(numbers.max()) + 1
        if sum(len(rows) for rows, _ in self.waiting) > _AT_ONCE:
            self.multiply()

    def multiply(self) -> None:
        """Add to the counts what waits: XᵀX of the units that wait by the actors they name."""
        size = len(self.actors)
        self.square.resize((size, size))
        if self.waiting:
            rows, columns = (np.concatenate(numbers) for numbers in zip(*self.waiting, strict=True))
            shape = (self.rows, size)
            once = sparse.csr_array((np.ones(len(rows), np.int32), (rows, columns)), shape=shape)
            once.data[:] = 1  # an actor named twice in a unit counts once
            self.square = self.square + (once.T @ once).astype(np.int64)
        self.waiting, self.rows = [], 0


def _codes(column: pa.ChunkedArray) -> tuple[Integers, list[str]]:
    """Return a number for each value, and the values by number."""
    coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    whole = coded.unify_dictionaries().combine_chunks()
    return whole.indices.to_numpy(), whole.dictionary.to_pylist()


def _number(units: Integers) -> Integers:
    """Return the units numbered from 0; where they come in order, as the mentions of a store do, without sorting."""
    steps = np.diff(units)
    if (steps >= 0).all():
        return np.concatenate([[0], np.cumsum(steps > 0)])
    return np.asarray(np.unique(units, return_inverse=True)[1])
