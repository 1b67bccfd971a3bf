"""Archives: the files packed in one, each opened as if it lay there by itself, none larger than it may be."""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from dyads.corpus.entry import Refusal
from dyads.corpus.file import File, UnreadableError

_RATIO = 200  # times that text unpacks at most; JSON lines of news unpack to about 10 times
_ALWAYS = 16_000_000  # bytes that anything may unpack to
_MEMBERS = 1_000_000

# What unpacking raises over bytes that are not what their archive says, or are packed as we cannot.
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError)


def open_zip(file: File) -> Iterator[File | Refusal]:
    """Yield the files in a zip archive, in order of their names."""
    with file.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except DAMAGED as fault:
            raise UnreadableError(
                f"no zip archive: {fault}; pack it again, or give its files unpacked"
            ) from fault
        members = sorted(archive.infolist(), key=lambda member: member.filename)
        if len(members) > _MEMBERS:
            raise UnreadableError(f"more than {_MEMBERS:,} files in it; unpack it")
        for member in members:
            if not member.is_dir() and not _hidden(member.filename):
                yield _member(file, archive, member)


def open_gzip(file: File) -> Iterator[File]:
    """Yield the one file that is packed in a gzip file, named without the ending."""

    def unpack() -> BinaryIO:
        stream = file.open()
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        return _bound(cast("BinaryIO", gzip.GzipFile(fileobj=stream)), size, stream)

    yield replace(file, source=file.source.removesuffix(PurePosixPath(file.source).suffix), open=unpack)


def _member(file: File, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> File | Refusal:
    source = f"{file.source}/{member.filename}"
    if member.flag_bits & 1:
        return Refusal(source, "locked with a password; unpack it")

    def unpack() -> BinaryIO:
        try:
            return _bound(cast("BinaryIO", archive.open(member)), member.compress_size)
        except DAMAGED as fault:
            raise UnreadableError(f"cannot be unpacked: {fault}; unpack it yourself") from fault

    return replace(file, source=source, open=unpack)


def _bound(stream: BinaryIO, packed: int, *below: BinaryIO) -> BinaryIO:
    bound = max(_ALWAYS, _RATIO * packed)
    return cast("BinaryIO", io.BufferedReader(_Bounded(stream, bound, below)))


class _Bounded(io.RawIOBase):
    """A stream that refuses to unpack to more than its bound, and says so where its bytes are damaged."""

    def __init__(self, stream: BinaryIO, bound: int, below: tuple[BinaryIO, ...]) -> None:
        self._stream, self._left, self._below = stream, bound, below

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the stub's WriteableBuffer is a memoryview here
        try:
            data = self._stream.read(len(buffer))
        except DAMAGED as fault:
            raise UnreadableError(f"damaged: {fault}; fetch or pack it again") from fault
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError(
                f"unpacks to more than {_RATIO} times its size: no text does; unpack it yourself if you trust it"
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        for stream in (self._stream, *self._below):
            stream.close()
        super().close()


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__")) for part in name.split("/"))
