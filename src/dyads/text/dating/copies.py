"""The day of a copy: a story that states no day is of about the day that another copy of it states (METHODS.md 3.4, neighbour)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dyads.model import Basis, DateInterval
from dyads.text.dating.days import PRIOR

LAG = timedelta(days=3)  # within which copies of a dispatch are printed, before or after one another

Row = dict[str, Any]


def date_copies(dating: pa.Table, stated: Mapping[str, DateInterval]) -> pa.Table:
    """Return the dating of documents, those without a stated day bounded by the copies of their story that state one.

    `stated`: document id → the days that its copies state, from the first to the last. A document that states a day, or contradicts
    itself or its copies, keeps what it had.
    """
    places = {id_: place for place, id_ in enumerate(dating["id"].to_pylist()) if id_ in stated}
    told = [_bound(dating.slice(place, 1).to_pylist()[0], stated[id_]) for id_, place in places.items()]
    if not told:
        return dating
    others = dating.filter(pc.invert(pc.is_in(dating["id"], value_set=pa.array(list(places)))))
    both = pa.concat_tables([others, pa.Table.from_pylist(told, schema=dating.schema)])
    order = pc.index_in(dating["id"], value_set=both["id"].combine_chunks())
    return both.take(order)


def _bound(row: Row, copies: DateInterval) -> Row:
    if row["basis"] == Basis.STATED or row["contradiction"] is not None:
        return row
    known = row["published_from"] is not None
    before = DateInterval(row["published_from"], row["published_to"]) if known else PRIOR
    left = before.meet(DateInterval(copies.first - LAG, copies.last + LAG))
    if left is None or left == before:
        return row
    clue = {
        "clue": f"a copy of the story is of {copies.first.isoformat()}",
        "start": 0,
        "end": 0,
        "removes_days": before.days - left.days,
    }
    days = {"published_from": left.first, "published_to": left.last, "basis": str(Basis.INFERRED)}
    return row | days | {"reasons": [*row["reasons"], clue]}
