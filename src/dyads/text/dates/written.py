"""A date as it is written: what a stretch of text states of it, nothing resolved yet."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dyads.model import DateInterval

_FIRST_YEAR, _LAST_YEAR = 1800, 2100  # four figures outside of these are rarely years


@dataclass(frozen=True, slots=True)
class Written:
    """What a date states. `step` is -1 for "last", 0 for "this", 1 for "next" `unit`; Monday is weekday 0."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_year: int | None = None  # of a range of years or a decade
    swapped: bool = False  # in figures: day and month may stand the other way round
    step: int | None = None
    unit: str | None = None  # year, month, week or day, with `step`

    @property
    def interval(self) -> DateInterval | None:
        """The days it means by itself; None where it takes a document's day to know."""
        if self.year is None or self.unit:
            return None
        if self.month is None:
            return DateInterval(date(self.year, 1, 1), date(self.last_year or self.year, 12, 31))
        if self.day is None:
            return DateInterval(
                date(self.year, self.month, 1),
                date(self.year, self.month, monthrange(self.year, self.month)[1]),
            )
        day = date(self.year, self.month, self.day)
        other = date(self.year, self.day, self.month) if self.swapped else day
        return DateInterval(min(day, other), max(day, other))


def is_possible(written: Written) -> bool:
    """Say whether the calendar has such a day, month and year."""
    if written.year is not None and not _FIRST_YEAR <= written.year <= _LAST_YEAR:
        return False
    if written.month is not None and not 1 <= written.month <= 12:  # noqa: PLR2004 - months of a year
        return False
    if written.last_year is not None and not (written.year or 0) <= written.last_year <= _LAST_YEAR:
        return False
    if written.day is None:
        return True
    if written.month is None:
        return 1 <= written.day <= 31  # noqa: PLR2004 - the longest month
    return 1 <= written.day <= monthrange(written.year or 2000, written.month)[1]  # 2000: a leap year
