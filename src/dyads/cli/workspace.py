"""Commands for a folder of one's own: make it, and say what is wrong with its params and notebooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from shlex import quote

import click

from dyads.cli.help import examples
from dyads.cli.options import AS_OF, DONE, PARAMS, SET
from dyads.cli.printing import echo
from dyads.errors import DyadsError, FaultsError


@click.command(epilog=examples("dyads new our-briefings"))
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Make a folder for briefings of your own, which runs at once: notebooks, params, articles, reports.

    Nothing is overwritten: FOLDER must not be there yet, or be empty.
    """
    from dyads.workspace import make_workspace

    made = make_workspace(folder)
    click.echo(
        f"{made}: made. Next:\n"
        f"  cd {quote(str(made))}\n"
        "  dyads run params/ours.yaml      # your own notebook, on sample articles\n"
        "README.md there says how to put in your own."
    )
    return DONE


@click.command(epilog=examples("dyads check params/weekly.yaml", "dyads check notebooks/ours.ipynb"))
@PARAMS
@AS_OF
@SET
def check(params: Sequence[str], as_of: date, overrides: Sequence[str]) -> int:
    """Tell every fault of each PARAMS file and of its notebook at once, without running anything.

    PARAMS may also be a notebook (.ipynb).
    """
    code = DONE
    for file in params:
        faults = list(_find_faults(file, overrides, as_of))
        for fault in faults:
            echo(fault, err=True)
            code = fault.exit_code
        if not faults:
            click.echo(f"{file}: sound; {_describe(file, overrides, as_of)}")
    return code


def _find_faults(file: str, overrides: Sequence[str], as_of: date) -> Iterator[DyadsError]:
    """Yield what is wrong with a params file, then what is wrong with its notebook."""
    from dyads.cli.orders import find_fault
    from dyads.params import find_notebook, read_params, read_sweep
    from dyads.workspace import check_notebook

    notebook = Path(file)
    if not _is_notebook(file):
        try:
            for words in read_sweep(file, overrides):
                read_params(file, words, as_of, find_fault)
        except DyadsError as error:
            try:
                notebook = find_notebook(file, overrides)
            except DyadsError:
                yield error  # without a notebook that is all there is to say
                return
            if not isinstance(error, FaultsError) or error.place != str(notebook):
                yield error  # what is wrong with the notebook is told below
        else:
            notebook = find_notebook(file, overrides)
    try:
        check_notebook(notebook, Path.cwd())
    except DyadsError as error:
        yield error


def _describe(file: str, overrides: Sequence[str], as_of: date) -> str:
    """Say what a sound notebook takes, or which edition sound params make."""
    from dyads.parameters import read_parameters_cell
    from dyads.params import read_params, read_sweep

    if _is_notebook(file):
        return f"takes {', '.join(read_parameters_cell(Path(file)))}"
    swept = [read_params(file, words, as_of) for words in read_sweep(file, overrides)]
    editions = [f"{params.briefing}/{params.period.slug}" for params in swept]
    return (
        f"edition {editions[0]}" if len(editions) == 1 else f"{len(editions)} editions: {', '.join(editions)}"
    )


def _is_notebook(file: str) -> bool:
    return file.endswith(".ipynb")
