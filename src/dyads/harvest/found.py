"""Everything found in a corpus, read from its shelf table by table, all of it or the documents that are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from dyads.harvest.manifest import Manifest, Piece
from dyads.harvest.parts import pick_rows
from dyads.harvest.shelf import RAW, Shelf
from dyads.tables import CONTAINMENT, DATES, DOCUMENTS, ISSUES, MENTIONS, QUOTES, SENTENCES

_SCHEMAS = {
    "documents": DOCUMENTS.arrow,
    "sentences": SENTENCES.arrow,
    "mentions": MENTIONS.arrow,
    "containment": CONTAINMENT.arrow,
    "quotes": QUOTES.arrow,
    "issues": ISSUES.arrow,
    "dates": DATES.arrow,
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a manifest says is on the shelf."""

    shelf: Shelf
    manifest: Manifest

    @property
    def rejected(self) -> pa.Table:
        """What could not be read, and why."""
        return self.shelf.get("rejected", self.manifest.rejected)

    def read(
        self, table: str, columns: Sequence[str] | None = None, documents: pa.Array | None = None
    ) -> pa.Table:
        """Return a table, or some columns of it, of all documents or of these ids."""
        schema = _SCHEMAS[table]
        names = list(columns or schema.names)
        parts = [part for _, part in self.scan(table, names, documents) if part.num_rows]
        return pa.concat_tables([schema.empty_table().select(names), *parts])

    def scan(
        self, table: str, columns: Sequence[str] | None = None, documents: pa.Array | None = None
    ) -> Iterator[tuple[Piece, pa.Table]]:
        """Yield a table part by part: all that is of one document is of one part."""
        schema = _SCHEMAS[table]
        names = list(columns or schema.names)
        wanted = pa.schema([schema.field(name) for name in names])
        key = "id" if table == "documents" else "document"
        for piece in self.manifest.pieces:
            if documents is None:
                yield piece, self._read(table, piece, names).select(names).cast(wanted)
            elif self._holds(piece, documents):
                part = self._read(table, piece, list(dict.fromkeys([key, *names])))
                yield piece, part.filter(pc.is_in(part[key], documents)).select(names).cast(wanted)

    def code(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Piece, pa.Table]]:
        """Yield columns of a table found in the texts part by part, texts as numbers: for counting."""
        for piece in self.manifest.pieces:
            yield piece, self.shelf.code(table, piece.annotated, columns)

    def _holds(self, piece: Piece, documents: pa.Array) -> bool:
        ids = self.shelf.get("documents", piece.finished, ["id"])["id"]
        return bool(pc.any(pc.is_in(ids, documents)).as_py())

    def _read(self, table: str, piece: Piece, columns: Sequence[str]) -> pa.Table:
        if table == "containment":
            return self.shelf.get(table, piece.finished, columns)
        if table != "documents":
            return self.shelf.get(table, piece.annotated, columns)
        if "text" not in columns:
            return self.shelf.get(table, piece.finished, columns)
        found = self.shelf.get(table, piece.finished, list({"id", *columns} - {"text"}))
        texts = pick_rows(self.shelf.get(RAW, piece.raw, ["id", "text"]), found["id"])
        return found.append_column("text", texts["text"]).select(columns)
