"""The exit codes and the tree of errors, from the classes."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterator

from dyads import errors
from dyads.cli.options import DONE, PART_FAILED
from made.markdown import code, fence, table

_OF_THE_DOOR = {
    DONE: "done, or nothing was due",
    PART_FAILED: "a part of a batch failed, the rest is there",
    130: "stopped by the person at the keyboard",
}


def write_errors() -> str:
    """Return what each exit code means, and which error leaves with which."""
    by_code: dict[int, list[type[errors.DyadsError]]] = defaultdict(list)
    for error in find_errors():
        by_code[error.exit_code].append(error)
    meanings = {**{number: "; ".join(map(_say, ours)) for number, ours in by_code.items()}, **_OF_THE_DOOR}
    rows = [(code(str(number)), meanings[number]) for number in sorted(meanings)]
    tree = inspect.cleandoc(errors.__doc__ or "").partition("\n\n")[2]
    return "\n\n".join([table(("code", "when"), rows), "## The tree of errors", fence("text", tree)])


def find_errors() -> Iterator[type[errors.DyadsError]]:
    """Yield every class of error, in the order of the file."""
    for value in vars(errors).values():
        if isinstance(value, type) and issubclass(value, errors.DyadsError):
            yield value


def _say(error: type[errors.DyadsError]) -> str:
    return f"{(error.__doc__ or '').splitlines()[0].rstrip('.')} ({code(error.__name__)})"
