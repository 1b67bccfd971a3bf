"""Where the forms of the registry stand in a batch of texts, as words of their own: one scan, the rest in whole columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from string import ascii_letters, digits
from typing import TYPE_CHECKING

import numpy as np
from ahocorasick_rs import AhoCorasick, MatchKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

LETTER, UNDERSCORE = 1, 2  # what a word in Latin letters may go on with, as bits
WORD = LETTER | UNDERSCORE
_ASCII = 128
_GOES_ON = np.zeros(_ASCII + 1, np.uint8)  # by code point; whatever is not ASCII ends such a word
_GOES_ON[[ord(letter) for letter in f"{ascii_letters}{digits}"]] = LETTER
_GOES_ON[ord("_")] = UNDERSCORE


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text in lower case, and what must not stand right before and behind it: bits of WORD."""

    text: str
    before: int
    behind: int


@dataclass(frozen=True, slots=True)
class Scanner:
    """Groups of patterns in one automaton; made once per process, because an automaton cannot be sent."""

    automaton: AhoCorasick
    before: NDArray[np.uint8]  # by number of the pattern
    behind: NDArray[np.uint8]
    groups: tuple[int, ...]  # where the numbers of each group begin, and where those of the last end


def build_scanner(*groups: Sequence[Pattern]) -> Scanner:
    """Return groups of patterns, ready to be found together."""
    patterns = [pattern for group in groups for pattern in group]
    return Scanner(
        AhoCorasick([pattern.text for pattern in patterns], matchkind=MatchKind.Standard),
        np.array([pattern.before for pattern in patterns], np.uint8),
        np.array([pattern.behind for pattern in patterns], np.uint8),
        tuple(accumulate(map(len, groups), initial=0)),
    )


def scan(texts: Sequence[str], scanner: Scanner) -> Iterator[tuple[list[list[int]], ...]]:
    """Yield for each text, in lower case, which patterns of each group stand where: number in the group, start, end.

    As words of their own, however they overlap, in order of their starts, the longest first.
    """
    joined = "\0".join([*texts, ""])  # no pattern holds it, and no word goes on with it
    matches = scanner.automaton.find_matches_as_indexes(joined, overlapping=True)
    found = np.fromiter(chain.from_iterable(matches), np.int64, 3 * len(matches)).reshape(-1, 3)
    number, start, end = found.T
    goes_on = _GOES_ON[np.minimum(np.frombuffer(joined.encode("utf-32-le"), np.uint32), _ASCII)]
    is_part = (scanner.before[number] & goes_on[start - 1]) | (scanner.behind[number] & goes_on[end])
    found = found[is_part == 0]
    found = found[np.lexsort((-found[:, 2], found[:, 1]))]
    begins = np.cumsum([0, *(len(text) + 1 for text in texts)])
    groups = [
        _by_text(found[(found[:, 0] >= first) & (found[:, 0] < last)], first, begins)
        for first, last in pairwise(scanner.groups)
    ]
    yield from zip(*groups, strict=True)


def _by_text(found: NDArray[np.int64], first: int, begins: NDArray[np.int64]) -> Iterator[list[list[int]]]:
    """Yield what was found of a group text by text, its places those of the text."""
    bounds = np.searchsorted(found[:, 1], begins)
    shifts = np.repeat(begins[:-1], np.diff(bounds))
    rows = (found - np.column_stack([np.full_like(shifts, first), shifts, shifts])).tolist()
    yield from (rows[begin:end] for begin, end in pairwise(bounds.tolist()))
