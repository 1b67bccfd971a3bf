"""The reference leaves nothing out: each test walks the code a way of its own and looks for what it finds on the page."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from made import MADE

import dyads
from dyads import analysis, errors, tables
from dyads.cli import dyads as door
from dyads.desk.questions import Questions
from dyads.parameters import read_parameters_cell
from dyads.params import Known

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def page():
    """Give a page by name, made once."""
    return {
        name: MADE[name]() for name in ("analysis", "commands", "errors", "parameters", "python", "tables")
    }


def walk(command, above):
    yield above, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            yield from walk(command.get_command(context, name), f"{above} {name}")


def section(page, heading):
    """Return what stands below a heading, up to the next one."""
    return re.split(r"^#+ ", page.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def test_every_command_is_there_with_its_help_and_every_option_with_what_it_does(page):
    commands = {words: command for words, command in walk(door, "dyads") if command is not door}
    assert len(commands) > 15
    for words, command in commands.items():
        below = section(page["commands"], words)
        for option in (one for one in command.params if isinstance(one, click.Option)):
            assert option.help, f"{words} {option.name}: has no help"
            assert all(f"`{name}`" in below for name in option.opts), f"{words} {option.name}"
        assert command.help, f"{words}: has no help"


def test_every_parameter_is_there_with_what_it_says(page):
    assert [name for name in Known.model_fields if f"| `{name}` |" not in page["parameters"]] == []
    assert [name for name, field in Known.model_fields.items() if not field.description] == []


def test_every_parameter_of_a_notebook_alone_is_there_with_what_it_says(page):
    own = page["parameters"].split("## Of one notebook alone")[1]
    for notebook in (DOCS.parent / "notebooks").glob("*.ipynb"):
        for name in set(read_parameters_cell(notebook)) - set(Known.model_fields) - {"as_of"}:
            assert re.search(rf"^\| `{notebook.stem}` \| `{name}` \| \w.* \|$", own, re.MULTILINE), (
                notebook,
                name,
            )


def test_every_table_and_column_is_there(page):
    schemas = [value for value in vars(tables).values() if isinstance(value, tables.Schema)]
    assert len(schemas) > 20
    for schema in schemas:
        below = section(page["tables"], schema.name)
        assert [c.name for c in schema.columns if f"| `{c.name}` |" not in below] == []
        assert [c.name for c in schema.columns if not c.meaning] == []


def test_every_exit_code_and_every_error_is_there(page):
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and kind is not errors.FaultsError
    ]
    assert len(kinds) > 10
    for kind in kinds:
        assert re.search(
            rf"^\| `{kind.exit_code}` \| .+ \| `{kind.__name__}` \|$", page["errors"], re.MULTILINE
        ), kind


def test_the_tree_of_errors_is_the_tree_of_the_classes(page):
    path, drawn = [], {}
    for indent, branch, name in re.findall(
        r"^([│ ]*)([├└]── )?(\w+Error) ", page["errors"].split("## ")[1], re.MULTILINE
    ):
        path[len(indent + branch) // 4 :] = [name]
        drawn[name] = path[-2] if path[1:] else "Exception"
    shared = errors.FaultsError  # what three have in common, never raised itself
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and kind is not shared]
    bases = {kind: kind.__base__.__base__ if kind.__base__ is shared else kind.__base__ for kind in kinds}
    assert drawn == {kind.__name__: base.__name__ for kind, base in bases.items()}


def test_every_public_name_is_there_with_what_it_returns(page):
    named = set(re.findall(r"\{py:(?:function|class)\} dyads\.(\w+)", page["python"]))
    assert named == set(dyads.__all__)
    measured = set(re.findall(r"\{py:function\} dyads\.analysis\.(\w+)", page["analysis"]))
    assert measured | named >= set(analysis.__all__)


def test_every_verb_of_news_is_there(page):
    verbs = [name for name, verb in vars(Questions).items() if callable(verb)]
    assert verbs
    assert [verb for verb in verbs if f"News.{verb}(" not in page["python"]] == []


@pytest.mark.slow
def test_the_pages_are_the_same_whoever_makes_them(page):
    code = f"from made import MADE; print(*(MADE[name]() for name in {sorted(page)}), sep='')"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=DOCS)
    assert made.stdout.decode() == "".join(page[name] for name in sorted(page)) + "\n"
