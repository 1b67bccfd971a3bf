"""What named and titled office holders say of a document's day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dyads.model import DateInterval, Role
from dyads.registry import Registry
from dyads.text.dating.clues import Clue
from dyads.text.dating.days import PRIOR, Days, union
from dyads.text.dating.titles import Time, Titled, find_titled
from dyads.text.records import Article, DateHit, Name, Sentence

_GRACE = timedelta(1)  # the same moment is another day in another zone
_UNSURE = timedelta(31)  # for a tenure nobody has verified
_ELECTION = timedelta(120)  # nobody is "-elect" for longer
_LEAD = 5  # sentences after the title in which a story names its own people
_WEEK = timedelta(7)  # a weekday alone is at most so long ago
_MARKS = frozenset('“"「『')
_LOOKS_BACK = re.compile(  # in lower case: a sentence about another time than the story's, or about who held an office before or after
    r"\b(?:had|former\w*|previous\w*|predecess\w+|success\w+|succeed\w*|then|once|when|under|during|since|after|back|ago|era|"
    r"aide|adviser|speechwriter|last (?:year|month))\b"
    r"|당시|때|시절|시기|전임|후임|이후|이래|이전|지난해|작년|정부에서|정권|전 정부|当時|時代|際|前任|後任|以来|以降|以後|昨年|政権|かつて",
)


def find_tenures(
    article: Article,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    dates: Sequence[DateHit],
    registry: Registry,
) -> list[Clue]:
    """Return the clues of titled office holders, in order of the text, each once.

    A titled holder says that the office had begun. That it had not ended is said only by the story's own people, named in
    its first sentences and not beside a year, by who is beside a weekday ("Falk said on Monday"), and by others of whose
    time in office the text dates nothing and in whose sentence nothing looks back.
    """
    told = _Told({sentence.number: sentence for sentence in sentences}, dates, defaultdict(list))
    for hit in dates:
        told.beside[hit.sentence].append(hit)
    clues: dict[tuple[frozenset[str], Days], Clue] = {}
    for titled in find_titled(article, names, registry):
        days = _days(titled.time, titled.roles, _lag(article, titled, told))
        people = frozenset(actor for actor, _ in titled.roles)
        if days.count < PRIOR.days and (people, days) not in clues:
            clues[people, days] = Clue(_wording(article, titled, registry), titled.start, titled.end, days)
    kept = []
    for (people, days), clue in clues.items():
        if not any(who == people and more != days and more & days == more for who, more in clues):
            kept.append(clue)
    return kept


@dataclass(frozen=True, slots=True)
class _Told:
    """The sentences of an article by number, its dates, and those by the number of their sentence."""

    sentences: Mapping[int, Sentence]
    dates: Sequence[DateHit]
    beside: defaultdict[int | None, list[DateHit]]


def _lag(article: Article, titled: Titled, told: _Told) -> timedelta | None:
    """Return how long after the office ended the text may be of that names its holder; None if that is open."""
    number = titled.name.sentence
    if number is None:
        return None
    sentence = told.sentences[number]
    beside = told.beside[number]
    if _names_a_year(article, titled, beside):
        return None
    if number <= _LEAD:
        return timedelta(0)
    if _tells_of_this_week(article, sentence, beside):
        return _WEEK
    looks_back = _LOOKS_BACK.search(article.text[sentence.start : sentence.end].lower())
    is_quoted = _MARKS & set(article.text[sentence.start : titled.start])
    return None if looks_back or is_quoted or _is_dated(titled, told.dates) else timedelta(0)


def _names_a_year(article: Article, titled: Titled, beside: Iterable[DateHit]) -> bool:
    """Say whether the holder stands beside a year; "the first since 2006", behind the name, is still told of today."""
    return any(
        not (hit.start > titled.end and article.text.endswith("since ", 0, hit.start))
        for hit in beside
        if hit.written.year is not None
    )


def _tells_of_this_week(article: Article, sentence: Sentence, beside: Iterable[DateHit]) -> bool:
    """Say whether a sentence tells of a weekday without a date, in the text's own words."""
    return any(
        hit.clock == "event"
        and hit.written.weekday is not None
        and hit.written.day is None
        and hit.written.month is None
        and not _MARKS & set(article.text[sentence.start : hit.start])
        for hit in beside
    )


def _is_dated(titled: Titled, dates: Iterable[DateHit]) -> bool:
    """Say whether the text dates anything to the holder's time in office."""
    return any(
        role.held(DateInterval(hit.first, hit.last))
        for hit in dates
        if hit.first and hit.last
        for _, role in titled.roles
    )


@lru_cache(maxsize=4096)
def _days(time: Time, roles: tuple[tuple[str, Role], ...], lag: timedelta | None) -> Days:
    tenures = [_widened(role) for _, role in roles]
    if time is Time.ELECT:
        return union((first - _ELECTION, first + 2 * _GRACE) for first, _ in tenures)
    if time is Time.FORMER:
        return _after(tenures)
    if lag is not None:
        return union((first, min(last, PRIOR.last - lag) + lag) for first, last in tenures)
    return union([(min(first for first, _ in tenures), PRIOR.last)])


def _widened(role: Role) -> tuple[date, date]:
    grace = _UNSURE if role.unverified else _GRACE
    return role.first - grace, role.last + grace if role.last else PRIOR.last


def _after(tenures: list[tuple[date, date]]) -> Days:
    """Return the days after the first tenure that are in no other: who is "former" has left and is not back."""
    tenures = sorted(tenures)
    gaps = [
        (last - 2 * _GRACE, following[0] + 2 * _GRACE)
        for (_, last), following in zip(tenures, [*tenures[1:], (PRIOR.last, PRIOR.last)], strict=True)
        if last < PRIOR.last
    ]
    return union(gaps) if gaps else union([(PRIOR.first, PRIOR.last)])


def _wording(article: Article, titled: Titled, registry: Registry) -> str:
    """Return the title as written, and the rows of the registry it rests on."""
    written = " ".join(article.text[titled.start : titled.end].split())
    return f'"{written}" [{_rows(titled.roles, registry)}]'


@lru_cache(maxsize=4096)
def _rows(roles: tuple[tuple[str, Role], ...], registry: Registry) -> str:
    return "; ".join(
        f"{registry.actors[actor].name()}, {registry.offices[role.office].names['en']} ({role.country}) "
        f"{role.first} to {role.last or 'today'}{', unverified' if role.unverified else ''}"
        for actor, role in roles
    )
