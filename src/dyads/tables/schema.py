"""A table's promise, and the check that it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its Arrow type, what it holds and in which unit; `required` columns are never missing."""

    name: str
    type: pa.DataType
    meaning: str
    required: bool = True


@dataclass(frozen=True, slots=True)
class Schema:
    """What a table promises: its grain (what one row is), its key, its columns."""

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def arrow(self) -> pa.Schema:
        return pa.schema([pa.field(c.name, c.type, nullable=not c.required) for c in self.columns])

    def batch(self, rows: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
        """Return the rows as one Arrow batch of this schema; a row that lacks a column has None there."""
        rows = list(rows)
        return self.batch_of({c.name: [row.get(c.name) for row in rows] for c in self.columns})

    def batch_of(self, columns: Mapping[str, Sequence[Any]]) -> pa.RecordBatch:
        """Return columns of equal length as one Arrow batch of this schema."""
        arrays = [pa.array(columns[c.name], type=c.type) for c in self.columns]
        return pa.RecordBatch.from_arrays(arrays, schema=self.arrow)

    def frame(self, batches: Iterable[pa.RecordBatch]) -> pd.DataFrame:
        """Return the batches as one checked pandas table, with Arrow types kept."""
        table = pa.Table.from_batches(list(batches), schema=self.arrow)
        return self.check(table.to_pandas(types_mapper=pd.ArrowDtype))

    def empty(self) -> pd.DataFrame:
        return self.frame([])

    def check(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return the table with its columns in order and in their types, or say every promise it breaks."""
        faults = [f"column {c.name!r} is missing" for c in self.columns if c.name not in table]
        faults += [
            f"column {name!r} is unknown" for name in table if name not in {c.name for c in self.columns}
        ]
        if not faults:
            table = table[[c.name for c in self.columns]].astype(
                {c.name: pd.ArrowDtype(c.type) for c in self.columns}
            )
            faults += [
                f"column {c.name!r} has {gaps} missing values"
                for c in self.columns
                if c.required and (gaps := int(table[c.name].isna().sum()))
            ]
            if self.key and (twice := int(table.duplicated(list(self.key)).sum())):
                faults.append(f"{twice} rows repeat the key {', '.join(self.key)}")
        if faults:
            raise ValueError(f"table {self.name} ({self.grain}): {'; '.join(faults)}")
        return table.reset_index(drop=True)
