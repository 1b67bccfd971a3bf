"""A small archive that the real program made, and editions made by hand for everything else."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from datetime import date, timedelta

import nbformat
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from dyads import registry as registries
from dyads.newsroom import write_site

PARAMETERS = """
corpus: str = "sample"
period: str = "all"
as_of: str = "2017-01-05"
zone: str = "Asia/Seoul"
language: str = "en"
unit: str = "sentence"
bin: str = "month"
top: int = 15
"""
CELLS = (  # of the briefing, those the newsroom reads
    "import dyads\n\nnews = dyads.open(corpus, period=period, as_of=as_of, zone=zone, language=language)\nnews",
    "frequency = dyads.count_mentions(news.mentions, news.documents)",
    "pairs = dyads.pair_actors(news.mentions, news.sentences, news.documents, unit=unit, ancestors=news.ancestors)",
    "dyads.write_findings(news, frequency, pairs)",
    "dyads.show_frequency(frequency, news.names, top=top)",
    "dyads.show_pairs(pairs, news.names, top=top)",
    "dyads.plot_coverage(dyads.cover_outlets(news, bin), language=language)",
    "dyads.show_sources(news)",
)


@pytest.fixture(scope="session")
def registry():
    return registries.load()


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    """Return a folder of reports with two years in English, one in Korean and one that failed, made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "newsroom"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            _make_archive(folder)
            (folder / "made").touch()
    return folder / "reports"


def _make_archive(folder):
    cells = [_code(PARAMETERS, "parameters"), *map(_code, CELLS)]
    nbformat.write(new_notebook(cells=cells), folder / "small.ipynb")
    nbformat.write(new_notebook(cells=[*cells, _code("1 / 0")]), folder / "broken.ipynb")
    params = {
        "2014": {"briefing": "yearly", "title": "Year by year", "period": "2014"},
        "2015": {"briefing": "yearly", "title": "Year by year", "period": "2015"},
        "korean": {"briefing": "korean", "title": "한일 관계", "period": "2015", "language": "ko"},
        "2016": {"briefing": "yearly", "title": "Year by year", "period": "2016", "notebook": "broken.ipynb"},
    }
    for name, values in params.items():
        text = json.dumps({"notebook": "small.ipynb", "bin": "month"} | values)  # JSON is YAML
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    words = ["-q", "run", *(f"{name}.yaml" for name in params), "--as-of", "2017-01-05"]
    run = subprocess.run(
        [sys.executable, "-c", "from dyads.cli import main; main()", *words],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 4, run.stderr  # a part failed


@pytest.fixture(scope="session")
def site(archive, registry):
    """Return the archive with its site."""
    write_site(archive, registry)
    return archive


@pytest.fixture
def put_edition(tmp_path):
    """Put an edition made by hand into a folder of reports: its record, and tables as lists of rows."""

    def put(briefing, first="2015-04-13", end="2015-04-20", *, place="", tables=None, findings=(), **changes):
        slug = "all" if first is None else f"{first}--{_before(end)}"
        folder = tmp_path / "reports" / briefing / place / slug
        (folder / "data").mkdir(parents=True)
        record = {
            "status": "good", "briefing": briefing, "title": briefing.title(), "language": "en", "notebook": "briefing.ipynb",
            "period": {"start": first, "end": end, "zone": "Asia/Seoul"}, "as_of": end or "2015-04-20",
            "parameters": {"unit": "sentence", "top": 15}, "corpus": {"documents": 4, "fingerprint": "c"},
            "registry": {"fingerprint": "r"}, "versions": {"dyads": "1"}, "files": {},
        } | changes  # fmt: skip
        (folder / "edition.json").write_text(json.dumps(record), encoding="utf-8")
        for name, rows in (tables or {}).items():
            pq.write_table(pa.Table.from_pylist(rows), folder / "data" / f"{name}.parquet")
        if findings:
            markdown = "\n".join(f"- {finding}" for finding in findings)
            cell = {"cell_type": "code", "outputs": [{"data": {"text/markdown": markdown}}]}
            (folder / "notebook.ipynb").write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
        return folder

    put.reports = tmp_path / "reports"
    put.reports.mkdir()
    return put


@pytest.fixture
def named():
    """Return the rows of a frequency table from ids, names and articles of so many."""
    return lambda *rows: [
        {"actor": actor, "name": name, "documents": n, "share": n / of, "rank_low": None, "rank_high": None}
        for actor, name, n, of in rows
    ]


def _before(end):
    return (date.fromisoformat(end) - timedelta(days=1)).isoformat()


def _code(source, *tags):
    return new_code_cell(source, metadata={"tags": list(tags)})
