"""A Parquet file has one document a row, read some hundreds at a time, or fewer where rows are large."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dyads.corpus.columns import enter, find_columns
from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.file import File, UnreadableError

_ROWS = 500  # to a batch, at most
_BATCH = 16_000_000  # bytes to a batch, about
_RATIO = 200  # times that text unpacks, at most
_ALWAYS = 16_000_000  # bytes that anything may unpack to
_ROW = 100  # bytes that a row counts for besides its letters


def read_parquet(file: File, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the rows of a Parquet file, numbered from 1."""
    with file.open() as stream:
        try:
            table = pq.ParquetFile(stream)
            found = find_columns(table.schema_arrow.names, columns)
            wanted = sorted(set(found.values()))
            texts = [name for name in wanted if pa.types.is_string(table.schema_arrow.field(name).type)]
            room = max(_ALWAYS, _RATIO * stream.seek(0, io.SEEK_END))
            rows = _find_rows(table.metadata, room)
            # a value that is written once and named a million times stays one value until its row is taken
            table = pq.ParquetFile(stream, read_dictionary=texts)
            batches = table.iter_batches(rows, columns=wanted)
            for number, row in enumerate((row for batch in batches for row in _take_rows(batch)), 1):
                room -= _ROW + sum(len(value) for value in row.values() if isinstance(value, str))
                if room < 0:
                    raise UnreadableError(_VAST)
                yield enter(f"{file.source}#{number}", row, found)
        except (
            pa.ArrowException,
            OSError,
            ValueError,
            OverflowError,
        ) as fault:  # the last of a day out of the calendar
            raise UnreadableError(
                f"no Parquet file: {fault}; write it again, or save it as JSON lines"
            ) from fault


_VAST = f"unpacks to more than {_RATIO} times its size: no text does; save it as JSON lines if you trust it"


def _find_rows(metadata: pq.FileMetaData, room: int) -> int:
    """Return how many rows make a batch of bounded size, as the file itself says how large they are."""
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    if sum(group.total_byte_size for group in groups) > room:
        raise UnreadableError(_VAST)
    largest = max((group.total_byte_size // max(1, group.num_rows) for group in groups), default=1)
    return max(1, min(_ROWS, _BATCH // max(1, largest)))


def _take_rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """Yield the rows one at a time: values that stand in many rows are never all there at once."""
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    for place in range(batch.num_rows):
        yield {name: column[place].as_py() for name, column in columns.items()}
