"""Commands about finished editions: the site that shows them, what changed between two, whether one can be made again."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dyads.cli.help import examples
from dyads.cli.options import AT, DONE, REGISTRY, REPORTS, SOME_PARAMS
from dyads.cli.printing import echo
from dyads.errors import DyadsError
from dyads.language import LANGUAGES

if TYPE_CHECKING:
    from dyads.schedule import Standing

DIFFERENT = 1

log = logging.getLogger(__name__)


@click.command(epilog=examples("dyads site", "dyads site params/weekly.yaml --reports reports --language ko"))
@SOME_PARAMS
@REPORTS
@REGISTRY
@AT
@click.option("--title", help="What the site is called.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of its readers."
)
@click.option("--address", metavar="URL", help="Where the site will be found: its feed then has whole links.")
def site(
    params: Sequence[str],
    *,
    reports: Path,
    registry: Sequence[Path],
    at: datetime,
    title: str | None,
    language: str,
    address: str | None,
) -> int:
    """Write the archive's own pages into it: all editions, search, calendar, health, and an Atom feed.

    With the PARAMS files of briefings that have a schedule, the health page also tells which editions are due, missing or stale.
    """
    from dyads import registry as registries
    from dyads.newsroom import write_site

    faults: list[DyadsError] = []
    plan = _read_plan(params, reports, at, faults) if params else None
    page = write_site(
        reports,
        registries.load(*registry),
        title=title,
        language=language,
        address=address,
        plan=plan,
    )
    click.echo(page)
    for fault in faults:
        log.error("%s", fault)
    return faults[0].exit_code if faults else DONE


@click.command(epilog=examples("dyads diff reports/weekly/2015-04-06--2015-04-12 reports/weekly/latest"))
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@REGISTRY
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as a page.",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the reader; that of AFTER if not given.")
def diff(before: Path, after: Path, registry: Sequence[Path], form: str, language: str | None) -> int:
    """Say what changed from the edition BEFORE to the edition AFTER, each given by its folder: who is new, gone, named more."""
    from dyads import registry as registries
    from dyads.newsroom import compare_editions, telling
    from dyads.newsroom.differencepage import render_difference
    from dyads.newsroom.wording import speak

    difference = compare_editions(before, after)
    words = speak(language or difference.after.language, registries.load(*registry))
    if form == "html":
        click.echo(render_difference(difference, words), nl=False)
    elif form == "json":
        echo(json.dumps(telling.to_json(difference, words), ensure_ascii=False, indent=2))
    else:
        echo(telling.to_text(difference, words))
    return DONE


@click.command(epilog=examples("dyads verify reports/weekly/latest"))
@click.argument("edition", type=click.Path(path_type=Path))
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where relative paths of its corpus start, if that is no longer where the record says.",
)
def verify(edition: Path, folder: Path | None) -> int:
    """Make EDITION again from its record, elsewhere, and say which files and numbers differ: 0 the same, 1 not.

    This runs the notebook of the edition: verify only what you would run.
    """
    from dyads.newsroom import verify_edition
    from dyads.newsroom.attest import tell_verification

    found = verify_edition(edition, folder and folder.resolve())
    for line in tell_verification(found):
        echo(line)
    return DONE if found.same else DIFFERENT


def _read_plan(
    params: Sequence[str], reports: Path, at: datetime, faults: list[DyadsError]
) -> dict[str, list[Standing]]:
    """Return how the editions of each briefing stand at a moment; what is wrong with a params file goes to `faults`."""
    from dyads.cli.plans import choose_due, plan_due, read_series

    return {
        series.briefing: [planned.standing for planned in plan_due(series, choose_due(at, "all"), at)]
        for series in read_series(params, (), reports, at, faults)
    }
