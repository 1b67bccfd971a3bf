"""From a number back to the mentions it was counted from."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce

import numpy as np
import pandas as pd

from dyads.analysis.arrays import Booleans, Integers
from dyads.analysis.incidence import Unit, locate, number_documents, primary
from dyads.tables import MENTIONS


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named where, to be asked for many: the counted mentions in the order of their key, and by actor their places there."""

    mentions: pd.DataFrame
    documents: Integers  # the row of each one's document
    units: Integers  # the number of the unit in which each stands, -1 where in none
    places: dict[str, Integers]

    def of(self, actors: Collection[str]) -> Integers:
        """Return the places of the mentions of the actors, of several in the units that name them all."""
        each = [self.places.get(actor, _NOWHERE) for actor in set(actors)]
        if len(each) > 1:
            shared: Integers = reduce(np.intersect1d, (self.units[places] for places in each))
            shared = shared[shared >= 0]
            each = [places[np.isin(self.units[places], shared)] for places in each]
        return np.sort(np.concatenate(each))

    def within(self, actor: str, documents: Booleans) -> Integers:
        """Return the places of the mentions of an actor in these documents."""
        places = self.places.get(actor, _NOWHERE)
        return places[documents[self.documents[places]]]


_NOWHERE: Integers = np.zeros(0, np.int64)


def find_named(
    mentions: pd.DataFrame, sentences: pd.DataFrame, documents: pd.DataFrame, unit: Unit = "sentence"
) -> Named:
    """Return who is named where in the documents, by the filter that counts."""
    counted = primary(mentions)
    counted = counted[counted["document"].isin(documents["id"])].sort_values(list(MENTIONS.key))
    corpus = number_documents(documents)
    rows = np.argsort(documents["id"].to_numpy(), kind="stable")  # the corpus is in the order of ids
    actors, names = pd.factorize(counted["actor"])
    order = np.argsort(actors, kind="stable")
    ends = np.cumsum(np.bincount(actors, minlength=len(names)))
    return Named(
        counted,
        rows[corpus.numbers(counted["document"])],
        locate(counted, sentences, corpus, unit),
        dict(zip(names, np.split(order, ends[:-1]), strict=True)) if len(names) else {},
    )


def evidence_of(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    documents: pd.DataFrame,
    actors: Collection[str],
    unit: Unit = "sentence",
) -> pd.DataFrame:
    """Return the counted mentions of the actors in the units that name them all, found by the filter that counts.

    One actor: the mentions behind its tokens. Two: those behind n_ab; as many units as n_ab says. Give `documents_in`
    the bin's days first to see the mentions behind a timeline.
    """
    wanted = mentions[mentions["actor"].isin(set(actors))]
    named = find_named(wanted, sentences, documents, unit)
    return MENTIONS.check(named.mentions.iloc[named.of(actors)])
