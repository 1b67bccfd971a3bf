"""Which documents each file held when it was last read whole: what a store knows of the files it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dyads.corpus.arrays import Booleans, Index, Integers, Numbers, read_hex
from dyads.tables import Column, Schema

FILES = Schema(
    "stored files",
    grain="one row a stretch of a reading of a file",
    key=(),
    columns=(
        Column("origin", pa.string(), "digest of where the file lies in full"),
        Column(
            "stamp",
            pa.string(),
            "its size and time as its file system tells; empty where it must be read again",
        ),
        Column("reading", pa.int32(), "1 for the first reading of the file"),
        Column("reader", pa.string(), "12 hex digits of whoever read it: two may read the same file at once"),
        Column("last", pa.bool_(), "whether the reading ends here; one without an end never counts"),
        Column("ids", pa.list_(pa.string()), "the documents that this stretch held"),
        Column(
            "refusals", pa.map_(pa.string(), pa.string()), "source and reason of what could not be read in it"
        ),
    ),
)


_ODD = np.uint64(0x9E3779B97F4A7C15)


class Readings:
    """The newest whole reading of every file."""

    def __init__(self, tables: Iterable[pa.Table]) -> None:
        """Take what the tables of FILES say; of two readings made at once, that of the reader who sorts last."""
        stretches = [_Stretches.of(table) for table in tables] or [_Stretches.of(FILES.arrow.empty_table())]
        told = _Stretches(*(np.concatenate(columns) for columns in zip(*stretches, strict=True)))
        ends = np.flatnonzero(told.last)
        ends = ends[np.lexsort((told.reader[ends], told.reading[ends], told.origin[ends]))]
        newest = ends[np.flatnonzero(np.diff(told.origin[ends], append=np.uint64(0)) != 0)]
        self._number = Index(told.origin[newest], told.reading[newest])
        self._stamp = Index(told.origin[newest], told.stamp[newest])
        of_newest = np.isin(told.key, told.key[newest])
        self._ids = told.ids[of_newest.repeat(told.size)]
        self._owners = told.origin.repeat(told.size)[of_newest.repeat(told.size)]
        refused = of_newest & (told.refused > 0)
        self._refusing = set(told.origin[refused].tolist())
        self._refused = frozenset(told.key[refused].tolist())

    @property
    def ids(self) -> Numbers:
        """The documents that the files held, each as the number its id writes."""
        return self._ids

    def ids_of(self, origin: str) -> Numbers:
        """Return the documents that a file held when it was read before."""
        return np.asarray(self._ids[self._owners == int(origin, 16)], np.uint64)

    def number(self, origin: str) -> int:
        """Return how often a file has been read."""
        return self._number.get(int(origin, 16)) or 0

    def knows(self, origin: str, stamp: str) -> bool:
        """Say whether the newest reading was of the file with this stamp."""
        return bool(stamp) and self._stamp.get(int(origin, 16)) == number(stamp)

    def refused(self, origin: str) -> bool:
        """Say whether something in it could not be read before."""
        return int(origin, 16) in self._refusing

    def lists_refusals(self, stretches: pa.Table) -> Booleans:
        """Say of each stretch whether it is of a newest reading that refused something."""
        keys = _Stretches.of(stretches).key
        return np.asarray(np.isin(keys, np.fromiter(self._refused, np.uint64)), np.bool_)

    def forgive(self, origin: str) -> None:
        """Forget that something could not be read."""
        self._refusing.discard(int(origin, 16))

    def any_refused(self) -> bool:
        return bool(self._refusing)

    def end(self, origin: str, stamp: str) -> None:
        """Note that a file has been read once more."""
        self._number.put(int(origin, 16), self.number(origin) + 1)
        self._stamp.put(int(origin, 16), number(stamp))


class _Stretches(NamedTuple):
    """The columns of FILES as numbers; ids one after another, `size` of them a stretch."""

    origin: Numbers
    reader: Numbers
    reading: Numbers
    stamp: Numbers
    last: Booleans
    refused: Integers
    size: Integers
    ids: Numbers

    @classmethod
    def of(cls, table: pa.Table) -> _Stretches:
        return cls(
            read_hex(table["origin"]),
            read_hex(table["reader"]),
            table["reading"].to_numpy().astype(np.uint64),
            np.array([number(stamp) for stamp in table["stamp"].to_pylist()], np.uint64),
            table["last"].to_numpy(),
            np.array([len(refusals) for refusals in table["refusals"].to_pylist()], np.int64),
            pc.list_value_length(table["ids"]).to_numpy().astype(np.int64),
            read_hex(pc.list_flatten(table["ids"])),
        )

    @property
    def key(self) -> Numbers:
        """One number a reading of a file by a reader."""
        return np.asarray((self.origin << np.uint64(16)) ^ (self.reader * _ODD) ^ self.reading, np.uint64)


def number(text: str) -> int:
    """Return 64 bits of a hash of a text."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
