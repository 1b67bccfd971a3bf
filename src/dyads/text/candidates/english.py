"""Names of persons and bodies in English that nobody listed: capitalised words, and what beside them says what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dyads.model import Span
from dyads.text.candidates.records import Found
from dyads.text.candidates.vocabulary import (
    ALSO_GIVEN_NAMES,
    COURTESY,
    IN_NAMES_OF_BODIES,
    NEVER_IN_A_NAME,
    PLURAL_ROLES,
    RANKS,
    ROLE_MODIFIERS,
    ROLES,
    SAY_TOO_LITTLE,
    SAYS,
    TYPE_OF,
    is_korean_family,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dyads.text.candidates.records import Passage

_WORD = re.compile(r"(?:[A-Z]\.)+|[A-Z][a-z]{0,4}\.(?= [A-Z])|\w[\w&-]*(?:'[A-Z]\w+)?")
_NAME = re.compile(r"(?:[A-Z][a-z]+|(?:Mc|Mac|De|La|O')[A-Z][a-z]+)(?:-[A-Za-z][a-z]+)*")
_INITIAL = re.compile(r"[A-Z]\.")
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}")  # Byung-se
_CLAUSE = re.compile(r"[,;:()\"\n]| - ")
_APPOSITION = re.compile(r"(?: \([^)]{1,30}\))?,(?: (?:aged )?\d+,)? (?P<phrase>[^,;:.()<>\"\n]{3,90})")
_VERB = re.compile(
    r"\b(?:is|was|were|are|has|had|have|said|says|told|met|will|would|who|which|that|and then)\b"
)
_ABBREVIATION = re.compile(r" \((?P<letters>[A-Z]{2,7})\)")
_PARTICLES = frozenset({"van", "von", "der", "del", "de", "bin"})
_INSIDE_BODY = frozenset({"of", "for", "on", "and", "the", "&"})
_OPENERS = NEVER_IN_A_NAME - IN_NAMES_OF_BODIES
_SHORTEST_NAME, _LONGEST_NAME, _LONGEST_ROLE, _LONGEST_BODY = 2, 4, 9, 9  # words


class Word(NamedTuple):
    """A word of the passage; `joined` says that only a space stands before it."""

    text: str
    start: int
    end: int
    joined: bool
    taken: bool


def find_english(passage: Passage) -> Iterator[Found]:
    """Return persons and bodies named in the passage, in order and without overlap."""
    words = list(_read_words(passage))
    bodies = list(_find_bodies(passage, words))
    yield from bodies
    for person in _find_persons(passage, words):
        if not any(person.start < body.end and body.start < person.end for body in bodies):
            yield person


def _read_words(passage: Passage) -> Iterator[Word]:
    last = passage.start
    for found in _WORD.finditer(passage.flat, passage.start, passage.end):
        start, end = found.span()
        joined = passage.flat[last:start] == " "
        yield Word(found.group(), start, end, joined, passage.is_taken(start, end))
        last = end


def _find_persons(passage: Passage, words: Sequence[Word]) -> Iterator[Found]:
    for first, last in _name_runs(passage, words):
        run = words[first:last]
        name = [word.text for word in run]
        following = words[last] if last < len(words) and words[last].joined else None
        if following and (following.text in TYPE_OF or following.text.lower() in PLURAL_ROLES):
            continue
        before, after = _role_before(passage, words, first), _role_after(passage, run[-1].end)
        said = frozenset(re.findall(r"\w+", before.of(passage.flat).lower())) if before else frozenset()
        says_more = before and not said <= COURTESY | RANKS
        role = before if says_more else after or (None if said <= COURTESY else before)
        cue = _cue(before, after, speaks=_speaks(words, first, last), is_korean=_is_korean_name(name))
        yield Found(run[0].start, run[-1].end, "person", cue, _family(name), role)


def _cue(before: Span | None, after: Span | None, *, speaks: bool, is_korean: bool) -> str | None:
    cues = {"title before": before, "title behind": after, "speaks": speaks, "Korean name": is_korean}
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
            and run[-1].text not in _PARTICLES
            and not _INITIAL.fullmatch(run[-1].text)
        ):
            yield first, last
        first = max(last, first + 1)


def _may_name(passage: Passage, words: Sequence[Word], first: int, place: int) -> bool:
    word = words[place]
    if _INITIAL.fullmatch(word.text) or word.text in _PARTICLES:
        return first < place < len(words) - 1
    low = word.text.lower()
    if word.taken or not _NAME.fullmatch(word.text) or word.text in TYPE_OF:
        return False
    if (
        low in NEVER_IN_A_NAME
        or low in ROLES
        or low in PLURAL_ROLES
        or low.endswith(("-based", "-led", "-born"))
    ):
        return False
    return low not in passage.common or (word.text in ALSO_GIVEN_NAMES and place == first)


def _is_korean_name(name: Sequence[str]) -> bool:
    """Say whether it is built as Korean names are: Yun Byung-se, Byung-se Yun."""
    if len(name) != _SHORTEST_NAME:
        return False
    family, given = name if "-" in name[1] else name[::-1]
    return bool(_SYLLABLES.fullmatch(given)) and is_korean_family(family)


def _family(name: Sequence[str]) -> str:
    """Return the word a later sentence names the person by: the last, but the first of a Korean name in Korean order."""
    first_is_family = is_korean_family(name[0]) and (len(name) == 3 or "-" in name[1])  # noqa: PLR2004  # Kim Jong Un
    return name[0] if first_is_family else name[-1]


def _role_before(passage: Passage, words: Sequence[Word], first: int) -> Span | None:
    """Return the title that ends where the name begins: "Japan's ambassador to Seoul ", "Vice Foreign Minister "."""
    place = first - 1
    anchor = None
    while place >= max(0, first - _LONGEST_ROLE) and _is_near(
        passage, words[place].end, words[place + 1].start
    ):
        low = words[place].text.lower().rstrip(".")
        if low in ROLES:
            anchor = place
            break
        if not (place < first - 1 or words[place].text[0].isupper()) or not _leads(words[place], low):
            break
        place -= 1
    if anchor is None:
        return None
    start = anchor
    while (
        start > 0
        and anchor - start < _LONGEST_ROLE
        and _is_near(passage, words[start - 1].end, words[start].start)
    ):
        low = words[start - 1].text.lower().rstrip(".")
        if not (_leads(words[start - 1], low) or low in ROLES) or low in {"to", "and"}:
            break
        start -= 1
    while start < anchor and _is_no_start(words[start]):
        start += 1
    return Span(words[start].start, words[first - 1].end)


def _leads(word: Word, low: str) -> bool:
    """Say whether the word may stand inside a title."""
    return word.taken or low in ROLE_MODIFIERS or (word.text[0].isupper() and low not in SAYS)


def _is_no_start(word: Word) -> bool:
    low = word.text.lower()
    return low in {"of", "for", "to", "and", "the"} or (
        low in NEVER_IN_A_NAME and low not in ROLE_MODIFIERS and not word.taken
    )


def _is_near(passage: Passage, end: int, start: int) -> bool:
    return passage.flat[end:start] in {" ", "'s ", "' ", "-"}


def _role_after(passage: Passage, end: int) -> Span | None:
    """Return the title in apposition: ", a professor of law at Keio University"."""
    found = _APPOSITION.match(passage.flat, end, passage.end)
    if not found:
        return None
    phrase = found["phrase"]
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


def _find_bodies(passage: Passage, words: Sequence[Word]) -> Iterator[Found]:
    done = 0
    for place, word in enumerate(words):
        kind = TYPE_OF.get(word.text.rstrip("."))
        if kind is None or word.taken or place < done:
            continue
        first = _body_start(passage, words, place, done)
        last = _body_end(words, place)
        done = last
        own = [w for w in words[first:last] if _distinguishes(passage, w)]
        if not own or last - first > _LONGEST_BODY or _is_cut_off(passage, words, last):
            continue
        start, end = words[first].start, words[last - 1].end
        letters = _ABBREVIATION.match(passage.flat, end)
        yield Found(start, end, kind, "kind of body", abbreviation=letters["letters"] if letters else None)


def _body_start(passage: Passage, words: Sequence[Word], place: int, done: int) -> int:
    first = place
    while first > done and words[first].joined and _belongs(words[first - 1]):
        first -= 1
    while first < place and (
        words[first].text in _INSIDE_BODY
        or words[first].text.lower() in ROLES
        or words[first].text.lower() in _OPENERS
        or (words[first].taken and not passage.flat[words[first].end : words[first].end + 2].startswith(" "))
    ):
        first += 1
    return first


def _belongs(word: Word) -> bool:
    return word.text[0].isupper() or word.text in _PARTICLES | {"of", "for", "&"}


def _body_end(words: Sequence[Word], place: int) -> int:
    """Return where the body's name ends: "Institute [for Peace and Unification Studies]"."""
    last = place + 1
    while last < len(words) and words[last].joined:
        ahead = last
        while ahead < len(words) and words[ahead].joined and words[ahead].text in _INSIDE_BODY:
            ahead += 1
        if ahead >= len(words) or not words[ahead].joined or not words[ahead].text[0].isupper():
            break
        if ahead == last or (words[last].text not in {"of", "for", "on"} and last == place + 1):
            break
        last = ahead + 1
        while last < len(words) and words[last].joined and words[last].text[0].isupper():
            last += 1
    return last


def _is_cut_off(passage: Passage, words: Sequence[Word], last: int) -> bool:
    """Say whether the name goes on where the line or our reading of it ends: "Bank for", "Committee of the Workers'"."""
    goes_on = last < len(words) and words[last].joined and words[last].text in {"of", "for"}
    return goes_on or bool(re.match(r"'(?!s)", passage.flat[words[last - 1].end : words[last - 1].end + 2]))


def _distinguishes(passage: Passage, word: Word) -> bool:
    """Say whether the word is more than a kind of body or a state."""
    return (
        word.text[0].isupper()
        and not word.taken
        and word.text not in TYPE_OF
        and word.text.lower() not in passage.common
        and word.text.lower() not in SAY_TOO_LITTLE
    )
