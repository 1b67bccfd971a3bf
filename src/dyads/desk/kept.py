"""What was found in a corpus, kept on the disk for the next who asks: mapped into memory, not read and not computed again.

Nothing stale can come of it: it lies under a fingerprint of every byte it was made from, the code among them.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pyarrow as pa

from dyads import __version__
from dyads.corpus.file import File
from dyads.corpus.places import STORE, find_files

CACHE = "DYADS_CACHE"  # names the folder; without it nothing is kept
_MOST = 20  # corpora kept; the one not asked for the longest goes
_PACKAGE = Path(__file__).parents[1]

Tables = dict[str, pa.Table]


def recall(fingerprint: Callable[[], str | None], make: Callable[[], Tables]) -> Tables:
    """Return the tables kept under the fingerprint, or make and keep them; who asks meanwhile waits.

    Where no folder is named, or there is no fingerprint, they are made and not kept.
    """
    folder = os.environ.get(CACHE)
    if not folder or (key := fingerprint()) is None:
        return make()
    place = Path(folder, "corpora", key)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with _alone(place.with_suffix(".lock")):
            if (kept := _read(place)) is not None:
                return kept
            made = make()
            if fingerprint() == key:  # nothing has changed while it was read
                _write(made, place)
                _forget(place.parent)
            return made
    except OSError:  # a disk that is full or not ours to write: nothing is kept, and nothing is lost
        return make()


def fingerprint_sources(
    sources: Sequence[str], registry: str, columns: Mapping[str, str] | None
) -> str | None:
    """Return SHA-256 over all that decides what is found in these sources; None where some of it lies on another machine.

    Raises CorpusError where a source does not exist.
    """
    told = [__version__, _fingerprint_code(), pa.__version__, registry, sorted((columns or {}).items())]
    for file in find_files(sources):
        if "://" in file.origin:
            return None
        told.append([file.source, file.root, file.fault, *_hash(file)])
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _hash(file: File) -> Iterator[str]:
    """Yield the hash of a file, and for a store those of all that lies in it."""
    path = Path(file.origin)
    if file.name == STORE:  # its parts are named by what is in them, and never changed
        for kind in ("texts", "files"):
            yield from sorted(part.name for part in (path.parent / kind).glob("*.parquet"))
    try:
        with path.open("rb") as stream:
            yield hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        yield str(error)


def _fingerprint_code() -> str:
    """Return what changes whenever a file of this package does: who works on dyads sees what the code says now."""
    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in {".py", ".yaml", ".txt", ".json"})
    states = [(str(path.relative_to(_PACKAGE)), path.stat()) for path in files]
    told = [(name, state.st_size, state.st_mtime_ns) for name, state in states]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _read(place: Path) -> Tables | None:
    """Return what is kept, mapped into memory; None where nothing is, or not all of it can be read."""
    try:
        tables = {path.stem: _map(path) for path in sorted(place.glob("*.arrow"))}
        os.utime(place)
    except (OSError, pa.ArrowInvalid):
        return None
    return tables or None


def _map(path: Path) -> pa.Table:
    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()


def _write(tables: Tables, place: Path) -> None:
    fresh = place.with_name(f"{place.name}.{secrets.token_hex(4)}.new")
    fresh.mkdir()
    try:
        for name, table in tables.items():
            with pa.OSFile(str(fresh / f"{name}.arrow"), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:  # fmt: skip
                writer.write_table(table)
        shutil.rmtree(place, ignore_errors=True)
        fresh.rename(place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _forget(folder: Path) -> None:
    """Remove the corpora that nobody has asked for the longest; who still has one mapped keeps it."""
    kept = sorted((path for path in folder.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for path in kept[:-_MOST]:
        shutil.rmtree(path, ignore_errors=True)
        with suppress(OSError):
            path.with_suffix(".lock").unlink()


if sys.platform == "win32":

    @contextmanager
    def _alone(lock: Path) -> Iterator[None]:  # noqa: ARG001  # as its twin
        """Let all in: two that make the same at once write the same."""
        yield
else:
    import fcntl

    @contextmanager
    def _alone(lock: Path) -> Iterator[None]:
        """Let one in at a time; the lock ends with its process."""
        with lock.open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
