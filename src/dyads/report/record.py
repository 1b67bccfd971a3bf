"""What an edition was made of: enough to make it again and to tell whether the same came out."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from dyads.report.order import Order
from dyads.report.revisions import REVISIONS
from dyads.report.shelves import RECORD

_PACKAGES = (
    "altair", "fonttools", "ipykernel", "matplotlib", "nbclient", "nbconvert", "networkx", "numpy", "pandas", "papermill",
    "pyarrow", "scipy", "typst", "vl-convert-python",
)  # fmt: skip


def write_record(
    order: Order,
    folder: Path,
    found: Mapping[str, Any],
    *,
    status: str,
    seconds: Mapping[str, float],
    **more: Any,
) -> None:
    """Write edition.json into the folder; the hashes are of the files that lie there, `found` is what the notebook says of itself."""
    record = {
        "status": status,
        "briefing": order.briefing,
        "title": order.title,
        "language": order.language,
        "notebook": order.notebook.name,
        "period": {
            "start": order.period.start and order.period.start.isoformat(),
            "end": order.period.end and order.period.end.isoformat(),
            "zone": order.period.zone,
        },
        "as_of": order.as_of.isoformat(),
        "made": order.now and order.now.isoformat(),
        "parameters": dict(order.parameters),
        "require": dict(order.require),
        "theme": order.theme.to_json(),
        "folder": _find_way(folder, order.folder),
        **more,
        "versions": find_versions(),
        "git": _find_commit(order.notebook.parent),
        "files": {
            path.relative_to(folder).as_posix(): hash_file(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and REVISIONS not in path.relative_to(folder).parts
        },
        "seconds": {step: round(value, 3) for step, value in seconds.items()},
    }
    record |= {name: value for name, value in found.items() if name not in record}
    text = json.dumps(record, ensure_ascii=False, indent=2, default=str)
    (folder / RECORD).write_text(f"{text}\n", encoding="utf-8")


def _find_way(edition: Path, folder: Path) -> str:
    """Return where the notebook stood while it ran, seen from the edition: both can then be moved together."""
    try:
        return Path(os.path.relpath(folder.resolve(), edition.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return folder.resolve().as_posix()


def hash_notebook(path: Path) -> str:
    """Return SHA-256 over what the notebook's cells are; outputs, counts and window dressing do not matter."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    told = [
        [cell["cell_type"], "".join(cell["source"]), cell.get("metadata", {}).get("tags", [])]
        for cell in cells
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def hash_file(path: Path) -> str:
    """Return SHA-256 over the bytes of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def find_versions() -> dict[str, str]:
    """Return the versions of dyads, Python and what the result hangs on."""
    return {
        "dyads": find_version("dyads"),
        "python": platform.python_version(),
        **{name: find_version(name) for name in _PACKAGES},
    }


@cache
def find_version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _find_commit(folder: Path) -> str | None:
    """Return the commit of the notebook's repository, with `+` where the notebook's folder has changes; None outside of one."""
    try:
        commit = _git(folder, "rev-parse", "HEAD")
        return f"{commit}+" if _git(folder, "status", "--porcelain", "--", ".") else commit
    except (OSError, subprocess.SubprocessError):
        return None


def _git(folder: Path, *words: str) -> str:
    run = subprocess.run(  # noqa: S603  # fixed words
        ["git", "-c", "core.fsmonitor=false", "-C", str(folder), *words], capture_output=True, text=True, check=True, timeout=10  # noqa: S607  # the user's git
    )  # fmt: skip
    return run.stdout.strip()
