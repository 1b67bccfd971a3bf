"""Commands that make editions, and that say whether they could be made."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dyads.cli.batches import Manner, make_all, takes_manner
from dyads.cli.delivery import deliver_due, deliver_outcome
from dyads.cli.help import examples
from dyads.cli.options import (
    AS_OF,
    AT,
    CATCH_UP,
    MAX,
    REPORTS,
    SET,
    SOME_PARAMS,
    now,
)  # fmt: skip
from dyads.errors import DyadsError

if TYPE_CHECKING:
    from dyads.addressees import Addressees
    from dyads.params import Params
    from dyads.report import Order
    from dyads.schedule import CatchUp

log = logging.getLogger(__name__)


@click.command(
    epilog=examples(
        "dyads run sample",
        "dyads run params/weekly.yaml --as-of 2026-01-05",
        "dyads run sample --set corpus=my-articles/ --set period=2025",
        "dyads run --due",
    )
)
@SOME_PARAMS
@click.option(
    "--due",
    is_flag=True,
    help="Make what is due by the schedules of PARAMS; without PARAMS, of params/*.yaml.",
)
@AS_OF
@SET
@REPORTS
@CATCH_UP
@MAX
@AT
@click.option(
    "--no-delivery", "silent", is_flag=True, help="Send nothing, whatever PARAMS say below `deliver:`."
)
@takes_manner
@click.pass_context
def run(
    context: click.Context,
    params: Sequence[str],
    *,
    due: bool,
    as_of: date,
    overrides: Sequence[str],
    reports: Path,
    catch_up: CatchUp,
    most: int | None,
    at: datetime,
    silent: bool,
    manner: Manner,
) -> int:
    """Make the edition of each PARAMS file: a page, a PDF, and the numbers behind them.

    PARAMS is a file, or the name of one that ships with dyads, such as `sample`. An edition that is made again keeps the
    day it was first made for, unless --as-of says another.
    """
    given = {
        name for name in ("as_of", "at", "catch_up", "most") if context.get_parameter_source(name) == _TYPED
    }
    if due:
        if "as_of" in given:
            raise click.UsageError("--as-of goes with PARAMS; with --due, say the moment with --at")
        return run_due(params, overrides, reports, manner, at=at, catch_up=catch_up, most=most, silent=silent)
    if not params:
        raise click.UsageError("name a PARAMS file, such as `sample`, which ships with dyads, or say --due")
    if odd := sorted(given - {"as_of"}):
        raise click.UsageError(f"--{odd[0].replace('_', '-').replace('most', 'max')} goes with --due")
    return make_editions(
        params, overrides, as_of, reports, manner, keep_day="as_of" not in given, silent=silent
    )


_TYPED = click.core.ParameterSource.COMMANDLINE


def make_editions(
    params: Sequence[str],
    overrides: Sequence[str],
    as_of: date,
    reports: Path,
    manner: Manner,
    *,
    keep_day: bool = False,
    silent: bool = False,
) -> int:
    """Make the editions, print where they are, send them to whom their params name, and return the exit code.

    `keep_day` keeps the logical day of an edition that is there; `silent` sends nothing.
    """
    from dyads.params import read_sweep

    orders: list[Order] = []
    faults: list[DyadsError] = []
    addressees: dict[str, Addressees] = {}
    for file in params:
        try:
            for words in read_sweep(file, overrides):
                read = _read_params(file, words, as_of)
                orders.append(_write_order(read, reports, keep_day=keep_day))
                addressees[read.briefing] = read.deliver
        except DyadsError as error:
            faults.append(error)
    return make_all(orders, faults, manner, deliver_outcome({} if silent else addressees))


def run_due(
    params: Sequence[str],
    overrides: Sequence[str],
    reports: Path,
    manner: Manner,
    *,
    at: datetime,
    catch_up: CatchUp,
    most: int | None,
    silent: bool = False,
) -> int:
    """Make what the schedules ask for at that moment, send it and what is still owed, and return the exit code."""
    from dyads.cli.plans import choose_due, plan_due, read_series
    from dyads.report import find_shelf, tend

    faults: list[DyadsError] = []
    planned = []
    found = read_series(params, overrides, reports, at, faults)
    for series in found:
        tend(find_shelf(reports, series.briefing))
        planned += plan_due(series.reread(), choose_due(at, catch_up), at)
    orders = [one.order for one in planned if one.order is not None]
    if not orders and not faults:
        log.info("nothing is due")
    addressees = {} if silent else {series.briefing: series.params.deliver for series in found}
    faults += deliver_due(reports, addressees)
    return make_all(orders[:most], faults, manner, deliver_outcome(addressees))


def _write_order(params: Params, reports: Path, *, keep_day: bool) -> Order:
    from dyads.cli.orders import fingerprint, turn_to, write_order

    if keep_day:
        params = turn_to(params, _find_day(params, reports), params.period)
    return write_order(params, reports, now(), fingerprint(params))


def _find_day(params: Params, reports: Path) -> date:
    """Return the logical day of the edition that is there, or else that of the params."""
    from dyads.report import find_shelf, read_shelf

    for edition in read_shelf(find_shelf(reports, params.briefing), params.briefing):
        if edition.published and edition.period == params.period:
            return edition.as_of
    return params.as_of


def _read_params(file: str, overrides: Sequence[str], as_of: date) -> Params:
    from dyads.cli.orders import find_fault
    from dyads.params import read_params

    return read_params(file, overrides, as_of, find_fault)
