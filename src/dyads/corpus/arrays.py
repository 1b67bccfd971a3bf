"""The arrays this room counts with, and where they wait when they are many."""

from __future__ import annotations

import weakref
from tempfile import SpooledTemporaryFile
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]
Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]
Array = npt.NDArray[Any]


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
