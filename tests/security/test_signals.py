"""A run that is told to stop, at any moment: it ends, nothing that it started is left, nor half of anything."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook, writes

from dyads.report import list_editions, tend
from dyads.report.record import hash_file

DYADS = Path(sys.executable).with_name("dyads")
MOMENTS = 30
# what the notebook has started hears the interrupt that ends its kernel, and what it says to that is not ours
STEPS = """import subprocess, sys, time
subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], stderr=subprocess.DEVNULL)
time.sleep(0.5)
print(word)"""
LEFT = {0, 130, 128 + signal.SIGTERM, -signal.SIGTERM, -signal.SIGINT, 1, 4}


@pytest.fixture
def start(tmp_path):
    """Return what starts a batch of two editions with a warm process; `word` is what they say."""
    cell = new_code_cell('word: str = ""\n', metadata={"tags": ["parameters"]})
    (tmp_path / "n.ipynb").write_text(writes(new_notebook(cells=[cell, new_code_cell(STEPS)])))
    (tmp_path / "tmp").mkdir()
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(f"notebook: n.ipynb\nword: {name}\n")
    environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp"), "DYADS_MARKED": str(tmp_path)}
    environment = {
        name: value for name, value in environment.items() if name not in {"DYADS_COLD", "DYADS_JOBS"}
    }
    command = [DYADS, "run", "one.yaml", "two.yaml", "--as-of", "2026-06-01", "--jobs", "2"]
    return lambda word: subprocess.Popen(
        [*command, "--set", f"word={word}"],
        cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def find_left(mark):
    """Return the processes that were started by a run of the folder."""
    left = []
    for process in psutil.process_iter():
        try:
            if (
                process.environ().get("DYADS_MARKED") == str(mark)
                and process.status() != psutil.STATUS_ZOMBIE
            ):
                left.append(process)
        except psutil.Error:
            continue
    return left


def wait_until_none(mark):
    ends = time.monotonic() + 20
    while (left := find_left(mark)) and time.monotonic() < ends:
        time.sleep(0.1)
    return [process.cmdline()[:4] for process in left]


def is_whole(edition):
    record = json.loads((edition.path / "edition.json").read_text(encoding="utf-8"))
    return all(hash_file(edition.path / name) == digest for name, digest in record["files"].items())


@pytest.mark.slow
def test_whenever_a_run_is_told_to_stop_nothing_and_no_half_is_left(start, tmp_path):
    chance = random.Random(10)  # noqa: S311 - the moments are to be the same each time
    began = time.monotonic()
    with start("w0") as whole:
        assert whole.wait() == 0, whole.stderr.read()
    takes = time.monotonic() - began
    for number in range(1, MOMENTS + 1):
        told, moment = chance.choice([signal.SIGINT, signal.SIGTERM]), chance.uniform(0, takes)
        with start(f"w{number}") as run:
            time.sleep(moment)
            # as a terminal does for Ctrl-C, to all of its group; as a system does for its end, to the program
            (os.killpg if told == signal.SIGINT else os.kill)(run.pid, told)
            code = run.wait(timeout=60)
            said = run.stderr.read().decode()
        where = f"{told.name} after {moment:.2f} of {takes:.2f} s: {code}\n{said}"
        assert code in LEFT, where
        # while Python itself starts, the words are its own
        assert "Traceback" not in said or moment < takes / 8, where
        assert wait_until_none(tmp_path) == [], where
        editions = list_editions(tmp_path / "reports")
        assert {edition.briefing for edition in editions if edition.published} == {"one", "two"}, where
        assert all(is_whole(edition) for edition in editions), where
        assert [path.name for path in (tmp_path / "tmp").iterdir()] == [], where
    for shelf in (tmp_path / "reports").iterdir():
        tend(shelf)
        assert [path.name for path in shelf.glob(".*")] == []
    with start("last") as last:
        assert last.wait() == 0
