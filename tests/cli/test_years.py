"""A year of outages, double wake-ups, kills, failures and late articles ends with exactly the right editions."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills and forks the way POSIX does")


@pytest.fixture
def live():
    """Let the years of some seeds pass; returns what was wrong by seed, and how much happened in all."""
    parent = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  # a folder of our own is made in it

    def run(first, last, rhythm):
        with tempfile.TemporaryDirectory(dir=parent) as folder:
            words = [sys.executable, HERE / "years.py", folder, str(first), str(last), rhythm]
            environment = {**os.environ, "PYTHONPATH": str(HERE.parent / "report")}
            told = subprocess.run(
                words, env=environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            ).stdout
        years = [json.loads(line) for line in told.splitlines()]
        happened = {
            name: sum(year[3].get(name, 0) for year in years)
            for name in ("off", "killed", "restated", "editions")
        }
        return {seed: wrong for seed, _, wrong, _ in years}, happened

    return run


def test_a_year_of_days_ends_with_exactly_the_right_editions(live):
    wrong, happened = live(0, 1, "daily")
    assert wrong == {0: []}
    assert min(happened.values()) > 0
    assert happened["editions"] > 400  # the days of the year, and of the two months at its end


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 1000, 125))
def test_a_thousand_years_end_with_exactly_the_right_editions(live, first):
    wrong, happened = live(first, first + 125, "any")
    assert {seed: faults for seed, faults in wrong.items() if faults} == {}
    assert len(wrong) == 125
    assert min(happened.values()) > 100
