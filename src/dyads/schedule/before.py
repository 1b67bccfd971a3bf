"""The days that an edition's days are compared with."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from dyads.model import Period
from dyads.schedule.periods import Unit, unit_start


def period_before(period: Period) -> Period | None:
    """Return the period just before: of a calendar week, month, quarter or year the one before it, else as many days.

    A period that is open at an end has none before it, nor has one that begins with the calendar.
    """
    if period.start is None or period.end is None or period.start - date.min < period.end - period.start:
        return None
    start, end = period.start, period.end
    last = end - timedelta(days=1)
    whole = (
        unit for unit in get_args(Unit) if unit_start(last, unit) == start and unit_start(end, unit) == end
    )
    unit = next(whole, None)
    first = unit_start(start - timedelta(days=1), unit) if unit else start - (end - start)
    return Period(first, start, period.zone)
