"""One file as the readers see it: a name, and how to open it, wherever it lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO


class UnreadableError(Exception):
    """This file or row is no article we can read; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class File:
    """A file below a place that was named, or a member of an archive."""

    source: str  # its name below the place that was named
    root: str  # that place's own name
    origin: str  # where it lies, in full: an absolute path or an address
    stamp: str  # changes when the file does, as its file system tells; empty where nobody can tell
    open: Callable[[], BinaryIO]
    depth: int = 0  # archives around it
    fault: str = ""  # why it cannot be opened, where that was seen when it was found

    @property
    def name(self) -> str:
        return PurePosixPath(self.source).name

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.source).suffix.lower()

    def read(self, limit: int) -> bytes:
        """Return its bytes, or refuse a file that has more than `limit`."""
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise UnreadableError(
                f"larger than {limit // 1_000_000} MB, more than we take in one piece; split it"
            )
        return data
