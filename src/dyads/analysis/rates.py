"""How often each actor is named for every 1,000 words (METHODS.md 2.1)."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from dyads.analysis.arrays import Floats, Integers, Matrix
from dyads.analysis.incidence import find_names, number_documents, summed
from dyads.analysis.intervals import SEED, range_of, resample
from dyads.tables import RATES

_CORRECTED = 20  # BCa from so many story clusters on; percentiles below, the whole range up to five


def rate_mentions(
    mentions: pd.DataFrame, documents: pd.DataFrame, *, resamples: int = 999, seed: int = SEED
) -> pd.DataFrame:
    """Count mentions per 1,000 words of the counted zones, the highest rate first.

    rate       pooled (micro): 1000 tokens / words; long articles weigh more
    mean_rate  mean of the documents' own rates (macro): every article weighs the same
    low, high  of the pooled rate when whole story clusters are drawn again: all n^n draws up to five clusters (the range
               over resamples), percentiles below 20, BCa from 20 on (Efron 1987); missing for one cluster
    voice      tokens / tokens of all actors
    """
    corpus = number_documents(documents)
    named = find_names(mentions, corpus)
    tokens = np.asarray(named.matrix.sum(axis=0))
    worded = np.flatnonzero(corpus.words)
    own = 1000 * (named.matrix[worded] / corpus.words[worded, None]).mean(axis=0) if len(worded) else np.nan
    words = np.bincount(corpus.clusters, corpus.words).astype(np.int64)
    low, high = _range(summed(named.matrix, corpus.clusters, corpus.stories), words, resamples, seed)
    rate = _rates(tokens, corpus.words.sum()) if len(worded) else np.full(len(tokens), np.nan)
    table = pd.DataFrame(
        {
            "actor": named.actors,
            "tokens": tokens,
            "rate": rate,
            "low": low,
            "high": high,
            "mean_rate": own,
            "voice": tokens / max(1, tokens.sum()),
        }
    )
    return RATES.check(table.sort_values(["tokens", "actor"], ascending=[False, True]))


def _range(tokens: Matrix, words: Integers, resamples: int, seed: int) -> tuple[Floats, Floats]:
    """Return the ends of every actor's rate; stories without a word are not drawn."""
    tokens, words = tokens[np.flatnonzero(words)], words[words > 0]
    stories, actors = tokens.shape
    if stories < 2 or not actors or not resamples:  # noqa: PLR2004 - one cluster gives nothing to draw from
        return np.full(actors, np.nan), np.full(actors, np.nan)
    blocks = resample(stories, resamples, seed)
    drawn = np.concatenate([_rates(weights @ tokens, (weights @ words)[:, None]) for weights in blocks])
    return range_of(drawn, stories) if stories < _CORRECTED else _bca(tokens, words, drawn)


def _bca(tokens: Matrix, words: Integers, drawn: Floats) -> tuple[Floats, Floats]:
    """Return the bias-corrected and accelerated 95 % interval of every column (Efron 1987)."""
    value = _rates(tokens.sum(axis=0), words.sum())
    below = ((drawn < value).mean(axis=0) + (drawn <= value).mean(axis=0)) / 2
    bias = stats.norm.ppf(np.clip(below, 1 / len(drawn), 1 - 1 / len(drawn)))
    acceleration = _acceleration(tokens, words)
    ends = []
    for z in stats.norm.ppf([0.025, 0.975]):
        level = stats.norm.cdf(bias + (bias + z) / (1 - acceleration * (bias + z)))
        ends.append(np.array([np.quantile(column, q) for column, q in zip(drawn.T, level, strict=True)]))
    return ends[0], ends[1]


def _acceleration(tokens: Matrix, words: Integers) -> Floats:
    """Return Σd³ / 6(Σd²)^1.5 of every column, d: mean of the rates without each story, minus each of them."""
    found = np.zeros(tokens.shape[1])
    columns = tokens.tocsc()
    for actor in range(len(found)):
        own = columns[:, [actor]].toarray().ravel()
        without = _rates(own.sum() - own, words.sum() - words)
        lean = without.mean() - without
        spread = (lean**2).sum() ** 1.5
        found[actor] = (lean**3).sum() / (6 * spread) if spread else 0
    return found


def _rates(tokens: Integers, words: Integers) -> Floats:
    return np.asarray(1000 * tokens / words)
