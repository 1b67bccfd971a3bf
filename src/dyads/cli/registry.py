"""Commands about the registry: whom to add to it, and whether a file of one's own is sound."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import click

from dyads.cli.help import Whole, examples
from dyads.cli.options import DONE, REGISTRY, SOURCES
from dyads.cli.printing import echo

log = logging.getLogger(__name__)

_FAULTY = 2
_TOLD = 40  # faults that one look can take in


@click.group(cls=Whole)
def registry() -> None:
    """Extend the registry of actors, offices, issues and events."""


@registry.command(epilog=examples("dyads registry suggest my-articles/ > suggested.yaml"))
@SOURCES
@REGISTRY
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=40,
    show_default=True,
    help="How many names at most.",
)
def suggest(sources: Sequence[str], registry: Sequence[Path], top: int) -> int:
    """Write entries for names in SOURCE that the registry does not hold, with the evidence, as YAML.

    SOURCE is a file, a folder or a glob; `sample` is the corpus that ships with dyads.
    """
    from dyads import registry as registries
    from dyads.desk.suggestions import find_candidates, write_entries

    known = registries.load(*registry)
    candidates = find_candidates(sources, known)
    echo(write_entries(candidates[:top], known), nl=False)
    log.info(
        "names that the registry has not: %d found, %d written", len(candidates), min(top, len(candidates))
    )
    return DONE


@registry.command(epilog=examples("dyads registry check suggested.yaml"))
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
def check(files: Sequence[Path]) -> int:
    """Tell every fault of the registry with your FILEs in it, at once."""
    from dyads import registry as registries

    faults = registries.check(*files)
    for fault in faults[:_TOLD]:
        echo(fault, err=True)
    if len(faults) > _TOLD:
        click.echo(f"and {len(faults) - _TOLD} more; correct these first", err=True)
    if faults:
        return _FAULTY
    click.echo(f"{', '.join(map(str, files))}: sound")
    return DONE
