import json
import os
import platform
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import nbformat
import pyarrow.parquet as pq
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from dyads.errors import CellError, LockedError, ParamsError
from dyads.model import Period
from dyads.report import find_latest, list_editions, make_edition
from dyads.report.archive import find_place, open_work


def failing():
    return new_notebook(cells=[new_code_cell("fine = 1"), new_code_cell("raise ValueError('no such thing')")])


def test_an_edition_has_the_files_of_its_contract(edition):
    assert sorted(path.relative_to(edition.folder).as_posix() for path in edition.folder.rglob("*")) == [
        "briefing.html",
        "briefing.pdf",
        "data",
        "data/frequency.csv",
        "data/frequency.parquet",
        "data/table-1.csv",
        "data/table-1.parquet",
        "edition.json",
        "figures",
        "figures/frequency.png",
        "figures/frequency.svg",
        "notebook.ipynb",
    ]
    assert edition.folder.name == "2015-04-13--2015-04-19"


def test_the_record_says_what_it_was_made_of_and_its_hashes_hold(edition, order):
    record = json.loads(edition.record.read_text(encoding="utf-8"))
    assert record["status"] == "good"
    assert record["as_of"] == "2015-04-21"
    assert record["period"] == {"start": "2015-04-13", "end": "2015-04-20", "zone": "Asia/Seoul"}
    assert record["parameters"] == dict(order.parameters)
    assert record["corpus"]["documents"] == 3
    assert sorted(record["seconds"]) == ["data", "execute", "figures", "page", "pdf", "read", "start"]
    assert "briefing.pdf" in record["files"]
    assert "edition.json" not in record["files"]


def test_a_spreadsheet_runs_nothing_and_a_program_reads_the_types(edition):
    rows = (edition.folder / "data" / "table-1.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    assert rows == [
        "what,day,n,lift",
        "'=1+1,2015-04-13,12,2.5",
        "예시,2015-04-14,3,",
        "見本,,1200,0.0004",
        "",
    ]
    table = pq.read_table(edition.folder / "data" / "table-1.parquet")
    assert table.column("what").to_pylist() == ["=1+1", "예시", "見本"]
    assert [str(field.type) for field in table.schema] == ["string", "date32[day]", "int64", "double"]
    assert table.column("day").to_pylist() == [date(2015, 4, 13), date(2015, 4, 14), None]


def test_the_same_order_gives_the_same_bytes(edition, order, tmp_path):
    again = make_edition(replace(order, reports=tmp_path))
    files = [path.relative_to(edition.folder) for path in edition.folder.rglob("*") if path.is_file()]
    differing = [
        str(file)
        for file in files
        if (edition.folder / file).read_bytes() != (again.folder / file).read_bytes()
    ]
    assert differing == ["edition.json"]  # it says how long each step took


def test_nbconvert_makes_the_same_page_and_pdf_of_the_notebook(edition, tmp_path):
    for kind, made in (("dyads-html", edition.page), ("dyads-pdf", edition.pdf)):
        command = [
            sys.executable,
            "-m",
            "nbconvert",
            "--to",
            kind,
            "--output-dir",
            tmp_path,
            edition.folder / "notebook.ipynb",
        ]
        subprocess.run(command, check=True, capture_output=True)
        assert (tmp_path / f"notebook{made.suffix}").read_bytes() == made.read_bytes()


def test_a_failed_run_leaves_the_good_edition_and_says_why_beside_it(write_order):
    order = write_order(new_notebook(cells=[new_code_cell("print('good')")]))
    good = make_edition(order)
    page = good.page.read_bytes()
    nbformat.write(failing(), order.notebook)
    with pytest.raises(CellError) as caught:
        make_edition(order)
    left = order.reports / "sample" / "failed" / "2015-04-13--2015-04-19"
    assert str(caught.value) == (
        f"{good.folder}: cell 2 failed: ValueError: no such thing\n    raise ValueError('no such thing')\nWhat there is of it: {left}"
    )
    assert good.page.read_bytes() == page
    record = json.loads((left / "edition.json").read_text(encoding="utf-8"))
    assert (record["status"], record["reason"]["kind"]) == ("failed", "CellError")
    assert nbformat.read(left / "notebook.ipynb", as_version=4).cells[1].metadata.papermill.status == "failed"
    nbformat.write(new_notebook(cells=[new_code_cell("print('good again')")]), order.notebook)
    make_edition(order)
    assert not left.parent.exists()
    assert b"good again" in good.page.read_bytes()


def test_latest_is_the_edition_of_the_newest_days_whenever_it_was_made(write_order):
    order = write_order(new_notebook(cells=[new_code_cell("1")]))
    newer = make_edition(order)
    make_edition(replace(order, period=Period(date(2014, 1, 1), date(2014, 2, 1))))
    shelf = order.reports / "sample"
    assert find_latest(shelf) == newer.folder
    assert (shelf / "latest").resolve() == newer.folder.resolve()
    assert find_latest(order.reports / "nothing") is None


def test_two_runs_do_not_make_one_edition_at_once(tmp_path):
    place = find_place(tmp_path, "sample", Period(None, None))
    with open_work(place), pytest.raises(LockedError) as caught, open_work(place):
        pass
    assert str(caught.value) == (
        f"{tmp_path}/sample/.all.lock: another run is making this edition (process {os.getpid()} on {platform.node()}); wait for it or stop it"
    )


def test_an_edition_whose_run_was_killed_while_it_was_put_in_place_is_found_again(tmp_path):
    place = find_place(tmp_path, "sample", Period(None, None))
    place.old.mkdir(parents=True)
    (place.old / "edition.json").write_text("{}")
    with open_work(place):
        pass
    assert (place.edition / "edition.json").read_text() == "{}"


@pytest.mark.parametrize("name", ["../out", "/etc", "a//b", "failed", "", ".hidden", "a/../b"])
def test_a_briefing_cannot_be_put_outside_of_its_folder(tmp_path, name):
    with pytest.raises(ParamsError):
        find_place(tmp_path, name, Period(None, None))


def test_a_notebook_that_says_nothing_gives_an_honest_empty_edition(write_order):
    edition = make_edition(write_order(new_notebook()))
    assert edition.pdf.read_bytes().startswith(b"%PDF")
    assert "<h1>Briefing</h1>" in edition.page.read_text(encoding="utf-8")


STOPPED = """
from datetime import date
from pathlib import Path
from dyads.model import Period
from dyads.report import *
here = Path(".")
make_edition(Order(
    briefing="b", notebook=here / "n.ipynb", parameters={}, period=Period(None, None), as_of=date(2015, 4, 21), reports=here / "r", folder=here,
))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize(("told", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, -2)])
def test_a_run_that_is_told_to_stop_takes_its_kernel_along_and_leaves_what_there_is(tmp_path, told, code):
    cells = [
        new_code_cell("import os, subprocess, time"),
        new_code_cell(
            "child = subprocess.Popen(['sleep', '600'])\n"
            "open('pid', 'w').write(f'{os.getpid()} {child.pid}'); time.sleep(0.5); open('ready', 'w'); time.sleep(600)"
        ),
    ]
    nbformat.write(new_notebook(cells=cells), tmp_path / "n.ipynb")
    run = subprocess.Popen([sys.executable, "-c", STOPPED], cwd=tmp_path, stderr=subprocess.DEVNULL)
    assert _wait((tmp_path / "ready").exists)
    run.send_signal(told)
    assert run.wait(timeout=120) == code
    for pid in (tmp_path / "pid").read_text().split():
        assert _wait(lambda pid=pid: not Path(f"/proc/{pid}").exists())
    left = tmp_path / "r" / "b" / "failed" / "all"
    notebook = nbformat.read(left / "notebook.ipynb", as_version=4)
    assert [cell.metadata.papermill.status for cell in notebook.cells] == ["completed", "failed"]
    assert json.loads((left / "edition.json").read_text())["reason"]["state"] == "stopped"
    assert [path.name for path in (tmp_path / "r" / "b").iterdir()] == ["failed"]


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_what_a_killed_run_left_running_ends_with_the_next(tmp_path):
    started = (
        "import os, subprocess, time\n"
        "child = subprocess.Popen(['sleep', '600'], start_new_session=True)\n"
        "open('pid', 'w').write(f'{os.getpid()} {child.pid}')\nopen('ready', 'w')\ntime.sleep(600)"
    )
    nbformat.write(new_notebook(cells=[new_code_cell(started)]), tmp_path / "n.ipynb")
    run = subprocess.Popen([sys.executable, "-c", STOPPED], cwd=tmp_path, stderr=subprocess.DEVNULL)
    assert _wait((tmp_path / "ready").exists)
    run.kill()
    run.wait()
    kernel, child = (tmp_path / "pid").read_text().split()
    assert _wait(lambda: not Path(f"/proc/{kernel}").exists())  # it sees that its parent has gone
    assert Path(f"/proc/{child}").exists()
    nbformat.write(new_notebook(cells=[new_code_cell("1")]), tmp_path / "n.ipynb")
    subprocess.run([sys.executable, "-c", STOPPED], cwd=tmp_path, check=True, stderr=subprocess.DEVNULL)
    assert _wait(lambda: not Path(f"/proc/{child}").exists())


def test_a_failed_run_leaves_a_page_of_what_there_is_that_says_so_first(write_order):
    cells = [new_code_cell("print('so far')"), new_code_cell("raise ValueError('<b>no such thing')")]
    order = write_order(new_notebook(cells=cells))
    with pytest.raises(CellError):
        make_edition(order)
    [left] = list_editions(order.reports)
    page = (left.path / "briefing.html").read_text(encoding="utf-8")
    said = "This edition is not whole. Cell 2 failed: ValueError: &lt;b&gt;no such thing"
    assert said in page
    assert page.index(said) < page.index("so far")
    assert (left.record["reason"]["state"], left.record["reason"]["cell"]) == ("cell", 2)


def test_a_kernel_that_died_is_tried_again_after_a_pause_and_a_cell_that_failed_is_not(write_order):
    once = "import os, pathlib\nmark = pathlib.Path('tried')\nif not mark.exists():\n    mark.touch()\n    {}\nprint('second')"
    died = write_order(new_notebook(cells=[new_code_cell(once.format("os._exit(1)"))]), pauses=[0, 0])
    assert b"second" in make_edition(died).page.read_bytes()
    failed = write_order(new_notebook(cells=[new_code_cell(once.format("raise ValueError"))]), pauses=[0, 0])
    with pytest.raises(CellError):
        make_edition(failed)


def test_a_restated_and_insufficient_edition_says_so_first_in_the_readers_language(write_order):
    record = {"corpus": {"documents": 12, "days_covered": 3}}
    shows = (
        f"display({{'application/vnd.dyads.record+json': {record}, 'text/markdown': 'Twelve.'}}, raw=True)"
    )
    order = write_order(
        new_notebook(cells=[new_code_cell(shows)]),
        require={"documents": 20, "days_covered": 5},
        made_of={"corpus": "a"},
    )
    make_edition(order)
    page = make_edition(replace(order, made_of={"corpus": "b", "version": "2"})).page.read_text(
        encoding="utf-8"
    )
    assert "Revision 2. It replaces an earlier one; what has changed: articles and the program." in page
    assert (
        "Insufficient: 12 articles instead of 20 and 3 days with articles instead of 5. Read these numbers with care."
        in page
    )


def _wait(happened, seconds=120):
    for _ in range(seconds * 20):
        if happened():
            return True
        time.sleep(0.05)
    return False
