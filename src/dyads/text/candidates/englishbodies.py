"""Bodies in English that nobody listed: capitalised words around one that says a kind of body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dyads.text.candidates.records import Found
from dyads.text.candidates.vocabulary import (
    IN_NAMES_OF_BODIES,
    NEVER_IN_A_NAME,
    PARTICLES,
    ROLES,
    SAY_TOO_LITTLE,
    TYPE_OF,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dyads.text.candidates.records import Passage
    from dyads.text.candidates.words import Word

_ABBREVIATION = re.compile(r" \((?P<letters>[A-Z]{2,7})\)")
_INSIDE = frozenset({"of", "for", "on", "and", "the", "&"})
_LINKS = frozenset({"of", "for", "on"})
_OPENERS = NEVER_IN_A_NAME - IN_NAMES_OF_BODIES
_LONGEST = 9  # words


def find_bodies(passage: Passage, words: Sequence[Word]) -> Iterator[Found]:
    done = 0
    for place, word in enumerate(words):
        kind = TYPE_OF.get(word.text.rstrip("."))
        if kind is None or word.taken or place < done:
            continue
        first = _body_start(passage, words, place, done)
        last = _body_end(words, place)
        done = last
        own = [w for w in words[first:last] if _distinguishes(passage, w)]
        if (
            not own
            or _says_too_little(words[first:last])
            or last - first > _LONGEST
            or _is_cut_off(passage, words, last)
        ):
            continue
        start, end = words[first].start, words[last - 1].end
        letters = _ABBREVIATION.match(passage.flat, end)
        yield Found(start, end, kind, "kind of body", abbreviation=letters["letters"] if letters else None)


def _body_start(passage: Passage, words: Sequence[Word], place: int, done: int) -> int:
    first = place
    while first > done and words[first].joined and _belongs(words[first - 1]):
        first -= 1
    while first < place and (
        words[first].text in _INSIDE
        or words[first].low in ROLES
        or words[first].low in _OPENERS
        or (words[first].taken and not passage.flat[words[first].end : words[first].end + 2].startswith(" "))
    ):
        first += 1
    return first


def _belongs(word: Word) -> bool:
    return word.has_capital or word.text == "&" or word.text in PARTICLES


def _body_end(words: Sequence[Word], place: int) -> int:
    """Return where the body's name ends: "Institute [for Peace and Unification Studies]"."""
    last = place + 1
    while last < len(words) and words[last].joined:
        ahead = last
        while ahead < len(words) and words[ahead].joined and words[ahead].text in _INSIDE:
            ahead += 1
        if ahead == last or ahead >= len(words) or (last == place + 1 and words[last].text not in _LINKS):
            break
        end = _end_of_capitals(words, ahead)
        goes_on_with_another = words[last].text == "and" and any(
            w.text in TYPE_OF for w in words[ahead : end + 3]
        )
        if end == ahead or words[ahead].low in _OPENERS or goes_on_with_another:
            break
        last = end
    return last


def _end_of_capitals(words: Sequence[Word], place: int) -> int:
    while place < len(words) and words[place].joined and words[place].has_capital:
        place += 1
    return place


def _is_cut_off(passage: Passage, words: Sequence[Word], last: int) -> bool:
    """Say whether the name goes on where the line or our reading of it ends: "Bank for", "Committee of the Workers'"."""
    goes_on = last < len(words) and words[last].joined and words[last].text in {"of", "for"}
    return goes_on or bool(re.match(r"'(?!s)", passage.flat[words[last - 1].end : words[last - 1].end + 2]))


def _says_too_little(words: Sequence[Word]) -> bool:
    """Say whether one word like West or National is all that stands beside the kind of body."""
    beside = [word for word in words if word.has_capital and word.text not in TYPE_OF]
    return len(beside) == 1 and beside[0].low in NEVER_IN_A_NAME


def _distinguishes(passage: Passage, word: Word) -> bool:
    """Say whether the word is more than a kind of body or a state."""
    return (
        word.has_capital
        and not word.taken
        and word.text not in TYPE_OF
        and word.low not in passage.common
        and word.low not in SAY_TOO_LITTLE
    )
