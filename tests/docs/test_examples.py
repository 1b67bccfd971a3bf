"""What the pages show is run: Python as it stands, and where answers are shown, the answers compared."""

import ast
import doctest
import shlex
from functools import cache
from pathlib import Path

import click
import pytest
from letters import letters
from made.blocks import find_blocks

import dyads
from dyads.cli import dyads as door

ROOT = Path(__file__).parents[2]
GUIDES = (
    ROOT / "docs" / "tutorial.md",
    *(ROOT / "docs" / "how-to").glob("*.md"),
)  # typed as they stand: test_guides.py
PAGES = [page for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))) if page not in GUIDES]
FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
ASKED = ">>> "


def find_python(page):
    """Return the blocks of a page that a Python can run."""
    blocks = find_blocks(page.read_text(encoding="utf-8"))
    return [block for block in blocks if block.language == "python" or block.text.lstrip().startswith(ASKED)]


@pytest.fixture(scope="module")
def open_once():
    """Open what was opened before no second time; files of an example are other files each time."""
    first = cache(dyads.open)
    return lambda sources="sample", **how: (
        first(sources) if sources == "sample" and not how else dyads.desk.open(sources, **how)
    )


@pytest.mark.parametrize("page", [page for page in PAGES if find_python(page)], ids=lambda page: page.stem)
def test_the_python_of_a_page_runs_and_answers_as_it_says(page, open_once, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dyads, "open", open_once, raising=False)
    known = {"letters": letters}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for block in find_python(page):
        if block.text.lstrip().startswith(ASKED):
            example = doctest.DocTestParser().get_doctest(
                block.text, known, page.stem, str(page), block.line - 1
            )
            runner.run(example, clear_globs=False)
            known |= example.globs
        else:
            exec(compile(ast.parse(block.text), str(page), "exec"), known)  # noqa: S102  # our own page
    assert runner.summarize(verbose=False).failed == 0


def test_no_page_shows_python_that_nothing_runs():
    told = {block.language for page in PAGES for block in find_blocks(page.read_text(encoding="utf-8"))}
    assert told <= {"python", "pycon", "console", "bash", "sh", "text", "yaml", "", "{toctree}"}


@pytest.mark.parametrize("page", [*PAGES, *GUIDES], ids=lambda page: page.stem)
def test_the_commands_of_a_page_are_understood(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for block in find_blocks(page.read_text(encoding="utf-8")):
        if block.file and not block.language.startswith("{"):
            Path(block.file).parent.mkdir(parents=True, exist_ok=True)
            Path(block.file).write_text(block.text, encoding="utf-8")
        for typed in block.typed:
            command, _, target = typed.partition(" > ")
            if target:
                Path(target).touch()
            words = shlex.split(command.partition(" | ")[0], comments=True)
            if words[0] == "dyads":
                assert understand(door, words) is None, f"{page.name}:{block.line}: {typed}"


def understand(command, words):
    """Return what click complains of, without running anything."""
    if isinstance(command, click.Group) and words[1:]:
        return understand(command.commands[words[1]], words[1:])
    try:
        command.make_context(words[0], words[1:])
    except click.ClickException as error:
        return error.message
    return None


def test_a_command_that_is_not_understood_is_told():
    assert understand(door, ["dyads", "site", "--report", "x"]) == "No such option '--report'."
    assert understand(door, ["dyads", "site", "--reports", "x"]) is None
