"""Where tables lie between two steps, part by part: in memory, or as Parquet files in a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from dyads.corpus.whole import write_whole

RAW = "raw"  # the texts as they were read; everything else is made from them
TABLES = ("documents", "sentences", "mentions", "containment", "quotes", "issues", "dates", "rejected")
STEPS = ("opened", "lines", "cleaned", "signatures", "verdicts")  # what only the next step needs


class Shelf(Protocol):
    """Tables by kind and name. What is put there is there whole or not at all, and is never changed."""

    def has(self, kind: str, name: str) -> bool: ...

    def put(self, kind: str, name: str, table: pa.Table) -> None: ...

    def get(self, kind: str, name: str, columns: Sequence[str] | None = None) -> pa.Table: ...

    def code(self, kind: str, name: str, columns: Sequence[str]) -> pa.Table: ...

    def count(self, kind: str, name: str) -> int: ...


@dataclass(frozen=True, slots=True)
class Memory:
    """A shelf for as long as the process lives."""

    tables: dict[tuple[str, str], pa.Table] = field(default_factory=dict)

    def has(self, kind: str, name: str) -> bool:
        return (kind, name) in self.tables

    def put(self, kind: str, name: str, table: pa.Table) -> None:
        self.tables[kind, name] = table

    def get(self, kind: str, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        table = self.tables[kind, name]
        return table if columns is None else table.select(columns)

    def code(self, kind: str, name: str, columns: Sequence[str]) -> pa.Table:
        """Return columns of a table, its texts as numbers with the list of the texts they stand for."""
        coded = {
            column: values.dictionary_encode() if pa.types.is_string(values.type) else values
            for column, values in zip(columns, self.get(kind, name, columns).columns, strict=True)
        }
        return pa.table(coded)

    def count(self, kind: str, name: str) -> int:
        return int(self.tables[kind, name].num_rows)


@dataclass(frozen=True, slots=True)
class Folder:
    """The shelf of a store: any process that sees the folder works with it.

    Texts lie in `texts/`, what was found in them in a folder a table, what only the steps need in `steps/`.
    """

    store: Path

    def has(self, kind: str, name: str) -> bool:
        return self.place(kind, name).is_file()

    def put(self, kind: str, name: str, table: pa.Table) -> None:
        place = self.place(kind, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        with write_whole(place) as beside:
            pq.write_table(table, beside, compression="zstd")

    def get(self, kind: str, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        with pq.ParquetFile(self.place(kind, name)) as file:
            return file.read(None if columns is None else list(columns), use_threads=False)

    def code(self, kind: str, name: str, columns: Sequence[str]) -> pa.Table:
        """Return columns of a table, its texts as numbers with the list of the texts they stand for: as they lie on the disk."""
        place = self.place(kind, name)
        texts = [field.name for field in pq.read_schema(place) if pa.types.is_string(field.type)]
        with pq.ParquetFile(place, read_dictionary=texts) as file:
            return file.read(list(columns), use_threads=False)

    def count(self, kind: str, name: str) -> int:
        return int(pq.read_metadata(self.place(kind, name)).num_rows)

    def place(self, kind: str, name: str) -> Path:
        if kind == RAW:
            return self.store / "texts" / f"{name}.parquet"
        return (self.store if kind in TABLES else self.store / "steps") / kind / f"{name}.parquet"

    def sweep(self, kept: set[tuple[str, str]]) -> None:
        """Remove everything found that is not among the kept kinds and names, and what was being written by whoever was killed."""
        for kind in (*TABLES, *STEPS):
            folder = self.place(kind, "any").parent
            for place in folder.glob("*.parquet"):
                if (kind, place.stem) not in kept:
                    place.unlink(missing_ok=True)
            for place in folder.glob(".*.parquet.*"):
                place.unlink(missing_ok=True)
