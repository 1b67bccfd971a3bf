"""What an edition replaces: the revision it is, why, and what is kept of the ones before."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dyads.report.shelves import RECORD, Shelved

REVISIONS = "revisions"  # the folder of an edition with the numbers of those it replaced


@dataclass(frozen=True, slots=True)
class Revision:
    """Which revision of its days an edition is; `because` names what has changed since the one it replaces."""

    number: int = 1
    because: Sequence[str] = ()
    history: Sequence[Mapping[str, Any]] = ()


def find_revision(before: Shelved | None, made_of: Mapping[str, str]) -> Revision:
    """Return the revision that follows; an edition made of the same as the one there is that one, made again."""
    if before is None:
        return Revision()
    earlier = before.record.get("made_of", {})
    changed = [name for name in sorted({*earlier, *made_of}) if earlier.get(name) != made_of.get(name)]
    if not changed:
        return Revision(before.revision, before.record.get("because", []), before.history)
    entry = {
        "revision": before.revision,
        "made": before.record.get("made"),
        "status": before.status,
        "because": before.record.get("because", []),
        "made_of": earlier,
        "sha256": hashlib.sha256((before.path / RECORD).read_bytes()).hexdigest(),
    }
    return Revision(before.revision + 1, changed, [*before.history, entry])


def keep_earlier(before: Shelved | None, revision: Revision, work: Path) -> None:
    """Copy the record and the tables of the replaced edition into the work, so that what changed can be told; its pages go."""
    if before is None:
        return
    if (kept := before.path / REVISIONS).is_dir():
        shutil.copytree(kept, work / REVISIONS)
    if revision.number > before.revision:
        place = work / REVISIONS / str(before.revision)
        (place / "data").mkdir(parents=True)
        shutil.copy2(before.path / RECORD, place)
        for table in sorted((before.path / "data").glob("*.parquet")):
            shutil.copy2(table, place / "data")
