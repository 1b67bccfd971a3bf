"""Stretches between quotation marks, in a paragraph: curly, straight, corner brackets, nested, unclosed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOSERS = {
    "“": "”",
    '"': '"',
    "＂": "＂",
    "‘": "’",
    "'": "'",
    "「": "」",
    "『": "』",
    "«": "»",
    "《": "》",
    "〈": "〉",
}
_DOUBLE = frozenset('“"＂')  # what runs on over paragraphs, and may be closed by its straight or curly sister
_DOUBLE_CLOSERS = frozenset('”"＂')
_SINGLE = frozenset("‘'")
_MOST = 200  # marks among which one must be closed
_ANY = re.compile("[" + re.escape("".join({*_CLOSERS, *_CLOSERS.values()})) + "]")
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u3000([{（【〔<＜-–—…·,/:;\"“‘'=~>、。")


@dataclass(frozen=True, slots=True)
class Marked:
    """The text between two marks, without them, and the mark that opens it."""

    start: int
    end: int
    mark: str
    is_closed: bool = True


def find_marked(text: str, start: int, end: int, *, runs_on: bool = False) -> list[Marked]:
    """Return the outermost stretches between marks in a paragraph, in order.

    A double mark that is never closed runs to the paragraph's end if the next one opens with a mark again (`runs_on`);
    else it is a stray mark. Marks inside others are left to the outer ones.
    """
    found: list[Marked] = []
    places = [match.start() for match in _ANY.finditer(text, start, end)]
    free = start
    for number, position in enumerate(places):
        if position < free or not _opens(text, position, start):
            continue
        mark = text[position]
        close = _closing(text, position, places[number + 1 : number + _MOST], end)
        if close is not None:
            found.append(Marked(position + 1, close, mark))
            free = close + 1
        elif runs_on and mark in _DOUBLE and not _DOUBLE & set(text[position + 1 : end]):
            found.append(Marked(position + 1, end, mark, is_closed=False))
            break
    return [marked for marked in found if text[marked.start : marked.end].strip()]


def starts_with_mark(text: str, start: int) -> bool:
    """Say whether a paragraph opens with a double mark: it may carry on a quotation of the one before."""
    return text[start : start + 1] in _DOUBLE


def _opens(text: str, position: int, start: int) -> bool:
    mark = text[position]
    if mark not in _CLOSERS:
        return False
    if mark not in _DOUBLE | _SINGLE:
        return True
    if position + 1 >= len(text) or text[position + 1].isspace():
        return False
    before = text[position - 1] if position > start else " "
    if mark in "“‘":  # curly marks say themselves that they open; but some write ‘ for an apostrophe
        return mark == "“" or not before.isalnum() or not before.isascii()
    return before in _BEFORE_OPENING or (
        not before.isascii() and before.isalnum() and text[position + 1].isalnum()
    )


def _closing(text: str, opening: int, places: list[int], end: int) -> int | None:
    mark = text[opening]
    closers = _DOUBLE_CLOSERS if mark == "“" else {_CLOSERS[mark]}
    depth = 0
    for position in places:
        character = text[position]
        if mark in _SINGLE:
            if character in "’'" and _closes_single(text, position, end):
                return position
            if character in '“”"':
                return None
        elif character == mark and mark not in closers:
            depth += 1
        elif character in closers:
            if depth == 0 and not (mark in _DOUBLE and character in '"＂' and text[position - 1].isspace()):
                return position
            depth = max(0, depth - 1)
    return None


def _closes_single(text: str, position: int, end: int) -> bool:
    """Say whether it is no apostrophe: "don't" and "Japan's" go on with a letter; Korean goes on with a particle."""
    if text[position - 1].isspace():
        return False
    after = text[position + 1] if position + 1 < end else " "
    return not (after.isalnum() and after.isascii())
