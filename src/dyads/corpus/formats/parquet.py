"""A Parquet file has one document a row, read some hundreds at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.parquet as pq

from dyads.corpus.columns import enter, find_columns
from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.file import File, UnreadableError

_ROWS = 500


def read_parquet(file: File, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the rows of a Parquet file, numbered from 1."""
    with file.open() as stream:
        try:
            table = pq.ParquetFile(stream)
            found = find_columns(table.schema_arrow.names, columns)
            batches = table.iter_batches(_ROWS, columns=sorted(set(found.values())))
            rows = (row for batch in batches for row in batch.to_pylist())
            for number, row in enumerate(rows, 1):
                yield enter(f"{file.source}#{number}", row, found)
        except pa.ArrowInvalid as fault:
            raise UnreadableError(f"no Parquet file: {fault}") from fault
