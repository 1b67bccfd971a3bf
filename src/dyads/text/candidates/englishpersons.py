"""Persons in English whom nobody listed: two to four capitalised words that a title, a verb or their shape calls a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dyads.model import Span
from dyads.text.candidates.records import Found
from dyads.text.candidates.vocabulary import (
    ALSO_GIVEN_NAMES,
    COURTESY,
    NEVER_IN_A_NAME,
    PARTICLES,
    PLURAL_ROLES,
    RANKS,
    ROLE_MODIFIERS,
    ROLES,
    SAYS,
    TYPE_OF,
    is_chinese_family,
    is_korean_family,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dyads.text.candidates.records import Passage
    from dyads.text.candidates.words import Word

_ALL_ROLES = ROLES | PLURAL_ROLES
_NO_NAMES = NEVER_IN_A_NAME | _ALL_ROLES
_NAME = re.compile(r"(?:[A-Z][a-z]+|(?:Mc|Mac|De|La|O')[A-Z][a-z]+)(?:-[A-Za-z][a-z]+)*")
_INITIAL = re.compile(r"[A-Z]\.")
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}")  # Byung-se
_APPOSITION = re.compile(
    r"(?: \([^)]{1,30}\))?,(?: (?:aged )?\d+,)? (?P<phrase>(?:(?! - )[^,;:.()<>\"\n]){3,90})"
)
_DESCRIBES = re.compile(
    r"(?:an?|the|his|her|its|their|another|[A-Z][\w.'-]*|\w+'s|former|then|now|chief|senior|principal|deputy|vice) |[a-z-]+(?: [a-z]+){0,2} (?:of|at|for|in|with|and) "
)
_VERB = re.compile(
    r"\b(?:is|was|were|are|has|had|have|said|says|told|met|will|would|who|which|that|and then)\b"
)
KOREAN_NAME = "Korean name"  # the cue that its shape gives
_JOINS = frozenset(
    {" ", "'s ", "' ", "-"}
)  # what may stand between the words of a title: "Japan['s ]ambassador"
_SHORTEST_NAME, _LONGEST_NAME, _LONGEST_ROLE = 2, 4, 9  # words


def find_persons(passage: Passage, words: Sequence[Word]) -> Iterator[Found]:
    for first, last in _name_runs(passage, words):
        run = words[first:last]
        name = [word.text for word in run]
        following = words[last] if last < len(words) and words[last].joined else None
        if following and (
            following.text in TYPE_OF or (following.has_capital and following.low in _ALL_ROLES)
        ):
            continue  # Something Institute, Martin Luther King
        before, after = _role_before(passage, words, first), _role_after(passage, run[-1].end)
        said = frozenset(re.findall(r"\w+", before.of(passage.flat).lower())) if before else frozenset()
        says_more = before and not said <= COURTESY | RANKS
        role = before if says_more else after or (None if said <= COURTESY else before)
        cue = _cue(before, after, speaks=_speaks(words, first, last), is_korean=_is_korean_name(name))
        yield Found(run[0].start, run[-1].end, "person", cue, _family(name), role)


def _cue(before: Span | None, after: Span | None, *, speaks: bool, is_korean: bool) -> str | None:
    cues = {"title before": before, "title behind": after, "speaks": speaks, KOREAN_NAME: is_korean}
    return next((cue for cue, holds in cues.items() if holds), None)


def _name_runs(passage: Passage, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Return where two to four words in a row can each be part of a person's name."""
    first = 0
    while first < len(words):
        last = first
        while (
            last < len(words)
            and (last == first or words[last].joined)
            and _may_name(passage, words, first, last)
        ):
            last += 1
        run = words[first:last]
        if (
            _SHORTEST_NAME <= len(run) <= _LONGEST_NAME
            and run[-1].text not in PARTICLES
            and not _INITIAL.fullmatch(run[-1].text)
        ):
            yield first, last
        first = max(last, first + 1)


def _may_name(passage: Passage, words: Sequence[Word], first: int, place: int) -> bool:
    word = words[place]
    if _INITIAL.fullmatch(word.text) or word.text in PARTICLES:
        return first < place < len(words) - 1
    if word.taken or word.text in TYPE_OF or not _NAME.fullmatch(word.text):
        return False
    if word.low in _NO_NAMES or word.low.endswith(("-based", "-led", "-born")):
        return False
    return word.low not in passage.common or (word.text in ALSO_GIVEN_NAMES and place == first)


def _is_korean_name(name: Sequence[str]) -> bool:
    """Say whether it is built as Korean names are: Yun Byung-se, Byung-se Yun."""
    if len(name) != _SHORTEST_NAME:
        return False
    family, given = name if "-" in name[1] else name[::-1]
    return bool(_SYLLABLES.fullmatch(given)) and is_korean_family(family)


def _family(name: Sequence[str]) -> str:
    """Return the word a later sentence names the person by: the last, with what leads to it; the first in Korean or Chinese order."""
    if is_korean_family(name[0]) and (len(name) == 3 or "-" in name[1]):  # noqa: PLR2004  # Kim Jong Un
        return name[0]
    if is_chinese_family(name[0]) and len(name) == _SHORTEST_NAME:
        return name[0]
    particle = next((place for place, word in enumerate(name) if word in PARTICLES), len(name) - 1)
    return " ".join(name[particle:])


def _role_before(passage: Passage, words: Sequence[Word], first: int) -> Span | None:
    """Return the title that ends where the name begins: "Japan's ambassador to Seoul ", "Vice Foreign Minister "."""
    reach = first
    while reach > max(0, first - _LONGEST_ROLE) and _leads(passage, words, reach - 1):
        reach -= 1
    titled = [place for place in range(reach, first) if words[place].low in ROLES]
    if not titled or not (words[first - 1].has_capital or titled[-1] == first - 1):
        return None
    reach = _after_another(words, titled, reach)
    start = next(place for place in range(reach, first) if place in titled or not _is_no_start(words[place]))
    return Span(words[start].start, words[first - 1].end)


def _after_another(words: Sequence[Word], titled: Sequence[int], reach: int) -> int:
    """Return where the title begins when another person's stands before it: "Minister A. and [Secretary B.]"."""
    for place in range(titled[-1], reach, -1):
        if words[place - 1].low == "and" and (place in titled or titled[0] < place):
            return place
    return reach


def _leads(passage: Passage, words: Sequence[Word], place: int) -> bool:
    """Say whether the word may be part of a title that goes on behind it."""
    word = words[place]
    if passage.flat[word.end : words[place + 1].start] not in _JOINS or word.low in SAYS:
        return False
    return word.taken or word.has_capital or word.low in ROLE_MODIFIERS or word.low in ROLES


def _is_no_start(word: Word) -> bool:
    return not word.taken and (
        word.low in {"of", "for", "to", "and", "the"}
        or (word.low in NEVER_IN_A_NAME and word.low not in ROLE_MODIFIERS)
    )


def _role_after(passage: Passage, end: int) -> Span | None:
    """Return the title in apposition: ", a professor of law at Keio University"."""
    found = _APPOSITION.match(passage.flat, end, passage.end)
    if not found:
        return None
    phrase = found["phrase"]
    if not _DESCRIBES.match(phrase):
        return None
    words = list(re.finditer(r"[\w-]+", phrase))[:_LONGEST_ROLE]
    for number, word in enumerate(words):
        if word.group().lower() in ROLES:
            if _VERB.search(phrase, 0, word.start()):
                return None
            behind = words[number + 1] if number + 1 < len(words) else None
            if behind and behind.group()[0].isupper() and phrase[word.end() : behind.start()] == " ":
                return None  # the next in a list: "…, Foreign Minister Somebody"
            verb = _VERB.search(phrase, word.end())
            until = verb.start() if verb else len(phrase)
            return Span(found.start("phrase"), found.start("phrase") + len(phrase[:until].rstrip()))
    return None


def _speaks(words: Sequence[Word], first: int, last: int) -> bool:
    after = words[last] if last < len(words) and words[last].joined else None
    before = words[first - 1] if first and words[first].joined else None
    return bool((after and after.text in SAYS) or (before and before.text in {"said", "says"}))
