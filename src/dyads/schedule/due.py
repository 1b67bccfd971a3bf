"""Which editions are due: a function of the schedule, the moment, and what lies in the archive. Nothing else is asked or kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from dyads.model import Period
from dyads.schedule.cron import find_last_moment, list_moments
from dyads.schedule.periods import resolve_period

CatchUp = Literal["last", "all", "none"]
Restate = Literal["articles", "anything", "nothing"]
Reprocess = Literal["missing", "failed", "stale", "all"]
State = Literal["due", "missing", "failed", "stale", "held", "good"]
MadeOf = Mapping[
    str, str
]  # what an edition was made of → its fingerprint; `corpus` is the articles of its period


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When editions of a briefing are to appear, and of which days each tells."""

    cron: str
    cron_zone: str  # where the clock hangs that cron reads
    period: str | Mapping[str, str | None]
    zone: str  # whose days the period is made of
    delay: timedelta = timedelta(0)  # waited for late articles; the logical day stays that of the moment
    starts: date | None = None  # the first logical day; None: that of the first scheduled edition there is


@dataclass(frozen=True, slots=True)
class Expected:
    """An edition that the schedule asks for: its days, its logical day, and the moment it was due."""

    period: Period
    as_of: date
    moment: datetime | None  # None: made by hand, off the schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the archive holds for a period."""

    period: Period
    as_of: date
    state: Literal["published", "held", "failed"]  # failed: and nothing better is there
    made_of: MadeOf
    scheduled: bool
    revision: int = 0  # of the published edition; 0 where there is none
    failed_of: MadeOf | None = (
        None  # what the last attempt was made of, where it failed for good: trying again gives the same
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How an edition stands: due (the newest, not made yet), missing (an older one), failed, stale, held or good."""

    expected: Expected
    state: State
    why: tuple[str, ...] = ()  # what it was made of that has changed since
    kept: Kept | None = None
    hopeless: bool = False  # the last attempt failed by what it was made of, and none of that has changed


def list_expected(schedule: Schedule, kept: Iterable[Kept], now: datetime) -> list[Expected]:
    """Return the editions whose moment has come, the earliest first, one a period.

    Without a first day, in the schedule or in the archive, only the newest is expected: nobody waits for the others.
    Of several moments that mean the same days, the first counts.
    """
    until = now - schedule.delay
    begins = schedule.starts or min((edition.as_of for edition in kept if edition.scheduled), default=None)
    if begins is None:
        last = find_last_moment(schedule.cron, schedule.cron_zone, until)
        return [] if last is None else [_expect(schedule, last)]
    before = datetime.combine(begins, time(), ZoneInfo(schedule.zone)).astimezone(UTC)
    return _list(schedule, before, until)


def list_between(schedule: Schedule, first: date, last: date, now: datetime) -> list[Expected]:
    """Return the editions whose days all lie between two days, both of them in it, and whose moment has come."""
    before = datetime.combine(first, time(), ZoneInfo(schedule.zone)).astimezone(UTC)
    found = _list(schedule, before, now - schedule.delay, last + timedelta(days=1))
    return [
        expected
        for expected in found
        if (start := expected.period.start) and first <= start and (end := expected.period.end)
        and end <= last + timedelta(days=1)
    ]  # fmt: skip


def judge(
    expected: Sequence[Expected], kept: Sequence[Kept], made_of: Callable[[Expected], MadeOf]
) -> list[Standing]:
    """Return how every expected edition stands, and every kept one that was made by hand, in order of their days.

    `made_of` gives what the edition would be made of today; what cannot be known now is left out of it.
    An edition that is there keeps its logical day, whenever the schedule would have it.
    """
    held = {edition.period: edition for edition in kept}
    newest = max((one.moment for one in expected if one.moment), default=None)
    asked = {one.period: one for one in expected}
    by_hand = [Expected(one.period, one.as_of, None) for one in kept if one.period not in asked]
    standings = [
        _judge(one, held.get(one.period), made_of, newest=one.moment is not None and one.moment == newest)
        for one in (*expected, *by_hand)
    ]
    return sorted(standings, key=_days)


def choose(
    standings: Sequence[Standing],
    *,
    now: datetime,
    delay: timedelta = timedelta(0),
    catch_up: CatchUp = "last",
    restate: Restate = "articles",
) -> list[Standing]:
    """Return what a run makes, the newest scheduled one first, then the others from the oldest on, restatements last.

    Catching up `last` makes the newest edition however late, `all` every missing and failed one, `none` only one whose
    moment, with the `delay` of its schedule, was today. Stale editions are restated where `restate` says so for what has changed: `articles`, `anything` or `nothing`.
    """
    scheduled = [standing for standing in standings if standing.expected.moment is not None]
    newest = max(scheduled, key=lambda standing: standing.expected.moment or now, default=None)
    wanted = [
        standing
        for standing in scheduled
        if _lacking(standing)
        and (
            catch_up == "all"
            or (
                standing is newest
                and (catch_up == "last" or standing.expected.as_of == _today(standing, now - delay))
            )
        )
    ]
    wanted.sort(key=lambda standing: standing is not newest)
    stale = [standing for standing in standings if catch_up != "none" and _restated(standing, restate)]
    return wanted + stale


def choose_again(standings: Sequence[Standing], reprocess: Reprocess) -> list[Standing]:
    """Return what a backfill makes, the oldest first: what is missing; and with each further word what failed, what is stale, everything."""
    words = {"missing": {"due", "missing"}}
    words["failed"] = words["missing"] | {"failed", "held"}
    words["stale"] = words["failed"] | {"stale"}
    words["all"] = words["stale"] | {"good"}
    return [standing for standing in standings if standing.state in words[reprocess]]


def _list(schedule: Schedule, before: datetime, until: datetime, end: date | None = None) -> list[Expected]:
    """Return one edition a period whose moment lies from `before` up to `until`; none that starts at `end` or later."""
    found: dict[Period, Expected] = {}
    for moment in list_moments(schedule.cron, schedule.cron_zone, before - timedelta(seconds=1), until):
        one = _expect(schedule, moment)
        if end is not None and one.period.start is not None and one.period.start >= end:
            break
        found.setdefault(one.period, one)
    return list(found.values())


def _expect(schedule: Schedule, moment: datetime) -> Expected:
    as_of = moment.astimezone(ZoneInfo(schedule.zone)).date()
    return Expected(resolve_period(schedule.period, as_of, schedule.zone), as_of, moment)


def _judge(
    expected: Expected, kept: Kept | None, made_of: Callable[[Expected], MadeOf], *, newest: bool
) -> Standing:
    if kept is None:
        return Standing(expected, "due" if newest else "missing")
    expected = replace(expected, as_of=kept.as_of)
    today = made_of(expected)
    if kept.state == "failed":
        return Standing(expected, "failed", kept=kept, hopeless=kept.failed_of == today)
    why = tuple(_find_changes(kept.made_of, today))
    if why:
        return Standing(expected, "stale", why, kept, hopeless=kept.failed_of == today)
    return Standing(expected, "held" if kept.state == "held" else "good", kept=kept)


def _find_changes(before: MadeOf, today: MadeOf) -> Iterator[str]:
    """Yield what differs; what an edition does not know of itself differs from all that could be known."""
    yield from (name for name, fingerprint in today.items() if before.get(name) != fingerprint)


def _days(standing: Standing) -> tuple[date, date]:
    period = standing.expected.period
    return period.end or date.max, period.start or date.min


def _lacking(standing: Standing) -> bool:
    return standing.state in {"due", "missing"} or (standing.state == "failed" and not standing.hopeless)


def _restated(standing: Standing, restate: Restate) -> bool:
    if standing.state != "stale" or standing.hopeless or restate == "nothing":
        return False
    return restate == "anything" or "corpus" in standing.why


def _today(standing: Standing, now: datetime) -> date:
    return now.astimezone(ZoneInfo(standing.expected.period.zone)).date()
