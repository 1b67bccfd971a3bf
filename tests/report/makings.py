"""Editions without a notebook, for tests of what is around them; and how to tell that one is whole."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from dyads.errors import KernelDiedError
from dyads.model import Period
from dyads.report import Order

WEEK = Period(date(2015, 4, 13), date(2015, 4, 20), "Asia/Seoul")


class Making:
    """Writes the same word into every file of an edition."""

    def __init__(self, word, *, documents=3, error=None):
        self.word, self.documents, self.error = word, documents, error
        self.seconds = {}

    def run(self):
        if self.error is not None:
            raise self.error
        return {"corpus": {"slice": self.word, "documents": self.documents, "days_covered": 1}}

    def write(self, work, _):
        (work / "data").mkdir()
        for name in (
            "briefing.html",
            "briefing.pdf",
            "notebook.ipynb",
            "data/table-1.parquet",
            "data/table-1.csv",
        ):
            (work / name).write_text(self.word, encoding="utf-8")
        return {}

    def write_partial(self, work, _):
        (work / "notebook.ipynb").write_text(self.word, encoding="utf-8")
        return {}


def order(reports, **changes):
    standard = {
        "briefing": "weekly",
        "notebook": reports / "none.ipynb",
        "parameters": {},
        "period": WEEK,
        "as_of": date(2015, 4, 20),
        "reports": reports,
        "folder": reports,
        "now": datetime(2015, 4, 20, tzinfo=UTC),
    }
    return Order(**(standard | changes))


def died():
    return KernelDiedError("cell 1 failed: the kernel died")


TOUCHING = {
    "open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.truncate", "os.utime", "shutil.rmtree",
    "ctypes.dlsym",
}  # what Python tells before it touches the file system; renameat2 is looked up by ctypes  # fmt: skip


def run_apart(work, kill_before=None):
    """Start work in a process of its own that is killed with signal 9 before this operation on the file system; return the process."""
    child = os.fork()
    if child:
        return child
    count = 0

    def kill(event, _):
        nonlocal count
        if event in TOUCHING:
            count += 1
            if kill_before is not None and count > kill_before:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(kill)
    try:
        work()
    except Exception:  # noqa: BLE001  a failure that was asked for
        os._exit(1)
    os._exit(0)


def read_word(folder: Path):
    """Return the word of an edition if it is whole: every file is there, as its record says, with one and the same word."""
    record = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    own = {name for name in files if not name.startswith("revisions/")} - {"edition.json"}
    assert own == set(record["files"])
    words = set()
    for name, digest in record["files"].items():
        data = (folder / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == digest
        words.add(data.decode())
    [word] = words
    return word
