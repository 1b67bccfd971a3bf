"""Commands about the corpus: keep articles in a store, and see what a store holds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from dyads.cli.batches import ALONE
from dyads.cli.editions import make_editions
from dyads.cli.help import Whole, examples
from dyads.cli.options import AS_OF, COLUMNS, DONE, REPORTS, SOURCES

STORE = click.option(
    "--store",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the store.",
)


@click.group(cls=Whole)
def corpus() -> None:
    """Keep articles in a store, and see what it holds."""


@corpus.command(epilog=examples("dyads corpus add my-articles/ --store articles/"))
@SOURCES
@STORE
@COLUMNS
def add(sources: Sequence[str], store: Path, columns: dict[str, str] | None) -> int:
    """Read what is new or changed at SOURCE into the store; adding the same again changes nothing."""
    from dyads.corpus import Store

    added = Store(store).add(sources, columns)
    click.echo(
        f"{store}: {added.new} new, {added.changed} changed, {added.known} known, {added.refused} not read, "
        f"{added.unopened} files unchanged since they were read"
    )
    return DONE


@corpus.command(epilog=examples("dyads corpus report --store articles/"))
@STORE
@AS_OF
@REPORTS
def report(store: Path, as_of: date, reports: Path) -> int:
    """Make a page about the store: coverage, how each article is dated, duplicates, what was not read."""
    from dyads.corpus import Store

    Store(store).check()
    return make_editions(["corpus"], [f"corpus={json.dumps(str(store))}"], as_of, reports, ALONE)
