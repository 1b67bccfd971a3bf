"""What others run notebooks with takes ours as they are: papermill, nbconvert, jupyter-scheduler, and what only reads them."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from papermill.inspection import inspect_notebook

from dyads.parameters import read_parameters_cell

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted(
    [*(ROOT / "notebooks").glob("*.ipynb"), *(ROOT / "src/dyads/workspace/template").rglob("*.ipynb")]
)
TABLE = "application/vnd.dyads.table+json"
JOB = """
import sys
from jupyter_scheduler.executors import DefaultExecutionManager
from jupyter_scheduler.orm import Job, create_session, create_tables

db, notebook, executed, page = sys.argv[1:]
create_tables(db)
with create_session(db)() as session:
    job = Job(
        name="The corpus, every morning",
        runtime_environment_name="here",
        input_filename="corpus.ipynb",
        parameters={"period": '"2015"', "bin": '"month"'},
        output_formats=["notebook", "dyads-html"],
    )
    session.add(job)
    session.commit()
    id_ = job.job_id
places = {"input": notebook, "notebook": executed, "dyads-html": page}
DefaultExecutionManager(id_, "", db, places).process()
with create_session(db)() as session:
    print(session.get(Job, id_).status, session.get(Job, id_).status_message)
"""


def run(*words, folder=ROOT):
    """Run a module of this Python as somebody would type it; return what it printed."""
    done = subprocess.run(
        [sys.executable, *map(str, words)], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def outputs_of(file):
    """Return cell and MIME bundle of everything that a notebook shows."""
    notebook = nbformat.read(file, as_version=4)
    nbformat.validate(notebook)
    return [
        (cell.id, output.data)
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "data" in output
    ]


def tables_of(file):
    return [(cell, data[TABLE]) for cell, data in outputs_of(file) if TABLE in data]


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """Return the notebook of the corpus as bare nbconvert executes it."""
    folder = tmp_path_factory.mktemp("nbconvert")
    run("-m", "nbconvert", "--execute", "--to", "notebook", "--output-dir", folder, "notebooks/corpus.ipynb")
    return folder / "corpus.ipynb"


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda file: file.stem)
def test_papermill_sees_every_parameter_with_its_type_and_default(notebook, caplog):
    with caplog.at_level(logging.WARNING):
        seen = inspect_notebook(str(notebook))
    assert caplog.messages == []
    assert list(seen) == list(read_parameters_cell(notebook))
    assert [name for name, known in seen.items() if known["inferred_type_name"] == "None"] == []
    assert seen["corpus"]["inferred_type_name"] == "Union[str, list[str]]"
    assert seen["period"]["default"] == '"all"'


def test_every_output_has_a_face_that_each_front_end_shows(executed):
    shown = outputs_of(executed)
    assert shown
    for cell, data in shown:
        assert {"text/html", "text/markdown", "image/svg+xml", "text/plain"} & data.keys(), cell
        assert "text/plain" in data, cell
        if "application/vnd.vegalite.v5+json" in data:  # what JupyterLab, Notebook 7 and VS Code draw
            assert "image/svg+xml" in data, cell  # what GitHub and nbviewer show
        elif TABLE in data:
            assert "text/html" in data, cell


def test_nbconvert_sets_an_executed_notebook_as_page_and_pdf(executed):
    for form in ("dyads-html", "dyads-pdf"):
        run("-m", "nbconvert", "--to", form, executed)
    page = executed.with_suffix(".html").read_text(encoding="utf-8")
    assert "articles are counted here." in page
    assert page.count("<figure") >= 1
    assert executed.with_suffix(".pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.slow
def test_bare_papermill_and_dyads_give_the_same_tables(dyads, tmp_path):
    out = tmp_path / "out.ipynb"
    run("-m", "papermill", "notebooks/briefing.ipynb", out, "-f", "params/sample.yaml", "--no-progress-bar")
    assert (
        dyads("-q", "run", ROOT / "params/sample.yaml", "--as-of", "2026-06-01", "--reports", tmp_path)[0]
        == 0
    )
    ours = tables_of(tmp_path / "sample" / "latest" / "notebook.ipynb")
    assert len(ours) > 10
    assert tables_of(out) == ours


@pytest.mark.slow
def test_jupyter_scheduler_runs_a_notebook_with_its_parameters_and_sets_the_page(tmp_path):
    notebook = tmp_path / "corpus.ipynb"
    notebook.write_bytes((ROOT / "notebooks" / "corpus.ipynb").read_bytes())
    places = tmp_path / "executed.ipynb", tmp_path / "page.html"
    said = run("-c", JOB, f"sqlite:///{tmp_path / 'jobs.db'}", notebook, *places, folder=tmp_path)
    assert said.split()[0].endswith("COMPLETED"), said
    assert [table for _, table in tables_of(places[0])]
    assert "are counted here." in places[1].read_text(encoding="utf-8")
    [injected] = [
        cell
        for cell in json.loads(places[0].read_text(encoding="utf-8"))["cells"]
        if "injected-parameters" in cell["metadata"].get("tags", [])
    ]
    assert "".join(injected["source"]) == 'period = "2015"\nbin = "month"'
