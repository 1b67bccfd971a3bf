"""Commands that make editions, and that say what would be made."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dyads.cli.options import AS_OF, DONE, PARAMS, PART_FAILED, REPORTS, SET
from dyads.errors import DyadsError

if TYPE_CHECKING:
    from dyads.params import Params
    from dyads.report import Order

log = logging.getLogger(__name__)


@click.command()
@PARAMS
@AS_OF
@SET
@REPORTS
def run(params: Sequence[str], as_of: date, overrides: Sequence[str], reports: Path) -> int:
    """Make the edition of each PARAMS file: a page, a PDF, and the numbers behind them.

    PARAMS is a file, or the name of one that ships with dyads, such as `sample`.
    """
    return make_editions(params, overrides, as_of, reports)


@click.command()
@PARAMS
@AS_OF
@SET
def check(params: Sequence[str], as_of: date, overrides: Sequence[str]) -> int:
    """Tell every fault of each PARAMS file at once, without running anything."""
    code = DONE
    for file in params:
        try:
            checked = _read_params(file, overrides, as_of)
        except DyadsError as error:
            click.echo(str(error), err=True)
            code = error.exit_code
        else:
            click.echo(f"{file}: sound; edition {checked.briefing}/{checked.period.slug}")
    return code


def make_editions(params: Sequence[str], overrides: Sequence[str], as_of: date, reports: Path) -> int:
    """Make the editions one after another, print where they are, and return the exit code."""
    from dyads import report

    bar = sys.stderr.isatty() and log.isEnabledFor(logging.INFO)
    failures = []
    for file in params:
        try:
            edition = report.make_edition(_order(_read_params(file, overrides, as_of), reports), bar=bar)
        except DyadsError as error:
            failures.append(error)
            log.error("%s", error)  # noqa: TRY400 - the message is for the reader; the traceback is not
        else:
            click.echo(edition.page)
            click.echo(edition.pdf)
    if failures:
        return failures[0].exit_code if len(params) == 1 else PART_FAILED
    return DONE


def _read_params(file: str, overrides: Sequence[str], as_of: date) -> Params:
    """Return the checked params of a file whose corpus, if it names one, is there."""
    from dyads.corpus.places import find_files
    from dyads.params import read_params

    params = read_params(file, overrides, as_of)
    named = params.values.get("corpus", [])
    for source in [named] if isinstance(named, str) else named:
        next(find_files([source]), None)
    return params


def _order(params: Params, reports: Path) -> Order:
    from dyads.report import Order

    return Order(
        briefing=params.briefing,
        title=params.title,
        notebook=params.notebook,
        parameters=params.values,
        period=params.period,
        as_of=params.as_of,
        language=params.language,
        time_limit=params.time_limit,
        reports=reports,
        folder=Path.cwd(),
    )
