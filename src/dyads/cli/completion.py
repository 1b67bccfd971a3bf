"""The command that teaches a shell to complete ours."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from dyads.cli.help import examples
from dyads.cli.options import DONE

_VARIABLE = "_DYADS_COMPLETE"  # by which the shell asks click


@click.command(
    epilog=examples(
        'eval "$(dyads completion bash)"                     # in ~/.bashrc',
        'eval "$(dyads completion zsh)"                      # in ~/.zshrc, behind compinit',
        "dyads completion fish > ~/.config/fish/completions/dyads.fish",
    )
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print what makes SHELL complete commands, options and files when Tab is pressed."""
    make = get_completion_class(shell)
    assert make is not None  # noqa: S101 - click knows the three that are offered
    click.echo(make(context.find_root().command, {}, "dyads", _VARIABLE).source())
    return DONE
