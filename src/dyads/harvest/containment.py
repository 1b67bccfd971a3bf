"""Who is part of whom, as a table: what each named actor belongs to on the days of the document that names it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dyads.model import DateInterval
from dyads.registry import Registry
from dyads.tables import CONTAINMENT


def tabulate_containment(documents: pa.Table, mentions: pa.Table, registry: Registry) -> pa.Table:
    """Return, for each document and actor named in it, what the actor is part of: institution, government, state.

    Joined to the mentions by document and actor it rolls them up: the distinct places of the text below an id are its
    mentions and those of its parts, each once. Of a person without an office on those days only the state is known.
    """
    named = mentions.filter(pc.is_valid(mentions["actor"])).group_by(["document", "actor"]).aggregate([])
    days = {row["id"]: _days(row) for row in documents.select(_DAYS).to_pylist()}

    @cache
    def elders(actor: str, on: DateInterval | None) -> tuple[str, ...]:
        above = [elder.id for elder in registry.rolled_up(actor, on)]
        state = registry.state(actor)
        return tuple(dict.fromkeys([*above, *([state.id] if state and state.id != actor else [])]))

    def rows() -> Iterator[dict[str, Any]]:
        for row in named.to_pylist():
            for level, elder in enumerate(elders(row["actor"], days[row["document"]]), start=1):
                yield {**row, "level": level, "part_of": elder}

    return pa.Table.from_batches([CONTAINMENT.batch(rows())], schema=CONTAINMENT.arrow)


_DAYS = ["id", "published_from", "published_to"]


def _days(row: dict[str, Any]) -> DateInterval | None:
    known = row["published_from"] is not None and row["published_to"] is not None
    return DateInterval(row["published_from"], row["published_to"]) if known else None
