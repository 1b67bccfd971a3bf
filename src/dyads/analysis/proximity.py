"""Actors named close together, counted by pairs of mentions: for a reader who wants a window and not a sentence."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dyads.analysis.incidence import locate, number_documents, primary
from dyads.tables import PROXIMITY


def pair_neighbours(
    mentions: pd.DataFrame, sentences: pd.DataFrame, documents: pd.DataFrame, window: int = 3
) -> pd.DataFrame:
    """Count the pairs of mentions at most `window` mentions apart in one paragraph, each pair of places once.

    Distance is in mentions: next to each other is 1. Not a sliding window, which counts one pair of places several times,
    nor quanteda's fcm, which counts a pair of one actor from both ends; an actor does not pair with itself here.
    """
    corpus = number_documents(documents)
    counted = primary(mentions).sort_values(["document", "start", "end", "actor"])
    paragraph = locate(counted, sentences, corpus, "paragraph")
    actor, actors = pd.factorize(counted["actor"][paragraph >= 0], sort=True)
    actor, paragraph = np.asarray(actor, np.int64), paragraph[paragraph >= 0]
    codes = [np.zeros(0, np.int64)]
    for step in range(1, min(window, len(actor) - 1) + 1):
        near = (paragraph[step:] == paragraph[:-step]) & (actor[step:] != actor[:-step])
        one, other = actor[:-step][near], actor[step:][near]
        codes.append(np.minimum(one, other) * len(actors) + np.maximum(one, other))
    found, counts = np.unique(np.concatenate(codes), return_counts=True)
    names = np.asarray(actors, dtype=object)
    a, b = np.divmod(found, max(1, len(names)))
    table = pd.DataFrame({"a": names[a], "b": names[b], "pairs": counts})
    return PROXIMITY.check(table.sort_values(["pairs", "a", "b"], ascending=[False, True, True]))
