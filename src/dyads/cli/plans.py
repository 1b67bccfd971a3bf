"""What a run would do: the params files of a workspace, what the archive holds of each, and the orders that follow."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from dyads.cli.orders import fingerprint, fingerprint_params, turn_to, write_order
from dyads.desk.slices import fingerprint_slices
from dyads.errors import CorpusError, DyadsError, ParamsError
from dyads.model import Period
from dyads.params import Params, read_params, read_sweep
from dyads.report import LASTING, Order, Shelved, find_shelf, read_shelf
from dyads.schedule import (
    CatchUp,
    Expected,
    Kept,
    MadeOf,
    Schedule,
    Standing,
    choose,
    find_natural_schedule,
    judge,
    list_between,
    list_expected,
    resolve_period,
)

WORKSPACE = Path("params")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Series:
    """The editions of one params file: when they are due, and what the archive holds of them."""

    file: str
    params: Params
    schedule: Schedule
    reports: Path
    shelf: Sequence[Shelved]

    @property
    def briefing(self) -> str:
        return self.params.briefing

    def reread(self) -> Series:
        """Return it with what the archive holds now."""
        return _read_shelf(self.file, self.params, self.schedule, self.reports)

    def list_kept(self) -> list[Kept]:
        """Return what is there of each period that the params mean on the logical day of the edition."""
        found: dict[Period, dict[str, Shelved]] = {}
        for edition in self.shelf:
            if edition.status != "unreadable" and self._means(edition):
                found.setdefault(edition.period, {})[edition.status] = edition
        return [_keep(by_status) for by_status in found.values()]

    def find_left(self, period: Period, status: str) -> Shelved | None:
        """Return what lies beside the published editions of a period: `failed` or `held`."""
        return next((one for one in self.shelf if one.status == status and one.slug == period.slug), None)

    def _means(self, edition: Shelved) -> bool:
        return resolve_period(self.schedule.period, edition.as_of, self.schedule.zone) == edition.period


@dataclass(frozen=True, slots=True)
class Planned:
    """How an edition stands, and the order by which a run makes it; none where it makes nothing."""

    series: Series
    standing: Standing
    order: Order | None = None


MadeOfAsked = Callable[[Expected], MadeOf]
Choice = Callable[[Series, Sequence[Standing]], Sequence[Standing]]  # those that a run makes, in their turn


def choose_due(now: datetime, catch_up: CatchUp) -> Choice:
    """Return the choice that a run makes at a moment."""
    return lambda series, standings: choose(
        standings,
        now=now,
        delay=series.schedule.delay,
        catch_up=catch_up,
        restate=series.params.restate,
    )


def read_series(
    files: Sequence[str], overrides: Sequence[str], reports: Path, now: datetime, faults: list[DyadsError]
) -> list[Series]:
    """Return the series of these params files, or of all in the workspace that have a schedule; what is wrong with one goes to `faults`."""
    found: dict[str, Series] = {}
    for file in files or map(str, sorted(WORKSPACE.glob("*.yaml"))):
        try:
            for words in read_sweep(file, overrides):
                _add_series(found, file, read_params(file, words, now.date()), reports, asked=bool(files))
        except DyadsError as error:
            faults.append(error)
    return list(found.values())


def read_past(file: str, overrides: Sequence[str], reports: Path, now: datetime) -> list[Series]:
    """Return the series of a params file for a backfill, by its schedule or by the calendar unit of its period."""
    found = []
    for words in read_sweep(file, overrides):
        params = read_params(file, words, now.date())
        schedule = params.schedule or find_natural_schedule(params.spoken, params.period.zone)
        if schedule is None:
            raise ParamsError(
                file,
                [
                    "period: is fixed, so there are no earlier editions; give a schedule, or a period such as 'last-full-week'"
                ],
            )
        found.append(_read_shelf(file, params, schedule, reports))
    return found


def plan_due(
    series: Series, choice: Choice, now: datetime, made_of: MadeOfAsked | None = None
) -> list[Planned]:
    """Return how every edition that the schedule asks for stands, those that a run makes first, in their turn.

    `made_of` tells what an edition would be made of today; where it is left out, its corpus, notebook, params and registry are asked.
    """
    kept = series.list_kept()
    expected = list_expected(series.schedule, kept, now)
    asked = made_of or _ask(series, expected, kept)
    return _plan(series, judge(expected, kept, asked), choice, asked, now)


def plan_past(series: Series, first: date, last: date, choice: Choice, now: datetime) -> list[Planned]:
    """Return how every edition of those days stands, those that a run makes first, in their turn.

    They are as if made by hand: an old edition does not make all the days after it be missed.
    """
    expected = list_between(series.schedule, first, last, now)
    periods = {one.period for one in expected}
    kept = [edition for edition in series.list_kept() if edition.period in periods]
    asked = _ask(series, expected, kept)
    planned = _plan(series, judge(expected, kept, asked), choice, asked, now)
    return [replace(one, order=one.order and replace(one.order, scheduled=None)) for one in planned]


def _add_series(found: dict[str, Series], file: str, params: Params, reports: Path, *, asked: bool) -> None:
    """Add the series of these params, where they have a schedule; who asks for them by name is told where not."""
    if params.schedule is None:
        if asked:
            raise ParamsError(file, ["schedule: is missing; add a line such as `schedule: weekly`"])
        return
    if params.briefing in found:
        other = found[params.briefing].file
        raise ParamsError(file, [f"briefing: {params.briefing!r} is that of {other} too; name another"])
    found[params.briefing] = _read_shelf(file, params, params.schedule, reports)


def _read_shelf(file: str, params: Params, schedule: Schedule, reports: Path) -> Series:
    shelf = find_shelf(reports, params.briefing)
    return Series(file, params, schedule, reports, list(read_shelf(shelf, params.briefing)))


def _keep(by_status: dict[str, Shelved]) -> Kept:
    """Return what counts of a period: what is published, else what is held back, else the failed attempt."""
    failure = by_status.get("failed")
    published = by_status.get("good") or by_status.get("insufficient")
    best = published or by_status.get("held") or by_status["failed"]
    lasting = failure is not None and failure.record["reason"].get("state") in LASTING
    return Kept(
        period=best.period,
        as_of=best.as_of,
        state="published" if published else "held" if best.status == "held" else "failed",
        made_of=best.record.get("made_of", {}),
        scheduled=any(edition.record.get("scheduled") for edition in by_status.values()),
        revision=published.revision if published else 0,
        failed_of=failure.record.get("made_of") if failure and lasting else None,
    )


def _ask(series: Series, expected: Sequence[Expected], kept: Sequence[Kept]) -> MadeOfAsked:
    """Return what tells what each of these editions would be made of today; `corpus` is missing where it cannot be asked now."""
    params = series.params
    own = fingerprint(params)
    slices = _find_slices(params, {*(one.period for one in expected), *(one.period for one in kept)})

    def find(one: Expected) -> MadeOf:
        corpus = {"corpus": slices[one.period]} if slices is not None else {}
        return own | {"params": fingerprint_params(turn_to(params, one.as_of, one.period))} | corpus

    return find


def _plan(
    series: Series,
    standings: Sequence[Standing],
    choice: Choice,
    made_of: MadeOfAsked,
    now: datetime,
) -> list[Planned]:
    chosen = list(choice(series, standings))
    turns = {id(one) for one in chosen}
    planned = [Planned(series, one, _order(series, one, made_of, now)) for one in chosen]
    return planned + [Planned(series, one) for one in standings if id(one) not in turns]


def _find_slices(params: Params, periods: Collection[Period]) -> dict[Period, str] | None:
    if not periods:
        return {}
    try:
        return fingerprint_slices(
            params.values.get("corpus", []),
            periods,
            registry=params.values.get("registry", []),
            columns=params.values.get("columns"),
        )
    except CorpusError as error:
        log.warning("%s: whether articles have come late cannot be said now: %s", params.briefing, error)
        return None


def _order(series: Series, standing: Standing, made_of: MadeOfAsked, now: datetime) -> Order:
    expected = standing.expected
    params = turn_to(series.params, expected.as_of, expected.period)
    order = write_order(params, series.reports, now, made_of(expected))
    return replace(order, scheduled=expected.moment, replaces=standing.kept.revision if standing.kept else 0)
