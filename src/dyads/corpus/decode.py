"""Bytes become text: which encoding a file is in, told by its marks and by what the letters say."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with theirs
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HANGUL = re.compile(
    "[가고그기나는다대도들라로리를만부사서스시아어에으은을의이인일자장전정제지하한해]"
)  # the commonest syllables
_KANA = re.compile(
    "[ぁ-ゖァ-ヺー]"
)  # full width: half-width katakana are what other encodings look like when misread
_LATIN = re.compile("[À-ÿ‘’“”–—…•€£§©®°]")
# An encoding, and the letters that texts in it are mostly made of.
_LEGACY = (("cp949", _HANGUL), ("cp932", _KANA), ("euc_jp", _KANA), ("cp1252", _LATIN))
_ENOUGH = {"cp949": 0.2, "cp932": 0.2, "euc_jp": 0.2, "cp1252": 0.8}  # share of the letters beyond ASCII
_BROKEN = 0.01  # share of a text's letters that may be unreadable before the text is refused


class UndecodableError(Exception):
    """These bytes are no text we can read; the message says why."""


def decode(data: bytes) -> str:
    """Return the bytes as text, newlines kept and a byte order mark left out, or say why they are none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    if b"\0" in data:
        return _without_mark(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data)


def _without_mark(data: bytes) -> str:
    """Return UTF-16 without a mark: its zero bytes all stand on one side of the pairs."""
    sides = {side for side in (0, 1) if 0 in data[side::2]}
    if len(sides) == 1 and len(data) % 2 == 0:
        return _lenient(data, "utf-16-le" if sides == {1} else "utf-16-be")
    raise UndecodableError("binary: it holds zero bytes, so it is no text; save the article as text in UTF-8")


def _legacy(data: bytes) -> str:
    best, best_share = None, 0.0
    for encoding, letters in _LEGACY:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        beyond = sum(letter > "\x7f" for letter in text)
        share = len(letters.findall(text)) / max(1, beyond)
        if share >= _ENOUGH[encoding] and share > best_share:
            best, best_share = text, share
    return best if best is not None else _lenient(data, "utf-8")


def _lenient(data: bytes, encoding: str) -> str:
    """Return the text with its few broken letters as U+FFFD; many are no text."""
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") > max(1, _BROKEN * len(text)):
        raise UndecodableError(
            "its encoding is none of UTF-8, UTF-16, EUC-KR/CP949, Shift_JIS/CP932, EUC-JP and Windows-1252; save it in UTF-8"
        )
    return text
