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
    """A set of days, as disjoint spans in order: the ordinals of the first and the last day of each."""

    spans: tuple[tuple[int, int], ...]

    @property
    def count(self) -> int:
        return sum(last - first + 1 for first, last in self.spans)

    @property
    def hull(self) -> DateInterval | None:
        """The first to the last of them; None of no day."""
        if not self.spans:
            return None
        return DateInterval(date.fromordinal(self.spans[0][0]), date.fromordinal(self.spans[-1][1]))

    def __and__(self, other: Days) -> Days:
        if self is EVERY_DAY or other is EVERY_DAY:
            return other if self is EVERY_DAY else self
        met, i, j = [], 0, 0
        while i < len(self.spans) and j < len(other.spans):
            (first, last), (begin, end) = self.spans[i], other.spans[j]
            both = max(first, begin), min(last, end)
            if both[0] <= both[1]:
                met.append(both)
            if last < end:
                i += 1
            else:
                j += 1
        return Days(tuple(met))


EVERY_DAY = Days(((PRIOR.first.toordinal(), PRIOR.last.toordinal()),))


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
    days = Days(tuple((begin.toordinal(), end.toordinal()) for begin, end in merged))
    return EVERY_DAY if days == EVERY_DAY else days


def days_of_year(month: int, day: int) -> Iterable[date]:
    """Yield that day in every year an article may be of."""
    for year in range(PRIOR.first.year, PRIOR.last.year + 1):
        try:
            yield date(year, month, day)
        except ValueError:  # 29 February
            continue
