"""Files that are there whole or not at all, whoever is killed while they are written."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def write_whole(place: Path) -> Iterator[Path]:
    """Lend a place beside the place; what was written there is moved into the place in the end, once the disk has it."""
    beside = place.with_name(f".{place.name}.{secrets.token_hex(8)}")
    try:
        yield beside
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(place)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
