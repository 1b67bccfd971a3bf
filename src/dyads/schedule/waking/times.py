"""The times of a cron expression as sets, later by a delay or in another zone. What cannot be said exactly is said too often.

A wake-up too many does no harm, since `dyads run --due` then finds nothing to make; one too few would be a missing edition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from cronsim import CronSim

MINUTES, HOURS = frozenset(range(60)), frozenset(range(24))
DAYS, MONTHS, WEEKDAYS = frozenset(range(1, 32)), frozenset(range(1, 13)), frozenset(range(7))
_DAY = 24 * 60  # minutes
_MONTH_LENGTHS = (28, 29, 30, 31)
_HOUR, _YEAR_AND_MORE = timedelta(hours=1), timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Times:
    """Times of the clock on days of the calendar; where days and weekdays are both bounded, either will do, as cron has it."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]  # Sunday is 0

    def __str__(self) -> str:
        """Write them as the five fields that every cron reads."""
        return " ".join(
            "*" if given == whole else ",".join(_write_runs(sorted(given)))
            for given, whole in (
                (self.minutes, MINUTES),
                (self.hours, HOURS),
                (self.days, DAYS),
                (self.months, MONTHS),
                (self.weekdays, WEEKDAYS),
            )
        )


def read_times(cron: str) -> Times:
    """Return the times of a cron expression; a last or n-th weekday, which not every cron knows, becomes every day."""
    read = CronSim(cron, datetime(2000, 1, 1))  # noqa: DTZ001 - only its fields are asked for
    days = [day for day in read.days if day > 0]
    weekdays = [day for day in read.weekdays if isinstance(day, int)]
    plain = len(days) == len(read.days) and len(weekdays) == len(read.weekdays)
    return Times(
        frozenset(read.minutes),
        frozenset(read.hours),
        frozenset(days) if plain else DAYS,
        frozenset(read.months),
        frozenset(day % 7 for day in weekdays) if plain else WEEKDAYS,
    )


def move_times(times: Times, delay: timedelta, zone: str, to_zone: str, day: date) -> list[Times]:
    """Return the times of a zone's clock, later by the delay, on the clock of another zone, in as few expressions as that takes.

    They hold for the year from a day on: one for each difference between the two clocks that the year knows.
    """
    waits = round(delay.total_seconds() / 60)
    differences = sorted(_find_differences(delay, zone, to_zone, day))
    moved = {shifted: None for difference in differences for shifted in _shift(times, waits + difference)}
    return sorted(moved, key=str)


def _shift(times: Times, by: int) -> Iterator[Times]:
    """Yield the times so many minutes later; those of one clock time on one day further are one."""
    minutes: dict[tuple[int, int], set[int]] = defaultdict(set)
    for hour in times.hours:
        for minute in times.minutes:
            further, rest = divmod(hour * 60 + minute + by, _DAY)
            minutes[further, rest // 60].add(rest % 60)
    hours: dict[tuple[int, frozenset[int]], set[int]] = defaultdict(set)
    for (further, hour), found in minutes.items():
        hours[further, frozenset(found)].add(hour)
    for (further, found_minutes), found_hours in hours.items():
        yield Times(found_minutes, frozenset(found_hours), *_turn(times, further))


def _turn(times: Times, further: int) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Return days, months and weekdays so many days later, whatever month it is."""
    weekdays = frozenset((day + further) % 7 for day in times.weekdays)
    if not further:
        return times.days, times.months, weekdays
    if abs(further) >= min(_MONTH_LENGTHS):
        return DAYS, MONTHS, weekdays
    step = 1 if further > 0 else -1
    months = times.months | {(month - 1 + step) % 12 + 1 for month in times.months}
    days = {(day + further - 1) % length + 1 for day in times.days for length in _MONTH_LENGTHS}
    return DAYS if times.days == DAYS else frozenset(days), months, weekdays


def _find_differences(delay: timedelta, zone: str, to_zone: str, day: date) -> set[int]:
    """Return by how many minutes the second clock, after the delay, is ahead of the first before it, in the year from a day on.

    A clock beside itself is only followed where it is put forward: where it is put back, the wake-up comes an hour late.
    """
    if zone == to_zone and not delay:
        return {0}
    first = datetime.combine(day, time(), UTC)
    step = min(delay or _HOUR, _HOUR)
    moments = (first + number * step for number in range(_YEAR_AND_MORE // step))
    found = {
        round((_offset(moment + delay, to_zone) - _offset(moment, zone)).total_seconds() / 60)
        for moment in moments
    }
    return {difference for difference in found if difference >= 0} if zone == to_zone else found


def _offset(moment: datetime, zone: str) -> timedelta:
    return moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)


def _write_runs(numbers: list[int]) -> Iterator[str]:
    """Yield `4` and `7-9`: every run of numbers in a row."""
    starts = [0, *(place for place, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1), len(numbers)]
    for first, after in pairwise(starts):
        run = numbers[first:after]
        yield str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}"
