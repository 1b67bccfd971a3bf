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
from dyads.errors import CorpusError, DyadsError

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
    return _exit_code(failures, len(params))


def _exit_code(failures: Sequence[DyadsError], asked: int) -> int:
    """Return what all failures agree on where nothing was made; that a part failed where something was."""
    codes = {error.exit_code for error in failures}
    if not codes:
        return DONE
    return codes.pop() if len(failures) == asked and len(codes) == 1 else PART_FAILED


def _read_params(file: str, overrides: Sequence[str], as_of: date) -> Params:
    from dyads.params import read_params

    return read_params(file, overrides, as_of, _find_fault)


def _find_fault(source: str) -> str | None:
    """Return why nothing can be read from a source of the corpus, if so."""
    from dyads.corpus.places import find_files

    try:
        next(find_files([source]), None)
    except CorpusError as error:
        return str(error)
    return None


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
        theme=params.theme,
        reports=reports,
        folder=Path.cwd(),
    )
