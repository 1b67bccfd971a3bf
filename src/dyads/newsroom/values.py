"""The numbers of one edition beside those of another, value by value."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

NEAR = 1e-9  # of the larger one: what another processor may make of the same sum

_IDS = (
    "item",
    "actor",
    "actor_a",
    "actor_b",
    "issue",
    "country",
    "document",
)  # what a row is about, where a table says so


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is not the same: in which table, of which row, in which column, and what it was and is."""

    table: str
    row: str = ""
    column: str = ""
    then: Any = None
    now: Any = None


def count_values(edition: Path) -> tuple[int, int]:
    """Return how many tables an edition keeps, and how many values they hold."""
    tables = [_read(file) for file in _list_tables(edition).values()]
    return len(tables), sum(table.num_rows * table.num_columns for table in tables if table is not None)


def compare_numbers(then: Path, now: Path) -> Iterator[Change]:
    """Yield every value of the tables of two editions that differs; a table or row that only one has is one change.

    Rows are told apart by their registry ids and, as far as needed, by their other words and days; where these are not
    enough, by their place. Numbers differ where they are further apart than a billionth.
    """
    before, after = _list_tables(then), _list_tables(now)
    for name in sorted(before.keys() | after.keys()):
        one, other = (_read(files[name]) if name in files else None for files in (before, after))
        if one is None or other is None:
            yield Change(name, then=_tell(one), now=_tell(other))
        else:
            yield from _compare_tables(name, one, other)


def _list_tables(edition: Path) -> dict[str, Path]:
    return {file.stem: file for file in sorted((edition / "data").glob("*.parquet"))}


def _read(file: Path) -> pa.Table | None:
    """Return the table; None where the file is no table, or no longer one."""
    try:
        return pq.read_table(file)
    except (OSError, pa.ArrowException):
        return None


def _tell(table: pa.Table | None) -> str:
    return "no table" if table is None else f"{table.num_rows} rows"


def _compare_tables(table: str, then: pa.Table, now: pa.Table) -> Iterator[Change]:
    key = _find_key(then, now)
    before, after = _index(then, key), _index(now, key)
    for row in [*before, *(row for row in after if row not in before)]:
        if row not in after or row not in before:
            yield Change(table, row, "", *("this row" if row in side else None for side in (before, after)))
            continue
        for column in [*before[row], *(name for name in after[row] if name not in before[row])]:
            one, other = before[row].get(column), after[row].get(column)
            if not _same(one, other):
                yield Change(table, row, column, one, other)


def _find_key(then: pa.Table, now: pa.Table) -> list[str]:
    """Return the fewest columns, ids first, that tell the rows of both tables apart; none where nothing does."""
    shared = [name for name in then.column_names if name in now.column_names]
    words = [
        name
        for name in shared
        if pa.types.is_string(then.schema.field(name).type) or pa.types.is_date(then.schema.field(name).type)
    ]
    ordered = [*(name for name in _IDS if name in words), *(name for name in words if name not in _IDS)]
    return next(
        (
            ordered[:size]
            for size in range(1, len(ordered) + 1)
            if _tells_apart(then, ordered[:size]) and _tells_apart(now, ordered[:size])
        ),
        [],
    )


def _tells_apart(table: pa.Table, columns: Sequence[str]) -> bool:
    rows = list(zip(*(table.column(name).to_pylist() for name in columns), strict=True))
    return len(set(rows)) == len(rows)


def _index(table: pa.Table, key: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """Return the rows by what tells them apart, or by their place."""
    return {
        " · ".join(str(row[name]) for name in key) or f"row {place}": row
        for place, row in enumerate(table.to_pylist(), 1)
    }


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return (math.isnan(one) and math.isnan(other)) or math.isclose(one, other, rel_tol=NEAR)
    return bool(one == other)
