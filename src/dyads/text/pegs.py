"""What a story's own day says of its publication: datelines, and "Thursday, February 13" in its first sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dyads.model import Zone
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
    lead = {s.number: s for s in sentences if 1 <= s.number <= _LEAD}
    for hit in dates:
        if hit.clock == "event" and hit.sentence in lead and not _is_quoted(article, lead[hit.sentence], hit):
            for written in read_dates(article.text, hit.start, hit.end):
                if written.weekday is not None and written.day:
                    yield _clue(article, written, "the story's day", lag)


def _is_quoted(article: Article, sentence: Sentence, hit: DateHit) -> bool:
    """Say whether a quotation has been opened before it: somebody else's days."""
    return bool(_MARKS & set(article.text[sentence.start : hit.start]))


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
