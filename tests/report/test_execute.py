import os
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from dyads.errors import (
    CellError,
    CorpusError,
    EditionError,
    KernelDiedError,
    MemoryLimitError,
    ParamsError,
    TimeLimitError,
    UnreachableError,
)
from dyads.report.engine import OUTPUT_LIMIT
from dyads.report.execute import execute, prepare_notebook


def prepared(tmp_path, *sources, parameters=None):
    nbformat.write(new_notebook(cells=[new_code_cell(source) for source in sources]), tmp_path / "n.ipynb")
    return prepare_notebook(tmp_path / "n.ipynb", parameters or {})


def statuses(executed):
    return [cell.metadata.papermill["status"] for cell in executed.cells]


def test_a_cell_sees_its_parameters_whatever_is_in_them(tmp_path):
    nasty = 'quotes " and \\ and {braces} and \u2028 and """'
    ran = execute(prepared(tmp_path, "print(value == other, number)", parameters={"value": nasty, "other": nasty, "number": 3}), folder=tmp_path)  # fmt: skip
    assert ran.cells[-1].outputs[0].text == "True 3\n"


def test_a_parameter_that_is_no_plain_value_is_refused_with_its_place(tmp_path):
    path = tmp_path / "n.ipynb"
    with pytest.raises(ParamsError) as caught:
        prepare_notebook(
            path, {"import os\nz": 1, "day": {"from": Path("x")}, "names": ["a", ("b",)], "odd": {1: 2}}
        )
    assert str(caught.value) == (
        f"{path}:\n"
        "  import os\nz: not a name Python can assign to\n"
        "  day.from: must be text, a number, true, false, null, a list or a mapping, not PosixPath\n"
        "  names[1]: must be text, a number, true, false, null, a list or a mapping, not tuple\n"
        "  odd: key 1 must be text"
    )


def test_a_file_that_is_no_notebook_is_named(tmp_path):
    (tmp_path / "n.ipynb").write_text("no notebook")
    with pytest.raises(EditionError, match=r"n\.ipynb: cannot be read as a notebook: "):
        prepare_notebook(tmp_path / "n.ipynb", {})


def test_a_cell_that_raises_is_shown_with_its_source_and_the_rest_stays_pending(tmp_path):
    ready = prepared(tmp_path, "x = 1", "y = 0\nx / y", "never")
    with pytest.raises(CellError) as caught:
        execute(ready, folder=tmp_path)
    assert str(caught.value) == "cell 2 failed: ZeroDivisionError: division by zero\n    y = 0\n    x / y"
    assert statuses(ready) == ["completed", "failed", "pending"]


def test_leaving_early_is_a_failure_not_a_success(tmp_path):
    ready = prepared(tmp_path, "import sys; sys.exit(0)", "never")
    with pytest.raises(CellError, match="cell 1 failed: SystemExit: 0"):
        execute(ready, folder=tmp_path)
    assert statuses(ready) == ["failed", "pending"]


def test_the_time_limit_is_for_the_whole_notebook(tmp_path):
    ready = prepared(tmp_path, "import time; time.sleep(0.1)", "while True: time.sleep(0.05)", "never")
    with pytest.raises(TimeLimitError) as caught:
        execute(ready, folder=tmp_path, time_limit=6)
    assert (
        str(caught.value)
        == "cell 2 failed: ran out of time: the limit is 6 s; shorten its `period`, or raise `time_limit`\n    while True: time.sleep(0.05)"
    )
    assert statuses(ready) == ["completed", "failed", "pending"]


@pytest.mark.skipif(os.name == "nt", reason="kills the way POSIX does")
def test_a_dead_kernel_is_told_and_nothing_after_it_counts_as_run(tmp_path):
    ready = prepared(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "never")
    with pytest.raises(KernelDiedError) as caught:
        execute(ready, folder=tmp_path)
    assert str(caught.value) == (
        "cell 1 failed: the kernel died; out of memory, a crash of a library or a kill from outside; run it again, with a shorter `period` if it dies again\n"
        "    import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert statuses(ready) == ["failed", "pending"]


@pytest.mark.skipif(os.name == "nt", reason="process groups are POSIX")
def test_what_a_cell_started_ends_with_the_notebook(tmp_path):
    ready = prepared(tmp_path, "import subprocess; print(subprocess.Popen(['sleep', '600']).pid)")
    pid = int(execute(ready, folder=tmp_path).cells[0].outputs[0].text)
    for _ in range(100):
        if not _alive(pid):
            return
        time.sleep(0.05)
    pytest.fail(f"process {pid} outlived its notebook")


def _alive(pid):
    stat = Path(f"/proc/{pid}/stat")
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


def test_a_flood_of_output_is_cut_and_says_so(tmp_path):
    ready = prepared(tmp_path, f"for _ in range(8): print('x' * {OUTPUT_LIMIT // 4}, flush=True)")
    text = execute(ready, folder=tmp_path).cells[0].outputs[0].text
    assert OUTPUT_LIMIT <= len(text) < OUTPUT_LIMIT + 100
    assert text.endswith("[the rest of what this cell printed was dropped after 5,000,000 characters]\n")


def test_a_control_is_not_kept_for_nobody_sits_before_an_edition_but_its_other_faces_are(tmp_path):
    shown = {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}, "text/plain": "a slider"}
    source = "import ipywidgets\nslider = ipywidgets.IntSlider()"
    ran = execute(prepared(tmp_path, f"{source}\ndisplay({shown!r}, raw=True)"), folder=tmp_path)
    assert [output.data for output in ran.cells[-1].outputs] == [{"text/plain": "a slider"}]
    assert "widgets" not in ran.metadata


def test_the_notebook_runs_in_the_folder_and_environment_it_was_given(tmp_path):
    ready = prepared(tmp_path, "import os; print(os.getcwd(), os.environ['TZ'])")
    ran = execute(ready, folder=tmp_path, environment={"TZ": "Asia/Tokyo"})
    assert ran.cells[0].outputs[0].text == f"{tmp_path} Asia/Tokyo\n"


@pytest.mark.skipif(os.name == "nt", reason="kills the way POSIX does")
def test_the_memory_limit_is_for_the_kernel_and_all_it_starts(tmp_path):
    ready = prepared(
        tmp_path,
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; a = bytearray(600_000_000); time.sleep(600)'])\n"
        "child.wait()",
        "never",
    )
    with pytest.raises(MemoryLimitError) as caught:
        execute(ready, folder=tmp_path, memory_limit=500)
    assert str(caught.value).splitlines()[0] == (
        "cell 1 failed: used more memory than it may: the limit is 500 MB; shorten its `period`, or raise `memory_limit`"
    )
    assert caught.value.exit_code == 137
    assert statuses(ready) == ["failed", "pending"]


@pytest.mark.skipif(os.name == "nt", reason="sessions are POSIX")
def test_what_left_the_kernels_session_ends_with_the_notebook_too(tmp_path):
    ready = prepared(
        tmp_path, "import subprocess; print(subprocess.Popen(['sleep', '600'], start_new_session=True).pid)"
    )
    pid = int(execute(ready, folder=tmp_path).cells[0].outputs[0].text)
    for _ in range(100):
        if not _alive(pid):
            return
        time.sleep(0.05)
    pytest.fail(f"process {pid} outlived its notebook")


def test_a_bad_corpus_and_one_that_does_not_answer_are_no_fault_of_the_cell(tmp_path):
    for kind in (CorpusError, UnreachableError):
        ready = prepared(
            tmp_path, f"from dyads.errors import {kind.__name__} as E\nraise E('nowhere: no such folder')"
        )
        with pytest.raises(kind) as caught:
            execute(ready, folder=tmp_path)
        assert type(caught.value) is kind
        assert str(caught.value).splitlines()[0] == f"cell 1 failed: {kind.__name__}: nowhere: no such folder"
