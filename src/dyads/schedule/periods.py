"""From a way of saying a period, and a day, to the days that are meant. The wall clock is never asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, cast
from zoneinfo import ZoneInfo

from dyads.model import Period

PERIOD_FORMS = (
    "'all', 'last-full-day', 'last-full-week', 'last-full-month', 'last-full-quarter', 'last-full-year', "
    "'-28d', 'fiscal-year-jp', '2015', '2015-Q2', '2015-04', '2015-W16', '2015-04-17', 'fiscal-year-jp-2015' or {start, end}"
)


def resolve_period(period: str | Mapping[str, str | None], as_of: date, zone: str) -> Period:
    """Return the days that `period` means to somebody who reads it on the day `as_of`.

    Weeks start on Monday (ISO 8601). Explicit periods are half open: {start: 2015-04-13, end: 2015-04-20} is one
    week. `-28d` is the 28 days before `as_of`, which is itself not in it. `fiscal-year-jp` is the last full fiscal
    year of Japan, April to March, named by the year it starts in. Raises ValueError naming what is accepted.
    """
    ZoneInfo(zone)
    try:
        start, end = _explicit(period) if isinstance(period, Mapping) else _spoken(period, as_of)
    except OverflowError:  # a step out of the years 1 to 9999
        raise ValueError(f"{period!r} is not in the calendar, not as of {as_of}") from None
    if start is not None and end is not None and end <= start:
        raise ValueError(f"must end after it starts (the end day itself is not in it), not {start} to {end}")
    return Period(start, end, zone)


def is_relative(period: str | Mapping[str, str | None]) -> bool:
    """Say whether the days meant depend on the day on which it is read."""
    return isinstance(period, str) and (period.startswith(("last-", "-")) or period == "fiscal-year-jp")


Unit = Literal["day", "week", "month", "quarter", "year"]

LONGEST: dict[Unit, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}  # days


def unit_start(day: date, unit: Unit) -> date:
    """Return the first day of the calendar unit that holds the day; weeks start on Monday."""
    match unit:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return date(day.year, day.month - (day.month - 1) % 3, 1)
        case "year":
            return date(day.year, 1, 1)


def next_start(day: date, unit: Unit) -> date:
    """Return the first day of the calendar unit after the one that holds the day."""
    return unit_start(unit_start(day, unit) + timedelta(days=LONGEST[unit]), unit)


def _explicit(period: Mapping[str, str | None]) -> tuple[date | None, date | None]:
    if unknown := sorted(set(period) - {"start", "end"}):
        raise ValueError(f"knows only start and end, not {', '.join(unknown)}")
    return _day(period.get("start")), _day(period.get("end"))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise ValueError(f"wants days as YYYY-MM-DD, not {str(text)!r}") from None


def _spoken(period: str, as_of: date) -> tuple[date | None, date | None]:
    if period == "all":
        return None, None
    if match := re.fullmatch(r"last-full-(day|week|month|quarter|year)", period):
        unit = cast("Unit", match[1])
        end = unit_start(as_of, unit)
        return unit_start(end - timedelta(days=1), unit), end
    if match := re.fullmatch(r"-([1-9]\d{0,4})d", period):
        return as_of - timedelta(days=int(match[1])), as_of
    if match := re.fullmatch(r"fiscal-year-jp(?:-(\d{4}))?", period):
        last_full = as_of.year - (1 if as_of.month >= _APRIL else 2)
        return _fiscal_year(period, int(match[1]) if match[1] else last_full)
    for form, named in _NAMED.items():
        if match := re.fullmatch(form, period):
            try:
                start = _first_day(named, [int(part) for part in match.groups()])
            except ValueError:
                raise ValueError(f"{period!r} is not in the calendar") from None
            return start, next_start(start, named)
    raise ValueError(f"must be {PERIOD_FORMS}, not {period!r}")


def _fiscal_year(period: str, year: int) -> tuple[date, date]:
    """Return a fiscal year of Japan: 1 April to 31 March (Public Finance Act, article 11)."""
    try:
        return date(year, _APRIL, 1), date(year + 1, _APRIL, 1)
    except ValueError:
        raise ValueError(f"{period!r} is not in the calendar") from None


_APRIL = 4
_NAMED: dict[str, Unit] = {
    r"(\d{4})": "year",
    r"(\d{4})-Q([1-4])": "quarter",
    r"(\d{4})-(\d\d)": "month",
    r"(\d{4})-W(\d\d)": "week",
    r"(\d{4})-(\d\d)-(\d\d)": "day",
}


def _first_day(unit: Unit, parts: list[int]) -> date:
    match unit, parts:
        case "year", [year]:
            return date(year, 1, 1)
        case "quarter", [year, quarter]:
            return date(year, 3 * quarter - 2, 1)
        case "month", [year, month]:
            return date(year, month, 1)
        case "week", [year, week]:
            return date.fromisocalendar(year, week, 1)
        case _:
            return date(*parts)
