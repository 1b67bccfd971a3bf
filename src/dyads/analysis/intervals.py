"""How sure a number is: Wilson's interval for a share, and resampling of whole story clusters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
import numpy.typing as npt
from scipy import stats

from dyads.analysis.arrays import Floats, Integers

ENUMERATED = 5  # with so few clusters all n^n resamples are listed: METHODS.md 2.1
SEED = 1965  # one seed for every resample and permutation, so that a re-run gives the same numbers

_CELLS = 4_000_000  # weights held at once


def wilson(hits: npt.ArrayLike, trials: npt.ArrayLike, level: float = 0.95) -> tuple[Floats, Floats]:
    """Return the interval of a share of `hits` in `trials` (Wilson 1927); NaN where there were no trials.

    centre = (p + z²/2n) / (1 + z²/n), half width = z √(p(1-p)/n + z²/4n²) / (1 + z²/n), p = hits / trials.
    """
    k, n = np.asarray(hits, float), np.asarray(trials, float)
    z = stats.norm.ppf((1 + level) / 2)
    with np.errstate(invalid="ignore", divide="ignore"):
        p = k / n
        centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return np.where(k == 0, 0.0, centre - half), np.where(k == n, 1.0, centre + half)


def resample(clusters: int, resamples: int, seed: int = SEED) -> Iterator[Integers]:
    """Yield blocks of resamples: one row each, holding how often each story cluster was drawn.

    Up to five clusters all n^n draws are listed, each once; above, `resamples` draws with replacement.
    """
    if clusters <= ENUMERATED:
        draws = np.array(list(product(range(clusters), repeat=clusters)), np.int64)
        yield (draws[:, :, None] == np.arange(clusters)).sum(axis=1)
        return
    rng = np.random.default_rng(seed)
    block = max(1, _CELLS // clusters)
    for start in range(0, resamples, block):
        rows = min(block, resamples - start)
        draws = rng.integers(clusters, size=(rows, clusters)) + clusters * np.arange(rows)[:, None]
        yield np.bincount(draws.ravel(), minlength=rows * clusters).reshape(rows, clusters)


def range_of(values: Integers, clusters: int) -> tuple[Floats, Floats]:
    """Return the range over all resamples (up to five clusters), or their middle 95 % (percentiles), by column."""
    if clusters <= ENUMERATED:
        return np.asarray(values.min(axis=0), float), np.asarray(values.max(axis=0), float)
    return (
        np.quantile(values, 0.025, axis=0, method="lower"),
        np.quantile(values, 0.975, axis=0, method="higher"),
    )
