"""How often each actor is named, as a tuple of counts and never as one number (METHODS.md 2.1)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dyads.analysis.arrays import Integers, Matrix
from dyads.analysis.dispersion import dp_norms
from dyads.analysis.incidence import Corpus, binary, find_names, number_documents, summed
from dyads.analysis.intervals import SEED, range_of, resample, wilson
from dyads.tables import FREQUENCY


def count_mentions(
    mentions: pd.DataFrame, documents: pd.DataFrame, *, resamples: int = 999, seed: int = SEED
) -> pd.DataFrame:
    """Count how often each actor is named, in how many documents, stories and outlets, the most named first.

    Counts the mentions marked `counted` in the given documents; give fewer documents to count a period or an outlet.
    Every copy of a wire story counts here (exposure); `clusters` is the distinct reporting.

    share       documents / all documents, with Wilson's 95 % interval
    dispersion  DPnorm over documents by words; missing where there is only one document
    rank_low, rank_high
                ranks by documents when whole story clusters are drawn again with replacement: all n^n draws
                up to five clusters (then the range over resamples), the middle 95 % of `resamples` above.
                Percentiles at every size: BCa needs a smooth statistic, which a rank is not. Missing for one
                cluster: there is nothing to draw from.
    """
    corpus = number_documents(documents)
    named = find_names(mentions, corpus)
    once = binary(named.matrix)
    present = once.sum(axis=0)
    low, high = wilson(present, len(corpus))
    best, worst = _rank_ranges(once, corpus, resamples, seed)
    table = pd.DataFrame(
        {
            "actor": named.actors,
            "tokens": named.matrix.sum(axis=0),
            "documents": present,
            "clusters": _groups_holding(once, corpus.clusters),
            "outlets": _groups_holding(once, corpus.outlets),
            "dispersion": dp_norms(named.matrix, corpus.words),
            "share": present / max(1, len(corpus)),
            "low": low,
            "high": high,
            "rank_low": best,
            "rank_high": worst,
        }
    )
    order = ["documents", "tokens", "actor"]
    return FREQUENCY.check(table.sort_values(order, ascending=[False, False, True]))


def _groups_holding(once: Matrix, groups: Integers) -> Integers:
    """Count the groups of documents that name each actor."""
    return np.asarray(binary(summed(once, groups, int(groups.max(initial=-1)) + 1)).sum(axis=0))


def _rank_ranges(once: Matrix, corpus: Corpus, resamples: int, seed: int) -> tuple[pd.Series, pd.Series]:
    actors = once.shape[1]
    if corpus.stories < 2 or not actors or not resamples:  # noqa: PLR2004 - one cluster gives nothing to draw from
        missing = pd.Series([None] * actors, dtype="Int64")
        return missing, missing
    by_story = summed(once, corpus.clusters, corpus.stories)
    ranks = np.concatenate(
        [_ranks(weights @ by_story) for weights in resample(corpus.stories, resamples, seed)]
    )
    low, high = range_of(ranks, corpus.stories)
    return pd.Series(low, dtype="Int64"), pd.Series(high, dtype="Int64")


def _ranks(counts: Integers) -> Integers:
    """Return 1 + the number of actors with more, row by row: equals share the better rank."""
    ordered = np.sort(-counts, axis=1)
    return np.stack([np.searchsorted(row, -count) for row, count in zip(ordered, counts, strict=True)]) + 1
