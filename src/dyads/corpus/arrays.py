"""The arrays this room counts with, and where they wait when they are many."""

from __future__ import annotations

import weakref
from tempfile import SpooledTemporaryFile
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Numbers = npt.NDArray[np.uint64]
Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]
Array = npt.NDArray[Any]

_RECENT = 50_000  # entries that wait to be sorted in


class Pile:
    """Numbers of one type, one after another: in memory while they are few, on the disk after."""

    def __init__(self, dtype: type[np.generic], few: int = 1 << 20) -> None:
        self._dtype = np.dtype(dtype)
        self._file = SpooledTemporaryFile(max_size=few)  # noqa: SIM115 - it goes with the pile
        weakref.finalize(self, self._file.close)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def append(self, values: Array) -> None:
        self._file.seek(0, 2)
        self._file.write(np.ascontiguousarray(values, self._dtype).tobytes())
        self._size += len(values)

    def read(self, start: int = 0, stop: int | None = None) -> Array:
        """Return the numbers from `start` to before `stop`."""
        stop = self._size if stop is None else stop
        self._file.seek(start * self._dtype.itemsize)
        return np.frombuffer(self._file.read((stop - start) * self._dtype.itemsize), self._dtype)


class Index:
    """A number by number, 16 bytes an entry; later entries replace earlier ones."""

    def __init__(self, keys: Numbers, values: Numbers) -> None:
        self._keys, self._values = _sort(keys, values)
        self._recent: dict[int, int] = {}

    def get(self, key: int) -> int | None:
        if (value := self._recent.get(key)) is not None:
            return value
        place = int(np.searchsorted(self._keys, np.uint64(key)))
        return int(self._values[place]) if place < len(self._keys) and self._keys[place] == key else None

    def put(self, key: int, value: int) -> None:
        self._recent[key] = value
        if len(self._recent) > _RECENT:
            keys = np.concatenate([self._keys, np.fromiter(self._recent, np.uint64)])
            values = np.concatenate([self._values, np.fromiter(self._recent.values(), np.uint64)])
            self._keys, self._values = _sort(keys, values)
            self._recent.clear()


def read_hex(digits: pa.Array) -> Numbers:
    """Return the numbers that 12 hex digits each write, as ids of documents do."""
    letters = np.frombuffer("".join(digits.to_pylist()).encode(), np.uint8).reshape(-1, 12)
    nibbles = np.where(letters >= ord("a"), letters - ord("a") + 10, letters - ord("0")).astype(np.uint64)
    return np.asarray((nibbles << np.arange(44, -4, -4, dtype=np.uint64)).sum(axis=1), np.uint64)


def _sort(keys: Numbers, values: Numbers) -> tuple[Numbers, Numbers]:
    """Return keys in order, each once with its last value."""
    unique, last = np.unique(keys[::-1], return_index=True)
    return unique, values[::-1][last]
