"""From sources to everything found in them, as Arrow tables."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from dyads import corpus
from dyads.corpus.places import STORE
from dyads.desk.kept import fingerprint_sources, recall
from dyads.harvest import Found, Here, Memory, Part, harvest, open_found
from dyads.harvest.shelf import RAW, TABLES
from dyads.registry import Registry
from dyads.tables import REJECTED

log = logging.getLogger(__name__)

_DAYS = ["id", "published_from", "published_to"]


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
    places = _list(sources)
    tables = recall(
        lambda: fingerprint_sources(places, registry.fingerprint, columns),
        lambda: _find_all(places, registry, columns),
    )
    return AnnotatedCorpus(**tables)


@dataclass(frozen=True, slots=True)
class Articles:
    """The days of all articles of a corpus, and how to read a table of some of them: no more is in memory than is asked for."""

    days: pa.Table  # id, published_from and published_to
    rejected: pa.Table
    read: Callable[[str, pa.Array], pa.Table]  # a table's name and ids of documents → its rows


def open_articles(
    sources: str | Sequence[str], registry: Registry, columns: Mapping[str, str] | None = None
) -> Articles:
    """Return the articles of the sources; a store that has been annotated with this registry is read where it lies."""
    if (found := open_annotated(_list(sources), registry)) is not None:
        store = found
        return Articles(
            store.read("documents", _DAYS), store.rejected, lambda name, ids: store.read(name, documents=ids)
        )
    annotated = annotate_corpus(sources, registry, columns)

    def read(name: str, ids: pa.Array) -> pa.Table:
        table = getattr(annotated, name)
        return table.filter(pc.is_in(table["id" if name == "documents" else "document"], ids))

    return Articles(annotated.documents.select(_DAYS), annotated.rejected, read)


def find_in(
    sources: str | Sequence[str], registry: Registry, columns: Mapping[str, str] | None = None
) -> tuple[Found, pa.Table]:
    """Return what is found in the sources, and what could not be read.

    A store that has been annotated with this registry gives what lies there; anything else is read and annotated in memory.
    """
    places = _list(sources)
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


def _list(sources: str | Sequence[str]) -> list[str]:
    return [sources] if isinstance(sources, str) else list(sources)


def open_annotated(places: Sequence[str], registry: Registry) -> Found | None:
    """Return what lies in a store that is the only source and has been annotated with this registry; None otherwise."""
    if len(places) != 1 or not (Path(places[0]) / STORE).is_file():
        return None
    if (found := open_found(Path(places[0]), registry)) is None:
        log.info(
            "%s: not all of it is annotated, or not with this registry: it is read into memory; `dyads annotate --resume --to %s` saves that",
            places[0],
            places[0],
        )
    return found


def _find_all(
    sources: Sequence[str], registry: Registry, columns: Mapping[str, str] | None
) -> dict[str, pa.Table]:
    """Return the tables of the corpus by name."""
    found, rejected = find_in(sources, registry, columns)
    return {name: rejected if name == "rejected" else found.read(name) for name in TABLES}
