"""Editions without a notebook, for tests of what is around them; and how to tell that one is whole."""

from __future__ import annotations

import hashlib
import json
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
