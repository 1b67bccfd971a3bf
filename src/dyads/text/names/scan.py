"""Where patterns stand in a batch of texts, as words of their own: one scan, the rest in whole columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from string import ascii_letters, digits
from typing import TYPE_CHECKING

import numpy as np
from ahocorasick_rs import AhoCorasick, MatchKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dyads.text.names.joined import Joined, Places

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


@dataclass(frozen=True, slots=True)
class Found:
    """Where patterns of a group stand in joined texts, in order of their starts, the longest first."""

    number: Places  # of the pattern in its group
    start: Places
    end: Places


def build_scanner(*groups: Sequence[Pattern]) -> Scanner:
    """Return groups of patterns, ready to be found together."""
    patterns = [pattern for group in groups for pattern in group]
    return Scanner(
        AhoCorasick([pattern.text for pattern in patterns], matchkind=MatchKind.Standard),
        np.array([pattern.before for pattern in patterns], np.uint8),
        np.array([pattern.behind for pattern in patterns], np.uint8),
        tuple(accumulate(map(len, groups), initial=0)),
    )


def scan(joined: Joined, scanner: Scanner) -> list[Found]:
    """Return where patterns stand in the texts of a batch, group by group, as words of their own, however they overlap."""
    matches = [scanner.automaton.find_matches_as_indexes(low, overlapping=True) for low in joined.lows]
    places = chain.from_iterable(
        chain.from_iterable(matches)
    )  # text by text: in one of ASCII no place has to be counted
    count = list(map(len, matches))
    found = np.fromiter(places, np.int64, 3 * sum(count)).reshape(-1, 3)
    found[:, 1:] += np.repeat(joined.begins[:-1], count)[:, None]
    number, start, end = found.T
    before = scanner.before[number] & _goes_on(joined, start - 1)
    behind = scanner.behind[number] & _goes_on(joined, end)
    found = found[(before | behind) == 0]
    number, start, end = found[np.lexsort((-found[:, 2], found[:, 1]))].T
    return [
        Found(number[here] - first, start[here], end[here])
        for first, last in pairwise(scanner.groups)
        for here in [(number >= first) & (number < last)]
    ]


def _goes_on(joined: Joined, places: Places) -> NDArray[np.uint8]:
    return _GOES_ON[np.minimum(joined.codes[places], _ASCII)]
