"""Papermill's engine and client, made thin: nothing saved on the way, the kernel killed at the end, the truth about every cell.

Papermill's own engine saves after every cell, waits for kernels to say goodbye, and calls cells `completed` that never ran when a
kernel dies or time runs out.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, NotebookExecutionManager

from dyads.report.limits import MARK, Limits, end_all, limit_memory
from dyads.report.manager import make_manager
from dyads.report.memory import measure_peak

OUTPUT_LIMIT = 5_000_000  # characters of printed text kept per cell
_WIDGET = "application/vnd.jupyter.widget-view+json"
# Modules beside the notebook can be imported, but none of them stands in for one that is installed; what a cell starts is as ever.
_FOLDER_LAST = [
    "--IPKernelApp.ignore_cwd=True",
    "--IPKernelApp.exec_lines=__import__('sys').path.append('')",
    "--IPKernelApp.exec_lines=(__import__('os').environ.pop('PYTHONSAFEPATH', None), None)[1]",
]


@dataclass(slots=True)
class Usage:
    """What a run took: seconds until the kernel was there, and the most megabytes it used; None where that is not known."""

    start: float | None = None
    memory: int | None = None


class OutOfMemoryError(Exception):
    """The kernel was killed for its memory."""


class ThinEngine(Engine):  # type: ignore[misc]  # papermill has no types
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
        environment: Mapping[str, str],
        limits: Limits,
        usage: Usage,
    ) -> None:
        end_all(limits.mark)  # what a run that was killed has left
        with tempfile.TemporaryDirectory(prefix="dyads-", ignore_cleanup_errors=True) as sockets:
            manager = make_manager(Path(sockets))
            client = _Client(
                nb_man,
                km=manager,
                limits=limits,
                usage=usage,
                shutdown_kernel="immediate",
                extra_arguments=["--IPKernelApp.extensions=dyads.drawing", *_FOLDER_LAST],
            )
            client.owns_km = True
            try:
                client.execute(cwd=str(folder), env={**environment, MARK: limits.mark})
            finally:
                end_all(limits.mark)


class _Ledger(NotebookExecutionManager):  # type: ignore[misc]  # papermill has no types
    """Papermill's bookkeeping, with cells that never ran left `pending`."""

    def notebook_complete(self, **_: Any) -> None:
        self.end_time = self.now()
        self.nb.metadata.papermill["end_time"] = self.end_time.isoformat()
        self.nb.metadata.papermill["duration"] = (self.end_time - self.start_time).total_seconds()
        self.cleanup_pbar()


class _Client(PapermillNotebookClient):  # type: ignore[misc]  # papermill has no types
    """Papermill's client with a deadline for the whole notebook, the truth about every cell, and a limit to what one prints."""

    def __init__(
        self,
        ledger: _Ledger,
        *,
        limits: Limits,
        usage: Usage,
        **how: Any,
    ) -> None:
        super().__init__(ledger, store_widget_state=False, **how)
        self.limits = limits
        self.usage = usage
        self.began = monotonic()
        if (ends := limits.ends) is not None:
            self.timeout_func = lambda _: max(0.01, ends - monotonic())

    def papermill_execute_cells(self) -> None:
        kernel = self.km.provisioner.pid
        self.usage.start = monotonic() - self.began
        with limit_memory(kernel, self.limits.memory) as watch:
            try:
                self._execute_cells()
            except DeadKernelError as error:
                if watch.exceeded:
                    raise OutOfMemoryError from error
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
