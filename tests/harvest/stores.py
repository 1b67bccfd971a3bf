"""What the tests of the harvest share: a store filled in several goes, and all its rows in one order."""

import hashlib
import json
import os
import signal
from pathlib import Path

from dyads import registry
from dyads.corpus import Store
from dyads.harvest import Here, annotate_store
from dyads.harvest.found import Found
from dyads.harvest.shelf import TABLES

LONG_AGO = 1_000_000_000  # a second in 2001: files that lay still
PEOPLE = registry.load()
LINE = "Tea is served in the members' room"


def write(folder: Path, articles: dict[str, str]) -> Path:
    """Write articles by name, as files that lay still."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")
        os.utime(folder / name, (LONG_AGO, LONG_AGO))
    return folder


def article(number: int, *, line: str = "") -> str:
    """An article of The Example with a story of its own, and a line below it."""
    story = (
        f"President Park Geun-hye told Prime Minister Shinzo Abe on April {number % 28 + 1}, 2015 that plan {number} of the two sides "
        f"was {'good ' * number}enough. “We will meet again in {number + 2} weeks,” Park said in Tokyo, where she spoke for a while."
    )
    return f"---\ntitle: Story {number}\noutlet: The Example\n---\n\n{story}\n\n{line}\n\nSouth Korea and Japan have had plan {number} since 1965, and nobody in Seoul remembers who first thought of it in that summer.\n"


def annotate(folder: Path, *goes: Path, engine=None) -> Found:
    """Add the goes to a store one after another, and annotate it then."""
    store = Store(folder)
    for go in goes:
        store.add([go])
    return annotate_store(folder, engine or Here(PEOPLE), PEOPLE)


def rows(found: Found) -> dict[str, list[str]]:
    """Every row of every table, sorted."""
    return {
        table: sorted(json.dumps(row, default=str, sort_keys=True) for row in found.read(table).to_pylist())
        for table in TABLES
        if table != "rejected"
    }


def digest(found: Found) -> str:
    return hashlib.sha256(json.dumps(rows(found)).encode()).hexdigest()


def die(_order, _registry):
    """Work of which its worker dies."""
    os.kill(os.getpid(), signal.SIGKILL)


def tell_pid(_order, _registry):
    """Work that says who did it."""
    return os.getpid()
