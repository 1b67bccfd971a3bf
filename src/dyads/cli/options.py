"""Options that several commands share, and the exit codes they leave with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

DONE, PART_FAILED = 0, 4


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2015-04-24", param, ctx)


def today() -> date:
    """Return the wall clock's day in UTC: asked here, once, and handed on as an argument."""
    return datetime.now(UTC).date()


AS_OF = click.option(
    "--as-of",
    type=Day(),
    default=today,
    show_default="today, UTC",
    help="The day relative periods are taken from.",
)
SET = click.option(
    "--set", "overrides", multiple=True, metavar="KEY=VALUE", help="Override one parameter; may be repeated."
)
PARAMS = click.argument("params", nargs=-1, required=True, metavar="PARAMS...")
SOURCES = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
REGISTRY = click.option(
    "--registry",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A registry file of your own; may be repeated.",
)
REPORTS = click.option(
    "--reports",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("reports"),
    show_default=True,
    help="Where editions are kept.",
)
