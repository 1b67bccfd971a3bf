"""An order becomes an edition: execute, read, set as page and PDF, record, put in its place."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from time import monotonic
from typing import Any

import nbformat
from nbformat import NotebookNode

from dyads.errors import EditionError
from dyads.report.archive import find_place, open_work, shelve, shelve_failure
from dyads.report.data import write_data
from dyads.report.execute import execute, prepare_notebook
from dyads.report.exporters import PageExporter, PDFExporter
from dyads.report.order import Edition, Order
from dyads.report.pdf import find_replaced
from dyads.report.reading import find_records, read_briefing
from dyads.report.record import find_version, write_record

_log = logging.getLogger(__name__)


def make_edition(order: Order, *, bar: bool = False) -> Edition:
    """Return the finished edition, in its place. A failure leaves the partial notebook and the reason under `failed/`.

    `bar` draws a progress bar while cells run. Each step is one line of the log, at level info.
    """
    place = find_place(order.reports, order.briefing, order.period)
    notebook = prepare_notebook(order.notebook, order.parameters)
    notebook.metadata["dyads"] = _write_facts(order)
    steps = _Steps(f"{order.briefing} {order.period.slug}")
    with open_work(place) as work:
        try:
            replaced = _make(order, notebook, work, steps, bar=bar)
        except BaseException as error:
            _write_notebook(notebook, work)
            reason = {"kind": type(error).__name__, "message": str(error)}
            made_of = notebook.metadata["dyads"]["record"]
            write_record(order, work, status="failed", seconds=steps.seconds, reason=reason, **made_of)
            shelve_failure(place)
            if isinstance(error, EditionError):
                raise type(error)(f"{place.edition}: {error}\nWhat there is of it: {place.failed}") from error
            raise
        made_of = notebook.metadata["dyads"]["record"]
        write_record(order, work, status="good", seconds=steps.seconds, replaced=replaced, **made_of)
        with steps.take("archive"):
            shelve(place)
    return Edition(place.edition, steps.seconds, replaced)


def _write_facts(order: Order) -> dict[str, Any]:
    """Return what the page says about itself; it goes with the notebook, so that nbconvert alone makes the same page."""
    return {
        "title": order.title,
        "briefing": order.briefing,
        "language": order.language,
        "period": [day and day.isoformat() for day in (order.period.start, order.period.end)],
        "zone": order.period.zone,
        "as_of": order.as_of.isoformat(),
        "parameters": dict(order.parameters),
        "record": dict(order.record),
        "theme": order.theme.to_json(),
        "version": find_version("dyads"),
    }


def _make(order: Order, notebook: NotebookNode, work: Path, steps: _Steps, *, bar: bool) -> dict[str, int]:
    """Write all files of the edition but its record; return the characters no font has."""
    with steps.take("execute"):
        execute(
            notebook,
            folder=order.folder,
            time_limit=order.time_limit,
            environment=_still_world(order),
            bar=bar,
        )
    with steps.take("read"):
        notebook.metadata["dyads"]["record"] |= find_records(notebook)
        _write_notebook(notebook, work)
        briefing = read_briefing(notebook)
    with steps.take("data"):
        write_data(briefing.data, work / "data")
    with steps.take("page"):
        page, _ = PageExporter().from_notebook_node(notebook)  # type: ignore[no-untyped-call]  # nbconvert's gap
        (work / "briefing.html").write_text(page, encoding="utf-8", newline="\n")
    with steps.take("pdf"):
        pdf, _ = PDFExporter().from_notebook_node(notebook)  # type: ignore[no-untyped-call]  # nbconvert's gap
        (work / "briefing.pdf").write_bytes(pdf)
    return find_replaced(briefing)


def _write_notebook(notebook: NotebookNode, work: Path) -> None:
    text = nbformat.writes(notebook)  # type: ignore[no-untyped-call]  # nbformat's gap
    # half a character, which UTF-8 cannot hold, becomes its JSON escape
    (work / "notebook.ipynb").write_text(f"{text}\n", encoding="utf-8", errors="backslashreplace")


def _still_world(order: Order) -> dict[str, str]:
    """Return the environment in which a notebook gives the same result tomorrow."""
    noon = datetime.combine(order.as_of, time(12), UTC)
    return {"PYTHONHASHSEED": "0", "TZ": "UTC", "SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}


class _Steps:
    """How long each step took, told to the log as it ends."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.seconds: dict[str, float] = {}

    @contextmanager
    def take(self, step: str) -> Iterator[None]:
        started = monotonic()
        try:
            yield
        except BaseException:
            _log.error(
                "%s: %s failed after %.1f s", self.name, step, monotonic() - started
            )  # whoever catches it says why
            raise
        self.seconds[step] = monotonic() - started
        _log.info("%s: %s took %.1f s", self.name, step, self.seconds[step])
