"""Why an edition could not be made, as a program and as a person reads it."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode

from dyads.errors import (
    CellError,
    CorpusError,
    KernelDiedError,
    LockedError,
    MemoryLimitError,
    ParamsError,
    TimeLimitError,
    UnreachableError,
)

_STATES: dict[type[BaseException], str] = {
    CellError: "cell",
    TimeLimitError: "time",
    MemoryLimitError: "memory",
    KernelDiedError: "kernel",
    UnreachableError: "unreachable",
    CorpusError: "corpus",
    LockedError: "lock",
    ParamsError: "params",
    OSError: "storage",
    KeyboardInterrupt: "stopped",
    SystemExit: "stopped",
}  # the narrower before the wider
LASTING = frozenset({"cell", "program"})  # made of the same, the same comes of it; everything else may pass


def describe_failure(error: BaseException, attempts: int) -> dict[str, Any]:
    """Return the reason of edition.json: its state, the error's kind and words, and which attempt in a row it was."""
    state = next((state for kind, state in _STATES.items() if isinstance(error, kind)), "program")
    return {"state": state, "kind": type(error).__name__, "message": str(error), "attempts": attempts}


def find_failed_cell(notebook: NotebookNode) -> int | None:
    """Return the number of the cell that failed, counted from 1."""
    for number, cell in enumerate(notebook.cells, 1):
        if cell.metadata.get("papermill", {}).get("status") == "failed":
            return number
    return None
