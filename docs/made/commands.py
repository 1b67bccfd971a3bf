"""Every command with its arguments, options and examples, as click knows them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from dyads.cli import dyads
from made.markdown import code, fence, table


def write_commands() -> str:
    """Return a section for each command, in the groups of `dyads --help`."""
    context = click.Context(dyads, info_name="dyads")
    parts = [_describe(dyads, context), _list_options(dyads, context)]
    for heading, commands in dyads.sections.items():
        parts.append(f"## {heading}")
        for command in commands:
            parts += _walk(command, context)
    return "\n\n".join(part for part in parts if part)


def find_commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command that can be typed, with the words that call it."""
    for commands in dyads.sections.values():
        for command in commands:
            yield from _find(command, "dyads")


def _find(command: click.Command, above: str) -> Iterator[tuple[str, click.Command]]:
    words = f"{above} {command.name}"
    yield words, command
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        yield from _find(inner, words)


def _walk(command: click.Command, above: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=command.name, parent=above)
    yield f"### {context.command_path}"
    yield fence("text", " ".join([context.command_path, *command.collect_usage_pieces(context)]))
    yield _describe(command, context)
    yield _list_options(command, context)
    yield _show_examples(command)
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        yield from _walk(inner, context)


def _describe(command: click.Command, context: click.Context) -> str:
    """Return the help as Markdown: names in capitals are what the reader puts there, words with dashes are options."""
    text = inspect.cleandoc(command.help or command.get_short_help_str()).replace("\b\n", "")
    words = {
        parameter.make_metavar(context).strip("[].")
        for parameter in command.params
        if isinstance(parameter, click.Argument)
    }
    for word in sorted(words):
        text = re.sub(rf"(?<![`\w]){re.escape(word)}(?![`\w])", f"*{word}*", text)
    return re.sub(r"(?<![`\w-])(--[a-z][a-z-]*)", r"`\1`", text)


def _list_options(command: click.Command, context: click.Context) -> str:
    options = [one for one in command.get_params(context) if isinstance(one, click.Option) and not one.hidden]
    rows = [_row(option, context) for option in options if "--help" not in option.opts]
    return table(("option", "does", "default"), rows) if rows else ""


def _row(option: click.Option, context: click.Context) -> tuple[str, str, str]:
    names = ", ".join(map(code, option.opts + option.secondary_opts))
    value = "" if option.is_flag or option.count else f" {_name_value(option, context)}"
    shown = (option.get_help_extra(context).get("default") or "").strip("()")
    default = shown if isinstance(option.show_default, str) else code(shown)
    return f"{names}{value}", option.help or "", default


def _name_value(option: click.Option, context: click.Context) -> str:
    if isinstance(option.type, click.Choice):
        return " or ".join(map(code, option.type.choices))
    return f"*{option.make_metavar(context)}*"


def _show_examples(command: click.Command) -> str:
    lines = [line.strip() for line in (command.epilog or "").splitlines()]
    typed = [line for line in lines if line.startswith("dyads ")]
    return fence("console", "\n".join(f"$ {line}" for line in typed)) if typed else ""
