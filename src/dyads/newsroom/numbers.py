"""The numbers an edition keeps in its folder, read back as rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

FREQUENCY, PAIRS, ISSUES = "frequency-table", "pairs-table", "issues"
SOURCES, COVERAGE = "sources", "coverage"


def read_rows(edition: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of one of the edition's tables; none where it has no such table, or one that nobody can read."""
    try:
        rows: list[dict[str, Any]] = pq.read_table(edition / "data" / f"{table}.parquet").to_pylist()
    except (OSError, pa.ArrowException):
        return []
    return rows


def list_tables(edition: Path) -> list[str]:
    """Return the names of the edition's tables."""
    return sorted(file.stem for file in (edition / "data").glob("*.parquet"))
