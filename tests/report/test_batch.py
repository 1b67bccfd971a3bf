"""Many orders at a time: the same bytes in every manner, each failure its own, and nothing left when somebody is killed."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dyads.kernels import STILL, keep_warm
from dyads.model import Period
from dyads.report import Order
from dyads.report.batch import make_editions
from dyads.report.memory import find_free_memory, measure_peak

MONTH = Period(date(2015, 4, 1), date(2015, 5, 1), "UTC")
DEEDS = """
import os, signal, subprocess, time
match word:
    case "raise": raise ValueError(word)
    case "exit": os._exit(3)
    case "flood": [print("x" * 1_000_000) for _ in range(100)]
    case "spin":
        while True: pass
    case "leak":
        kept = []
        while True: kept.append(bytearray(10_000_000))
    case "kill": os.kill(os.getppid(), signal.SIGKILL)
    case "sleep":
        subprocess.Popen(["sleep", "777"])
        time.sleep(600)
"""
LOOK = """
import numpy as np
rows = [[number, float(np.arange(1000.0 + number).dot(np.arange(1000.0 + number)))] for number in range(3)]
columns = [{"name": "n", "type": "integer", "label": "N"}, {"name": "x", "type": "number", "label": "X"}]
print(sorted({word, "x", "y", "z"}), hash(word))
display({"application/vnd.dyads.table+json": {"name": "t", "caption": word, "columns": columns, "rows": rows}, "text/plain": word}, raw=True)
"""


@pytest.fixture
def order(tmp_path):
    """Write an order for a notebook that does as it is told."""
    given = new_code_cell('word: str = ""')
    given.metadata["tags"] = ["parameters"]
    cells = [new_markdown_cell("# Deeds"), given, new_code_cell(DEEDS), new_code_cell(LOOK)]
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    nbformat.write(new_notebook(cells=cells), tmp_path / "deeds.ipynb")

    def write(word, reports=tmp_path / "reports", **more):
        return Order(
            briefing=word,
            notebook=tmp_path / "deeds.ipynb",
            parameters={"word": word},
            period=MONTH,
            as_of=date(2015, 5, 1),
            reports=reports,
            folder=tmp_path,
            **more,
        )

    return write


def hashes(reports: Path) -> dict[str, str]:
    """Return what every file of the editions is, but for their records, which tell how long it took."""
    return {
        path.relative_to(reports).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(reports.rglob("*"))
        if path.is_file() and path.name != "edition.json" and "latest" not in path.parts
    }


def warmth():
    return keep_warm(["numpy"], {**os.environ, **STILL})


def test_an_edition_is_the_same_bytes_cold_or_warm_alone_or_among_others(order, tmp_path):
    made = {}
    for name, warm, jobs in (("cold", False, 1), ("warm", True, 1), ("both", True, 2)):
        reports = tmp_path / name
        with warmth() if warm else nullcontext():
            outcomes = list(make_editions([order(word, reports) for word in "ab"], jobs=jobs))
        assert sorted((one.order.briefing, one.state) for one in outcomes) == [("a", "good"), ("b", "good")]
        made[name] = hashes(reports)
    assert made["cold"]
    assert made["warm"] == made["cold"]
    assert made["both"] == made["cold"]


def test_whatever_a_notebook_does_is_its_own_outcome(order):
    orders = [
        order("raise"),
        order("exit"),
        order("flood"),
        order("spin", time_limit=6.0),
        order("leak", memory_limit=400),
        order("fine"),
    ]
    with warmth():
        outcomes = {one.order.briefing: one for one in make_editions(orders, jobs=2)}
    assert {name: one.state for name, one in outcomes.items()} == {
        "raise": "cell",
        "exit": "kernel",
        "flood": "good",
        "spin": "time",
        "leak": "memory",
        "fine": "good",
    }
    assert outcomes["flood"].edition.page.stat().st_size < 1_000_000
    record = json.loads(outcomes["fine"].edition.record.read_text("utf-8"))
    assert {"start", "execute", "page", "pdf"} <= set(record["seconds"])
    assert all(one.seconds > 0 for one in outcomes.values())


@pytest.mark.slow
def test_a_process_that_dies_costs_its_own_edition_only(order, tmp_path):
    orders = [order("kill"), order("a"), order("b")]
    outcomes = {one.order.briefing: one for one in make_editions(orders, jobs=2)}
    assert {name: one.state for name, one in outcomes.items()} == {"kill": "kernel", "a": "good", "b": "good"}
    assert str(outcomes["kill"].error) == (
        "kill 2015-04-01--2015-04-30: the process that made it died (exit code -9); a kill, or out of memory"
    )


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_of_a_batch_that_is_killed_or_told_to_stop(order, tmp_path, how):
    code = (
        "import os, pickle, sys\n"
        "from dyads.kernels import STILL, keep_warm\n"
        "from dyads.report.batch import make_editions\n"
        "if __name__ == '__main__':\n"
        "    orders = pickle.load(open(sys.argv[1], 'rb'))\n"
        "    with keep_warm([], {**os.environ, **STILL}): list(make_editions(orders, jobs=2))\n"
    )
    (tmp_path / "batch.py").write_text(code)
    (tmp_path / "orders").write_bytes(pickle.dumps([order("sleep"), order("sleep", tmp_path / "other")]))
    batch = subprocess.Popen([sys.executable, str(tmp_path / "batch.py"), str(tmp_path / "orders")])
    family = _wait_for_sleepers(batch.pid)
    batch.send_signal(how)
    batch.wait()
    assert _all_gone(family)


def _wait_for_sleepers(pid: int) -> list[psutil.Process]:
    """Return all that a batch has started, once both notebooks have started a process of their own."""
    for _ in range(1200):
        family = psutil.Process(pid).children(recursive=True)
        if sum(_is_sleeper(one) for one in family) == 2:
            return family
        time.sleep(0.1)
    pytest.fail("the notebooks did not come that far")


def _is_sleeper(process: psutil.Process) -> bool:
    try:
        return process.name() == "sleep"
    except psutil.NoSuchProcess:
        return False


def _all_gone(family: list[psutil.Process]) -> bool:
    for _ in range(200):
        if not any(_lives(one) for one in family):
            return True
        time.sleep(0.1)
    return False


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_no_orders_are_no_outcomes():
    assert list(make_editions([], jobs=4)) == []


def test_memory_is_a_number_of_megabytes():
    assert find_free_memory() > 0
    peak = measure_peak(os.getpid())
    assert peak is None or 1 < peak < 100_000
