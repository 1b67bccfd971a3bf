"""What is printed to a terminal commands it nothing: titles and names of files are written by others."""

from __future__ import annotations

import re

import click

# Control characters but line break and tab (ECMA-48), and marks that turn the direction of all that follows them (Unicode TR 9).
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def echo(text: object, *, err: bool = False, nl: bool = True) -> None:
    """Print a text that others have a part in."""
    click.echo(show_commands(str(text)), err=err, nl=nl)


def show_commands(text: str) -> str:
    r"""Return the text with what would command a terminal shown instead, as in JSON: an escape becomes `\u001b`."""
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
