"""Bytes become text: which encoding they are in, told by their marks and by what the letters say."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from dyads.corpus.file import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SYLLABLES = re.compile(
    "[가고그기나는다대도들라로리를만부사서스시아어에으은을의이인일자장전정제지하한해]"
)  # the commonest
_KANA = re.compile(
    "[ぁ-ゖァ-ヺー]"
)  # full width: half-width katakana are what other encodings look like when misread
_LATIN = re.compile("[À-ÿ‘’“”–—…•€£§©®°]")
# An encoding, the letters that texts in it are full of, and the share of all letters beyond ASCII that these make at least.
_LEGACY = (("cp949", _SYLLABLES, 0.2), ("cp932", _KANA, 0.2), ("euc_jp", _KANA, 0.2), ("cp1252", _LATIN, 0.8))
_WRITTEN = re.compile(
    "[ -~가-힣ぁ-んァ-ヶ。、]"
)  # what texts in UTF-16 are full of, wrongly paired bytes not
_ENOUGH = 0.4  # of the letters
_FEW = 4  # letters that can be read for each that cannot
_BROKEN = 0.01  # share of a text's letters that may be unreadable before the text is refused
_SAMPLE = 1_000_000  # bytes from which the encoding of a table is told
_UNKNOWN = "its encoding is none of UTF-8, UTF-16, EUC-KR/CP949, Shift_JIS/CP932, EUC-JP and Windows-1252; save it in UTF-8"


def decode(data: bytes) -> str:
    """Return the bytes as text, newlines kept and a byte order mark left out, or say why they are none."""
    mark, encoding = tell_encoding(data)
    text = data[len(mark) :].decode(encoding, errors="replace")
    if is_broken(text):
        raise UnreadableError(_UNKNOWN)
    return text


def open_text(stream: BinaryIO) -> TextIO:
    """Return a stream of bytes as one of text, its encoding told by its beginning."""
    buffered = io.BufferedReader(_Raw(stream), _SAMPLE)
    mark, encoding = tell_encoding(buffered.peek(_SAMPLE), cut=True)
    buffered.read(len(mark))
    return io.TextIOWrapper(buffered, encoding, errors="replace", newline="")


def cut_lines(text: TextIO, longest: int) -> Iterator[str | None]:
    """Yield the lines of a text with their ends; a line of more than `longest` letters is None, whatever its length."""
    while line := text.readline(longest):
        if len(line) < longest or line.endswith("\n"):
            yield line
            continue
        while len(rest := text.readline(longest)) == longest and not rest.endswith("\n"):
            pass
        yield None


def is_broken(text: str) -> bool:
    """Say whether too many letters of a text could not be read."""
    return text.count("\ufffd") > max(1, _BROKEN * len(text))


def tell_encoding(data: bytes, *, cut: bool = False) -> tuple[bytes, str]:
    """Return the mark the bytes begin with, and their encoding; `cut` says that they may end within a letter."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    if b"\0" in data:
        return b"", _without_mark(data)
    if _decodes(data, "utf-8", cut=cut) is not None or _mostly_utf8(data):
        return b"", "utf-8"
    return b"", _legacy(data, cut=cut)


def _without_mark(data: bytes) -> str:
    """Return which UTF-16 it is, without a mark: its zero bytes all stand on one side of the pairs."""
    sides = {side for side in (0, 1) if 0 in data[side::2]}
    if len(sides) == 1:
        encoding = "utf-16-le" if sides == {1} else "utf-16-be"
        text = data.decode(encoding, errors="replace")
        if len(_WRITTEN.findall(text)) > _ENOUGH * len(text):
            return encoding
    raise UnreadableError("binary: it holds zero bytes, so it is no text; save the article as text in UTF-8")


def _mostly_utf8(data: bytes) -> bool:
    """Say whether most letters beyond ASCII can be read in UTF-8: then a few are damaged."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(letter > "\x7f" for letter in text) > _FEW * broken


def _legacy(data: bytes, *, cut: bool) -> str:
    best, best_share = "utf-8", 0.0
    for encoding, letters, enough in _LEGACY:
        text = _decodes(data, encoding, cut=cut)
        if text is None:
            continue
        beyond = sum(letter > "\x7f" for letter in text)
        share = len(letters.findall(text)) / max(1, beyond)
        if share >= enough and share > best_share:
            best, best_share = encoding, share
    return best


def _decodes(data: bytes, encoding: str, *, cut: bool) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data, final=not cut)
    except UnicodeDecodeError:
        return None


class _Raw(io.RawIOBase):
    """Any stream of bytes as the raw one that a buffer wants."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the stub's WriteableBuffer is a memoryview here
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
