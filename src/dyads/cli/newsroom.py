"""Commands about finished editions: the site that shows them, what changed between two, whether one can be made again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from dyads.cli.options import DONE, REGISTRY, REPORTS
from dyads.language import LANGUAGES


@click.command()
@REPORTS
@REGISTRY
@click.option("--title", help="What the site is called.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of its readers."
)
@click.option("--address", metavar="URL", help="Where the site will be found: its feed then has whole links.")
def site(
    reports: Path, registry: Sequence[Path], title: str | None, language: str, address: str | None
) -> int:
    """Write the archive's own pages into it: all editions, search, calendar, health, and an Atom feed."""
    from dyads import registry as registries
    from dyads.newsroom import write_site

    click.echo(
        write_site(reports, registries.load(*registry), title=title, language=language, address=address)
    )
    return DONE
