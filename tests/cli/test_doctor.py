"""What the doctor says of this machine, of one where things are missing, and of one where they break."""

import json
from collections.abc import Iterator
from importlib import metadata

import pytest

from dyads.cli import checks, installed
from dyads.cli.finding import Finding


@pytest.fixture
def without_trials(monkeypatch):
    """Leave out what takes seconds: the notebook, and the warm process."""
    listed = checks._list_checks
    slow = {"kernel, page, PDF", "warm kernels", "charts"}
    monkeypatch.setattr(
        checks, "_list_checks", lambda reports: [c for c in listed(reports) if c[0] not in slow]
    )


@pytest.fixture
def asking_for(monkeypatch):
    """Let dyads ask for these packages instead of its own."""

    def ask(*lines):
        monkeypatch.setattr(installed.metadata, "requires", lambda _: list(lines))

    return ask


def test_where_everything_is_there_every_line_is_well_and_the_exit_code_is_0(dyads, tmp_path):
    code, out, err = dyads("doctor", "--reports", tmp_path / "reports")
    assert (code, err) == (0, "")
    lines = dict(line.split(maxsplit=2)[1::-1] for line in out.splitlines() if not line.startswith(" "))
    needed = {
        "dyads",
        "packages",
        "registry",
        "fonts",
        "charts",
        "kernel",
        "page",
        "PDF",
        "letters",
        "clock",
        "memory",
    }
    assert {name: lines[name] for name in needed} == dict.fromkeys(needed, "ok")


def test_programs_read_it_as_json(dyads, tmp_path, without_trials):
    code, out, _ = dyads("doctor", "--format", "json", "--reports", tmp_path)
    assert code == 0
    first = json.loads(out)[0]
    assert (first["part"], first["state"], first["cure"]) == ("dyads", "ok", "")
    assert first["said"].startswith(metadata.version("dyads"))


def test_what_is_broken_is_told_with_its_cure_and_exit_code_1(dyads, tmp_path, without_trials, asking_for):
    asking_for("click>=900", "a-package-nobody-wrote>=1.0")
    code, out, err = dyads("doctor", "--reports", tmp_path)
    assert code == 1
    assert (
        f"click is {metadata.version('click')}, not >=900, a-package-nobody-wrote is not installed\n" in out
    )
    assert "cure: pip install 'click>=900' 'a-package-nobody-wrote>=1.0'\n" in out
    assert err == "dyads cannot work here as it should: packages\n"


def test_an_extra_that_is_not_installed_is_absent_and_not_broken(asking_for):
    asking_for("click>=8", "a-package-nobody-wrote>=1.0; extra == 'lab'")
    found = {one.part: one for one in installed.look_at_packages()}
    assert found["packages"] == Finding("packages", "ok", "all 1 that dyads stands on")
    assert found["extra lab"] == Finding(
        "extra lab",
        "absent",
        "a-package-nobody-wrote is not installed; it is for controls in JupyterLab",
        "pip install 'dyads[lab]'",
    )


def test_a_check_that_trips_stops_no_other(monkeypatch, tmp_path):
    def trip() -> Iterator[Finding]:
        raise OSError("no such device\nand more")
        yield

    def go_on() -> Iterator[Finding]:
        yield Finding("second", "ok", "well")

    monkeypatch.setattr(
        checks, "_list_checks", lambda _: [("first", trip, "plug it in"), ("second", go_on, "")]
    )
    assert list(checks.examine(tmp_path)) == [
        Finding("first", "broken", "OSError: no such device", "plug it in"),
        Finding("second", "ok", "well"),
    ]


def test_every_extra_says_what_it_is_for():
    assert set(metadata.metadata("dyads").get_all("Provides-Extra")) == set(installed._USES)
