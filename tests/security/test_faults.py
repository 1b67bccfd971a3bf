"""Bad days: a disk that is full, a clock that jumps, a kernel that takes all memory, a corpus of which many files are broken."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook, writes

from dyads.report import list_editions

DYADS = Path(sys.executable).with_name("dyads")
# What Python asks of the clock goes forth and back by years; what it asks of the time that passes does not.
JUMPING = """
import itertools, time
_clock, _years = time.time, itertools.cycle([0, 400e6, -400e6])
time.time = lambda: _clock() + next(_years)
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with a notebook that takes its word from the params, and writes what it is told to write."""
    cells = ['word: str = ""\nlarge: int = 0\n', "kept = bytearray(large * 2**20)\nprint(word)"]
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    notebook.cells[0].metadata["tags"] = ["parameters"]
    (tmp_path / "n.ipynb").write_text(writes(notebook))
    (tmp_path / "p.yaml").write_text("notebook: n.ipynb\nretries: 0\n")
    return tmp_path


def run(folder, *words, before=(), **more):
    environment = {**os.environ, "DYADS_COLD": "1", **more}
    command = [*before, DYADS, "run", "p.yaml", "--as-of", "2026-06-01", "--jobs", "1", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def is_permitted():
    mount = ["unshare", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "none", "/mnt"]
    return sys.platform == "linux" and subprocess.run(mount, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not is_permitted(), reason="this system lets nobody mount a small disk")
def test_a_disk_that_is_full_costs_the_edition_and_nothing_that_was_there(folder):
    script = (
        'mkdir reports && mount -t tmpfs -o size=600k none reports && "$@" --set word=one && cp -r reports/p kept && '
        'dd if=/dev/zero of=reports/filling bs=1k 2>/dev/null; "$@" --set word=two; echo "left with $?"; '
        "diff -r reports/p kept && rm reports/filling && " + '"$@" --set word=three'
    )
    done = run(folder, before=["unshare", "--mount", "--map-root-user", "bash", "-c", script, "bash"])
    assert done.returncode == 0, done.stdout + done.stderr
    assert "left with 1" in done.stdout
    assert "No space left on device; see to it that the place can be written and has room" in done.stderr


@pytest.mark.slow
def test_a_clock_that_jumps_by_years_changes_no_byte(folder):
    (folder / "jumping").mkdir()
    (folder / "jumping" / "sitecustomize.py").write_text(JUMPING)
    assert run(folder, "--set", "word=w", "--reports", "steady").returncode == 0
    jumped = run(folder, "--set", "word=w", "--reports", "jumped", PYTHONPATH=str(folder / "jumping"))
    assert jumped.returncode == 0, jumped.stderr
    for name in ("briefing.html", "briefing.pdf", "notebook.ipynb"):
        assert (folder / "steady/p/all" / name).read_bytes() == (folder / "jumped/p/all" / name).read_bytes()
    assert all(0 <= seconds < 600 for seconds in read_record(folder / "jumped/p/all")["seconds"].values())


@pytest.mark.slow
def test_a_notebook_that_takes_more_memory_than_it_may_leaves_the_edition_that_was_there(folder):
    assert run(folder, "--set", "word=one").returncode == 0
    done = run(folder, "--set", "word=two", "--set", "large=2000", "--set", "memory_limit=500")
    assert done.returncode == 137
    assert "used more memory than it may: the limit is 500 MB" in done.stderr
    statuses = {edition.status: edition for edition in list_editions(folder / "reports")}
    assert sorted(statuses) == ["failed", "good"]
    assert "one" in (statuses["good"].path / "notebook.ipynb").read_text()


@pytest.mark.slow
def test_of_ten_thousand_articles_five_hundred_that_are_broken_are_all_named_and_no_other_is_lost(tmp_path):
    chance = random.Random(10)  # noqa: S311 - the same articles each time
    articles = tmp_path / "articles"
    articles.mkdir()
    broken = set(chance.sample(range(10_000), 500))
    kinds = [b"", b"\0\1\2" * 9, bytes(range(128, 256)) * 9, b"  \n\t\n"]
    for number in range(10_000):
        text = f"Envoys meet {number}\n\nJapan and South Korea met on day {number}.\n".encode()
        (articles / f"{number:05}.txt").write_bytes(chance.choice(kinds) if number in broken else text)
    command = [DYADS, "annotate", "articles", "--to", "found.jsonl"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    with (tmp_path / "found.jsonl").open(encoding="utf-8") as lines:
        found = [json.loads(line)["source"] for line in lines]
    named = [line[10:].partition(" was not read: ")[0] for line in done.stderr.splitlines() if " was not read: " in line]  # fmt: skip
    assert found == [f"{number:05}.txt" for number in range(10_000) if number not in broken]
    assert sorted(named) == [f"{number:05}.txt" for number in sorted(broken)]


def read_record(edition):
    return json.loads((edition / "edition.json").read_text(encoding="utf-8"))
