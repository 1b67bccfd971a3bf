"""Numbers over everything that a store holds, read part by part: for corpora that no memory holds at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import pandas as pd

from dyads import registry as registries
from dyads.analysis import Block, pair_blocks
from dyads.desk.annotations import open_annotated
from dyads.errors import CorpusError
from dyads.harvest import Found
from dyads.registry import Registry

_NEEDED = ["document", "sentence", "actor", "counted"]


def pair_all(
    store: str, unit: Literal["sentence", "document"] = "sentence", *, registry: Sequence[str] = ()
) -> pd.DataFrame:
    """Count who is named with whom in all articles of an annotated store, the most frequent pair first.

    The counts are those of `dyads.pair_actors` over the whole store; p, q and stability, which need all articles at once, are missing.
    Raises CorpusError where the store is not annotated with this registry.
    """
    people = registries.load(*map(Path, registry))
    found = open_annotated([store], people)
    if found is None:
        raise CorpusError(
            f"{store}: is no annotated store; `dyads annotate SOURCE --to {store}` makes it one"
        )
    return pair_blocks(_list_blocks(found, unit), unit, ancestors=_find_ancestors(people))


def _list_blocks(found: Found, unit: str) -> Iterator[Block]:
    for piece, mentions in found.code("mentions", _NEEDED):
        units = piece.documents if unit == "document" else found.shelf.count("sentences", piece.annotated)
        yield Block(mentions, units)


def _find_ancestors(registry: Registry) -> dict[str, frozenset[str]]:
    """Return what each actor is part of, up to its state, as `News.ancestors` does."""
    above = {actor: {elder.id for elder in registry.rolled_up(actor)} for actor in registry.actors}
    states = {actor: registry.state(actor) for actor in registry.actors}
    return {
        actor: frozenset(elders | ({state.id} if (state := states[actor]) else set())) - {actor}
        for actor, elders in above.items()
    }
