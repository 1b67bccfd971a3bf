"""What a story's own day says of its publication: datelines, and "Thursday, February 13" in its first sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dyads.model import Zone
from dyads.text.bounds import looks_ahead, tells_past
from dyads.text.clues import Clue
from dyads.text.days import Days, days_of_year, union
from dyads.text.records import Article, DateHit, Sentence
from dyads.text.written import Written
from dyads.text.writtendates import read_dates

_LAG = timedelta(2)  # a story is published on the day it tells of, or on one of the next two
_WIRE_LAG = timedelta(1)  # what a wire or a correspondent sends is out by the next day, in any zone
_WEEK = timedelta(7)  # "last Thursday"
_LEAD = 3  # sentences after the title in which the peg must stand
_MARKS = frozenset('“"「『')


def find_pegs(article: Article, sentences: Sequence[Sentence], dates: Sequence[DateHit]) -> Iterator[Clue]:
    """Yield a clue for each dateline with a day and each weekday with a date that a first sentence reports.

    A day without a weekday in a sentence is no peg: it returns every year, and a story may well look back.
    """
    datelines = [zone for zone in article.zones if zone.zone is Zone.DATELINE and zone.rule != "stamp"]
    lag = _WIRE_LAG if datelines or article.agency else _LAG
    for zone in datelines:
        for written in read_dates(article.text, zone.start, zone.end):
            if written.day and written.month:
                yield _clue(article, written, "dateline", _WIRE_LAG)
    for _, written in _days_of_lead(article, sentences, dates):
        if written.weekday is not None and written.day:
            yield _clue(article, written, "the story's day", lag)


def tells_of(
    day: date, article: Article, sentences: Sequence[Sentence], dates: Sequence[DateHit]
) -> DateHit | None:
    """Return where the first sentences name that day as the story's own, were it by weekday or day of the month alone."""
    for hit, written in _days_of_lead(article, sentences, dates):
        stated = (written.year, written.month, written.day, written.weekday)
        if (written.day or written.weekday is not None) and all(
            said in {None, is_}
            for said, is_ in zip(stated, (day.year, day.month, day.day, day.weekday()), strict=True)
        ):
            return hit
    return None


def _days_of_lead(
    article: Article, sentences: Sequence[Sentence], dates: Sequence[DateHit]
) -> Iterator[tuple[DateHit, Written]]:
    """Yield the dates that the first sentences tell of in the story's own words."""
    lead = {s.number: s for s in sentences if 1 <= s.number <= _LEAD}
    for hit in dates:
        if hit.sentence in lead and _is_told(article.text[lead[hit.sentence].start : hit.start], hit):
            for written in read_dates(article.text, hit.start, hit.end):
                yield hit, written


def _is_told(before: str, hit: DateHit) -> bool:
    """Say whether a date after these words is an event's, not of a plan or of a quotation that they open.

    "It said on Monday that it will" is an event, though its sentence looks ahead.
    """
    is_event = hit.clock == "event" or (
        hit.clock == "scheduled" and tells_past(before) and not looks_ahead(before)
    )
    return is_event and not _MARKS & set(before)


def _clue(article: Article, written: Written, what: str, lag: timedelta) -> Clue:
    text = article.text[written.start : written.end]
    return Clue(f'{what}: "{text}"', written.start, written.end, peg_days(written, lag))


def peg_days(written: Written, lag: timedelta) -> Days:
    """Return the days on which a story can be published whose day is written so: that day to `lag` days later."""
    lag = _WEEK if written.step == -1 else lag
    return union((day, day + lag) for day in _days_meant(written))


def _days_meant(written: Written) -> Iterable[date]:
    if written.interval:
        return [written.interval.first]
    if written.month is None:
        days: Iterable[date] = (
            day for month in range(1, 13) for day in days_of_year(month, written.day or 0)
        )
    else:
        days = days_of_year(written.month, written.day or 0)
    return (day for day in days if written.weekday in {None, day.weekday()})
