"""Files that take long to make and are always the same: made once, and kept in the user's cache folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import platformdirs


def keep_file(name: str, make: Callable[[], bytes]) -> Path | None:
    """Return the kept file of this name, which says all that its content hangs on; None where the cache cannot be written."""
    path = platformdirs.user_cache_path("dyads", appauthor=False) / name
    if path.is_file():
        return path
    content = make()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(beside).replace(path)  # in one step: whoever reads meanwhile reads a whole file
    except OSError:
        return None
    return path
