"""Whether two documents are copies: decided by those two alone, and remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import pyarrow as pa

from dyads.corpus.arrays import Booleans, Integers, Numbers, Pile
from dyads.tables import Column, Schema

ALIKE = 0.6  # Jaccard index of two documents' shingles from which they are copies
_ODD = np.uint64(0x9E3779B97F4A7C15)

VERDICTS = Schema(
    "verdicts",
    grain="one row two sets of shingles that were compared",
    key=("pair",),
    columns=(
        Column("pair", pa.uint64(), "number of the two together"),
        Column("alike", pa.bool_(), "whether documents with these shingles are copies"),
    ),
)

# Numbers of documents, in order and each once, to the shingles of each: some of the documents at a time, in any order.
Reader = Callable[[Integers], Iterable[tuple[Integers, list[Numbers]]]]


class Comparison:
    """What decides about pairs of documents; only those that nobody has decided about are read."""

    def __init__(self, read: Reader, verdicts: pa.Table | None = None) -> None:
        known = VERDICTS.arrow.empty_table() if verdicts is None else verdicts
        self._read = read
        self._pairs: Numbers = known["pair"].to_numpy()
        self._alike: Booleans = known["alike"].to_numpy()
        self._used = np.zeros(len(self._pairs), np.bool_)

    @property
    def verdicts(self) -> pa.Table:
        """What was asked for: to be remembered."""
        return pa.table([self._pairs[self._used], self._alike[self._used]], schema=VERDICTS.arrow)

    def find_copies(self, one: Integers, other: Integers, shingles: Numbers) -> Booleans:
        """Say of each pair of documents whether they are copies; `shingles` has the number of each document's."""
        low, high = np.sort([shingles[one], shingles[other]], axis=0)
        pairs = low * _ODD ^ high
        _, firsts = np.unique(pairs, return_index=True)
        unknown = firsts[self._find(pairs[firsts]) < 0]
        self._learn(pairs[unknown], self._compare(one[unknown], other[unknown]))
        places = self._find(pairs)
        self._used[places] = True
        return self._alike[places]

    def _find(self, pairs: Numbers) -> Integers:
        """Return where the verdicts about the pairs are, -1 where there are none."""
        if not len(self._pairs):
            return np.full(len(pairs), -1)
        places = np.minimum(np.searchsorted(self._pairs, pairs), len(self._pairs) - 1)
        return np.where(self._pairs[places] == pairs, places, -1)

    def _learn(self, pairs: Numbers, alike: Booleans) -> None:
        order = np.argsort(np.concatenate([self._pairs, pairs]))
        self._pairs = np.concatenate([self._pairs, pairs])[order]
        self._alike = np.concatenate([self._alike, alike])[order]
        self._used = np.concatenate([self._used, np.zeros(len(pairs), np.bool_)])[order]

    def _compare(self, one: Integers, other: Integers) -> Booleans:
        """Compare the shingles of each pair one by one."""
        if not len(one):
            return np.zeros(0, np.bool_)
        pile = Pile(np.uint64, few=1 << 24)
        numbers: list[Integers] = []
        sizes: list[int] = []
        for of, shingles in self._read(np.unique([one, other])):
            numbers.append(of)
            sizes += map(len, shingles)
            pile.append(np.concatenate(shingles))
        stops = np.cumsum(sizes)
        starts = stops - sizes
        order = np.argsort(np.concatenate(numbers))
        ordered = np.concatenate(numbers)[order]
        left, right = (order[np.searchsorted(ordered, which)] for which in (one, other))
        alike = np.zeros(len(one), np.bool_)
        last, held = -1, np.zeros(0, np.uint64)
        for n in np.argsort(left, kind="stable"):
            if left[n] != last:
                last, held = left[n], pile.read(starts[left[n]], stops[left[n]])
            alike[n] = _are_alike(held, pile.read(starts[right[n]], stops[right[n]]))
        return alike


def _are_alike(one: Numbers, other: Numbers) -> bool:
    """Say whether two sets of shingles, each in order, share enough; sets of very unequal size cannot."""
    if min(len(one), len(other)) < ALIKE * max(len(one), len(other)):
        return False
    both = np.sort(np.concatenate([one, other]), kind="stable")
    shared = int((both[1:] == both[:-1]).sum())
    return shared >= ALIKE * (len(one) + len(other) - shared)
