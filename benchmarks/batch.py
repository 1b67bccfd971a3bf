"""Many briefings at once: `dyads run` beside a shell loop of papermill and nbconvert, Notebooker, and a script without any notebook.

    python -m benchmarks batch                                    24 periods, one briefing, the start of the command
    BATCH_ROUNDS=1 BATCH_EDITIONS=6 python -m benchmarks batch    fewer of both
    BATCH_MANY=200 python -m benchmarks batch                     also, whether time is linear and memory flat
    BATCH_NOTEBOOKER=VENV/bin/python python -m benchmarks batch   also Notebooker, of a virtual environment of its own

All sides run the same notebook on the same corpus, in turn; medians, and each as a ratio. What each makes of a period:

    papermill and nbconvert   the executed notebook, and nbconvert's HTML of it
    Notebooker                the same, and its HTML twice, for the page and for mail; no PDF, which would ask for TeX
    dyads run                 the executed notebook, the page, the PDF, each table as CSV and Parquet, each chart as SVG and PNG, and the record
    a script                  the tables and charts in memory (their SVG drawn), nothing written

Each round begins with no corpus kept: what `dyads run` spares, it spares within the batch. The others read the corpus for each
period, since nothing tells them where to keep it. What is made once per machine (the fonts of pictures, Vega's script) is there.

Notebooker pins what it needs, so it has an environment of its own (`python -m venv VENV && VENV/bin/pip install notebooker`);
its reports run in kernels of this Python. What is called is what its `execute-notebook` calls for a report, without the
serializer behind it, which would ask for MongoDB.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

ROUNDS = int(os.environ.get("BATCH_ROUNDS", "5"))
EDITIONS = int(os.environ.get("BATCH_EDITIONS", "24"))
MANY = int(os.environ.get("BATCH_MANY", "0"))
NOTEBOOKER = os.environ.get("BATCH_NOTEBOOKER")
BIN = Path(sys.executable).parent
NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "briefing.ipynb"
AS_OF = "2026-06-01"
_BASE = "papermill and nbconvert, one call each"
_SCRIPT = "a script, no notebooks, no pages"
_SCRIPT = """
import json, sys
for number, values in enumerate(json.load(open(sys.argv[1]))):
    names = {"get_ipython": None, "__name__": f"edition-{number}"}
    for source in json.load(open(sys.argv[2])):
        exec(source, names)
        names.update(values)
"""


def bench_batch() -> None:
    """Print seconds and CPU of each way to make the editions, then of one, then of the start of the command alone."""
    with tempfile.TemporaryDirectory(prefix="dyads-bench-") as folder:
        bench = _Bench(Path(folder))
        bench.compare(f"{EDITIONS} editions", _list_years(EDITIONS), ROUNDS, whole=True)
        bench.compare("one edition", _list_years(1), ROUNDS, whole=False)
        if MANY:
            bench.grow(MANY)
    _bench_help()


def _list_years(number: int) -> list[dict[str, str]]:
    """Return that many periods in which the sample has articles: longer and longer ones, up to the whole."""
    return [
        {"start": f"{2010 - index % 3}-01-01", "end": f"{2026 - index // 3}-06-{1 + index % 3:02d}"}
        for index in range(number)
    ]


_NOTEBOOKER = """
import datetime, json, sys
from notebooker.execute_notebook import _run_checks
folder, notebooks, number, values = sys.argv[1:]
made = _run_checks(
    job_id=number, job_start_time=datetime.datetime.now(), template_name="briefing", report_title="briefing",
    output_base_dir=folder, template_base_dir=folder, overrides=json.loads(values), generate_pdf_output=False,
    notebooker_disable_git=True, py_template_base_dir=notebooks,
)
open(f"{folder}/{number}.html", "w").write(made.raw_html)
"""


class _Bench:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("DYADS_")}
        self.environment["XDG_CACHE_HOME"] = str(folder / "cache")
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.run(_list_years(1))  # makes what is made once per machine

    def compare(self, name: str, periods: list[dict[str, str]], rounds: int, *, whole: bool) -> None:
        """Print how long each way takes for these periods; a way that is another's beginning is `whole` or not."""
        ways = {
            _BASE: self.loop,
            "dyads run": self.run,
            "dyads run, one at a time, no warm process": self.run_cold,
        }
        if whole:
            ways[_SCRIPT] = self.script
        if NOTEBOOKER:
            ways["Notebooker, one call each"] = self.notebooker
        taken: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
        for _ in range(rounds):
            for way, make in ways.items():
                shutil.rmtree(self.folder / "cache" / "dyads" / "corpora", ignore_errors=True)
                taken[way].append(_time(lambda make=make: make(periods)))
        wall = {way: statistics.median(seconds for seconds, _ in times) for way, times in taken.items()}
        cpu = {way: statistics.median(used for _, used in times) for way, times in taken.items()}
        base, script = wall[_BASE], wall.get(_SCRIPT)
        print(f"\n{name}")
        for way, seconds in wall.items():
            spread = f"{min(t for t, _ in taken[way]):.1f} to {max(t for t, _ in taken[way]):.1f}"
            print(
                f"  {way:<44} {seconds:7.1f} s  ×{base / seconds:4.1f}   CPU {cpu[way]:7.1f} s   ({spread})"
            )
        if script:
            print(
                f"  dyads run beside the script: ×{wall['dyads run'] / script:.2f} of its time, "
                f"×{cpu['dyads run'] / cpu[_SCRIPT]:.2f} of its CPU"
            )

    def loop(self, periods: list[dict[str, str]]) -> None:
        """Make each edition as a shell script does it."""
        for number, period in enumerate(periods):
            out = self.folder / f"loop-{number}.ipynb"
            self._call(
                BIN / "papermill",
                NOTEBOOK,
                out,
                "-y",
                json.dumps({"period": period, "bin": "year", "top": 12}),
            )
            self._call(BIN / "jupyter", "nbconvert", "--to", "html", out)

    def notebooker(self, periods: list[dict[str, str]]) -> None:
        """Make each edition as Notebooker makes a report, in a process of its own as it does."""
        kernel = self.folder / "jupyter" / "kernels" / "dyads-bench"
        kernel.mkdir(parents=True, exist_ok=True)
        start = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        (kernel / "kernel.json").write_text(
            json.dumps({"argv": start, "display_name": "bench", "language": "python"})
        )
        environment = {"JUPYTER_PATH": str(self.folder / "jupyter"), "NOTEBOOK_KERNEL_NAME": "dyads-bench"}
        for number, period in enumerate(periods):
            values = json.dumps({"period": period, "bin": "year", "top": 12})
            self._call(
                NOTEBOOKER, "-c", _NOTEBOOKER, self.folder / "notebooker", NOTEBOOK.parent, number, values, **environment
            )  # fmt: skip

    def run(self, periods: list[dict[str, str]], *words: str, top: Sequence[int] = (12,)) -> str:
        """Make all of them by the command; return what it said."""
        params = self.folder / "swept.yaml"
        params.write_text(
            json.dumps(
                {"notebook": "briefing", "bin": "year", "sweep": {"period": periods, "top": list(top)}}
            )
        )
        shutil.rmtree(self.folder / "reports", ignore_errors=True)
        return self._call(
            BIN / "dyads", "run", params, "--as-of", AS_OF, "--reports", self.folder / "reports", *words
        )

    def run_cold(self, periods: list[dict[str, str]]) -> None:
        self.run(periods, "--cold", "--jobs", "1")

    def script(self, periods: list[dict[str, str]]) -> None:
        """Call what the notebook's cells call, in one process, once for each edition."""
        cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
        sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        values = [{"period": period, "bin": "year", "top": 12} for period in periods]
        for name, content in (("values.json", values), ("cells.json", sources)):
            (self.folder / name).write_text(json.dumps(content))
        self._call(sys.executable, "-c", _SCRIPT, self.folder / "values.json", self.folder / "cells.json")

    def grow(self, number: int) -> None:
        """Print the time and the memory of an edition among few and among many."""
        print(f"\n{number} editions beside 24")
        for tops in ([12], list(range(1, 1 + number // 24))):
            began = perf_counter()
            said = self.run(_list_years(24), top=tops)
            memory = [int(line.split()[-2]) for line in said.splitlines() if line.endswith(" MB")]
            each = (perf_counter() - began) / len(memory)
            print(f"  {len(memory):>4}: {each:.2f} s each; the largest took {max(memory)} MB")

    def _call(self, *words: object, **environment: str) -> str:
        called = subprocess.run(  # noqa: PLW1510  # told below, with what it said
            [str(word) for word in words],
            cwd=NOTEBOOK.parents[1],
            env=self.environment | environment,
            capture_output=True,
            text=True,
        )
        if called.returncode:
            sys.exit(f"{words[0]} failed:\n{called.stderr[-2000:]}")
        return called.stderr


def _time(work) -> tuple[float, float]:
    """Return the seconds work took by the clock, and those of the processors, its children's and theirs among them."""
    began, used = perf_counter(), _count_cpu()
    work()
    return perf_counter() - began, _count_cpu() - used


def _count_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _bench_help() -> None:
    ways = {"python -c pass": [sys.executable, "-c", "pass"], "dyads --help": [BIN / "dyads", "--help"]}
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(15):
        for way, words in ways.items():
            began = perf_counter()
            subprocess.run(words, check=True, capture_output=True)
            taken[way].append(perf_counter() - began)
    empty, asked = (statistics.median(times) for times in taken.values())
    print(
        f"\ndyads --help takes {1e3 * asked:.0f} ms beside {1e3 * empty:.0f} ms of `python -c pass`: ×{asked / empty:.1f}"
    )
