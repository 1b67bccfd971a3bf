"""A schedule as a params file says it: `schedule: weekly`, or a cron expression, with a zone and a first day where they are needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import available_timezones

from dyads.schedule.cron import parse_cron, parse_delay
from dyads.schedule.due import Schedule

_NATURAL = {
    "last-full-day": "daily",
    "last-full-week": "weekly",
    "last-full-month": "monthly",
    "last-full-quarter": "0 6 1 1,4,7,10 *",
    "last-full-year": "0 6 1 1 *",
    "fiscal-year-jp": "0 6 1 4 *",
}


def read_schedule(
    given: str | Mapping[str, str], delay: str | None, period: str | Mapping[str, str | None], zone: str
) -> tuple[Schedule | None, list[str]]:
    """Return the schedule, and everything that is wrong with it: `place: what is accepted, not what was given`."""
    said = {"cron": given} if isinstance(given, str) else dict(given)
    faults = [
        f"schedule: knows cron, zone and starts, not {name!r}"
        for name in said
        if name not in {"cron", "zone", "starts"}
    ]
    cron, starts, waits = "", None, timedelta(0)
    try:
        cron = parse_cron(said.get("cron", ""))
    except ValueError as error:
        faults.append(f"schedule: {error}")
    if (cron_zone := said.get("zone", zone)) not in available_timezones():
        faults.append(f"schedule: no time zone is called {cron_zone!r}; write it as Asia/Seoul")
    try:
        starts = date.fromisoformat(said["starts"]) if "starts" in said else None
    except ValueError:
        faults.append(f"schedule: starts must be a day such as 2026-01-05, not {said['starts']!r}")
    try:
        waits = parse_delay(delay) if delay is not None else waits
    except ValueError as error:
        faults.append(f"delay: {error}")
    if faults:
        return None, faults
    return Schedule(cron=cron, cron_zone=cron_zone, period=period, zone=zone, delay=waits, starts=starts), []


def find_natural_schedule(period: str | Mapping[str, str | None], zone: str) -> Schedule | None:
    """Return when editions of a relative period come one after another without a gap, at six in the morning; None of a fixed one."""
    if not isinstance(period, str) or period not in _NATURAL:
        return None
    return Schedule(cron=parse_cron(_NATURAL[period]), cron_zone=zone, period=period, zone=zone)
