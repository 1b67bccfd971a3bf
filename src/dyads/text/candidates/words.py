"""A passage of English as words: what stands where, joined to what, and whether the registry's actors have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dyads.text.candidates.records import Passage

_WORD = re.compile(
    r"(?:[A-Z]\.)+|[A-Z][a-z]{0,4}\.(?= [A-Z])|\w[\w&-]*(?:'[A-Z]\w+)?"
)  # U.S. | Gen. | O'Brien


class Word(NamedTuple):
    """A word of the passage."""

    text: str
    start: int
    end: int
    joined: bool  # only a space stands before it
    taken: bool  # part of a mention of a registered actor

    @property
    def low(self) -> str:
        return self.text.lower().rstrip(".")

    @property
    def has_capital(self) -> bool:
        return self.text[0].isupper()


def read_words(passage: Passage) -> list[Word]:
    """Return the words of the passage in order."""
    words = []
    last = passage.start
    for found in _WORD.finditer(passage.flat, passage.start, passage.end):
        start, end = found.span()
        joined = passage.flat[last:start] == " "
        words.append(Word(found.group(), start, end, joined, passage.is_taken(start, end)))
        last = end
    return words
