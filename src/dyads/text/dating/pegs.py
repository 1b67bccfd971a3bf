"""What a story's own day says of its publication: datelines, and "Thursday, February 13" in its first sentences."""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from dyads.model import Zone
from dyads.text.dates.writtendates import read_dates
from dyads.text.dating.bounds import find_printed, looks_ahead, tells_past
from dyads.text.dating.clues import Clue
from dyads.text.dating.days import Days, days_between, days_of_year, union
from dyads.text.records import Article, DateHit, Sentence, WrittenDate, ZoneSpan

_LAG = timedelta(2)  # a story is published on the day it tells of, or on one of the next two
_WIRE_LAG = timedelta(1)  # what a wire or a correspondent sends is out by the next day, in any zone
_WEEK = timedelta(7)  # "last Thursday"
_DIGEST = timedelta(2)  # what a text retells from its sources was at most so long before the newest of them
_DIGEST_LAG = timedelta(14)  # and is retold at most so long after
_ARCHIVE = re.compile(r"자료|DB|資料|\b[Ff]ile\b|\barchive", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d]")
_LEAD = 3  # sentences after the title in which the peg must stand
_LEAD_LETTERS = 2_000  # of such a sentence before its peg; what goes on for longer is no sentence
_LINE_ENDS = 30  # characters behind a picture's date that may name its agency
_MARKS = frozenset('“"「『')


def find_pegs(article: Article, sentences: Sequence[Sentence], dates: Sequence[DateHit]) -> Iterator[Clue]:
    """Yield a clue for each dateline with a day and each weekday with a date that a first sentence reports.

    A day without a weekday in a sentence is no peg: it returns every year, and a story may well look back.
    """
    datelines = [zone for zone in article.zones if zone.zone is Zone.DATELINE and zone.rule != "stamp"]
    lag = _WIRE_LAG if datelines or article.agency else _LAG
    told = _first_weekday(article, sentences, dates)
    for zone in article.zones:
        if zone.zone is Zone.DATELINE:
            yield from _dated_line(article, zone, told)
    for written in _days_of_lead(article, sentences, dates):
        if written.weekday is not None and written.day:
            yield _clue(article, written, "the story's day", lag)
    yield from _days_as_printed(article, sentences, dates, lag)


def tells_of(day: date, article: Article, sentences: Sequence[Sentence], dates: Sequence[DateHit]) -> bool:
    """Say whether the first sentences tell of that day, were it by its weekday or its day of the month alone."""
    parts = (day.year, day.month, day.day, day.weekday())
    return any(
        (written.day or written.weekday is not None)
        and all(
            said in {None, part}
            for said, part in zip(
                (written.year, written.month, written.day, written.weekday), parts, strict=True
            )
        )
        for written in _days_of_lead(article, sentences, dates)
    )


def _dated_line(article: Article, zone: ZoneSpan, told: int | None) -> Iterator[Clue]:
    """Yield the day of a dateline, or of a stamp above the text that leaves its year open.

    Where a dateline has no weekday, the one the first sentence tells of is its own or the day before's.
    """
    is_stamp = zone.rule == "stamp"
    if is_stamp and any(z.zone is Zone.BODY and z.start < zone.start for z in article.zones):
        return
    for written in read_dates(article.text, zone.start, zone.end):
        if written.day and written.month and not (is_stamp and written.year):
            if not is_stamp:
                clue = _clue(article, written, "dateline", _WIRE_LAG)
                yield clue if told is None or written.weekday is not None else _on(clue, written, told)
            elif not _LETTER.search(article.text, zone.start, written.start):
                yield _clue(article, written, "the page's day", timedelta(0))


def _days_as_printed(
    article: Article, sentences: Sequence[Sentence], dates: Sequence[DateHit], lag: timedelta
) -> Iterator[Clue]:
    """Yield a clue for each day of the month a first sentence tells of, where a picture or the newest source is of it."""
    printed = list(find_printed(article))
    newest = max((each.day for each in printed if each.is_source), default=None)
    for written in _days_of_lead(article, sentences, dates) if printed else ():
        if not written.day or written.year or written.weekday is not None:
            continue
        for each in printed:
            line = article.text[article.text.rfind("\n", 0, each.start) + 1 : each.end + _LINE_ENDS]
            is_own = each.day == newest if each.is_source else not _ARCHIVE.search(line)
            earliest = each.day - _DIGEST if each.is_source else each.day
            if is_own and _falls_on(written, earliest, each.day):
                text = article.text[written.start : written.end]
                last = each.day + (_DIGEST_LAG if each.is_source else lag)
                what = f'the story\'s day: "{text}", beside {each.day}'
                yield Clue(what, written.start, written.end, days_between(each.day, last))


def _falls_on(written: WrittenDate, first: date, last: date) -> bool:
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return any(written.day == day.day and written.month in {None, day.month} for day in days)


def _first_weekday(article: Article, sentences: Sequence[Sentence], dates: Sequence[DateHit]) -> int | None:
    """Return the weekday that the first sentence tells of, where it is one."""
    first = [hit for hit in dates if hit.sentence == 1]
    told = {
        written.weekday
        for written in _days_of_lead(article, sentences, first)
        if written.weekday is not None and written.step is None
    }
    return told.pop() if len(told) == 1 else None


def _on(clue: Clue, written: WrittenDate, weekday: int) -> Clue:
    days = _days_on(written._replace(start=0, end=0), weekday)
    return replace(clue, wording=f"{clue.wording}, a {day_name[weekday]} or the day after", days=days)


@lru_cache(maxsize=512)
def _days_on(written: WrittenDate, weekday: int) -> Days:
    return union((day, day + _WIRE_LAG) for day in _days_meant(written) if (day.weekday() - weekday) % 7 <= 1)


def _days_of_lead(
    article: Article, sentences: Sequence[Sentence], dates: Sequence[DateHit]
) -> Iterator[WrittenDate]:
    """Yield the dates that the first sentences tell of in the story's own words, the days that are told as events."""
    lead = {s.number: s for s in sentences[: _LEAD + 1] if 1 <= s.number <= _LEAD}  # the title has number 0
    for hit in dates:
        if hit.sentence not in lead:
            continue
        before = article.text[lead[hit.sentence].start : hit.start]
        if len(before) <= _LEAD_LETTERS and _is_told(before, hit):
            yield hit.written


def _is_told(before: str, hit: DateHit) -> bool:
    """Say whether a date after these words is an event's, not of a plan or of a quotation that they open.

    "It said on Monday that it will" is an event, though its sentence looks ahead.
    """
    is_event = hit.clock == "event" or (
        hit.clock == "scheduled" and tells_past(before) and not looks_ahead(before)
    )
    return is_event and not _MARKS & set(before)


def _clue(article: Article, written: WrittenDate, what: str, lag: timedelta) -> Clue:
    text = article.text[written.start : written.end]
    return Clue(f'{what}: "{text}"', written.start, written.end, peg_days(written, lag))


def peg_days(written: WrittenDate, lag: timedelta) -> Days:
    """Return the days on which a story can be published whose day is written so: that day to `lag` days later."""
    lag = _WEEK if written.step == -1 else lag
    return _days_from(written._replace(start=0, end=0), lag)


@lru_cache(maxsize=512)
def _days_from(written: WrittenDate, lag: timedelta) -> Days:
    return union((day, day + lag) for day in _days_meant(written))


def _days_meant(written: WrittenDate) -> Iterable[date]:
    if written.interval:
        return [written.interval.first]
    if written.month is None:
        days: Iterable[date] = (
            day for month in range(1, 13) for day in days_of_year(month, written.day or 0)
        )
    else:
        days = days_of_year(written.month, written.day or 0)
    return (day for day in days if written.weekday in {None, day.weekday()})
