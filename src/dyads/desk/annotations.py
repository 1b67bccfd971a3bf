"""From sources to everything found in them, as Arrow tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from dyads import corpus
from dyads.corpus.places import STORE
from dyads.desk.kept import fingerprint_sources, recall
from dyads.harvest import Found, Here, Memory, Part, harvest, open_found
from dyads.harvest.shelf import RAW, TABLES
from dyads.registry import Registry
from dyads.tables import REJECTED


@dataclass(frozen=True, slots=True)
class AnnotatedCorpus:
    """Every document of a corpus and everything found in it, one table a kind, in input order."""

    documents: pa.Table
    sentences: pa.Table
    mentions: pa.Table
    containment: pa.Table
    quotes: pa.Table
    issues: pa.Table
    dates: pa.Table
    rejected: pa.Table


def annotate_corpus(
    sources: str | Sequence[str], registry: Registry, columns: Mapping[str, str] | None = None
) -> AnnotatedCorpus:
    """Return what is in the sources; a file that cannot be read is in `rejected`, with its reason.

    Where the environment names a folder as DYADS_CACHE, what was found there before is taken from it.
    Raises CorpusError where a source does not exist.
    """
    places = [sources] if isinstance(sources, str) else list(sources)
    tables = recall(
        lambda: fingerprint_sources(places, registry.fingerprint, columns),
        lambda: _find_all(places, registry, columns),
    )
    return AnnotatedCorpus(**tables)


def find_in(
    sources: str | Sequence[str], registry: Registry, columns: Mapping[str, str] | None = None
) -> tuple[Found, pa.Table]:
    """Return what is found in the sources, and what could not be read.

    A store that has been annotated with this registry gives what lies there; anything else is read and annotated in memory.
    """
    places = [sources] if isinstance(sources, str) else list(sources)
    if (found := open_annotated(places, registry)) is not None:
        return found, found.rejected
    shelf = Memory()
    parts: list[Part] = []
    rejected: list[pa.RecordBatch] = []
    for read in corpus.read_documents(places, columns):
        parts.append(Part(f"{len(parts):08d}"))
        shelf.put(RAW, parts[-1].raw, pa.Table.from_batches([read.documents]))
        rejected.append(read.rejected)
    found = Found(shelf, harvest(parts, shelf, Here(registry), registry))
    return found, pa.Table.from_batches(rejected, REJECTED.arrow)


def open_annotated(places: Sequence[str], registry: Registry) -> Found | None:
    """Return what lies in a store that is the only source and has been annotated with this registry; None otherwise."""
    if len(places) != 1 or not (Path(places[0]) / STORE).is_file():
        return None
    return open_found(Path(places[0]), registry)


def _find_all(
    sources: Sequence[str], registry: Registry, columns: Mapping[str, str] | None
) -> dict[str, pa.Table]:
    """Return the tables of the corpus by name."""
    found, rejected = find_in(sources, registry, columns)
    return {name: rejected if name == "rejected" else found.read(name) for name in TABLES}
