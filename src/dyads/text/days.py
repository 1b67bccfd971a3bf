"""Sets of calendar days, as what a clue leaves open: disjoint intervals between two far ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dyads.model import DateInterval

PRIOR = DateInterval(date(1900, 1, 1), date(2099, 12, 31))  # the days any article may be of


@dataclass(frozen=True, slots=True)
class Days:
    """A set of days, as disjoint intervals in order."""

    intervals: tuple[DateInterval, ...]

    @property
    def count(self) -> int:
        return sum(interval.days for interval in self.intervals)

    @property
    def hull(self) -> DateInterval | None:
        """The first to the last of them; None of no day."""
        if not self.intervals:
            return None
        return DateInterval(self.intervals[0].first, self.intervals[-1].last)

    def __and__(self, other: Days) -> Days:
        met, i, j = [], 0, 0
        while i < len(self.intervals) and j < len(other.intervals):
            mine, theirs = self.intervals[i], other.intervals[j]
            if both := mine.meet(theirs):
                met.append(both)
            if mine.last < theirs.last:
                i += 1
            else:
                j += 1
        return Days(tuple(met))


EVERY_DAY = Days((PRIOR,))


def days_between(first: date | None, last: date | None) -> Days:
    """Return the days from first to last, both in it; None is open."""
    return union([(first or PRIOR.first, last or PRIOR.last)])


def union(intervals: Iterable[tuple[date, date]]) -> Days:
    """Return the days in any of the intervals, as far as an article may be of them."""
    merged: list[DateInterval] = []
    for first, last in sorted(intervals):
        here = DateInterval(first, last).meet(PRIOR) if first <= last else None
        if here is None:
            continue
        if merged and here.first <= merged[-1].last + timedelta(1):
            merged[-1] = DateInterval(merged[-1].first, max(merged[-1].last, here.last))
        else:
            merged.append(here)
    return Days(tuple(merged))


def days_of_year(month: int, day: int) -> Iterable[date]:
    """Yield that day in every year an article may be of."""
    for year in range(PRIOR.first.year, PRIOR.last.year + 1):
        try:
            yield date(year, month, day)
        except ValueError:  # 29 February
            continue
