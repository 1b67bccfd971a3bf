"""The layer of states: a sentence names Japan where it names anybody of Japan."""

from __future__ import annotations

import pandas as pd

from dyads.analysis import to_states
from dyads.desk.news import News
from dyads.language import speaking


def mention_states(news: News) -> pd.DataFrame:
    """Return the mentions as mentions of states with all who act for them; actors that belong to none are left out.

    The ids are not those of the states themselves: the two layers are never mixed, nor do their doors open the same sentences.
    """
    of = {actor: news.registry.state(actor) for actor in news.mentions["actor"].dropna().unique()}
    return to_states(news.mentions, {actor: _layer(state.id) for actor, state in of.items() if state})


def name_states(news: News) -> dict[str, str]:
    """Return what each state of that layer is called, by its id there."""
    say = speaking(news.language)
    states = (actor.id for actor in news.registry.actors.values() if actor.type == "state")
    return {_layer(state): say("{state} (all)", state=news.names[state]) for state in states}


def _layer(state: str) -> str:
    return f"all-of-{state}"
