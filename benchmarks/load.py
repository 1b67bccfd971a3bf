"""What a large archive and a large batch take: a thousand editions shown, two hundred params files planned; time, memory, open files."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import psutil

EDITIONS, SETS = (10, 100, 1000), (20, 200)
DYADS = Path(sys.executable).with_name("dyads")


def bench_load():
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        model = _make_model(place)
        for count in EDITIONS:
            reports = place / f"{count}"
            _fill(reports, model, count)
            _tell(f"{count:>5,} editions: site", _measure("site", "--reports", reports))
            size = (reports / "index.html").stat().st_size
            print(f"{'':<32} the first page, with its search: {size / 1e6:.2f} MB")
            _tell(
                f"{count:>5,} editions: due",
                _measure("due", "weekly", "--at", "2034-06-01", "--reports", reports),
            )
        for count in SETS:
            files = _write_params(place / f"params-{count}", count)
            _tell(
                f"{count:>5,} params files: plan",
                _measure("plan", *files, "--at", "2015-05-04", "--reports", place / "none"),
            )


def _make_model(place):
    """Return one real edition, of which all others are copies for other weeks."""
    words = ["run", "weekly", "--as-of", "2015-05-04", "--reports", place / "model", "--no-delivery"]
    subprocess.run([DYADS, "-q", *words], check=True, capture_output=True)
    return (place / "model" / "weekly" / "latest").resolve()


def _fill(reports, model, count):
    record = json.loads((model / "edition.json").read_text())
    for week in range(count):
        start = date(2015, 1, 5) + timedelta(weeks=week)
        end = start + timedelta(weeks=1)
        edition = reports / "weekly" / f"{start}--{end - timedelta(days=1)}"
        shutil.copytree(model, edition, copy_function=os.link)
        (edition / "edition.json").unlink()
        told = record | {
            "period": record["period"] | {"start": f"{start}", "end": f"{end}"},
            "as_of": f"{end}",
        }
        (edition / "edition.json").write_text(json.dumps(told))


def _write_params(folder, count):
    folder.mkdir()
    files = [folder / f"set-{number}.yaml" for number in range(count)]
    for file in files:
        file.write_text("schedule: weekly\nperiod: last-full-week\ncorpus: sample\nbin: day\n")
    return files


def _measure(*words):
    """Return the seconds of the processor a command took, its most memory in MB and its most open files."""
    process = psutil.Popen([DYADS, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = memory = files = 0
    while process.poll() is None:
        try:
            times = process.cpu_times()
            seconds = times.user + times.system + times.children_user + times.children_system
            memory, files = max(memory, process.memory_info().rss), max(files, process.num_fds())
        except psutil.Error:
            break
        time.sleep(0.02)
    return seconds, memory / 1e6, files, process.wait()


def _tell(what, measured):
    seconds, memory, files, code = measured
    print(
        f"{what:<32} {seconds:7.1f} s  {memory:6.0f} MB  {files:4} open files{'' if code == 0 else f'  LEFT WITH {code}'}",
        flush=True,
    )
