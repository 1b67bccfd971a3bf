"""Issues: which dispute a sentence is about, by the phrases that name it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from typing import NamedTuple

import ahocorasick_rs

from dyads.model import Issue
from dyads.registry import Registry
from dyads.text.records import Article, IssueHit, Sentence
from dyads.text.stretches import Stretches

_PAIR = (
    "japan",
    "south-korea",
)  # a weak phrase counts where a sentence writes one of them, or the article both
_DOTS = ("", "·", "・")
_TOGETHER = tuple(  # both in one word: 한미일, 日韓
    "".join(letters)
    for first, others, last in (("한韓", "미중美中", "일日"), ("日", "米中美", "韓"))
    for letters in (*product(first, _DOTS, last), *product(first, _DOTS, others, _DOTS, last))
)
_PLAIN = [("'", "’‘ʼ"), (" ", "\n\r\t\u00a0\u3000"), ("-", "‐‑‒–—−")]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase's issue, and when it counts: always, beside a strong phrase, or where the text is of the pair."""

    issue: str
    strength: str  # strong, weak or frame
    is_prefix: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """How the two are written, in one automaton."""

    automaton: ahocorasick_rs.AhoCorasick
    names: tuple[str, ...]  # as the automaton numbers its patterns
    actors: tuple[frozenset[str], ...]  # which of them each name writes
    both: frozenset[str]  # as far as the registry has them


@dataclass(frozen=True, slots=True)
class IssueMatcher:
    """All phrases of all issues in one automaton; made once per process by `build_issue_matcher`."""

    automaton: ahocorasick_rs.AhoCorasick
    entries: tuple[tuple[_Entry, ...], ...]  # as the automaton numbers its patterns
    pair: Pair
    wordings: dict[tuple[str, str], str]  # issue and plain phrase → whose wording it is, as the registry says


class _Hit(NamedTuple):
    start: int
    end: int
    sentence: Sentence
    entries: tuple[_Entry, ...]


def build_issue_matcher(registry: Registry) -> IssueMatcher:
    """Return the matcher of the registry's issues."""
    entries: dict[str, list[_Entry]] = defaultdict(list)
    for issue in registry.issues.values():
        for phrase, strength in _phrases(issue):
            key = _plain(phrase.removesuffix("*"))
            if all(entry.issue != issue.id for entry in entries[key]):
                entries[key].append(_Entry(issue.id, strength, phrase.endswith("*")))
    return IssueMatcher(
        ahocorasick_rs.AhoCorasick(list(entries)),
        tuple(tuple(of_phrase) for of_phrase in entries.values()),
        _build_pair(registry),
        {
            (issue.id, _plain(phrase)): whose
            for issue in registry.issues.values()
            for phrase, whose in issue.frames
        },
    )


def find_issues(article: Article, sentences: Sequence[Sentence], matcher: IssueMatcher) -> list[IssueHit]:
    """Return the phrases of the counted sentences that name an issue, the longest of those that overlap.

    A weak phrase counts only in a sentence with a strong one of its issue or with one of the pair, or in an article
    with a sentence that writes both. A wording that is only a frame ("Sea of Japan") counts only beside a strong phrase
    of its issue.
    """
    places = Stretches(sentences)
    hits = _longest(_matches(article.text, places, matcher))
    has_weak = any(entry.strength == "weak" for hit in hits for entry in hit.entries)
    written = _write_the_pair(article.text, places, matcher.pair) if has_weak else {}
    is_of_pair = matcher.pair.both in written.values()
    return [
        IssueHit(
            issue,
            hit.start,
            hit.end,
            phrase,
            hit.sentence.number,
            matcher.wordings.get((issue, _plain(phrase))),
        )
        for number, of_sentence in groupby(hits, key=lambda hit: hit.sentence.number)
        for issue, hit in _counted(list(of_sentence), is_near=is_of_pair or number in written)
        for phrase in [article.text[hit.start : hit.end]]
    ]


def _phrases(issue: Issue) -> Iterator[tuple[str, str]]:
    """Yield each phrase of the issue with its strength, the strongest first."""
    for phrase in (
        *issue.phrases,
        *(p for of_language in issue.phrases_by_language.values() for p in of_language),
    ):
        yield phrase, "strong"
    for phrase in issue.weak_phrases:
        yield phrase, "weak"
    for phrase, _ in issue.frames:
        yield phrase, "frame"


def _build_pair(registry: Registry) -> Pair:
    actors = [registry.actors[id_] for id_ in _PAIR if id_ in registry.actors]
    both = frozenset(actor.id for actor in actors)
    names = dict.fromkeys(_TOGETHER if both else (), both)
    for actor in actors:
        for name in (*actor.names.values(), *(alias.text for alias in actor.aliases)):
            if len(name) > 1:
                names[name] = names.get(name, frozenset()) | {actor.id}
    return Pair(ahocorasick_rs.AhoCorasick(list(names)), tuple(names), tuple(names.values()), both)


def _write_the_pair(text: str, places: Stretches[Sentence], pair: Pair) -> dict[int, frozenset[str]]:
    """Return which of the pair are written in each sentence, by its number; of a word in Latin letters only the start is asked for."""
    written: dict[int, frozenset[str]] = {}
    for number, start, end in pair.automaton.find_matches_as_indexes(text, overlapping=True):
        before = text[start - 1 : start]
        if pair.names[number].isascii() and (before.isalnum() or before == "_"):
            continue
        sentence = places.at(start)
        if sentence is not None and end <= sentence.end:
            written[sentence.number] = written.get(sentence.number, frozenset()) | pair.actors[number]
    return written


def _matches(text: str, places: Stretches[Sentence], matcher: IssueMatcher) -> Iterator[_Hit]:
    """Yield where phrases stand as words of their own, each within one sentence."""
    first, last = places.span
    plain = _plain(text[first:last])
    for number, start, end in matcher.automaton.find_matches_as_indexes(plain, overlapping=True):
        sentence = places.at(first + start)
        if sentence is None or first + end > sentence.end:
            continue
        low, high = sentence.start - first, sentence.end - first
        if start > low and _is_latin(plain[start]) and _is_latin(plain[start - 1]):
            continue
        is_whole = end == high or not (_is_latin(plain[end]) and _is_latin(plain[end - 1]))
        entries = tuple(entry for entry in matcher.entries[number] if is_whole or entry.is_prefix)
        if entries:
            last = end if is_whole else _word_end(plain, end, high)
            yield _Hit(first + start, first + last, sentence, entries)


def _word_end(plain: str, place: int, last: int) -> int:
    return next((end for end in range(place, last) if not _is_latin(plain[end])), last)


def _plain(text: str) -> str:
    """Return the text in the form phrases are compared in: as long as before, without regard to case or kind of mark."""
    low = text
    for plain, marks in _PLAIN:
        for mark in marks:
            low = low.replace(mark, plain)  # far faster than str.translate in a text that is not all ASCII
    lowered = low.lower()
    return (
        lowered if len(lowered) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in low)
    )


def _is_latin(character: str) -> bool:
    """Say whether it is a letter of the Latin alphabet or a figure: Korean particles do not continue a word."""
    return character.isalnum() and character < "\u0250"


def _longest(hits: Iterable[_Hit]) -> list[_Hit]:
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _counted(hits: Sequence[_Hit], *, is_near: bool) -> Iterator[tuple[str, _Hit]]:
    """Yield the issues that the phrases of one sentence name; weak ones where one of the pair is near."""
    strong = {entry.issue for hit in hits for entry in hit.entries if entry.strength == "strong"}
    for hit in hits:
        for entry in hit.entries:
            if entry.issue in strong or (entry.strength == "weak" and is_near):
                yield entry.issue, hit
