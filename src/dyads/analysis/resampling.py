"""What becomes of a pair's lift when whole story clusters are drawn again."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from dyads.analysis import association
from dyads.analysis.arrays import Floats, Integers, Matrix
from dyads.analysis.association import Cells
from dyads.analysis.incidence import marks, pairs_in_rows, summed
from dyads.analysis.intervals import resample
from dyads.analysis.pairs import Pairs


def stability(once: Matrix, cluster_of: Integers, pairs: Pairs, resamples: int, seed: int) -> Floats:
    """Return the share of resamples in which lift is above 1; NaN for one cluster.

    A resample without one of the two actors does not confirm the pair.
    """
    above, drawn = np.zeros(len(pairs.a)), 0
    for cells in cells_over_resamples(once, cluster_of, pairs, resamples, seed):
        lifts = association.lift(cells)
        above += (lifts > 1).sum(axis=0)
        drawn += len(lifts)
    return np.asarray(above / drawn) if drawn else np.full(len(pairs.a), np.nan)


def cells_over_resamples(
    once: Matrix, cluster_of: Integers, pairs: Pairs, resamples: int, seed: int
) -> Iterator[Cells]:
    """Yield blocks of resamples (rows) with the four integers of each pair (columns).

    Only integers are counted by cluster; `cluster_of` is the story cluster of each unit.
    """
    names, cluster_of = np.unique(cluster_of, return_inverse=True)
    if len(names) < 2 or not resamples:  # noqa: PLR2004 - one cluster gives nothing to draw from
        return
    units = np.bincount(cluster_of)
    named = summed(once, cluster_of, len(names))
    together = _count_by_cluster(once, cluster_of, pairs, len(names))
    for weights in resample(len(names), resamples, seed):
        n = weights @ named
        yield Cells((weights @ units)[:, None], n[:, pairs.a], n[:, pairs.b], weights @ together)


def _count_by_cluster(once: Matrix, cluster_of: Integers, pairs: Pairs, clusters: int) -> Matrix:
    """Count the units of each story cluster (row) that name each pair (column)."""
    counts = sparse.csr_array((clusters, len(pairs.a)), dtype=np.int64)
    for row, first, second in pairs_in_rows(once):
        place = pairs.find(once.indices[first], once.indices[second])
        counts = counts + marks(cluster_of[row[place >= 0]], place[place >= 0], counts.shape)
    return counts
