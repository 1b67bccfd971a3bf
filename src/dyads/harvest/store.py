"""A store of articles is annotated where it lies: what is new or changed in it, or would be found differently now."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import pyarrow as pa

from dyads.corpus import Store
from dyads.corpus.whole import write_whole
from dyads.errors import CorpusError, LockedError
from dyads.harvest.engines import Engine
from dyads.harvest.found import Found
from dyads.harvest.harvest import fingerprint_parts, harvest
from dyads.harvest.keys import fingerprint_step, make_key
from dyads.harvest.manifest import NOTHING, Manifest, Piece
from dyads.harvest.parts import Part
from dyads.harvest.shelf import TABLES, Folder
from dyads.registry import Registry
from dyads.tables import REJECTED

_MANIFEST = "found.json"
_FORMAT = {"format": "dyads found", "version": 1}


def annotate_store(store: Path, engine: Engine, registry: Registry) -> Found:
    """Find what is not yet found in the texts of a store, and return everything that is.

    Whoever is killed at any moment leaves a store that opens with what it held before; the next run goes on where it ended.
    """
    shelf = Folder(store.resolve())
    with _alone(store):
        before = read_manifest(store)
        manifest = harvest(list(list_parts(store)), shelf, engine, registry, before or NOTHING)
        manifest = replace(manifest, rejected=_put_rejected(store, shelf))
        _write_manifest(manifest, store)
        shelf.sweep(_list_kept(manifest))
    return Found(shelf, manifest)


def open_found(store: Path, registry: Registry) -> Found | None:
    """Return what was found in a store with this registry; None where nothing was, or not in all texts that it has now, or by other code."""
    manifest = read_manifest(store)
    if (
        manifest is None
        or manifest.registry != registry.fingerprint
        or manifest.made != fingerprint_step("annotating")
    ):
        return None
    if manifest.texts != fingerprint_parts(list_parts(store)):
        return None
    return Found(Folder(store.resolve()), manifest)


def list_parts(store: Path) -> Iterator[Part]:
    """Yield the parts of a store, in the order in which they were added, with the rows that count now."""
    for name, wanted in Store(store).parts():
        yield Part(name, None if wanted.all() else tuple(wanted.tolist()))


def read_manifest(store: Path) -> Manifest | None:
    """Return what is known of the things found in a store; None where nothing was."""
    place = store / _MANIFEST
    if not place.is_file():
        return None
    told = json.loads(place.read_text(encoding="utf-8"))
    if {name: told.pop(name, None) for name in _FORMAT} != _FORMAT:
        raise CorpusError(
            f"{place}: was written by another version of dyads; remove it and annotate the store again"
        )
    return Manifest(**{**told, "pieces": tuple(Piece(**piece) for piece in told["pieces"])})


def _write_manifest(manifest: Manifest, store: Path) -> None:
    with write_whole(store / _MANIFEST) as beside:
        beside.write_text(json.dumps(_FORMAT | asdict(manifest), indent=1), encoding="utf-8")


def _put_rejected(store: Path, shelf: Folder) -> str:
    """Put on the shelf what could not be read; return its name."""
    rejected = Store(store).rejected()
    name = make_key(sorted(rejected.items()))
    if not shelf.has("rejected", name):
        rows = [{"source": source, "reason": reason} for source, reason in rejected.items()]
        shelf.put("rejected", name, pa.Table.from_batches([REJECTED.batch(rows)]))
    return name


def _list_kept(manifest: Manifest) -> set[tuple[str, str]]:
    """Return the kind and name of everything that the manifest names."""
    kept = {("rejected", manifest.rejected), ("verdicts", manifest.verdicts)}
    for piece in manifest.pieces:
        kept |= {(kind, piece.opened) for kind in ("opened", "lines")}
        kept |= {(kind, piece.annotated) for kind in (*TABLES, "cleaned", "signatures")}
        kept |= {(kind, piece.finished) for kind in ("documents", "containment")}
    return kept


if sys.platform == "win32":

    @contextmanager
    def _alone(store: Path) -> Iterator[None]:  # noqa: ARG001  # as its twin
        """Let all in: parts are named by what they were made from, so two that make the same write the same."""
        yield
else:
    import fcntl

    @contextmanager
    def _alone(store: Path) -> Iterator[None]:
        """Let one in at a time; the lock ends with its process."""
        with (store / ".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as taken:
                raise LockedError(
                    f"{store}: another run is annotating it; wait until it has ended"
                ) from taken
            yield
