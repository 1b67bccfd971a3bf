"""Every command in the README and in the README of a workspace does what it says, typed into a shell one after another."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dyads.workspace import make_workspace

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
OURS = ("dyads ", ".venv/bin/dyads ", "papermill ")
ELSEWHERE = {"make briefing", "make test"}  # the one is tests/test_briefing.py, the other runs this
ARTICLES = (
    "Tariff talks end\n\nPublished : December 29, 2015 - 09:19\n\nJapan and South Korea ended talks on tariffs. Japan left.\n",
    "A ship waits\n\nPublished : December 30, 2015 - 09:19\n\nGovernor Anna Lindqvist met Governor Anna Lindqvist's guests from Japan.\n",
)


def commands_of(page):
    """Return the commands of a page: the lines that are set in by four blanks, without what they say behind `#`."""
    lines = re.findall(r"^    (\S.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [line.partition("  #")[0].partition("   # ")[0].strip() for line in lines]


def type_(command, folder):
    """Return what went wrong with a command, if anything."""
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return f"{command}: {done.stderr[-2000:]}" if done.returncode else None


@pytest.fixture
def checkout(tmp_path):
    """Return a folder like a checkout, with articles of somebody's own."""
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(BIN)
    for name in ("notebooks", "params"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (tmp_path / "my-articles").mkdir()
    for number, article in enumerate(ARTICLES):
        (tmp_path / "my-articles" / f"{number}.txt").write_text(article, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("page", ["README.md", "src/dyads/workspace/template/README.md"])
def test_nothing_that_looks_like_a_command_is_passed_over(page):
    commands = commands_of(ROOT / page)
    assert commands
    assert [one for one in commands if not one.startswith(OURS) and one not in ELSEWHERE] == []


@pytest.mark.slow
def test_the_commands_of_the_readme_run(checkout):
    commands = [one for one in commands_of(ROOT / "README.md") if one.startswith(OURS)]
    assert [fault for one in commands if (fault := type_(one, checkout))] == []
    assert (checkout / "reports" / "sample" / "latest" / "briefing.html").is_file()
    assert (checkout / "found.jsonl").stat().st_size > 0


@pytest.mark.slow
def test_the_commands_of_a_workspace_run(tmp_path):
    folder = make_workspace(tmp_path / "our briefings")
    commands = commands_of(folder / "README.md")
    assert [fault for one in commands if (fault := type_(one, folder))] == []
    assert (folder / "reports" / "weekly" / "2018-10-29--2018-11-04" / "briefing.pdf").is_file()
    assert (folder / "out.ipynb").is_file()
