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
    table = pd.DataFrame(
        {
            "actor": named.actors,
            "tokens": tokens,
            "rate": _rates(tokens, corpus.words.sum()),
            "low": low,
            "high": high,
            "mean_rate": own,
            "voice": tokens / max(1, tokens.sum()),
        }
    )
    return RATES.check(table.sort_values(["tokens", "actor"], ascending=[False, True]))


def _range(tokens: Matrix, words: Integers, resamples: int, seed: int) -> tuple[Floats, Floats]:
    stories, actors = tokens.shape
    if stories < 2 or not actors or not resamples or (words == 0).any():  # noqa: PLR2004 - nothing to draw from
        return np.full(actors, np.nan), np.full(actors, np.nan)
    drawn = np.concatenate(
        [_rates(weights @ tokens, weights @ words) for weights in resample(stories, resamples, seed)]
    )
    if stories < _CORRECTED:
        return range_of(drawn, stories)
    without = _rates(tokens.sum(axis=0) - tokens.toarray(), words.sum() - words)
    return _bca(_rates(tokens.sum(axis=0), words.sum()), drawn, without)


def _bca(value: Floats, drawn: Floats, without: Floats) -> tuple[Floats, Floats]:
    """Return the bias-corrected and accelerated 95 % interval of every column (Efron 1987)."""
    below = ((drawn < value).mean(axis=0) + (drawn <= value).mean(axis=0)) / 2
    bias = stats.norm.ppf(np.clip(below, 1 / len(drawn), 1 - 1 / len(drawn)))
    lean = without.mean(axis=0) - without
    spread = (lean**2).sum(axis=0) ** 1.5
    acceleration = (lean**3).sum(axis=0) / np.where(spread > 0, 6 * spread, 1)
    ends = []
    for z in stats.norm.ppf([0.025, 0.975]):
        level = stats.norm.cdf(bias + (bias + z) / (1 - acceleration * (bias + z)))
        ends.append(np.array([np.quantile(column, q) for column, q in zip(drawn.T, level, strict=True)]))
    return ends[0], ends[1]


def _rates(tokens: Integers, words: Integers) -> Floats:
    words = np.asarray(words, float)[..., None] if np.ndim(words) else words
    return np.asarray(1000 * tokens / words) if np.all(words) else np.full(np.shape(tokens), np.nan)
