"""From a number back to the mentions it was counted from."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from dyads.analysis.incidence import Unit, binary, find_units, locate, number_documents, primary
from dyads.tables import MENTIONS


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
    corpus = number_documents(documents)
    named = find_units(mentions, sentences, corpus, unit)
    columns = np.flatnonzero(np.isin(named.actors, list(actors)))
    all_of_them = np.flatnonzero(binary(named.matrix)[:, columns].sum(axis=1) == len(set(actors)))
    counted = primary(mentions)
    counted = counted[counted["actor"].isin(list(actors))]
    rows = locate(counted, sentences, corpus, unit)
    found = (
        counted[np.isin(rows, all_of_them)]
        if len(set(actors)) > 1
        else counted[corpus.numbers(counted["document"]) >= 0]
    )
    return MENTIONS.check(found.sort_values(list(MENTIONS.key)))
