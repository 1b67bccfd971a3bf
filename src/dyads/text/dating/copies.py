"""The day of a copy: a story that states no day is of about the day that another copy of it states (METHODS.md 3.4, neighbour)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pyarrow as pa

from dyads.model import Basis, DateInterval
from dyads.text.dating.days import PRIOR

LAG = timedelta(days=3)  # within which copies of a dispatch are printed, before or after one another

Row = dict[str, Any]


def date_copies(dating: pa.Table, clusters: Mapping[str, str]) -> pa.Table:
    """Return the dating of all documents, those without a stated day bounded by the copies of their story that state one.

    `clusters`: document id → its story cluster. A document that contradicts itself, or its copies, keeps what it had.
    """
    rows = dating.to_pylist()
    stated = defaultdict(list)
    for row in rows:
        if row["basis"] == Basis.STATED and row["published_from"] is not None:
            stated[clusters[row["id"]]].append(row)
    told = [_bound(row, stated[clusters[row["id"]]]) for row in rows]
    return pa.Table.from_pylist(told, schema=dating.schema)


def _bound(row: Row, copies: list[Row]) -> Row:
    if not copies or row["basis"] == Basis.STATED or row["contradiction"] is not None:
        return row
    first, last = min(c["published_from"] for c in copies), max(c["published_to"] for c in copies)
    known = row["published_from"] is not None
    before = DateInterval(row["published_from"], row["published_to"]) if known else PRIOR
    left = before.meet(DateInterval(first - LAG, last + LAG))
    if left is None or left == before:
        return row
    clue = {
        "clue": f"a copy of the story is of {first.isoformat()}",
        "start": 0,
        "end": 0,
        "removes_days": before.days - left.days,
    }
    days = {"published_from": left.first, "published_to": left.last, "basis": str(Basis.INFERRED)}
    return row | days | {"reasons": [*row["reasons"], clue]}
