"""The exit codes and the tree of errors, from the classes."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from dyads import errors
from dyads.cli.options import DONE, PART_FAILED
from made.markdown import code, fence, table

_OF_THE_DOOR = {
    DONE: "Done, or nothing was due",
    PART_FAILED: "A part of a batch failed, the rest is there",
    130: "Stopped by the person at the keyboard",
}


def write_errors() -> str:
    """Return what each exit code means and which error leaves with it, and the tree of errors."""
    rows = [(number, meaning, "") for number, meaning in _OF_THE_DOOR.items()]
    rows += [(error.exit_code, _say(error), code(error.__name__)) for error in find_errors()]
    told = [(code(str(number)), *words) for number, *words in sorted(rows, key=lambda row: row[0])]
    tree = inspect.cleandoc(errors.__doc__ or "").partition("\n\n")[2]
    return "\n\n".join(
        [table(("code", "when", "in Python"), told), "## The tree of errors", fence("text", tree)]
    )


def find_errors() -> Iterator[type[errors.DyadsError]]:
    """Yield every class of error that is raised, in the order of the file."""
    kinds = (value for value in vars(errors).values() if isinstance(value, type))
    return (kind for kind in kinds if issubclass(kind, errors.DyadsError) and kind is not errors.FaultsError)


def _say(error: type[errors.DyadsError]) -> str:
    return (error.__doc__ or "").splitlines()[0].rstrip(".")
