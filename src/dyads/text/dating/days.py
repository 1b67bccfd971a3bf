"""Sets of calendar days, as what a clue leaves open: disjoint intervals between two far ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dyads.model import DateInterval

_DAY = timedelta(1)
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
    merged: list[list[date]] = []
    for first, last in sorted(intervals):
        begin, end = max(first, PRIOR.first), min(last, PRIOR.last)
        if begin > end:
            continue
        if merged and begin <= merged[-1][1] + _DAY:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([begin, end])
    return Days(tuple(DateInterval(*ends) for ends in merged))


def days_of_year(month: int, day: int) -> Iterable[date]:
    """Yield that day in every year an article may be of."""
    for year in range(PRIOR.first.year, PRIOR.last.year + 1):
        try:
            yield date(year, month, day)
        except ValueError:  # 29 February
            continue
