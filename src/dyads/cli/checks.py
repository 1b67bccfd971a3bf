"""What `dyads doctor` looks at: each check tries one part of the environment as a run would use it."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from dyads.cli.finding import Finding
from dyads.cli.installed import look_at_packages

if TYPE_CHECKING:
    from nbformat import NotebookNode

Look = Callable[[], Iterator[Finding]]

_GIGABYTE = 1_000_000_000  # bytes: what making an edition takes of memory, and more than it takes of a disk
_PATIENCE = 120.0  # seconds for a notebook of one line
_ANEW = "pip install --force-reinstall dyads"


def examine(reports: Path) -> Iterator[Finding]:
    """Yield what is found of each part as soon as it is known; `reports` is where editions would be kept."""
    for part, look, cure in _list_checks(reports):
        try:
            yield from look()
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what was asked for, and stops no other check
            first, *_ = f"{type(error).__name__}: {error}".splitlines()
            yield Finding(part, "broken", first, cure)


def _list_checks(reports: Path) -> list[tuple[str, Look, str]]:
    """Return the checks: what each is called, and the cure where it cannot even look."""
    return [
        ("dyads", _look_at_dyads, _ANEW),
        ("packages", look_at_packages, _ANEW),
        ("registry", _look_at_registry, _ANEW),
        ("fonts", _look_at_fonts, _ANEW),
        ("charts", _look_at_charts, _ANEW),
        ("kernel, page, PDF", _look_at_notebook, _ANEW),
        ("warm kernels", _look_at_warm_kernels, "run with --cold: each kernel is then started as ever"),
        ("letters", _look_at_letters, "set LANG=C.UTF-8"),
        ("clock", _look_at_clock, "pip install --force-reinstall tzdata"),
        ("memory", _look_at_memory, "end other programs"),
        ("reports", lambda: _look_at_folder("reports", reports), "name another folder with --reports"),
        ("temporary", lambda: _look_at_folder("temporary", Path(tempfile.gettempdir())), "set TMPDIR"),
        ("browser", _look_at_browser, "see the package manager of this system"),
    ]


def _look_at_dyads() -> Iterator[Finding]:
    said = f"{metadata.version('dyads')}, in Python {sys.version.split()[0]}: {sys.executable}"
    yield Finding("dyads", "ok", said)


def _look_at_registry() -> Iterator[Finding]:
    from dyads import registry

    known = registry.load()
    kinds = ("actors", "offices", "issues", "events")
    yield Finding("registry", "ok", ", ".join(f"{len(getattr(known, kind))} {kind}" for kind in kinds))


def _look_at_fonts() -> Iterator[Finding]:
    from dyads import fonts

    if lacking := fonts.find_missing(["한국", "日本", "Kōno"]):
        yield Finding("fonts", "broken", f"{fonts.FAMILY} lacks {' '.join(lacking)}", _ANEW)
    else:
        yield Finding("fonts", "ok", f"{fonts.FAMILY}: Latin, Korean, Japanese")


def _look_at_charts() -> Iterator[Finding]:
    import vl_convert

    from dyads import fonts

    fonts.register()
    mark = {"type": "text", "text": "한", "font": fonts.FAMILY}
    if "한" in vl_convert.vegalite_to_svg({"data": {"values": [{}]}, "mark": mark}):
        yield Finding("charts", "ok", f"Vega {vl_convert.get_vega_version()} draws them without a browser")
    else:
        yield Finding("charts", "broken", "come out without their letters", _ANEW)


def _look_at_notebook() -> Iterator[Finding]:
    """Yield whether a notebook runs, and whether its page and its PDF can be set."""
    from dyads.report.page import render_page
    from dyads.report.pdf import render_pdf
    from dyads.report.reading import read_briefing

    began = time.monotonic()
    notebook = _run_notebook()
    yield Finding("kernel", "ok", f"ran a notebook in {time.monotonic() - began:.1f} s")
    briefing = read_briefing(notebook)
    yield Finding("page", "ok", f"set in {len(render_page(briefing).encode()) // 1000} kB of HTML")
    yield Finding("PDF", "ok", f"set in {len(render_pdf(briefing)) // 1000} kB of PDF/UA-1")


def _look_at_warm_kernels() -> Iterator[Finding]:
    from dyads.kernels import STILL, keep_warm

    environment = {**os.environ, **STILL}
    with keep_warm(["pandas"], environment):
        notebook = _run_notebook(environment)
    if notebook.cells[-1].outputs[0].data["text/plain"] == "True":
        yield Finding("warm kernels", "ok", "forked from a process that has loaded everything")
    else:
        yield Finding(
            "warm kernels",
            "absent",
            "no fork is safe here; an edition takes some seconds more",
            "nothing to do",
        )


_TRIAL = {
    "cells": [
        {"cell_type": "markdown", "id": "words", "metadata": {}, "source": "# 한국, 日本"},
        {
            "cell_type": "code",
            "id": "forked",
            "metadata": {},
            "source": 'import sys\n"dyads.kernels.birth" in sys.modules  # whether this kernel was forked',
            "execution_count": None,
            "outputs": [],
        },
    ],
    "metadata": {},
    "nbformat": 4,
    "nbformat_minor": 5,
}


def _run_notebook(environment: dict[str, str] | None = None) -> NotebookNode:
    """Return a notebook of one line that has run."""
    from dyads.report.execute import execute, prepare_notebook

    with tempfile.TemporaryDirectory(prefix="dyads-") as folder:
        path = Path(folder, "trial.ipynb")
        path.write_text(json.dumps(_TRIAL), encoding="utf-8")
        notebook = prepare_notebook(path, {})
        return execute(notebook, folder=Path(folder), time_limit=_PATIENCE, environment=environment)


def _look_at_letters() -> Iterator[Finding]:
    """Yield whether names of files and what we print may be Korean and Japanese."""
    written = {sys.getfilesystemencoding(), sys.stdout.encoding}
    if {name.lower().replace("-", "") for name in written} == {"utf8"}:
        yield Finding("letters", "ok", "names of files and what is printed are in UTF-8")
    else:
        yield Finding("letters", "broken", f"are in {', '.join(sorted(written))}", "set PYTHONUTF8=1")


def _look_at_clock() -> Iterator[Finding]:
    zones = available_timezones()
    said = f"{time.strftime('%Y-%m-%d %H:%M %Z')}; {len(zones)} time zones are known"
    if "Asia/Seoul" in zones:
        yield Finding("clock", "ok", said)
    else:
        yield Finding("clock", "broken", f"{said}, and Asia/Seoul is not", "pip install tzdata")


def _look_at_memory() -> Iterator[Finding]:
    import psutil

    free = psutil.virtual_memory().available
    said = f"{free / _GIGABYTE:.1f} GB free, {os.cpu_count()} processors"
    if free < _GIGABYTE:
        yield Finding("memory", "broken", said, "end other programs: making an edition takes up to 1 GB")
    else:
        yield Finding("memory", "ok", said)


def _look_at_folder(part: str, folder: Path) -> Iterator[Finding]:
    """Yield whether a folder, or the nearest above it that is there, can be written to and has room."""
    whole = folder.absolute()
    there = next(one for one in (whole, *whole.parents) if one.is_dir())
    with tempfile.TemporaryFile(dir=there):
        free = shutil.disk_usage(there).free
    said = f"{folder}: {free / _GIGABYTE:.1f} GB free"
    if free < _GIGABYTE:
        yield Finding(part, "broken", said, "make room: an edition and its kernel want up to 1 GB")
    else:
        yield Finding(part, "ok", said)


def _look_at_browser() -> Iterator[Finding]:
    """Yield whether the programs are there with which our tests look at pages; nothing else needs them."""
    for program, package in (("chromium", "chromium"), ("pdftoppm", "poppler-utils")):
        if place := shutil.which(program):
            yield Finding(program, "ok", f"{place}, for the tests of dyads")
        else:
            yield Finding(program, "absent", "only the tests of dyads need it", f"apt install {package}")
