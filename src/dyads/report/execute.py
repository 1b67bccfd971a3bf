"""Notebook and parameters → executed notebook, or the error that says which cell failed and why. Papermill is known here and in `engine`."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from keyword import iskeyword
from pathlib import Path
from time import monotonic
from typing import Any

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from dyads.errors import (
    CellError,
    CorpusError,
    EditionError,
    KernelDiedError,
    MemoryLimitError,
    ParamsError,
    TimeLimitError,
    UnreachableError,
)
from dyads.report.engine import OutOfMemoryError, ThinEngine, Usage
from dyads.report.failure import find_failed_cell
from dyads.report.limits import Limits


def prepare_notebook(path: Path, parameters: Mapping[str, Any]) -> NotebookNode:
    """Return the notebook with its parameters injected, ready to run."""
    faults = [
        *(f"{name}: not a name Python can assign to" for name in parameters if not _assignable(name)),
        *(fault for name, value in parameters.items() for fault in _find_odd_values(name, value)),
    ]
    if faults:
        raise ParamsError(str(path), faults)
    try:
        notebook: NotebookNode = load_notebook_node(os.fspath(path.resolve()))
    except (OSError, ValueError) as error:
        raise EditionError(f"{path}: cannot be read as a notebook: {error}") from error
    if parameters:
        notebook = parameterize_notebook(notebook, dict(parameters), kernel_name="python3", language="python")
    notebook.metadata.papermill["input_path"] = path.name
    return notebook


def execute(
    notebook: NotebookNode,
    *,
    folder: Path,
    time_limit: float | None = None,
    memory_limit: int | None = None,
    environment: Mapping[str, str] | None = None,
    mark: str | None = None,
    bar: bool = False,
    usage: Usage | None = None,
) -> NotebookNode:
    """Return the notebook with what its cells put out, run from the top in a fresh kernel of this Python, in `folder`.

    `time_limit` is in seconds for all cells together, `memory_limit` in megabytes for the kernel and all that it starts.
    `mark` is what all of that bears, so that it can be ended; nothing that bears it is left.

    On an error the notebook handed in holds everything up to there, with the failing cell marked `failed`, later ones `pending`.
    """
    deadline = None if time_limit is None else monotonic() + time_limit
    try:
        ThinEngine.execute_notebook(
            notebook,
            "python3",
            bar=bar,
            folder=folder,
            environment={**os.environ, **(environment or {})},
            limits=Limits(deadline, memory_limit, mark or secrets.token_hex(16)),
            usage=usage or Usage(),
        )
    except CellExecutionError as error:
        kind = _NEWS.get(error.ename, CellError)
        raise kind(_place(notebook, f"{error.ename}: {error.evalue}")) from error
    except OutOfMemoryError as error:
        raise MemoryLimitError(
            _place(
                notebook,
                f"used more memory than it may: the limit is {memory_limit} MB; shorten its `period`, or raise `memory_limit`",
            )
        ) from error
    except CellTimeoutError as error:
        raise TimeLimitError(
            _place(
                notebook,
                f"ran out of time: the limit is {time_limit:g} s; shorten its `period`, or raise `time_limit`",
            )
        ) from error
    except DeadKernelError as error:
        raise KernelDiedError(
            _place(
                notebook,
                "the kernel died; out of memory, a crash of a library or a kill from outside; run it again, with a shorter `period` if it dies again",
            )
        ) from error
    return notebook


def _assignable(name: str) -> bool:
    return name.isidentifier() and not iskeyword(name) and not name.startswith("__")


def _find_odd_values(place: str, value: Any) -> list[str]:
    """Say where a value is not plain: papermill would turn it into text, or into code."""
    kind = type(value)
    if kind in {type(None), bool, int, float, str}:
        return []
    if kind is list:
        return [fault for i, item in enumerate(value) for fault in _find_odd_values(f"{place}[{i}]", item)]
    if kind is dict:
        return [
            *(f"{place}: key {key!r} must be text" for key in value if type(key) is not str),
            *(fault for key, item in value.items() for fault in _find_odd_values(f"{place}.{key}", item)),
        ]
    return [f"{place}: must be text, a number, true, false, null, a list or a mapping, not {kind.__name__}"]


# what a cell may raise that is no fault of the cell: the corpus is bad, or does not answer
_NEWS = {kind.__name__: kind for kind in (CorpusError, UnreachableError)}


def _place(notebook: NotebookNode, reason: str) -> str:
    """Return the reason under the cell that failed, with its source."""
    number = find_failed_cell(notebook)
    if number is None:
        return f"before the first cell: {reason}"
    source = "\n".join(f"    {line}" for line in notebook.cells[number - 1].source.splitlines())
    return f"cell {number} failed: {reason}\n{source}"
