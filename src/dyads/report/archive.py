"""Where editions lie: each in a folder of its own, put there in one step, so that whoever looks sees a whole edition or none."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from dyads.errors import LockedError, ParamsError
from dyads.model import Period
from dyads.report.exchange import exchange
from dyads.report.lock import Hold, Overlap, hold_lock
from dyads.report.shelves import FAILED, HELD, RECORD, find_latest

_PART = re.compile(r"[^\W_][\w.-]*")
_RESERVED = {FAILED, HELD, "latest"}


@dataclass(frozen=True, slots=True)
class Place:
    """The places of one edition below the reports folder, while one run makes it."""

    shelf: Path  # all editions of a briefing
    slug: str
    run: str = field(default_factory=lambda: secrets.token_hex(4))

    @property
    def edition(self) -> Path:
        return self.shelf / self.slug

    @property
    def work(self) -> Path:
        return self.shelf / f".{self.slug}.{self.run}.work"

    @property
    def old(self) -> Path:
        """Where a whole edition waits for the instant in which another takes its place."""
        return self.shelf / f".{self.slug}.old"

    @property
    def lock(self) -> Path:
        return self.shelf / f".{self.slug}.lock"

    @property
    def failed(self) -> Path:
        return self.shelf / FAILED / self.slug

    @property
    def held(self) -> Path:
        return self.shelf / HELD / self.slug


def find_shelf(reports: Path, briefing: str) -> Path:
    """Return where the editions of a briefing lie; a name cannot lead out of the reports folder."""
    parts = briefing.split("/")
    if not all(_PART.fullmatch(part) and part not in _RESERVED for part in parts):
        raise ParamsError(
            "briefing",
            [f"must be letters, digits, '-', '_' and '.', with '/' between parts, not {briefing!r}"],
        )
    shelf = reports.joinpath(*parts)
    if not shelf.resolve().is_relative_to(reports.resolve()):
        raise ParamsError(
            "briefing", [f"{shelf} is a link that leads out of {reports}; put the folder itself there"]
        )
    return shelf


def find_place(reports: Path, briefing: str, period: Period) -> Place:
    """Return where this edition belongs."""
    return Place(find_shelf(reports, briefing), period.slug)


@contextmanager
def open_work(place: Place, overlap: Overlap = "skip", patience: float = 3600.0) -> Iterator[Hold]:
    """Lend an empty work folder that nobody else has; it is gone afterwards."""
    place.shelf.mkdir(parents=True, exist_ok=True)
    with hold_lock(place.lock, overlap=overlap, patience=patience) as hold:
        _recover(place)
        place.work.mkdir()
        try:
            yield hold
        finally:
            shutil.rmtree(place.work, ignore_errors=True)


def shelve(place: Place, swap: Callable[[Path, Path], bool] = exchange) -> Iterator[str]:
    """Put the finished work in the edition's place and point `latest` at the newest; yields each step once it is done.

    A reader sees the edition that was there until the one step that puts this one there. A run that is killed between
    two steps leaves what the next one, or `tend`, brings to the same end.
    """
    _sync_tree(place.work)
    yield "the work is on the disk"
    if not place.edition.exists():
        place.work.rename(place.edition)
    elif not swap(place.work, place.edition):
        # a file system that cannot exchange: between these two steps the edition lies at `old`, where `list_editions` finds it
        place.edition.rename(place.old)
        yield "the earlier edition is aside"
        place.work.rename(place.edition)
        yield "the edition is in its place, the earlier one still aside"
        place.old.rename(place.work)
    _sync(place.shelf)
    yield "the edition is in its place"
    for left in (place.failed, place.held):
        _drop(place.shelf, left)
    yield "what earlier runs left is gone"
    point_latest(place.shelf)
    yield "latest is the newest edition"


def shelve_failure(place: Place) -> None:
    """Keep what a failed run left, beside the editions and never in their place."""
    _shelve_aside(place, place.failed)


def hold_back(place: Place) -> None:
    """Keep an edition that is not to be published, beside the others and never in their place."""
    _shelve_aside(place, place.held)
    _drop(place.shelf, place.failed)


def tend(shelf: Path) -> None:
    """Bring to an end what runs that were killed have left, except where another run is at work."""
    for slug in sorted({match[1] for path in _list(shelf) if (match := _LEFT.fullmatch(path.name))}):
        place = Place(shelf, slug)
        try:
            with hold_lock(place.lock):
                _recover(place)
        except LockedError:
            continue
    point_latest(shelf)


def point_latest(shelf: Path) -> None:
    """Let `latest` lead to the newest published edition, also where another run publishes a newer one meanwhile."""
    while (newest := find_latest(shelf)) is not None and read_latest(shelf) != newest.name:
        with suppress(FileExistsError, FileNotFoundError):  # another run does the same
            _point(shelf / "latest", newest.name)


def read_latest(shelf: Path) -> str | None:
    """Return the name that `latest` leads to: a link, or where links cannot be made a file with the name in it."""
    latest = shelf / "latest"
    if latest.is_symlink():
        return str(latest.readlink())
    return latest.read_text(encoding="utf-8").strip() if latest.is_file() else None


_LEFT = re.compile(r"\.([^.]+)\.(?:[0-9a-f]+\.work|[0-9a-f]+\.gone|old|lock|stop)")


def _recover(place: Place) -> None:
    """Bring to an end what a killed run left of this edition; the lock is ours."""
    if place.old.exists() and not place.edition.exists():
        place.old.rename(place.edition)
    for left in (place.failed, place.held):
        if _is_newer(place.edition, left):
            _drop(place.shelf, left)
    for path in _list(place.shelf):
        match = _LEFT.fullmatch(path.name)
        if match and match[1] == place.slug and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


def _is_newer(edition: Path, left: Path) -> bool:
    """Say whether an edition was recorded after what an earlier run left."""
    try:
        return (edition / RECORD).stat().st_mtime_ns > (left / RECORD).stat().st_mtime_ns
    except FileNotFoundError:
        return False


def _shelve_aside(place: Place, aside: Path) -> None:
    _discard(place.shelf, aside)
    try:
        aside.parent.mkdir(exist_ok=True)
        place.work.rename(aside)
    except FileNotFoundError:  # another run has just removed the empty folder
        aside.parent.mkdir(exist_ok=True)
        place.work.rename(aside)


def _list(shelf: Path) -> list[Path]:
    try:
        return list(shelf.iterdir())
    except FileNotFoundError:
        return []


def _drop(shelf: Path, left: Path) -> None:
    """Remove what an earlier run left, and the folder of such things where it was the last."""
    _discard(shelf, left)
    with suppress(OSError):  # there are others
        left.parent.rmdir()


def _discard(shelf: Path, folder: Path) -> None:
    """Remove a folder, so that nobody sees half of it."""
    if folder.exists():
        gone = shelf / f".{folder.name}.{secrets.token_hex(4)}.gone"
        folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def _point(link: Path, name: str) -> None:
    fresh = link.with_name(".latest.new")
    fresh.unlink(missing_ok=True)
    try:
        fresh.symlink_to(name, target_is_directory=True)
    except FileExistsError:
        raise
    except OSError:  # a file system or a Windows account without symlinks
        fresh.write_text(f"{name}\n", encoding="utf-8")
    fresh.replace(link)


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
