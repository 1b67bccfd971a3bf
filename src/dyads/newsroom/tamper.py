"""Whether the files of an edition are those that its record lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dyads.report.record import hash_file
from dyads.report.revisions import REVISIONS
from dyads.report.shelves import RECORD


@dataclass(frozen=True, slots=True)
class Files:
    """The files of an edition, as they are found: by their paths in it."""

    same: tuple[str, ...]
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]  # there, and not in the record

    @property
    def sound(self) -> bool:
        return not (self.changed or self.missing or self.unknown)


def check_files(edition: Path, hashes: Mapping[str, str]) -> Files:
    """Compare the files of the folder with the SHA-256 that the record has of each; the record itself and earlier revisions aside."""
    there = {
        path.relative_to(edition).as_posix()
        for path in edition.rglob("*")
        if path.is_file() and path.relative_to(edition).parts[0] not in {RECORD, REVISIONS}
    }
    same = {name for name in there & hashes.keys() if hash_file(edition / name) == hashes[name]}
    return Files(
        same=tuple(sorted(same)),
        changed=tuple(sorted((there & hashes.keys()) - same)),
        missing=tuple(sorted(hashes.keys() - there)),
        unknown=tuple(sorted(there - hashes.keys())),
    )
