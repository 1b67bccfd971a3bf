"""The days that an edition's days are compared with."""

from __future__ import annotations

from datetime import timedelta
from typing import get_args

from dyads.model import Period
from dyads.schedule.periods import Unit, next_start, unit_start


def period_before(period: Period) -> Period | None:
    """Return the period just before: of a calendar week, month, quarter or year the one before it, else as many days.

    A period that is open at an end has none before it.
    """
    if period.start is None or period.end is None:
        return None
    start, end = period.start, period.end
    whole = (
        unit for unit in get_args(Unit) if unit_start(start, unit) == start and next_start(start, unit) == end
    )
    unit = next(whole, None)
    first = unit_start(start - timedelta(days=1), unit) if unit else start - (end - start)
    return Period(first, start, period.zone)
