"""Measures of one pair, from four integers: N units, n_a and n_b that name one, n_ab that name both.

All take arrays as well as numbers. Units: N counts every unit of the corpus, also those that name nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import xlogy

from dyads.analysis.arrays import Floats


@dataclass(frozen=True, slots=True)
class Cells:
    """The four integers of a pair, or of many pairs."""

    units: npt.ArrayLike
    n_a: npt.ArrayLike
    n_b: npt.ArrayLike
    n_ab: npt.ArrayLike

    @property
    def expected(self) -> Floats:
        """n_a n_b / N: the units that name both, were the two named independently."""
        return np.asarray(np.multiply(self.n_a, self.n_b, dtype=float) / np.asarray(self.units))

    @property
    def table(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Both, a alone, b alone, neither."""
        n, a, b, ab = (np.asarray(v, float) for v in (self.units, self.n_a, self.n_b, self.n_ab))
        return ab, a - ab, b - ab, n - a - b + ab


def lift(cells: Cells) -> Floats:
    """Return n_ab / expected: 1 is what chance gives; NaN where one of the two is never named."""
    with np.errstate(invalid="ignore"):
        return np.asarray(np.asarray(cells.n_ab) / cells.expected)


def pmi(cells: Cells) -> Floats:
    """Return log2 lift, bits (Church & Hanks 1990); explodes for rare pairs."""
    with np.errstate(divide="ignore"):
        return np.log2(lift(cells))


def npmi(cells: Cells) -> Floats:
    """Return ln lift / -ln(n_ab / N) (Bouma 2009): -1 never together, 0 chance, 1 always together."""
    together = np.asarray(cells.n_ab, float) / np.asarray(cells.units, float)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(lift(cells)) / -np.log(together)
    return np.where(together == 0, -1.0, np.where(together == 1, 1.0, value))


def jaccard(cells: Cells) -> Floats:
    """Return n_ab / (n_a + n_b - n_ab)."""
    both, only_a, only_b, _ = cells.table
    return both / (both + only_a + only_b)


def dice(cells: Cells) -> Floats:
    """Return 2 n_ab / (n_a + n_b)."""
    both, only_a, only_b, _ = cells.table
    return 2 * both / (2 * both + only_a + only_b)


def log_dice(cells: Cells) -> Floats:
    """Return 14 + log2 Dice (Rychlý 2008): does not change with N."""
    with np.errstate(divide="ignore"):
        return 14 + np.log2(dice(cells))


def ochiai(cells: Cells) -> Floats:
    """Return n_ab / √(n_a n_b), the cosine."""
    return np.asarray(cells.n_ab / np.sqrt(np.multiply(cells.n_a, cells.n_b, dtype=float)))


def overlap(cells: Cells) -> Floats:
    """Return n_ab / min(n_a, n_b) (Simpson 1943)."""
    return np.asarray(cells.n_ab, float) / np.minimum(cells.n_a, cells.n_b)


def strength(cells: Cells) -> Floats:
    """Return n_ab / (n_a n_b), the association strength (van Eck & Waltman 2009): lift / N."""
    return np.asarray(lift(cells) / np.asarray(cells.units))


def t_score(cells: Cells) -> Floats:
    """Return (n_ab - expected) / √n_ab."""
    both = np.asarray(cells.n_ab, float)
    return np.asarray((both - cells.expected) / np.sqrt(both))


def phi(cells: Cells) -> Floats:
    """Return the correlation of the two indicators; NaN where one of them never changes."""
    both, only_a, only_b, neither = cells.table
    a, b = both + only_a, both + only_b
    with np.errstate(invalid="ignore", divide="ignore"):
        return (both * neither - only_a * only_b) / np.sqrt(a * b * (only_b + neither) * (only_a + neither))


def chi2(cells: Cells) -> Floats:
    """Return Pearson's χ² of the 2×2 table without correction: N φ²."""
    return np.asarray(cells.units, float) * phi(cells) ** 2


def g2(cells: Cells) -> Floats:
    """Return 2 Σ O ln(O / E) over the four cells (Dunning 1993), negative where n_ab is below what is expected."""
    both, only_a, only_b, neither = cells.table
    n, a, b = np.asarray(cells.units, float), both + only_a, both + only_b
    observed = xlogy(both, both) + xlogy(only_a, only_a) + xlogy(only_b, only_b) + xlogy(neither, neither)
    margins = xlogy(a, a) + xlogy(b, b) + xlogy(n - a, n - a) + xlogy(n - b, n - b)
    value = np.maximum(0, 2 * (observed - margins + xlogy(n, n)))
    return np.asarray(np.where(both < cells.expected, -value, value))


def log_odds(cells: Cells) -> tuple[Floats, Floats, Floats]:
    """Return the log odds ratio with ½ added to every cell (Haldane 1955, Anscombe 1956) and its 95 % interval."""
    both, only_a, only_b, neither = (cell + 0.5 for cell in cells.table)
    value = np.log(both * neither / (only_a * only_b))
    half = 1.959963984540054 * np.sqrt(1 / both + 1 / only_a + 1 / only_b + 1 / neither)
    return value, value - half, value + half
