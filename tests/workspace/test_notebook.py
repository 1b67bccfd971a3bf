"""What keeps a notebook from being an edition is told at once: the cell, the line, what is wrong, and what to do."""

import json
import shutil
from pathlib import Path

import pytest

from dyads.errors import NotebookError
from dyads.workspace import check_notebook

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(
    [*(ROOT / "notebooks").glob("*.ipynb"), *(ROOT / "src/dyads/workspace/template").rglob("*.ipynb")]
)
GOOD = 'top: int = 15\noutlet: "Optional[str]" = None  # none is any\ndays: "Union[int, list[int]]" = 3'


def code(source, *tags, outputs=(), count=None):
    return {
        "cell_type": "code", "id": "c1", "metadata": {"tags": list(tags)}, "source": source,
        "outputs": list(outputs), "execution_count": count,
    }  # fmt: skip


@pytest.fixture
def faults(tmp_path):
    """Return a function that writes a notebook and says what is wrong with it."""

    def find(*cells):
        for number, cell in enumerate(cells, 1):
            cell["id"] = f"c{number}"
        notebook = tmp_path / "own.ipynb"
        notebook.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
        try:
            check_notebook(notebook, tmp_path)
        except NotebookError as error:
            return error.faults
        return []

    return find


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.stem)
def test_what_ships_is_sound(notebook):
    check_notebook(notebook, ROOT)


def test_a_typed_cell_whose_lines_are_read_is_sound(faults):
    assert faults(code(GOOD, "parameters"), code("print(top, outlet, days)\n[n for n in days]")) == []


def test_everything_is_told_at_once(faults):
    stored = {"output_type": "stream", "name": "stdout", "text": "1"}
    assert faults(
        code("top = 15\nlimit: int = 3", "parameters"),
        {"cell_type": "markdown", "metadata": {}, "source": "## When"},
        code("def double(n):\n    return 2 * n\nfor n in range(top):\n    double(n)", outputs=[stored], count=1),
        code("import nowhere_installed, json"),
        code("if top"),
    ) == [
        "cell 1 (c1), line 1: 'top' has no type; write `top: int = 15`",
        "cell 3 (c3): holds what an earlier run put out; clear it: Edit, Clear Outputs of All Cells",
        "cell 3 (c3), line 1: defines a function; put that into a module of your own, and import it",
        "cell 3 (c3), line 3: loops; put that into a module of your own, and import it",
        "cell 4 (c4), line 1: imports 'nowhere_installed', which is not installed; install it where dyads is",
        "cell 5 (c5), line 1: is no Python: expected ':'; mend it",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("x = 'a'", "'x' has no type; write `x: str = 'a'`"),
        ("x = None", "'x' has no type; write `x: \"Optional[str]\" = None`"),
        ("x: int", "'x' has no default; write one, such as `x: int = 15`"),
        ("x: int = 3 * 5", "'x' is computed, by `3 * 5`; write a plain value, and compute in another cell"),
        ("x = len('a')", "'x' is computed, by `len('a')`; write a plain value, and compute in another cell"),
        ("x: dict = {[]: 1}", "'x' is computed, by `{[]: 1}`; write a plain value, and compute in another cell"),
        ("x: int = '15'", "'x' is '15', which is not of its type int; change the one or the other"),
        ("x: int = 'many'", "'x' is 'many', which is not of its type int; change the one or the other"),
        ('x: "list[str]" = [1]', "'x' is [1], which is not of its type list[str]; change the one or the other"),
        ("x: Path = 'a'", "'x': the type 'Path' is not one of str, int, float, bool, list, dict, date, or made of them"),
        ("x: str = 'a'  # a = b", "papermill does not see 'x', for its line has a second `=`; say the comment or the default without"),
        ("x: str = (\n    'a'\n)", "papermill does not see 'x', for it takes more than one line; write it in one"),
        ("x: str | None = None", "papermill does not see 'x', for it does not know `|`; write its type as \"Optional[str]\" or \"Union[str, int]\", in quotes"),
        ("import json", "is no parameter; write lines such as `top: int = 15` here, and the rest in another cell"),
    ],
)  # fmt: skip
def test_a_line_of_parameters_is_typed_plain_and_seen_by_papermill(faults, line, fault):
    assert faults(code(line, "parameters"), code("x")) == [f"cell 1 (c1), line 1: {fault}"]


def test_a_day_is_written_as_text_and_a_whole_number_is_a_number(faults):
    assert faults(code('day: date = "2015-04-13"\nshare: float = 1', "parameters"), code("day, share")) == []


def test_a_parameter_that_nothing_reads_is_told(faults):
    assert faults(code("top: int = 15", "parameters"), code("top = 3")) == [
        "cell 1 (c1), line 1: nothing reads 'top'; use it, or take the line away"
    ]


def test_a_notebook_without_a_parameters_cell_and_one_with_two(faults):
    assert faults(code("1 + 1")) == [
        "has no cell tagged 'parameters'; tag the one that holds the defaults (Property Inspector, Cell Tags)"
    ]
    assert faults(code("a: int = 1", "parameters"), code("b: int = 2", "parameters"), code("a + b")) == [
        "cell 2 (c2): is a second cell tagged 'parameters', which nothing fills; put its lines into cell 1 (c1)"
    ]


@pytest.mark.parametrize(
    ("source", "step"),
    [
        ("class A: pass", "defines a class"),
        ("f = lambda n: n", "defines a function"),
        ("while False: pass", "loops"),
        ("if True: pass", "decides"),
        ("with open('a') as b: pass", "opens something"),
        ("try: a = 1\nfinally: b = 2", "catches errors"),
    ],
)
def test_a_cell_takes_no_steps_of_its_own(faults, source, step):
    assert faults(code("", "parameters"), code(source)) == [
        f"cell 2 (c2), line 1: {step}; put that into a module of your own, and import it"
    ]


def test_magic_is_python_to_jupyter(faults):
    assert faults(code("", "parameters"), code("%time a = 1\n!ls")) == []


def test_a_module_beside_where_dyads_runs_can_be_imported(faults, tmp_path):
    (tmp_path / "measures_of_ours.py").write_text("def double(n): return 2 * n")
    assert faults(code("", "parameters"), code("from measures_of_ours import double")) == []


def test_what_is_no_notebook_is_told(tmp_path):
    file = tmp_path / "own.ipynb"
    file.write_text("[]")
    with pytest.raises(NotebookError) as refused:
        check_notebook(file, tmp_path)
    assert refused.value.faults == ["is not a notebook: list indices must be integers or slices, not str"]


def test_params_and_their_notebook_are_checked_together(dyads, tmp_path):
    notebook, params = tmp_path / "own.ipynb", tmp_path / "own.yaml"
    notebook.write_text(json.dumps({"cells": [code("top = 15", "parameters")]}))
    params.write_text(f"notebook: {notebook}\ntpo: 3\n")
    assert dyads("check", params) == (
        2,
        "",
        (
            f"{params}:\n  tpo: unknown; did you mean 'top'?\n"
            f"{notebook}:\n  cell 1 (c1), line 1: 'top' has no type; write `top: int = 15`\n"
            f"  cell 1 (c1), line 1: nothing reads 'top'; use it, or take the line away\n"
        ),
    )


def test_a_notebook_without_parameters_is_told_once(dyads, tmp_path):
    notebook, params = tmp_path / "own.ipynb", tmp_path / "own.yaml"
    notebook.write_text(json.dumps({"cells": [code("1")]}))
    params.write_text(f"notebook: {notebook}\n")
    code_, out, err = dyads("check", params)
    assert (code_, out, err.count("has no cell tagged")) == (2, "", 1)


def test_a_sound_notebook_is_said_to_be(dyads, tmp_path):
    notebook = tmp_path / "own.ipynb"
    shutil.copyfile(ROOT / "notebooks" / "corpus.ipynb", notebook)
    code_, out, _ = dyads("check", notebook)
    assert code_ == 0
    assert out.startswith(f"{notebook}: sound; takes corpus, columns, ")
