"""Runs that are killed with signal 9 before each of their operations on the file system; prints what is then there, as JSON lines.

A program of its own: it forks, and only a process without threads may.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from makings import Making, died, order, read_word, run_apart

from dyads.report import archive, list_editions, publish, tend

SCENES = {  # what was made before, then the run that is killed; None is a failure, `held` is held back
    "another in its place": (["one"], "two"),
    "another after a failure": (["one", None], "two"),
    "the first": ([], "one"),
    "the first after one held back": (["held"], "two"),
    "a failure": (["one"], None),
    "one held back": (["one"], "held"),
}


def make(reports, word, **changes):
    """Make an edition with this word."""
    if word == "held":
        changes |= {"require": {"documents": 20}, "below": "hold"}
    publish.publish(order(reports, **changes), Making(word or "partial", error=None if word else died()))


def prepare(reports, words):
    for word in words:
        try:
            make(reports, word)
        except Exception:
            if word is not None:
                raise


def run_killed(reports, word, operation):
    """Make an edition in a process that is killed before this operation; say whether it was."""
    _, status = os.waitpid(run_apart(lambda: make(reports, word), operation), 0)
    return os.WIFSIGNALED(status)


def look(reports):
    """Return what a reader sees: the whole editions, by status."""
    return {edition.status: read_word(edition.path) for edition in list_editions(reports)}


def main(folder, scenes):
    for scene in scenes:
        before, word = SCENES[scene]
        operation, killed = 0, True
        while killed:
            reports = folder / f"{scene} {operation}"
            prepare(reports, before)
            was = look(reports)
            killed = run_killed(reports, word, operation)
            seen = look(reports)
            shelf = reports / "weekly"
            if shelf.exists():
                tend(shelf)
            left = sorted(path.name for path in shelf.glob(".*"))
            row = [scene, was, seen, look(reports), archive.read_latest(shelf), left]
            sys.stdout.write(f"{json.dumps(row)}\n")
            shutil.rmtree(reports, ignore_errors=True)
            operation += 1


if __name__ == "__main__":
    if sys.argv[2] == "renames":  # as on a file system that cannot let two folders change places
        archive.shelve.__defaults__ = (lambda _, __: False,)
    main(Path(sys.argv[1]), sys.argv[3:] or SCENES)
