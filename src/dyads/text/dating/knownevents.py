"""Which day a text is not older than, because it tells of an event the registry knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from dyads.model import Event
from dyads.registry import Registry
from dyads.text.dating.bounds import looks_ahead, tells_past
from dyads.text.dating.clues import Clue
from dyads.text.dating.days import days_between
from dyads.text.issues import IssueMatcher, build_issue_matcher, find_issues
from dyads.text.records import Article, DateHit, Name, Sentence

_YEAR = timedelta(365)  # a day that is written without its year is of the last twelve months
_AGO = re.compile(  # how long ago, at most: see _WITHIN
    r"(?P<yesterday>\byesterday\b|어제|昨日)|(?P<this_week>\bearlier this week\b)|(?P<last_week>\blast week\b|지난주|先週)|"
    r"(?P<this_month>\bearlier this month\b|이달 초)|(?P<last_month>\blast month\b|지난달|先月)|(?P<recently>\brecently\b|최근|最近)"
)
_AGO_HINTS = (
    *("yesterday", "earlier this", "last week", "last month", "recently"),
    *("어제", "昨日", "지난주", "先週", "이달 초", "지난달", "先月", "최근", "最近"),
)
_WITHIN = {
    "yesterday": timedelta(2),
    "this_week": timedelta(7),
    "last_week": timedelta(14),
    "this_month": timedelta(31),
    "last_month": timedelta(62),
    "recently": _YEAR,
}
_PERSONS = 2  # of an event who must be named beside its day
_WORDS = 3  # of an event's title that must return in the sentence
_STEM = 6  # letters by which forms of one word are the same
_STATES = frozenset(
    [
        "japan",
        "japane",
        "korea",
        "korean",
        "south",
        "north",
        "tokyo",
        "seoul",
        "after",
        "with",
        "from",
        "their",
    ]
)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[A-Za-z]{4,}")


def find_known_events(
    article: Article,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    dates: Sequence[DateHit],
    registry: Registry,
) -> Iterator[Clue]:
    """Yield a clue for each event of the registry that a sentence tells as past.

    Either by its day and month with two of its people beside, or by an issue, an organisation and three words of its
    title with a word of how long ago.
    """
    yield from _by_day(article, names, dates, registry)
    yield from _by_wording(article, sentences, names, registry)


def _by_day(
    article: Article,
    names: Sequence[Name],
    dates: Sequence[DateHit],
    registry: Registry,
) -> Iterator[Clue]:
    of_one_day = _of_one_day(registry)
    told = [
        (hit, events)
        for hit in dates
        if hit.clock == "event" and not hit.first and hit.sentence is not None
        if (events := of_one_day.get((hit.written.month, hit.written.day)))
    ]
    named = _actors_by_sentence(names) if told else {}
    for hit, possible in told:
        here = named.get(hit.sentence, set())
        events = [event for event in possible if _people(event, registry, here) >= _PERSONS]
        if len(events) == 1:
            yield _clue(article, events[0], hit.start, hit.end, _YEAR)


def _by_wording(
    article: Article, sentences: Sequence[Sentence], names: Sequence[Name], registry: Registry
) -> Iterator[Clue]:
    told_of = _by_organisation(registry)
    events_in: dict[int | None, list[Event]] = defaultdict(list)
    for name in names:
        for actor, _ in name.forms:
            if actor in told_of:
                events_in[name.sentence] += told_of[actor]
    for sentence in sentences if events_in else ():
        possible = events_in.get(sentence.number)
        if not possible:
            continue
        said = article.text[sentence.start : sentence.end]
        ago = _AGO.search(said) if any(word in said for word in _AGO_HINTS) else None
        if ago is None or not tells_past(said) or looks_ahead(said[: ago.end()]):
            continue
        issues = {hit.issue for hit in find_issues(article, [sentence], _matcher(registry))}
        words = _stems(said)
        told = [
            (len(words & _stems(event.title)), event)
            for event in dict.fromkeys(possible)
            if issues & {*event.issues}
        ]
        most = max((count for count, _ in told), default=0)
        events = [event for count, event in told if count == most]
        if most >= _WORDS and len(events) == 1:
            yield _clue(
                article, events[0], sentence.start, sentence.end, _WITHIN[ago.lastgroup or "recently"]
            )


@lru_cache(maxsize=4)
def _of_one_day(registry: Registry) -> dict[tuple[int | None, int | None], list[Event]]:
    """Return the events that took one day, by its month and day."""
    events: dict[tuple[int | None, int | None], list[Event]] = defaultdict(list)
    for event in registry.events.values():
        if event.when.days == 1:
            events[event.when.first.month, event.when.first.day].append(event)
    return events


@lru_cache(maxsize=4)
def _by_organisation(registry: Registry) -> dict[str, list[Event]]:
    """Return the events of each organisation."""
    events: dict[str, list[Event]] = defaultdict(list)
    for event in registry.events.values():
        for organisation in _organisations(event, registry):
            events[organisation].append(event)
    return events


def _actors_by_sentence(names: Sequence[Name]) -> dict[int | None, set[str]]:
    named: defaultdict[int | None, set[str]] = defaultdict(set)
    for name in names:
        named[name.sentence].update(actor for actor, _ in name.forms)
    return named


def _people(event: Event, registry: Registry, named: set[str]) -> int:
    return sum(
        registry.actors[a].type == "person" for a in event.actors if a in named and a in registry.actors
    )


def _organisations(event: Event, registry: Registry) -> set[str]:
    return {
        a
        for a in event.actors
        if a in registry.actors and registry.actors[a].type not in {"state", "government", "person"}
    }


@lru_cache(maxsize=4)
def _matcher(registry: Registry) -> IssueMatcher:
    return build_issue_matcher(registry)


def _stems(said: str) -> set[str]:
    return {word.lower()[:_STEM] for word in _WORD.findall(said)} - _STATES


def _clue(article: Article, event: Event, start: int, end: int, within: timedelta) -> Clue:
    written = _SPACE.sub(" ", article.text[start:end])
    written = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
    days = days_between(event.when.first, event.when.last + within)
    return Clue(f'known event: "{written}" [{event.title}, {event.when.first}]', start, end, days)


_SHOWN = 80  # characters of a sentence that are shown as a clue
