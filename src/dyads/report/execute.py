"""Notebook and parameters → executed notebook. Papermill is known here and nowhere else.

Papermill's own engine saves after every cell, waits for kernels to say goodbye, and calls cells `completed` that never ran when a
kernel dies or time runs out. This one saves nothing, kills, and tells the truth.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import Path
from time import monotonic
from typing import Any

from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager
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
from dyads.report.failure import find_failed_cell
from dyads.report.limits import MARK, end_all, limit_memory
from dyads.report.manager import make_manager
from dyads.report.memory import measure_peak


@dataclass(slots=True)
class Usage:
    """What a run took: seconds until the kernel was there, and the most megabytes it used; None where that is not known."""

    start: float | None = None
    memory: int | None = None


OUTPUT_LIMIT = 5_000_000  # characters of printed text kept per cell
_WIDGET = "application/vnd.jupyter.widget-view+json"
# Modules beside the notebook can be imported, but none of them stands in for one that is installed; what a cell starts is as ever.
_FOLDER_LAST = [
    "--IPKernelApp.ignore_cwd=True",
    "--IPKernelApp.exec_lines=__import__('sys').path.append('')",
    "--IPKernelApp.exec_lines=(__import__('os').environ.pop('PYTHONSAFEPATH', None), None)[1]",
]


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
        _ThinEngine.execute_notebook(
            notebook,
            "python3",
            bar=bar,
            folder=folder,
            deadline=deadline,
            memory_limit=memory_limit,
            mark=mark or secrets.token_hex(16),
            environment={**os.environ, **(environment or {})},
            usage=usage or Usage(),
        )
    except CellExecutionError as error:
        kind = _NEWS.get(error.ename, CellError)
        raise kind(_place(notebook, f"{error.ename}: {error.evalue}")) from error
    except _OutOfMemoryError as error:
        raise MemoryLimitError(
            _place(notebook, f"used more memory than it may: the limit is {memory_limit} MB")
        ) from error
    except CellTimeoutError as error:
        raise TimeLimitError(_place(notebook, f"ran out of time: the limit is {time_limit:g} s")) from error
    except DeadKernelError as error:
        raise KernelDiedError(
            _place(notebook, "the kernel died; out of memory, a crash of a library or a kill from outside")
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


class _OutOfMemoryError(Exception):
    """The kernel was killed for its memory."""


def _place(notebook: NotebookNode, reason: str) -> str:
    """Return the reason under the cell that failed, with its source."""
    number = find_failed_cell(notebook)
    if number is None:
        return f"before the first cell: {reason}"
    source = "\n".join(f"    {line}" for line in notebook.cells[number - 1].source.splitlines())
    return f"cell {number} failed: {reason}\n{source}"


class _Ledger(NotebookExecutionManager):  # type: ignore[misc]  # papermill has no types
    """Papermill's bookkeeping, with cells that never ran left `pending`."""

    def notebook_complete(self, **_: Any) -> None:
        self.end_time = self.now()
        self.nb.metadata.papermill["end_time"] = self.end_time.isoformat()
        self.nb.metadata.papermill["duration"] = (self.end_time - self.start_time).total_seconds()
        self.cleanup_pbar()


class _ThinEngine(Engine):  # type: ignore[misc]  # papermill has no types
    """Runs a notebook: nothing saved on the way, the kernel killed at the end."""

    @classmethod
    def execute_notebook(  # the name is papermill's
        cls, notebook: NotebookNode, kernel_name: str, *, bar: bool, **how: Any
    ) -> NotebookNode:
        ledger = _Ledger(notebook, progress_bar=bar)
        ledger.notebook_start()
        try:
            cls.execute_managed_notebook(ledger, kernel_name, **how)
        finally:
            ledger.notebook_complete()
        return notebook

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,  # noqa: ARG003  # the name is papermill's; the manager starts this Python
        *,
        folder: Path,
        deadline: float | None,
        memory_limit: int | None,
        mark: str,
        environment: Mapping[str, str],
        usage: Usage,
    ) -> None:
        end_all(mark)  # what a run that was killed has left
        with tempfile.TemporaryDirectory(prefix="dyads-", ignore_cleanup_errors=True) as sockets:
            manager = make_manager(Path(sockets))
            client = _Client(
                nb_man,
                km=manager,
                deadline=deadline,
                memory_limit=memory_limit,
                usage=usage,
                shutdown_kernel="immediate",
                extra_arguments=["--IPKernelApp.extensions=dyads.drawing", *_FOLDER_LAST],
            )
            client.owns_km = True
            try:
                client.execute(cwd=str(folder), env={**environment, MARK: mark})
            finally:
                end_all(mark)


class _Client(PapermillNotebookClient):  # type: ignore[misc]  # papermill has no types
    """Papermill's client with a deadline for the whole notebook, the truth about every cell, and a limit to what one prints."""

    def __init__(
        self,
        ledger: _Ledger,
        *,
        deadline: float | None,
        memory_limit: int | None,
        usage: Usage,
        **how: Any,
    ) -> None:
        super().__init__(ledger, store_widget_state=False, **how)
        self.memory_limit = memory_limit
        self.usage = usage
        self.began = monotonic()
        if deadline is not None:
            self.timeout_func = lambda _: max(0.01, deadline - monotonic())

    def papermill_execute_cells(self) -> None:
        kernel = self.km.provisioner.pid
        self.usage.start = monotonic() - self.began
        with limit_memory(kernel, self.memory_limit) as watch:
            try:
                self._execute_cells()
            except DeadKernelError as error:
                if watch.exceeded:
                    raise _OutOfMemoryError from error
                raise
            finally:
                self.usage.memory = measure_peak(kernel)

    def _execute_cells(self) -> None:
        for number, cell in enumerate(self.nb.cells):
            self._printed = 0
            self.nb_man.cell_start(cell, number)
            try:
                self.execute_cell(cell, number)
            except BaseException:
                self.nb_man.cell_exception(cell, cell_index=number)
                raise
            finally:
                self.nb_man.cell_complete(cell, cell_index=number)

    def process_message(
        self, msg: dict[str, Any], cell: NotebookNode, cell_index: int
    ) -> NotebookNode | None:
        if msg["msg_type"] == "stream":
            text = self._cut(msg["content"]["text"])
            before = cell.outputs[-1] if cell.outputs and not self.clear_before_next_output else None
            if before and before.output_type == "stream" and before.name == msg["content"]["name"]:
                before.text += text  # nbclient's own way of joining takes minutes over a long line
                return None
            if not text:
                return None
            msg["content"]["text"] = text
        if msg["msg_type"] in {"display_data", "execute_result", "update_display_data"}:
            msg["content"]["data"].pop(_WIDGET, None)  # nobody sits before an edition; its other faces stay
        output: NotebookNode | None = super().process_message(msg, cell, cell_index)
        return output

    def _cut(self, text: str) -> str:
        """Return what of the text there is still room for."""
        room = OUTPUT_LIMIT - self._printed
        self._printed += len(text)
        if len(text) <= room:
            return text
        if room < 0:
            return ""
        return f"{text[:room]}\n[the rest of what this cell printed was dropped after {OUTPUT_LIMIT:,} characters]\n"
