"""Mentions seen from higher up: of a whole with its parts, or of states only."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dyads.tables import MENTIONS


def roll_up(mentions: pd.DataFrame, ancestors: Mapping[str, frozenset[str]]) -> pd.DataFrame:
    """Return the mentions, each also as a mention of everything its actor is part of.

    Counted afterwards, a parent has the union of its own and its parts' documents, never a sum, and every place of the
    text once: "Abe" beside "Japan" is two mentions of the rolled-up Japan, "Abe" twice in one article one document.
    """
    pairs = {(actor, elder) for actor, elders in ancestors.items() for elder in {*elders, actor}}
    alone = {(actor, actor) for actor in mentions["actor"].dropna().unique() if actor not in ancestors}
    return _as(mentions, pairs | alone)


def to_states(mentions: pd.DataFrame, states: Mapping[str, str]) -> pd.DataFrame:
    """Return the mentions as mentions of states: a sentence names Japan where it names anybody of Japan.

    Actors without a state are left out. The layer of states and that of actors are never mixed in one table of pairs:
    "Kerry … Kishida" is a unit of the United States and Japan here, and invents no mention of Japan there.
    """
    return _as(mentions, set(states.items()))


def _as(mentions: pd.DataFrame, pairs: set[tuple[str, str]]) -> pd.DataFrame:
    table = pd.DataFrame(sorted(pairs), columns=["actor", "as"]).astype(mentions["actor"].dtype)
    joined = mentions.merge(table, on="actor").drop(columns="actor").rename(columns={"as": "actor"})
    return MENTIONS.check(joined.sort_values(list(MENTIONS.key)).drop_duplicates(list(MENTIONS.key)))
