"""A notebook without what differs from run to run: when each cell ran, for how long, and an id drawn by lot."""

from __future__ import annotations

from copy import deepcopy

from nbformat import NotebookNode

_CLOCKS = ("start_time", "end_time", "duration")  # of papermill; edition.json says how long each step took
_INJECTED = "injected-parameters"


def still(notebook: NotebookNode) -> NotebookNode:
    """Return a copy of the executed notebook that is the same whenever it is made of the same."""
    copy = deepcopy(notebook)
    _drop_clocks(copy)
    for cell in copy.cells:
        cell.metadata.pop("execution", None)
        _drop_clocks(cell)
        if _INJECTED in cell.metadata.get("tags", []):
            cell.id = _INJECTED  # papermill draws one by lot
    return copy


def _drop_clocks(node: NotebookNode) -> None:
    for clock in _CLOCKS:
        node.metadata.get("papermill", {}).pop(clock, None)
