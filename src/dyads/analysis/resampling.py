"""What becomes of a pair's lift when whole story clusters are drawn again."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse

from dyads.analysis import association
from dyads.analysis.arrays import Floats, Integers, Matrix
from dyads.analysis.association import Cells
from dyads.analysis.incidence import Corpus, Incidence, binary, marks, pairs_in_rows, summed
from dyads.analysis.intervals import resample
from dyads.analysis.pairs import Pairs


def stability(named: Incidence, corpus: Corpus, pairs: Pairs, resamples: int, seed: int) -> Floats:
    """Return the share of resamples in which lift is above 1; NaN for one story cluster.

    A resample without one of the two actors does not confirm the pair.
    """
    above, drawn = np.zeros(len(pairs.a)), 0
    for cells in cells_over_resamples(named, corpus, pairs, resamples, seed):
        lifts = association.lift(cells)
        above += (lifts > 1).sum(axis=0)
        drawn += len(lifts)
    return np.asarray(above / drawn) if drawn else np.full(len(pairs.a), np.nan)


def cells_over_resamples(
    named: Incidence, corpus: Corpus, pairs: Pairs, resamples: int, seed: int
) -> Iterator[Cells]:
    """Yield blocks of resamples of story clusters (rows) with the four integers of each pair (columns).

    Only integers are counted by cluster. Clusters without a unit or a name are drawn as the others are.
    """
    if corpus.stories < 2 or not resamples or not len(pairs.a):  # noqa: PLR2004 - one cluster gives nothing to draw from
        return
    once, story_of = binary(named.matrix), corpus.clusters[named.documents]
    units = np.bincount(story_of, minlength=corpus.stories)
    names = summed(once, story_of, corpus.stories)
    together = _count_by_story(once, story_of, pairs, corpus.stories)
    for weights in resample(corpus.stories, resamples, seed):
        n = weights @ names
        yield Cells((weights @ units)[:, None], n[:, pairs.a], n[:, pairs.b], weights @ together)


def _count_by_story(once: Matrix, story_of: Integers, pairs: Pairs, stories: int) -> Matrix:
    """Count the units of each story cluster (row) that name each pair (column)."""
    counts = sparse.csr_array((stories, len(pairs.a)), dtype=np.int64)
    for row, first, second in pairs_in_rows(once):
        place = pairs.find(once.indices[first], once.indices[second])
        counts = counts + marks(story_of[row[place >= 0]], place[place >= 0], counts.shape)
    return counts
