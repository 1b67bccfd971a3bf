"""Whether two actors are named together more often than chance, and whether so few documents can tell at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import stats
from scipy.special import gammaln

from dyads.analysis.incidence import pairs_in_rows, summed
from dyads.analysis.margins import likely_names, swap_margins

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

ALPHA = 0.05
LEAST = 2  # an actor named in fewer units is not tested: a filter on margins, never on n_ab

_DRAWS = 4_999
_SWAPPED_CELLS = 20_000  # larger matrices of documents by actors are not shuffled but modelled
_CONVOLVED = 2_000  # a sum of more possible joint units is as good as normal


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of actors by number, a before b, with the units that name both."""

    a: Integers
    b: Integers
    together: Integers

    def codes(self, actors: int) -> Integers:
        return self.a * actors + self.b


@dataclass(frozen=True, slots=True)
class Verdict:
    """For every pair p and q (NaN where it cannot be tested); `family` is the number of pairs tested."""

    p: Floats
    q: Floats
    testable: npt.NDArray[np.bool_]
    family: int


def compare_with_null(
    once: Any, documents: Integers, pairs: Pairs, excluded: Integers, unit: str, seed: int
) -> Verdict:
    """Return one-sided p of at least so many joint units, under the null that fits the unit (METHODS.md 2.2).

    sentence, paragraph
        Each actor's units are shuffled inside each document, because sentences of one article are not independent.
        Nothing is simulated: n_ab is then a sum of independent hypergeometric counts, one a document, and p is exact
        by convolution (normal with continuity correction where more than 2,000 joint units are possible).
    document
        Documents keep their number of actors and actors their number of documents (FDSM; Neal 2014), by curveball
        trades: p = (1 + draws with at least n_ab) / (1 + draws). Above 20,000 cells documents × actors: independent
        names with these margins on average (SDSM; Neal et al. 2021), p bounded from above.

    testable  false where the two margins allow no p ≤ 0.05, or one of them is below two units
    q         Benjamini & Hochberg 1995 over the family: all testable pairs, also those never named together
    """
    together = _joint_units(once, pairs)
    if unit == "document":
        floor, family = _floors_by_margins(once, pairs, excluded)
        testable = floor <= ALPHA
        p = _fixed_margins(once, pairs, together, testable, seed)
    else:
        within = _Within(once, documents)
        floor, family = within.floors(pairs, excluded)
        testable = floor <= ALPHA
        p = within.p(pairs, together, testable)
    return Verdict(p, _q(p, family), testable, family)


def smallest_p(units: npt.ArrayLike, n_a: npt.ArrayLike, n_b: npt.ArrayLike) -> Floats:
    """Return the smallest one-sided p that margins n_a and n_b allow: C(larger, smaller) / C(units, smaller).

    With both at r it is 1 / C(units, r): three documents give 1/3 at best, whatever they say.
    """
    low, high = np.minimum(n_a, n_b), np.maximum(n_a, n_b)
    return np.exp(_log_choose(high, low) - _log_choose(units, low))


def documents_needed(alpha: float = ALPHA) -> int:
    """Return how many documents there must be for any pair to reach p ≤ alpha: the least N with 1 / C(N, N/2) ≤ alpha."""
    documents = 1
    while smallest_p(documents, documents // 2, documents // 2) > alpha:
        documents += 1
    return documents


def _joint_units(once: Any, pairs: Pairs) -> Integers:
    square = (once.T @ once).tocsr()
    return np.asarray(square[pairs.a, pairs.b], np.int64)


def _floors_by_margins(once: Any, pairs: Pairs, excluded: Integers) -> tuple[Floats, int]:
    units, actors = once.shape
    named_in = np.asarray(once.sum(axis=0), np.int64)
    floor = _least_margin(smallest_p(units, named_in[pairs.a], named_in[pairs.b]), named_in, pairs.a, pairs.b)
    margins, having = np.unique(named_in, return_counts=True)
    possible = (
        (smallest_p(units, margins[:, None], margins) <= ALPHA)
        & (margins[:, None] >= LEAST)
        & (margins >= LEAST)
    )
    ordered = np.outer(having, having) - np.diag(having)
    out = (
        smallest_p(units, named_in[excluded // actors], named_in[excluded % actors])
        if len(excluded)
        else np.zeros(0)
    )
    out = _least_margin(out, named_in, excluded // max(1, actors), excluded % max(1, actors))
    return floor, int((ordered * possible).sum()) // 2 - int((out <= ALPHA).sum())


def _fixed_margins(
    once: Any, pairs: Pairs, together: Integers, testable: npt.NDArray[np.bool_], seed: int
) -> Floats:
    p = np.full(len(pairs.a), np.nan)
    a, b, seen = pairs.a[testable], pairs.b[testable], together[testable]
    if not len(a):
        return p
    if once.shape[0] * once.shape[1] > _SWAPPED_CELLS:
        chance = likely_names(np.asarray(once.sum(axis=1)), np.asarray(once.sum(axis=0)))
        p[testable] = _tail_bound(chance, a, b, seen)
        return p
    reached = np.zeros(len(a), np.int64)
    for matrices in swap_margins(once.toarray().astype(bool), _DRAWS, seed):
        counts = matrices.astype(np.float32)
        joint = counts.transpose(0, 2, 1) @ counts
        reached += (joint[:, a, b] >= seen).sum(axis=0)
    p[testable] = (1 + reached) / (1 + _DRAWS)
    return p


def _tail_bound(chance: Floats, a: Integers, b: Integers, seen: Integers) -> Floats:
    """Return an upper bound of P(at least `seen`): the binomial of the same mean (Hoeffding 1956, theorem 5).

    The sum of unequal chances is never more spread than the binomial; at or below the mean the bound is 1.
    """
    mean = np.array([chance[:, i] @ chance[:, j] for i, j in zip(a, b, strict=True)])
    tail = stats.binom.sf(seen - 1, len(chance), mean / len(chance))
    return np.where(seen >= mean + 1, tail, 1.0)


class _Within:
    """The shuffle inside documents: how many units of each document name each actor."""

    def __init__(self, once: Any, documents: Integers) -> None:
        self.actors = once.shape[1]
        self.named_in = np.asarray(once.sum(axis=0), np.int64)
        self._units = np.bincount(documents)
        self._counts = summed(once, documents, len(self._units))
        self._codes, self._draws, self._times = self._draws_of_pairs()

    def floors(self, pairs: Pairs, excluded: Integers) -> tuple[Floats, int]:
        """Return the smallest p of each pair, and how many pairs can be tested, named together or not."""
        codes, place = np.unique(self._codes, return_inverse=True)
        units, low, high = _unpacked(self._draws)
        logs = (_log_choose(high, low) - _log_choose(units, low)) * self._times
        floor = np.exp(np.bincount(place, logs, minlength=len(codes)))
        floor = _least_margin(floor, self.named_in, codes // max(1, self.actors), codes % max(1, self.actors))
        family = int(((floor <= ALPHA) & ~np.isin(codes, excluded)).sum())
        where = np.minimum(np.searchsorted(codes, pairs.codes(self.actors)), max(0, len(codes) - 1))
        if not len(codes):
            return np.ones(len(pairs.a)), family
        return np.where(codes[where] == pairs.codes(self.actors), floor[where], 1.0), family

    def p(self, pairs: Pairs, together: Integers, testable: npt.NDArray[np.bool_]) -> Floats:
        """Return P(at least n_ab joint units) of the testable pairs."""
        p = np.full(len(pairs.a), np.nan)
        codes = pairs.codes(self.actors)
        first, last = np.searchsorted(self._codes, codes), np.searchsorted(self._codes, codes, side="right")
        for pair in np.flatnonzero(testable):
            rows = slice(first[pair], last[pair])
            p[pair] = _tail_of_sum(self._draws[rows], self._times[rows], int(together[pair]))
        return p

    def _draws_of_pairs(self) -> tuple[Integers, Integers, Integers]:
        """Return pair, draw (document's units, smaller and larger count, packed) and how often, sorted by pair."""
        found = [np.zeros((2, 0), np.int64)]
        for row, a, b in pairs_in_rows(self._counts):
            code = self._counts.indices[a].astype(np.int64) * self.actors + self._counts.indices[b]
            n_a, n_b = self._counts.data[a], self._counts.data[b]
            found.append(
                np.stack([code, _packed(self._units[row], np.minimum(n_a, n_b), np.maximum(n_a, n_b))])
            )
        both, times = np.unique(np.concatenate(found, axis=1), axis=1, return_counts=True)
        return both[0], both[1], times


def _tail_of_sum(draws: Integers, times: Integers, seen: int) -> float:
    """Return P(sum ≥ seen) of independent hypergeometric draws."""
    units, low, high = _unpacked(draws)
    if (low * times).sum() > _CONVOLVED:
        mean = (times * low * high / units).sum()
        spread = times * low * high * (units - low) * (units - high) / (units**2 * np.maximum(1, units - 1))
        return float(stats.norm.sf((seen - 0.5 - mean) / np.sqrt(spread.sum())))
    chances = np.ones(1)
    for draw, repeats in zip(draws, times, strict=True):
        for _ in range(repeats):
            chances = np.convolve(chances, _chances(int(draw)))
    return float(min(1.0, chances[seen:].sum())) if seen else 1.0


@lru_cache(maxsize=100_000)
def _chances(draw: int) -> Floats:
    units, low, high = (int(part) for part in _unpacked(np.int64(draw)))
    return np.asarray(stats.hypergeom.pmf(np.arange(low + 1), units, low, high))


def _q(p: Floats, family: int) -> Floats:
    """Return Benjamini-Hochberg q over `family` tests, of which those not listed have p = 1."""
    q = np.full(len(p), np.nan)
    tested = ~np.isnan(p)
    if tested.any():
        q[tested] = np.minimum(1, stats.false_discovery_control(p[tested]) * (family / tested.sum()))
    return q


def _least_margin(floor: Floats, named_in: Integers, a: Integers, b: Integers) -> Floats:
    return np.where((named_in[a] >= LEAST) & (named_in[b] >= LEAST), floor, 1.0)


def _log_choose(n: npt.ArrayLike, k: npt.ArrayLike) -> Floats:
    n, k = np.asarray(n, float), np.asarray(k, float)
    return np.asarray(gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1))


def _packed(units: Integers, low: Integers, high: Integers) -> Integers:
    return (units.astype(np.int64) << 40) | (low << 20) | high


def _unpacked(draws: Any) -> tuple[Any, Any, Any]:
    return draws >> 40, (draws >> 20) & 0xFFFFF, draws & 0xFFFFF
