"""What lies in a folder of reports: every edition with its record, read without changing anything."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from dyads.errors import ParamsError
from dyads.model import Period

RECORD = "edition.json"
FAILED, HELD = "failed", "held"  # folders of a shelf for what is not published


@dataclass(frozen=True, slots=True)
class Shelved:
    """An edition as it lies in a folder of reports, published or not."""

    path: Path
    briefing: str  # may have parts: "pair/japan-korea"
    slug: str  # the first and last day of its period, or `all`
    record: Mapping[str, Any]  # edition.json

    @property
    def status(self) -> str:
        """`good`, `insufficient` (published, below what was required), `held` (kept back for it), `failed`, `unreadable`."""
        return str(self.record["status"])

    @property
    def published(self) -> bool:
        return self.status in {"good", "insufficient"}

    @property
    def failed(self) -> bool:
        return self.status == "failed"

    @property
    def period(self) -> Period:
        """The days it is about."""
        start, end = (self.record["period"][side] for side in ("start", "end"))
        return Period(
            date.fromisoformat(start) if start else None,
            date.fromisoformat(end) if end else None,
            self.record["period"]["zone"],
        )

    @property
    def as_of(self) -> date:
        """Its logical day."""
        return date.fromisoformat(self.record["as_of"])

    @property
    def revision(self) -> int:
        """1 for the first; each restatement counts one more."""
        return int(self.record.get("revision", 1))

    @property
    def history(self) -> Sequence[Mapping[str, Any]]:
        """What it replaces, the oldest first: revision, when it was made, and why it was restated."""
        return list(self.record.get("history", []))


def list_editions(reports: Path) -> list[Shelved]:
    """Return every edition below a folder of reports: by briefing, then by the last day, then by the first; failed and held ones too.

    A failed or held edition has the briefing and slug of the published one whose place it would have had.
    """
    return sorted(
        _walk(reports, reports),
        key=lambda edition: (edition.briefing, *find_newness(edition.slug), edition.path),
    )


def find_latest(shelf: Path) -> Path | None:
    """Return the newest published edition of a briefing: the one whose last day is the latest."""
    folders = sorted(_list_editions(shelf), key=lambda folder: find_newness(folder.name), reverse=True)
    return next((folder for folder in folders if read_edition(folder).published), None)


def find_edition(path: Path) -> Shelved:
    """Return the edition of a folder, or of a file in it; ParamsError where there is none."""
    folder = (path if path.is_dir() else path.parent).resolve()
    if not (folder / RECORD).is_file():
        raise ParamsError(str(path), [f"no edition is there: name the folder that holds its {RECORD}"])
    edition = read_edition(folder)
    if edition.status == "unreadable":
        raise ParamsError(str(path), [f"its {RECORD} cannot be read: {edition.record['reason']['message']}"])
    return replace(edition, briefing=str(edition.record.get("briefing", "")))


def read_edition(folder: Path, briefing: str = "") -> Shelved:
    """Return the edition that lies in a folder."""
    return Shelved(folder, briefing, folder.name, _read_record(folder / RECORD))


def find_newness(slug: str) -> tuple[str, str]:
    """Return the last and the first day; a period without an end is the newest there is."""
    first, _, last = slug.partition("--")
    return last or "9999", first


def _walk(folder: Path, reports: Path) -> Iterator[Shelved]:
    briefing = folder.relative_to(reports).as_posix()
    yield from read_shelf(folder, briefing)
    for child in _list_folders(folder):
        if child.name not in {FAILED, HELD} and not child.name.startswith(".") and not _is_edition(child):
            yield from _walk(child, reports)


def read_shelf(shelf: Path, briefing: str) -> Iterator[Shelved]:
    """Yield the editions of one briefing: published, failed and held ones."""
    for folder in (shelf, shelf / FAILED, shelf / HELD):
        for edition in _list_editions(folder):
            slug = edition.name.strip(".").removesuffix(".old")
            yield Shelved(edition, briefing, slug, _read_record(edition / RECORD))


def _list_editions(shelf: Path) -> list[Path]:
    """Return the folders that are editions; one that is aside while another takes its place counts for itself."""
    folders = [folder for folder in _list_folders(shelf) if _is_edition(folder)]
    names = {folder.name for folder in folders}
    return [
        folder
        for folder in folders
        if not folder.name.startswith(".")
        or (folder.suffix == ".old" and folder.name.removesuffix(".old")[1:] not in names)
    ]


def _list_folders(folder: Path) -> list[Path]:
    try:
        return sorted(child for child in folder.iterdir() if child.is_dir() and not child.is_symlink())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _is_edition(folder: Path) -> bool:
    return (folder / RECORD).is_file()


def _read_record(path: Path) -> dict[str, Any]:
    """Return the record; of one that cannot be read, that and the reason."""
    if link := _find_link(path.parent):
        why = f"{link} is a link: an edition holds its files itself; put the file there, or make it again"
        return {"status": "unreadable", "reason": {"kind": "Link", "message": why}}
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return {**record, "status": str(record["status"])}
    except (OSError, ValueError, TypeError, KeyError) as error:
        return {"status": "unreadable", "reason": {"kind": type(error).__name__, "message": str(error)}}


def _find_link(edition: Path) -> Path | None:
    """Return a link in an edition: who may write into a shared folder would otherwise publish what only its reader may read."""
    for base, folders, files in os.walk(edition):
        for name in (*folders, *files):
            if os.path.islink(path := f"{base}/{name}"):  # noqa: PTH114  # for each file of each edition: a Path takes ten times as long
                return Path(path)
    return None
