"""Which documents may be copies of which: those whose signatures share a band, found band by band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dyads.corpus.arrays import Array, Integers, Pile
from dyads.corpus.signatures import BANDS

_AT_ONCE = 1_000_000  # pairs in memory at a time, about


class Signed:
    """The signatures of all documents, numbered as they come; their bands wait on the disk where they are many."""

    def __init__(self) -> None:
        self._ids: list[pa.Array] = []
        self._columns = {
            "shingles": Pile(np.uint64),
            "day": Pile(np.int32),
            "length": Pile(np.int32),
            "missing": Pile(np.bool_),
        }
        self._banded = Pile(np.int64)
        self._bands = [Pile(np.uint32) for _ in range(BANDS)]

    def __len__(self) -> int:
        return len(self._columns["day"])

    def add(self, signatures: pa.RecordBatch) -> None:
        """Take the signatures of some more documents."""
        banded = np.flatnonzero(pc.is_valid(signatures["bands"]).to_numpy(zero_copy_only=False))
        self._banded.append(banded + len(self))
        rows = signatures["bands"].flatten().to_numpy().reshape(-1, BANDS)
        for number, pile in enumerate(self._bands):
            pile.append(rows[:, number])
        self._ids.append(signatures["id"])
        self._columns["missing"].append(pc.is_null(signatures["shingles"]).to_numpy(zero_copy_only=False))
        for name in ("shingles", "day", "length"):
            self._columns[name].append(pc.fill_null(signatures[name], 0).to_numpy(zero_copy_only=False))

    @property
    def ids(self) -> pa.ChunkedArray:
        return pa.chunked_array(self._ids, pa.string())

    def column(self, name: str) -> Array:
        """Return the `shingles`, `day` or `length` of every document; `missing` is where it has no shingles."""
        return self._columns[name].read()

    def find_same(self) -> Integers:
        """Return for each document the first that has the same shingles; itself, where it is that one or has none."""
        numbers = np.arange(len(self))
        some = np.flatnonzero(~self.column("missing"))
        _, first, same = np.unique(self.column("shingles")[some], return_index=True, return_inverse=True)
        numbers[some] = some[first[same]]
        return numbers

    def propose(self, first: Integers) -> Iterator[Integers]:
        """Yield, band by band, the first document that has a number there with each other one that has it.

        Of documents with the same shingles only the first, as `find_same` says, is looked at. Pairs are two rows of numbers.
        """
        for sizes, members in self._runs(first):
            leaders = members[np.cumsum(sizes) - sizes].repeat(sizes)
            yield np.stack([leaders, members])[:, leaders != members]

    def propose_rest(self, first: Integers, groups: Integers) -> Iterator[Integers]:
        """Yield all pairs that share a number in a band and are of different groups, about a million at a time."""
        for sizes, members in self._runs(first):
            runs = np.split(members, np.cumsum(sizes)[:-1])
            mixed = (run for run in runs if len(run) and (groups[run] != groups[run[0]]).any())
            yield from _list_pairs(mixed, groups)

    def _runs(self, first: Integers) -> Iterator[tuple[Integers, Integers]]:
        """Yield of each band the documents whose number another one shares, run by run, and the lengths of the runs."""
        banded = self._banded.read()
        kept = first[banded] == banded
        for pile in self._bands:
            numbers = pile.read()[kept]
            order = np.argsort(numbers, kind="stable")
            starts = np.flatnonzero(np.diff(numbers[order].astype(np.int64), prepend=-1))
            sizes = np.diff(starts, append=len(order))
            yield sizes[sizes > 1], banded[kept][order][(sizes > 1).repeat(sizes)]


def _list_pairs(runs: Iterable[Integers], groups: Integers) -> Iterator[Integers]:
    """Yield the pairs within the runs whose documents are of different groups."""
    found: list[Integers] = []
    held = 0
    for members in runs:
        for place, one in enumerate(members):
            behind = members[place + 1 :]
            apart = behind[groups[behind] != groups[one]]
            found.append(np.stack([np.full(len(apart), one), apart]))
            held += len(apart)
            if held > _AT_ONCE:
                yield np.concatenate(found, axis=1)
                found, held = [], 0
    if found:
        yield np.concatenate(found, axis=1)
