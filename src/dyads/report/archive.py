"""Where editions lie: each in a folder of its own, put there in one step, so that whoever looks sees a whole edition or none."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dyads.errors import LockedError, ParamsError
from dyads.model import Period
from dyads.report.shelves import find_latest

_PART = re.compile(r"[^\W_][\w.-]*")
_RESERVED = {"failed", "latest"}


@dataclass(frozen=True, slots=True)
class Place:
    """The places of one edition below the reports folder."""

    shelf: Path  # all editions of a briefing
    slug: str

    @property
    def edition(self) -> Path:
        return self.shelf / self.slug

    @property
    def work(self) -> Path:
        return self.shelf / f".{self.slug}.work"

    @property
    def old(self) -> Path:
        return self.shelf / f".{self.slug}.old"

    @property
    def lock(self) -> Path:
        return self.shelf / f".{self.slug}.lock"

    @property
    def failed(self) -> Path:
        return self.shelf / "failed" / self.slug


def find_place(reports: Path, briefing: str, period: Period) -> Place:
    """Return where this edition belongs; a name cannot lead out of the reports folder."""
    parts = briefing.split("/")
    if not all(_PART.fullmatch(part) and part not in _RESERVED for part in parts):
        raise ParamsError(
            "briefing",
            [f"must be letters, digits, '-', '_' and '.', with '/' between parts, not {briefing!r}"],
        )
    return Place(reports.joinpath(*parts), period.slug)


@contextmanager
def open_work(place: Place) -> Iterator[Path]:
    """Lend an empty work folder that nobody else has; it is gone afterwards."""
    place.shelf.mkdir(parents=True, exist_ok=True)
    with _lock(place):
        if (
            place.old.exists() and not place.edition.exists()
        ):  # a run was killed between the two renames of `shelve`
            place.old.rename(place.edition)
        shutil.rmtree(place.old, ignore_errors=True)
        shutil.rmtree(place.work, ignore_errors=True)
        place.work.mkdir()
        try:
            yield place.work
        finally:
            shutil.rmtree(place.work, ignore_errors=True)


def shelve(place: Place) -> None:
    """Put the finished work in the edition's place, in one step, and point `latest` at the newest edition."""
    _sync_tree(place.work)
    if place.edition.exists():
        place.edition.rename(place.old)
    place.work.rename(place.edition)
    shutil.rmtree(place.old, ignore_errors=True)
    shutil.rmtree(place.failed, ignore_errors=True)
    if place.failed.parent.is_dir() and not any(place.failed.parent.iterdir()):
        place.failed.parent.rmdir()
    _point_latest(place.shelf)
    _sync(place.shelf)


def shelve_failure(place: Place) -> None:
    """Keep what a failed run left, beside the good editions and never in their place."""
    place.failed.parent.mkdir(exist_ok=True)
    shutil.rmtree(place.failed, ignore_errors=True)
    place.work.rename(place.failed)


def _point_latest(shelf: Path) -> None:
    newest = find_latest(shelf)
    if newest is None:
        return
    link, fresh = shelf / "latest", shelf / ".latest.new"
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(newest.name, target_is_directory=True)
    except OSError:  # a file system or a Windows account without symlinks
        fresh.write_text(f"{newest.name}\n", encoding="utf-8")
    fresh.replace(link)


@contextmanager
def _lock(place: Place) -> Iterator[None]:
    """Hold the edition's lock; the system lets go of it when we end, however we end."""
    with place.lock.open("w") as file:
        try:
            _hold(file.fileno())
        except OSError as error:
            raise LockedError(
                f"{place.edition}: another run is making this edition; wait for it or stop it"
            ) from error
        yield


if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sync_tree(folder: Path) -> None:
    """See to it that what we are about to name is on the disk, not only on its way there."""
    for path in sorted(folder.rglob("*"), reverse=True):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
