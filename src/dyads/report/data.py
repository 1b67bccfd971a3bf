"""The numbers behind the figures and tables, as files: Parquet for programs, CSV for people."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dyads.report.blocks import Column, Data
from dyads.report.cells import write_csv

_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "share": pa.float64(),
    "boolean": pa.bool_(),
}


def write_data(tables: Iterable[Data], folder: Path) -> None:
    """Write each table as `name.parquet` and `name.csv` into the folder."""
    folder.mkdir()
    for data in tables:
        pq.write_table(_arrow(data), folder / f"{data.name}.parquet")
        # the mark lets spreadsheets read Korean and Japanese as what they are
        (folder / f"{data.name}.csv").write_text(write_csv(data), encoding="utf-8-sig", newline="")


def _arrow(data: Data) -> pa.Table:
    columns = [_array(column, [row[i] for row in data.rows]) for i, column in enumerate(data.columns)]
    fields = [
        pa.field(column.name, array.type, metadata={"label": column.label})
        for column, array in zip(data.columns, columns, strict=True)
    ]
    return pa.Table.from_arrays(columns, schema=pa.schema(fields, metadata={"caption": data.caption}))


def _array(column: Column, values: list[Any]) -> pa.Array:
    """Return the values in the column's type; as text where they do not fit it."""
    try:
        if column.type == "date":
            return pa.array(values, type=pa.string()).cast(pa.date32())
        return pa.array(values, type=_TYPES.get(column.type))
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array([None if value is None else str(value) for value in values], type=pa.string())
