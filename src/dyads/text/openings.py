"""Patterns that are asked only where the letters a text goes on with leave room for them."""

from __future__ import annotations

import re
from functools import lru_cache

import regex

_LETTERS = 2  # by which it is told
_REMEMBERED = 1 << 14  # such beginnings, which few letters make up
_LOOKS_BACK = re.compile(r"\(\?<[=!]|\\[bB]|(?<!\[)\^")


class Opening:
    """A pattern to be matched at a place of a text; whether two letters can begin a match is asked once of the two.

    A word in Korean or Japanese goes on in hundreds of ways, and most fail at their first letter: but one by one.
    """

    __slots__ = ("_may_begin", "_pattern")

    def __init__(self, pattern: str) -> None:
        if _LOOKS_BACK.search(pattern):
            raise ValueError(f"pattern {pattern!r}: looks at what stands before it; match it everywhere")
        begins = regex.compile(pattern)
        self._pattern = re.compile(pattern)
        self._may_begin = lru_cache(maxsize=_REMEMBERED)(
            lambda letters: begins.match(letters, partial=True) is not None
        )

    def match(self, text: str, place: int) -> re.Match[str] | None:
        """Return what the pattern matches from the place on."""
        return self._pattern.match(text, place) if self._may_begin(text[place : place + _LETTERS]) else None
