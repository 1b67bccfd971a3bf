"""Whether two actors are named together more often than chance, and whether so few documents can tell at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy import stats
from scipy.special import gammaln

from dyads.analysis.arrays import Booleans, Floats, Integers, Matrix
from dyads.analysis.incidence import Unit, pairs_in_rows, summed
from dyads.analysis.margins import likely_names, swap_margins
from dyads.analysis.pairs import Pairs

ALPHA = 0.05
LEAST = 2  # an actor named in fewer units is not tested: a filter on margins, never on n_ab

_DRAWS = 4_999  # at least
_DEALT = 300_000_000  # cells dealt in all draws: some seconds
_SWAPPED_CELLS = 20_000  # larger matrices of documents by actors are not shuffled but modelled
_CONVOLVED = 1_000  # a sum of more possible joint units is as good as normal


@dataclass(frozen=True, slots=True)
class Verdict:
    """For every pair p and q, NaN where it cannot be tested."""

    p: Floats
    q: Floats
    testable: Booleans


@dataclass(frozen=True, slots=True)
class Draws:
    """What the shuffle inside documents draws for each pair: sorted by the pair's code, equal draws once."""

    codes: Integers
    units: Integers  # of the document
    low: Integers  # units that name the rarer actor, and so the most that can name both
    high: Integers
    times: Integers  # documents with this draw


@dataclass(frozen=True, slots=True)
class Reach:
    """How small p can get for each pair; how many pairs can be tested, named together or not; what a shuffle draws."""

    floor: Floats
    family: int
    draws: Draws | None

    @property
    def testable(self) -> Booleans:
        """Whether p can reach 5 %."""
        return self.floor <= ALPHA


def compare_with_null(once: Matrix, documents: Integers, pairs: Pairs, unit: Unit, seed: int) -> Verdict:
    """Return one-sided p of at least so many joint units, under the null that fits the unit (METHODS.md 2.2).

    sentence, paragraph
        Each actor's units are shuffled inside each document, because sentences of one article are not independent.
        Nothing is simulated: n_ab is then a sum of independent hypergeometric counts, one a document, and p is exact
        by convolution (normal with continuity correction where more than 1,000 joint units are possible).
    document
        Documents keep their number of actors and actors their number of documents (FDSM; Neal 2014), by curveball
        trades: p = (1 + draws with at least n_ab) / (1 + draws). 4,999 draws, and as far as time allows so many that one
        pair of the family can reach q ≤ 0.05. Above 20,000 cells documents × actors: independent names with these
        margins on average (SDSM; Neal et al. 2021), p bounded from above.

    testable  false where the two margins allow no p ≤ 0.05, or one of them is below two units
    q         Benjamini & Hochberg 1995 over the family: all testable pairs, also those never named together
    """
    together = np.asarray((once.T @ once).tocsr()[pairs.a, pairs.b], np.int64)
    reach = find_reach(once, documents, pairs, unit)
    if reach.draws is None:
        p = _fixed_margins(once, pairs, together, reach, seed)
    else:
        p = _shuffled_within(pairs, together, reach.testable, reach.draws)
    return Verdict(p, benjamini_hochberg(p, reach.family), reach.testable)


def untested(pairs: Pairs) -> Verdict:
    """Return the verdict of no test."""
    missing = np.full(len(pairs.a), np.nan)
    return Verdict(missing, missing, np.zeros(len(pairs.a), bool))


def find_reach(once: Matrix, documents: Integers, pairs: Pairs, unit: Unit) -> Reach:
    """Return how small p can get for each pair, and how many pairs can be tested at all, from the margins alone."""
    if unit == "document":
        return Reach(*_floors_by_margins(once, pairs), None)
    draws = _draws_within(once, documents)
    return Reach(*_floors_within(once, pairs, draws), draws)


def smallest_p(units: npt.ArrayLike, n_a: npt.ArrayLike, n_b: npt.ArrayLike) -> Floats:
    """Return the smallest one-sided p that margins n_a and n_b allow: C(larger, smaller) / C(units, smaller).

    With both at r it is 1 / C(units, r): three documents give 1/3 at best, whatever they say.
    """
    low, high = np.minimum(n_a, n_b), np.maximum(n_a, n_b)
    return np.asarray(np.exp(_log_choose(high, low) - _log_choose(units, low)))


def documents_needed(alpha: float = ALPHA) -> int:
    """Return how many documents there must be for any pair to reach p ≤ alpha: the least N with 1 / C(N, N/2) ≤ alpha."""
    documents = 2
    while smallest_p(documents, documents // 2, documents // 2) > alpha:
        documents += 1
    return documents


def benjamini_hochberg(p: Floats, family: int) -> Floats:
    """Return q over `family` tests, of which those not listed have p = 1; NaN stays NaN.

    q of the i-th smallest p is the smallest p_j family / j over j ≥ i (Benjamini & Hochberg 1995).
    """
    q = np.full(len(p), np.nan)
    tested = ~np.isnan(p)
    if tested.any():
        q[tested] = np.minimum(1, stats.false_discovery_control(p[tested]) * (family / tested.sum()))
    return q


def _floors_by_margins(once: Matrix, pairs: Pairs) -> tuple[Floats, int]:
    """Return each pair's smallest p, and how many pairs of the corpus can be tested, named together or not."""
    units, named_in = once.shape[0], np.asarray(once.sum(axis=0), np.int64)
    margins, having = np.unique(named_in, return_counts=True)
    possible = _floor(units, margins[:, None], margins[None, :]) <= ALPHA
    couples = np.outer(having, having) - np.diag(having)
    kin = _floor(units, named_in[pairs.kin // pairs.actors], named_in[pairs.kin % pairs.actors]) <= ALPHA
    family = int(couples[possible].sum()) // 2 - int(kin.sum())
    return _floor(units, named_in[pairs.a], named_in[pairs.b]), family


def _fixed_margins(once: Matrix, pairs: Pairs, together: Integers, reach: Reach, seed: int) -> Floats:
    p, testable = np.full(len(pairs.a), np.nan), reach.testable
    a, b, seen = pairs.a[testable], pairs.b[testable], together[testable]
    cells = once.shape[0] * once.shape[1]
    if not len(a):
        return p
    if cells > _SWAPPED_CELLS:
        p[testable] = _tail_bound(once, a, b, seen)
        return p
    draws = max(_DRAWS, min(int(reach.family / ALPHA), _DEALT // cells))
    reached = np.zeros(len(a), np.int64)
    for matrices in swap_margins(once.toarray().astype(bool), draws, seed):
        counts = matrices.astype(np.float32)
        joint = counts.transpose(0, 2, 1) @ counts
        reached += (joint[:, a, b] >= seen).sum(axis=0)
    p[testable] = (1 + reached) / (1 + draws)
    return p


def _tail_bound(once: Matrix, a: Integers, b: Integers, seen: Integers) -> Floats:
    """Return an upper bound of P(at least `seen`): the binomial of the same mean (Hoeffding 1956), 1 near the mean."""
    chance, documents, actors = likely_names(np.asarray(once.sum(axis=1)), np.asarray(once.sum(axis=0)))
    joint = (chance * documents[:, None]).T @ chance
    mean = joint[actors[a], actors[b]]
    tail = stats.binom.sf(seen - 1, once.shape[0], np.minimum(1, mean / once.shape[0]))
    return np.where(seen >= mean + 1, tail, 1.0)


def _draws_within(once: Matrix, documents: Integers) -> Draws:
    units = np.bincount(documents)
    counts = summed(once, documents, len(units))
    found = [pa.table({name: pa.array([], pa.int64()) for name in ("pair", "draw", "times")})]
    for row, first, second in pairs_in_rows(counts):
        pair = counts.indices[first].astype(np.int64) * once.shape[1] + counts.indices[second]
        n_a, n_b = counts.data[first], counts.data[second]
        draw = (units[row] << 40) | (np.minimum(n_a, n_b) << 20) | np.maximum(n_a, n_b)
        equal = (
            pa.table({"pair": pair, "draw": draw}).group_by(["pair", "draw"]).aggregate([([], "count_all")])
        )
        found.append(equal.rename_columns(["pair", "draw", "times"]))
    table = pa.concat_tables(found).group_by(["pair", "draw"]).aggregate([("times", "sum")])
    table = table.sort_by([("pair", "ascending"), ("draw", "ascending")])
    codes, draws, times = (table[name].to_numpy() for name in ("pair", "draw", "times_sum"))
    return Draws(codes, draws >> 40, (draws >> 20) & 0xFFFFF, draws & 0xFFFFF, times)


def _floors_within(once: Matrix, pairs: Pairs, draws: Draws) -> tuple[Floats, int]:
    """Return each pair's smallest p, and how many pairs can be tested: pairs that share no document cannot."""
    named_in = np.asarray(once.sum(axis=0), np.int64)
    codes, place = np.unique(draws.codes, return_inverse=True)
    logs = (_log_choose(draws.high, draws.low) - _log_choose(draws.units, draws.low)) * draws.times
    floor = np.exp(np.bincount(place, logs, minlength=len(codes)))
    least = np.minimum(named_in[codes // pairs.actors], named_in[codes % pairs.actors])
    floor = np.where(least >= LEAST, floor, 1.0)
    family = int(((floor <= ALPHA) & ~np.isin(codes, pairs.kin)).sum())
    floors = np.ones(len(pairs.a))
    known = np.isin(pairs.codes, codes)
    floors[known] = floor[np.searchsorted(codes, pairs.codes[known])]
    return floors, family


def _shuffled_within(pairs: Pairs, together: Integers, testable: Booleans, draws: Draws) -> Floats:
    p = np.full(len(pairs.a), np.nan)
    first = np.searchsorted(draws.codes, pairs.codes)
    last = np.searchsorted(draws.codes, pairs.codes, side="right")
    for pair in np.flatnonzero(testable):
        own = slice(first[pair], last[pair])
        p[pair] = _tail_of_sum(draws, own, int(together[pair]))
    return p


def _tail_of_sum(draws: Draws, own: slice, seen: int) -> float:
    """Return P(sum ≥ seen) of independent hypergeometric draws."""
    units, low, high, times = draws.units[own], draws.low[own], draws.high[own], draws.times[own]
    if int((low * times).sum()) > _CONVOLVED:
        mean = low * (high / units)
        variance = mean * (1 - low / units) * (units - high) / np.maximum(1, units - 1)
        return float(stats.norm.sf((seen - 0.5 - (times * mean).sum()) / np.sqrt((times * variance).sum())))
    chances = np.ones(1)
    for document in zip(units.tolist(), low.tolist(), high.tolist(), times.tolist(), strict=True):
        chances = np.convolve(chances, _power(_chances(*document[:3]), document[-1]))
    return float(min(1.0, chances[seen:].sum()))


def _power(chances: Floats, times: int) -> Floats:
    """Return the distribution of the sum of so many equal draws, by squaring."""
    if times == 1:
        return chances
    half = _power(chances, times // 2)
    twice = np.convolve(half, half)
    return np.convolve(twice, chances) if times % 2 else twice


@lru_cache(maxsize=100_000)
def _chances(units: int, low: int, high: int) -> Floats:
    return np.asarray(stats.hypergeom.pmf(np.arange(low + 1), units, low, high))


def _floor(units: int, n_a: Integers, n_b: Integers) -> Floats:
    return np.where(np.minimum(n_a, n_b) >= LEAST, smallest_p(units, n_a, n_b), 1.0)


def _log_choose(n: npt.ArrayLike, k: npt.ArrayLike) -> Any:
    n, k = np.asarray(n, float), np.asarray(k, float)
    return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
