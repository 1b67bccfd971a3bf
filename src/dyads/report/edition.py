"""An order becomes an edition: execute, read, set as page and PDF, record, put in its place."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from time import monotonic
from typing import Any

import nbformat
import tenacity
from nbformat import NotebookNode

from dyads.errors import EditionError, KernelDiedError, UnreachableError
from dyads.kernels import STILL
from dyads.report.blocks import Briefing
from dyads.report.data import write_data
from dyads.report.engine import Usage
from dyads.report.execute import execute, prepare_notebook
from dyads.report.failure import find_failed_cell
from dyads.report.notices import say_failed, say_insufficient, say_restated
from dyads.report.order import Edition, Order
from dyads.report.page import render_page
from dyads.report.pdf import find_replaced, render_pdf
from dyads.report.pictures import name_source, write_pictures
from dyads.report.publish import Verdict, publish
from dyads.report.reading import find_records, read_briefing
from dyads.report.record import find_version
from dyads.report.stillness import still

_log = logging.getLogger(__name__)
_BRIEF = 0.01  # seconds


def make_edition(order: Order, *, bar: bool = False) -> Edition:
    """Return the finished edition, in its place. A failure leaves what there is of it, and the reason, under `failed/`.

    `bar` draws a progress bar while cells run. Each step is one line of the log, at level info.
    """
    making = _Making(order, bar=bar)
    return replace(publish(order, making), memory=making.usage.memory)


class _Making:
    """Makes the files of an edition from its notebook."""

    def __init__(self, order: Order, *, bar: bool) -> None:
        self.order = order
        self.bar = bar
        self.steps = _Steps(f"{order.briefing} {order.period.slug}")
        self.seconds = self.steps.seconds
        self.usage = Usage()
        self.notebook = self._prepare()

    def run(self) -> Mapping[str, Any]:
        """Run the notebook, again after a pause where the cause of a failure may pass, and return what it was made of."""
        pauses = [tenacity.wait_fixed(pause) for pause in self.order.pauses]
        for attempt in tenacity.Retrying(
            stop=tenacity.stop_after_attempt(1 + len(pauses)),
            wait=tenacity.wait_chain(*pauses) if pauses else tenacity.wait_none(),
            retry=tenacity.retry_if_exception_type((KernelDiedError, UnreachableError)),
            before_sleep=tenacity.before_sleep_log(_log, logging.WARNING),
            reraise=True,
        ):
            with attempt:
                self._execute()
        facts = self.notebook.metadata["dyads"]
        facts["record"] |= find_records(self.notebook)
        return dict(facts["record"]) | {
            "cells": list(_time_cells(self.notebook)),
            "memory": self.usage.memory,
        }

    def write(self, work: Path, verdict: Verdict) -> Mapping[str, int]:
        """Write all files of the edition but its record; return the characters no font has."""
        self.notebook.metadata["dyads"]["notices"] = _say_verdict(self.order.language, verdict)
        with self.steps.take("read"):
            _write_notebook(self.notebook, work)
            briefing = read_briefing(self.notebook)
        with self.steps.take("data"):
            write_data(briefing.data, work / "data")
        with self.steps.take("figures"):
            write_pictures(briefing.figures, name_source(briefing), work / "figures")
        with self.steps.take("page"):
            _write_page(briefing, work)
        with self.steps.take("pdf"):
            (work / "briefing.pdf").write_bytes(render_pdf(briefing))
        return find_replaced(briefing)

    def write_partial(self, work: Path, reason: Mapping[str, Any]) -> Mapping[str, Any]:
        """Write the notebook as far as it went, and a page of what there is; return what is known of it."""
        facts, cell = self.notebook.metadata["dyads"], find_failed_cell(self.notebook)
        facts["notices"] = [
            {"text": say_failed(self.order.language, cell, reason["message"]), "urgent": True}
        ]
        _write_notebook(self.notebook, work)
        with suppress(EditionError):  # what cannot be read is no page; the notebook has it
            _write_page(read_briefing(self.notebook), work)
        return {**facts["record"], **find_records(self.notebook), "cell": cell}

    def _prepare(self) -> NotebookNode:
        notebook = prepare_notebook(self.order.notebook, self.order.parameters)
        notebook.metadata["dyads"] = _write_facts(self.order)
        return notebook

    def _execute(self) -> None:
        self.notebook = self._prepare()
        with self.steps.take("execute"):
            execute(
                self.notebook,
                folder=self.order.folder,
                time_limit=self.order.time_limit,
                memory_limit=self.order.memory_limit,
                environment=_still_world(self.order),
                mark=f"{self.order.reports.resolve()} {self.order.briefing} {self.order.period.slug}",
                bar=self.bar,
                usage=self.usage,
            )
        self.seconds["start"] = self.usage.start or 0.0  # of `execute`: until there was a kernel


def _time_cells(notebook: NotebookNode) -> Iterator[dict[str, Any]]:
    """Yield how many seconds each cell took that took any time worth telling."""
    for number, cell in enumerate(notebook.cells, 1):
        seconds = cell.metadata.get("papermill", {}).get("duration") or 0.0
        if seconds >= _BRIEF:
            yield {
                "cell": number,
                "begins": cell.source.strip().partition("\n")[0],
                "seconds": round(seconds, 3),
            }


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


def _say_verdict(language: str, verdict: Verdict) -> list[dict[str, Any]]:
    """Return what the page says of itself before anything else."""
    revision, notices = verdict.revision, []
    if revision.number > 1:
        text = say_restated(language, revision.number, revision.because)
        notices.append({"text": text, "urgent": False})
    if verdict.short:
        notices.append({"text": say_insufficient(language, verdict.short), "urgent": True})
    return notices


def _write_page(briefing: Briefing, work: Path) -> None:
    """Write the page that `jupyter nbconvert --to dyads-html` makes of the notebook, without reading that again."""
    (work / "briefing.html").write_text(render_page(briefing), encoding="utf-8", newline="\n")


def _write_notebook(notebook: NotebookNode, work: Path) -> None:
    text = nbformat.writes(still(notebook))  # type: ignore[no-untyped-call]  # nbformat's gap
    # half a character, which UTF-8 cannot hold, becomes its JSON escape
    (work / "notebook.ipynb").write_text(f"{text}\n", encoding="utf-8", errors="backslashreplace")


def _still_world(order: Order) -> dict[str, str]:
    """Return the environment in which a notebook gives the same result tomorrow."""
    noon = datetime.combine(order.as_of, time(12), UTC)
    return STILL | {"TZ": "UTC", "SOURCE_DATE_EPOCH": str(int(noon.timestamp()))}


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
