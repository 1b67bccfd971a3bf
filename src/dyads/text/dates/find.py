"""Dates named in an article: where, which days they mean, and on which clock (METHODS.md, section 2.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from dyads.model import DateInterval
from dyads.text.dates.writtendates import read_dates
from dyads.text.records import Article, DateHit, Sentence, WrittenDate

_NEWS_DAYS = 31  # a full date at most so long before publication is this story's event, not its background
_WIDEST = {
    "day": 31,
    "month": 366,
    "year": 366,
}  # from a wider interval of days a partial date is not resolved
_YEARS = 41  # a date and weekday come again within: 29 February after 28 years, or 40 over 1900 and 2100
_MONTHS = 366  # days in which any day of a month comes on any weekday but for the rarest

_SCHEDULED = re.compile(  # of a sentence in lower case
    r"\b(?:will|would|shall|(?:is|are|was|were) (?:to|due|set|scheduled|slated|expected|planning|going) |scheduled|slated|"
    r"plan(?:s|ned|ning)? (?:to|for)|due (?:to|on|in)|upcoming|forthcoming|ahead of|hop(?:es?|ed|ing) to)\b"
    r"|예정|앞두|계획|予定|見通し|に向け|控え",
)


def find_dates(article: Article, sentences: Sequence[Sentence]) -> list[DateHit]:
    """Return every date named in the counted sentences; days that need the document's own day stay missing.

    Partial dates are the event clock (news names its day without a year) unless their sentence looks ahead; years, months
    with a year, ranges and full dates are mentioned. `resolve_dates` fills in what the document's day settles.
    """
    hits = []
    for sentence in sentences:
        for written in read_dates(article.text, sentence.start, sentence.end):
            interval = written.interval
            hits.append(
                DateHit(
                    written.start,
                    written.end,
                    sentence.number,
                    interval.first if interval else None,
                    interval.last if interval else None,
                    _clock(article.text, sentence, written),
                    written,
                )
            )
    return hits


def resolve_dates(dates: list[DateHit], published: DateInterval | None) -> list[DateHit]:
    """Return the dates with partial ones resolved against the days on which the document can have been published."""
    if published is None:
        return dates
    return [_resolve(hit, published) for hit in dates]


def _clock(text: str, sentence: Sentence, written: WrittenDate) -> str:
    if written.step == 1:
        return "scheduled"
    if written.year is not None:
        return "mentioned"
    if written.step is None and _looks_ahead(text, sentence.start, sentence.end):
        return "scheduled"
    is_day = written.day is not None or written.weekday is not None or written.unit == "day"
    return "event" if is_day else "mentioned"


@lru_cache(maxsize=8)
def _looks_ahead(text: str, start: int, end: int) -> bool:
    """Say whether a sentence tells of what is to come; asked once however many dates it has."""
    return _SCHEDULED.search(text[start:end].lower()) is not None


def _resolve(hit: DateHit, published: DateInterval) -> DateHit:
    if hit.first and hit.last:
        is_news = hit.first == hit.last and 0 <= (published.last - hit.last).days <= _NEWS_DAYS
        return hit._replace(clock="event") if is_news else hit
    if published.days > _WIDEST[_grain(hit.written)]:
        return hit
    ends = [
        days
        for end in (published.first, published.last)
        if (days := _days_seen_from(hit.written, end, hit.clock))
    ]
    if not ends:
        return hit
    return hit._replace(first=min(days.first for days in ends), last=max(days.last for days in ends))


def _grain(written: WrittenDate) -> str:
    if written.unit:
        return "day" if written.unit == "week" or written.day else written.unit
    if written.day or written.weekday is not None:
        return "day"
    return "month"


def _days_seen_from(written: WrittenDate, day: date, clock: str) -> DateInterval | None:
    """Return the days a partial date means to somebody who reads it on the given day: the last such, or the next."""
    if written.unit and written.day is None:
        return _relative(written.unit, written.step or 0, day)
    ahead = clock == "scheduled"
    if written.day is None and written.month:
        return _month_seen_from(written.month, day, ahead=ahead)
    for seen in _days_from(day, written, ahead=ahead):
        if written.day in {None, seen.day} and written.weekday in {None, seen.weekday()}:
            return DateInterval(seen, seen)
    return None


def _days_from(day: date, written: WrittenDate, *, ahead: bool) -> Iterator[date]:
    """Yield the days that a date can mean, the nearest first: of its month year by year, or of the next months."""
    way = 1 if ahead else -1
    if written.month is None or written.day is None:
        yield from (day + timedelta(way * n) for n in range(_MONTHS))
        return
    for n in range(_YEARS):
        try:
            seen = date(day.year + way * n, written.month, written.day)
        except ValueError:  # 29 February
            continue
        if (seen >= day) if ahead else (seen <= day):
            yield seen


def _month_seen_from(month: int, day: date, *, ahead: bool) -> DateInterval:
    year = day.year + (month < day.month if ahead else -(month > day.month))
    return _month(year * 12 + month - 1)


def _month(count: int) -> DateInterval:
    """Return the days of a month, given as months since year 0."""
    first = date(count // 12, count % 12 + 1, 1)
    return DateInterval(first, date((count + 1) // 12, (count + 1) % 12 + 1, 1) - timedelta(1))


def _relative(unit: str, step: int, day: date) -> DateInterval:
    if unit == "year":
        return DateInterval(date(day.year + step, 1, 1), date(day.year + step, 12, 31))
    if unit == "month":
        return _month(day.year * 12 + day.month - 1 + step)
    if unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(7 * step)
        return DateInterval(monday, monday + timedelta(6))
    return DateInterval(day + timedelta(step), day + timedelta(step))
