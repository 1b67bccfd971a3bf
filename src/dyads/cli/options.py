"""Options that several commands share, and the exit codes they leave with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

DONE, PART_FAILED = 0, 4
_COLUMNS = ("text", "title", "lead", "outlet", "published", "url", "language", "byline")


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


class Moment(click.ParamType[datetime]):
    """A moment as 2026-01-05T06:00+09:00; without an offset, in UTC."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a moment; write it as 2026-01-05T06:00+09:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Columns(click.ParamType[dict[str, str]]):
    """Which heading of a table holds what, as title=Headline,text=Body."""

    name = "columns"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        if isinstance(value, dict):
            return value
        told = {}
        for part in value.split(","):
            name, _, heading = map(str.strip, part.partition("="))
            if name not in _COLUMNS or name in told or not heading:
                self.fail(
                    f"{part!r} is no column; write title=Headline,text=Body, each of {', '.join(_COLUMNS)} once at most",
                    param,
                    ctx,
                )
            told[name] = heading
        return told


def now() -> datetime:
    """Return the wall clock's moment: asked here, and handed on as an argument."""
    return datetime.now(UTC)


def today() -> date:
    """Return the wall clock's day in UTC: asked here, once, and handed on as an argument."""
    return now().date()


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


def complete_file(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """Let the shell complete the name of a file."""
    return [CompletionItem(begun, type="file")]


PARAMS = click.argument("params", nargs=-1, required=True, metavar="PARAMS...", shell_complete=complete_file)
SOME_PARAMS = click.argument("params", nargs=-1, metavar="[PARAMS]...", shell_complete=complete_file)
CATCH_UP = click.option(
    "--catch-up",
    type=click.Choice(["last", "all", "none"]),
    default="last",
    show_default=True,
    help="Of the editions that were missed, make the last one, all of them, or only one that was due today.",
)
MAX = click.option(
    "--max", "most", type=click.IntRange(1), metavar="N", help="Make at most so many editions."
)
AT = click.option(
    "--at", type=Moment(), default=now, show_default="now", help="The moment at which is asked what is due."
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
SOURCES = click.argument(
    "sources", nargs=-1, required=True, metavar="SOURCE...", shell_complete=complete_file
)
COLUMNS = click.option(
    "--columns",
    type=Columns(),
    metavar="NAME=HEADING,...",
    help="Which column of a table holds what, as title=Headline,text=Body, where its headings do not say.",
)
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
