"""Files become raw documents, in input order, some hundreds at a time; what cannot be read is listed with its reason."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any

import pyarrow as pa

from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.file import File
from dyads.corpus.formats import read_file
from dyads.corpus.places import STORE, find_files
from dyads.corpus.store import Store
from dyads.tables import RAW, REJECTED

_DOCUMENTS = 500  # to a batch, at most
_LETTERS = 4_000_000  # of text to a batch, about


@dataclass(frozen=True, slots=True)
class Read:
    """Some of what was read: a batch of documents, and a batch of the files and rows that are none."""

    documents: pa.RecordBatch
    rejected: pa.RecordBatch


def read_documents(
    sources: Sequence[str | os.PathLike[str]], columns: Mapping[str, str] | None = None
) -> Iterator[Read]:
    """Return the documents of files, folders and globs, in input order; the same file read twice is one document.

    A source that is a store gives the newest version of each article in it. `columns` says which heading of a table holds what, as `{"text": "Body", "published": "Date"}`; it goes before our guess.
    A place that does not exist is a `CorpusError`. One file that cannot be read costs that file only.
    """
    files = list(find_files(sources))
    pile = _Pile()
    for file in files:
        for entry in _read_stored(file) if file.name == STORE else read_file(file, columns):
            if isinstance(entry, Entry):
                pile.take(entry, file.root)
            else:
                pile.refuse(entry, file.root)
            if pile.full:
                yield pile.hand_over()
    if pile.documents or pile.rejected:
        yield pile.hand_over()


def _read_stored(mark: File) -> Iterator[Entry | Refusal]:
    """Return what is in the store whose mark the file is."""
    store = Store(Path(mark.origin).parent)
    for batch in store.read():
        for row in batch.to_pylist():
            yield Entry(row["source"], row["sha256"], row["text"], dict(row["given"]))
    yield from (Refusal(source, reason) for source, reason in store.rejected().items())


@dataclass(slots=True)
class _Pile:
    """Where entries wait until they are a batch, and where a second copy is known."""

    documents: list[dict[str, Any]] = field(default_factory=list)
    rejected: list[dict[str, Any]] = field(default_factory=list)
    letters: int = 0
    digests: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)

    @property
    def full(self) -> bool:
        return max(len(self.documents), len(self.rejected)) >= _DOCUMENTS or self.letters >= _LETTERS

    def take(self, entry: Entry, root: str) -> None:
        id_ = entry.digest[:12]
        if id_ not in self.digests:
            self.digests[id_] = entry.digest
            self.letters += len(entry.text)
            self.documents.append(
                {
                    "id": id_,
                    "source": entry.source,
                    "sha256": entry.content,
                    "text": entry.text,
                    "given": list(entry.given.items()),
                }
            )
        elif self.digests[id_] != entry.digest:
            self.refuse(
                Refusal(entry.source, f"its id {id_} is already another document's; rename the file"), root
            )

    def refuse(self, refusal: Refusal, root: str) -> None:
        """List a refusal under its source; where that name is taken, under its folder's name too, then by number."""
        names = chain(
            [refusal.source, f"{root}/{refusal.source}"], (f"{refusal.source} ({n})" for n in count(2))
        )
        source = next(name for name in names if name not in self.refused)
        self.refused.add(source)
        self.rejected.append({"source": source, "reason": refusal.reason})

    def hand_over(self) -> Read:
        read = Read(RAW.batch(self.documents), REJECTED.batch(self.rejected))
        self.documents, self.rejected, self.letters = [], [], 0
        return read
