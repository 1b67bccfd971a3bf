"""From a cron expression and a time zone to the moments it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

RHYTHMS = {"daily": "0 6 * * *", "weekly": "0 6 * * 1", "monthly": "0 6 1 * *"}  # at six in the morning

_FIELDS = 5
_DELAY = re.compile(r"([1-9]\d{0,3})([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def parse_cron(text: str) -> str:
    """Return the five fields of cron that a word such as `weekly` or an expression means; ValueError says what is accepted."""
    cron = RHYTHMS.get(text, text)
    try:
        CronSim(cron, datetime(2000, 1, 1))  # noqa: DTZ001 - only its grammar is asked for
    except CronSimError as error:
        raise ValueError(
            f"must be 'daily', 'weekly', 'monthly' or a cron expression such as '0 6 * * 1', not {text!r} ({error})"
        ) from None
    if len(cron.split()) != _FIELDS:
        raise ValueError(f"must have the five fields of cron, without seconds, not {text!r}")
    return cron


def parse_delay(text: str) -> timedelta:
    """Return how long `90m`, `36h`, `2d` or `1w` is; ValueError says what is accepted."""
    match = _DELAY.fullmatch(text)
    if match is None:
        raise ValueError(f"must be a time such as '90m', '36h', '2d' or '1w', not {text!r}")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def list_moments(cron: str, zone: str, after: datetime, until: datetime) -> Iterator[datetime]:
    """Yield the moments after one and up to another, in UTC, the earliest first.

    Where clocks are put forward, a moment in the hour that does not exist is the first after it; where they are put
    back, a moment in the hour that comes twice is the first of the two (what Debian's cron does, and most people mean).
    """
    for moment in CronSim(cron, after.astimezone(ZoneInfo(zone))):
        instant = moment.astimezone(UTC)
        if instant > until:
            return
        if instant > after:
            yield instant


def find_next_moment(cron: str, zone: str, after: datetime) -> datetime:
    """Return the first moment after this one, in UTC."""
    return next(list_moments(cron, zone, after, datetime.max.replace(tzinfo=UTC)))


def find_last_moment(cron: str, zone: str, until: datetime) -> datetime | None:
    """Return the latest moment up to this one, in UTC, if there ever was one."""
    # one step back from the minute after: the moment itself may be meant, and cron knows no seconds
    for moment in CronSim(cron, (until + timedelta(minutes=1)).astimezone(ZoneInfo(zone)), reverse=True):
        if moment.astimezone(UTC) <= until:
            return moment.astimezone(UTC)
    return None
