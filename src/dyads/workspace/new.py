"""A folder for briefings of one's own."""

from __future__ import annotations

import shutil
from pathlib import Path

from dyads.errors import WorkspaceError

_PACKAGE = Path(__file__).parents[1]
_TEMPLATE = Path(__file__).with_name("template")
# two years of the sample: a ruling, a radar, export controls, a military accord
_DISPATCHES = (
    "ja-07", "ja-08", "ko-07", "ko-08", "seoul-13", "seoul-14", "seoul-23", "seoul-24", "tokyo-09", "tokyo-10", "tokyo-12",
    "washington-10", "washington-22", "wire-10", "wire-11", "wire-12",
)  # fmt: skip


def make_workspace(folder: Path) -> Path:
    """Return the folder, with a notebook, params, sample articles and a place for reports, from which dyads runs at once.

    Raises WorkspaceError where anything is there already.
    """
    if folder.exists() and not folder.is_dir():
        raise WorkspaceError(f"{folder}: is a file; name a folder that is not there yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise WorkspaceError(
            f"{folder}: is not empty, and nothing in it is overwritten; name a folder that is not there yet"
        )
    shutil.copytree(_TEMPLATE, folder, dirs_exist_ok=True)
    corpus = folder / "corpus"
    corpus.mkdir()
    for name in _DISPATCHES:
        shutil.copyfile(_PACKAGE / "sample" / "articles" / f"{name}.txt", corpus / f"{name}.txt")
    return folder
