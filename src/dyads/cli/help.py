"""How help is laid out: commands in groups, by what somebody wants to do, and examples below each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import click

_WHOLE = 500  # characters: no first sentence is longer, so none is cut


class Whole(click.Group):
    """A group whose help lists its commands, each with the whole first sentence of its own help."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        _list_commands("Commands", self.commands.values(), formatter)


class Sections(Whole):
    """The same, with its commands under headings."""

    def __init__(self, *, sections: Mapping[str, Sequence[click.Command]], **given: object) -> None:
        super().__init__(**given)  # type: ignore[arg-type]  # what click's decorator hands over
        self.sections = sections
        for commands in sections.values():
            for command in commands:
                self.add_command(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        for heading, commands in self.sections.items():
            _list_commands(heading, commands, formatter)


def examples(*lines: str) -> str:
    """Return an epilog of commands as somebody would type them, one a line."""
    return "\n".join(["\b", "Examples:" if len(lines) > 1 else "Example:", *(f"  {line}" for line in lines)])


def _list_commands(heading: str, commands: Iterable[click.Command], formatter: click.HelpFormatter) -> None:
    with formatter.section(heading):
        formatter.write_dl([(str(command.name), command.get_short_help_str(_WHOLE)) for command in commands])
