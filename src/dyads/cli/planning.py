"""Commands that say what is due and what a run would do, and the one that makes editions of the past."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from dyads.cli.batches import Manner, make_all, takes_manner
from dyads.cli.help import examples
from dyads.cli.options import (
    AT,
    CATCH_UP,
    DONE,
    FORMAT,
    MAX,
    PART_FAILED,
    REPORTS,
    SET,
    SOME_PARAMS,
    Day,
    complete_file,
)  # fmt: skip
from dyads.cli.printing import echo
from dyads.errors import DyadsError

if TYPE_CHECKING:
    from dyads.cli.plans import Planned, Series
    from dyads.schedule import CatchUp
    from dyads.schedule.due import Reprocess


@click.command(epilog=examples("dyads due", "dyads due params/weekly.yaml --format json"))
@SOME_PARAMS
@SET
@REPORTS
@AT
@FORMAT
def due(params: Sequence[str], overrides: Sequence[str], reports: Path, at: datetime, form: str) -> int:
    """Say which editions are due, missing, failed, held back or stale; without PARAMS, of all params/*.yaml with a schedule."""
    found, faults = _read(params, overrides, reports, at)
    planned = _plan(found, at, "all")
    wanting = [one for one in planned if one.standing.state != "good"]
    if form == "json":
        _print_json([_describe(one) for one in wanting], found, at)
        return _tell(faults, found)
    _print_lines([(one.standing.state, *_name(one), _say_why(one)) for one in wanting])
    if found and not wanting:
        click.echo("Nothing is due.")
    for series in found:
        click.echo(f"Next: {series.briefing} at {_say_moment(_find_next(series, at), series)}")
    return _tell(faults, found)


@click.command(
    epilog=examples("dyads plan", "dyads plan params/weekly.yaml --catch-up all --at 2026-01-05T06:00+09:00")
)
@SOME_PARAMS
@SET
@REPORTS
@CATCH_UP
@MAX
@AT
@FORMAT
def plan(
    params: Sequence[str],
    *,
    overrides: Sequence[str],
    reports: Path,
    catch_up: CatchUp,
    most: int | None,
    at: datetime,
    form: str,
) -> int:
    """Say what `run --due` would do, edition by edition; nothing is run."""
    found, faults = _read(params, overrides, reports, at)
    planned = _plan(found, at, catch_up)
    ordered = [one for one in planned if one.order is not None]
    made = ordered[:most]
    left = ordered[len(made) :] + [
        one for one in planned if one.order is None and one.standing.state != "good"
    ]
    if form == "json":
        _print_json(
            [_describe(one) | {"make": True} for one in made]
            + [_describe(one) | {"make": False} for one in left],
            found,
            at,
        )
        return _tell(faults, found)
    _print_lines(
        [("make", *_name(one), one.standing.state, _say_why(one)) for one in made]
        + [("leave", *_name(one), one.standing.state, _say_why(one)) for one in left]
    )
    if found and not made:
        click.echo("Nothing would be made.")
    return _tell(faults, found)


@click.command(epilog=examples("dyads backfill params/weekly.yaml --from 2015-04-06 --to 2015-05-03"))
@click.argument("params", metavar="PARAMS", shell_complete=complete_file)
@click.option("--from", "first", type=Day(), required=True, help="The first day of the first period.")
@click.option("--to", "last", type=Day(), required=True, help="The last day of the last period.")
@click.option(
    "--reprocess",
    type=click.Choice(["missing", "failed", "stale", "all"]),
    default="missing",
    show_default=True,
    help="What to make: what is missing; with `failed`, `stale` and `all`, that as well.",
)
@SET
@REPORTS
@MAX
@AT
@takes_manner
def backfill(
    params: str,
    *,
    first: date,
    last: date,
    reprocess: Reprocess,
    overrides: Sequence[str],
    reports: Path,
    most: int | None,
    at: datetime,
    manner: Manner,
) -> int:
    """Make the editions whose days lie between two days, the oldest first."""
    from dyads.cli.plans import plan_past, read_past
    from dyads.report import find_shelf, tend
    from dyads.schedule import choose_again

    if last < first:
        raise click.UsageError(f"--to {last} is before --from {first}")
    planned = []
    for series in read_past(params, overrides, reports, at):
        tend(find_shelf(reports, series.briefing))
        planned += plan_past(
            series.reread(), first, last, lambda _, standings: choose_again(standings, reprocess), at
        )
    orders = [one.order for one in planned if one.order is not None]
    return make_all(orders[:most], [], manner)


def _read(
    params: Sequence[str], overrides: Sequence[str], reports: Path, at: datetime
) -> tuple[list[Series], list[DyadsError]]:
    from dyads.cli.plans import read_series

    faults: list[DyadsError] = []
    return read_series(params, overrides, reports, at, faults), faults


def _plan(found: Sequence[Series], at: datetime, catch_up: CatchUp) -> list[Planned]:
    from dyads.cli.plans import choose_due, plan_due

    return [one for series in found for one in plan_due(series, choose_due(at, catch_up), at)]


def _print_lines(rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows as columns, each as wide as its longest text but the last."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for *row, last in rows:
        click.echo(
            "  ".join([*(text.ljust(width) for text, width in zip(row, widths, strict=True)), last]).rstrip()
        )


def _print_json(editions: list[dict[str, Any]], found: Sequence[Series], at: datetime) -> None:
    coming = {series.briefing: _find_next(series, at).isoformat() for series in found}
    click.echo(
        json.dumps({"at": at.isoformat(), "editions": editions, "next": coming}, ensure_ascii=False, indent=2)
    )


def _describe(one: Planned) -> dict[str, Any]:
    """Return how an edition stands as plain values."""
    expected, kept = one.standing.expected, one.standing.kept
    failure = one.series.find_left(expected.period, "failed")
    return {
        "briefing": one.series.briefing,
        "params": one.series.file,
        "slug": expected.period.slug,
        "period": {
            "start": _iso(expected.period.start),
            "end": _iso(expected.period.end),
            "zone": expected.period.zone,
        },
        "as_of": expected.as_of.isoformat(),
        "moment": _iso(expected.moment),
        "state": one.standing.state,
        "changed": list(one.standing.why),
        "hopeless": one.standing.hopeless,
        "revision": kept.revision if kept else 0,
        "reason": failure.record.get("reason") if failure else None,
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _name(one: Planned) -> tuple[str, str]:
    return one.series.briefing, one.standing.expected.period.slug


def _say_why(one: Planned) -> str:
    """Say since when an edition is due, what has changed, or why it failed."""
    standing = one.standing
    expected = standing.expected
    said = []
    if standing.state in {"due", "missing"} and expected.moment:
        said = [f"since {_say_moment(expected.moment, one.series)}"]
    if standing.why:
        said = [f"changed: {', '.join(_CHANGED.get(name, name) for name in standing.why)}"]
    if standing.state == "held" and (held := one.series.find_left(expected.period, "held")):
        short = held.record.get("short", {})
        said += [
            f"{there} {name.replace('_', ' ')}, {least} required" for name, (there, least) in short.items()
        ]
    if failure := one.series.find_left(expected.period, "failed"):
        reason = failure.record["reason"]
        said += [f"{reason['message'].splitlines()[0]} (attempt {reason.get('attempts', 1)})"]
    if standing.hopeless:
        said += [
            f"the same would come of it; mend it, then: dyads run {one.series.file} --as-of {expected.as_of}"
        ]
    return "; ".join(said)


_CHANGED = {"corpus": "articles", "params": "parameters", "version": "version of dyads"}


def _say_moment(moment: datetime, series: Series) -> str:
    zone = series.schedule.cron_zone
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} {zone}"


def _find_next(series: Series, at: datetime) -> datetime:
    """Return when the next edition is due, its delay over."""
    from dyads.schedule import find_next_moment

    schedule = series.schedule
    return find_next_moment(schedule.cron, schedule.cron_zone, at - schedule.delay) + schedule.delay


def _tell(faults: Sequence[DyadsError], found: Sequence[Series]) -> int:
    """Print what was wrong with params files, and return the exit code."""
    for fault in faults:
        echo(f"dyads: {fault}", err=True)
    if not faults and not found:
        click.echo(
            "No params file in params/ has a schedule; add a line such as `schedule: weekly` to one.",
            err=True,
        )
    return DONE if not faults else PART_FAILED if found else faults[0].exit_code
