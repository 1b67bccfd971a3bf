"""What tells whether something found is still what would be found: a hash of all that it depends on."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parents[1]
_GROUND = ("model.py", "tables", "harvest")  # what both steps stand on
_STEPS = {
    "opening": (("corpus",), ("pyarrow", "rensa")),
    "annotating": (("corpus", "text"), ("pyarrow", "rensa", "regex", "ahocorasick-rs")),
    "finishing": (("text", "registry"), ("pyarrow",)),
}


def make_key(*told: Any) -> str:
    """Return 16 hex digits that differ where anything told does."""
    return hashlib.blake2b(json.dumps(told).encode(), digest_size=8).hexdigest()


@cache
def fingerprint_step(step: str) -> str:
    """Return what changes whenever the code of a step does, or a library whose version decides what it finds."""
    rooms, libraries = _STEPS[step]
    files = sorted(path for room in (*rooms, *_GROUND) for path in _list_files(_PACKAGE / room))
    code = [
        (path.relative_to(_PACKAGE).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in files
    ]
    return make_key(code, [version(name) for name in libraries], unicodedata.unidata_version)


def _list_files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return [path for path in place.rglob("*") if path.suffix in {".py", ".txt", ".json"}]
