"""Days on which an actor begins to be named more, or less, than before (METHODS.md 2.3)."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import xlogy

from dyads.analysis.arrays import Floats, Integers
from dyads.analysis.bursts import LEAST_BINS
from dyads.analysis.intervals import SEED
from dyads.tables import CHANGES

_SEGMENT = 3  # bins that a rate must last
_SHUFFLES = 999


def find_changes(timeline: pd.DataFrame, *, seed: int = SEED) -> pd.DataFrame:
    """Return the change points of every actor of a timeline, by exact segmentation of counts with exposure.

    A segment with R naming documents of D costs R - R ln(R / D), the negative Poisson log-likelihood at its own rate;
    every change costs ln(number of bins) more: BIC with a rate and a place for each. The cheapest division into
    segments of at least three bins is found by dynamic programming (Jackson et al. 2005). Bins without documents are
    passed over; fewer than 20 with documents: nothing is looked for.

    p  share of 999 shuffles of the bins whose best single split gains at least as much as that of the series
    """
    rows = [
        row for actor, own in timeline.groupby("actor", sort=True) for row in _changes(str(actor), own, seed)
    ]
    return CHANGES.frame([CHANGES.batch(rows)])


def _changes(actor: str, timeline: pd.DataFrame, seed: int) -> list[dict[str, object]]:
    covered = timeline[timeline["documents"] > 0].sort_values("bin_start")
    documents, named = (covered[name].to_numpy(dtype=np.int64) for name in ("documents", "certain"))
    if len(covered) < LEAST_BINS:
        return []
    edges = _divide(named, documents)
    if len(edges) == 2:  # noqa: PLR2004 - one segment from the first bin to the last
        return []
    p = _p(named, documents, seed)
    rates = np.add.reduceat(named, edges[:-1]) / np.add.reduceat(documents, edges[:-1])
    days = covered["bin_start"].iloc[edges[1:-1]]
    return [
        {"actor": actor, "day": day, "before": before, "after": after, "p": p}
        for day, before, after in zip(days, rates[:-1], rates[1:], strict=True)
    ]


def _divide(named: Integers, documents: Integers) -> list[int]:
    """Return the edges of the cheapest segments: 0, the place of each change, the number of bins."""
    bins, penalty = len(named), np.log(len(named))
    r, d = _sums(named), _sums(documents)
    best = np.full(bins + 1, np.inf)
    best[0] = -penalty
    came_from = np.zeros(bins + 1, np.int64)
    for end in range(_SEGMENT, bins + 1):
        starts = np.arange(end - _SEGMENT + 1)
        total = best[starts] + penalty + _cost(r[end] - r[starts], d[end] - d[starts])
        came_from[end] = int(np.argmin(total))
        best[end] = total[came_from[end]]
    edges = [bins]
    while edges[0]:
        edges.insert(0, int(came_from[edges[0]]))
    return edges


def _p(named: Integers, documents: Integers, seed: int) -> float:
    rng = np.random.default_rng(seed)
    order = rng.permuted(np.tile(np.arange(len(named)), (_SHUFFLES, 1)), axis=1)
    order = np.vstack([np.arange(len(named)), order])
    gains = _best_gain(named[order], documents[order])
    near = 1e-9  # the same split summed in another order is as clear
    return float((1 + (gains[1:] >= gains[0] - near).sum()) / (1 + _SHUFFLES))


def _best_gain(named: Integers, documents: Integers) -> Floats:
    """Return for every row by how much its best single split lowers the cost."""
    r, d = named.cumsum(axis=1), documents.cumsum(axis=1)
    left = slice(_SEGMENT - 1, -_SEGMENT)
    split = _cost(r[:, left], d[:, left]) + _cost(r[:, -1:] - r[:, left], d[:, -1:] - d[:, left])
    return np.asarray(_cost(r[:, -1], d[:, -1]) - split.min(axis=1))


def _cost(named: Integers, documents: Integers) -> Floats:
    """Return the negative Poisson log-likelihood at the segment's own rate, without terms that never change."""
    return np.asarray(named - xlogy(named, named) + xlogy(named, documents))


def _sums(values: Integers) -> Integers:
    return np.concatenate([[0], np.cumsum(values)])
