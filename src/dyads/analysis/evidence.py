"""From a number back to the mentions it was counted from."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from dyads.analysis.incidence import Unit, locate, number_documents, primary
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
    wanted = set(actors)
    counted = primary(mentions[mentions["actor"].isin(wanted)])
    found = counted[counted["document"].isin(documents["id"])]
    if len(wanted) > 1:
        units = locate(found, sentences, number_documents(documents), unit)
        named = found["actor"].groupby(units).transform("nunique").to_numpy()
        found = found[(units >= 0) & (named == len(wanted))]
    return MENTIONS.check(found.sort_values(list(MENTIONS.key)))
