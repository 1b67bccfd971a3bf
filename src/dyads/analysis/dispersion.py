"""How evenly an actor is spread over the parts of a corpus. Direction: DP and KLD are 0 when even, D, D2 and S are 1."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dyads.analysis.arrays import Floats, Integers, Matrix


def dp(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Return DP = ½ Σ|v - s| (Gries 2008): 0 where every part has its share, towards 1 where one part has all.

    v: share of the mentions in each part; s: share of the words in each part.
    """
    v, s = _shares(counts), _shares(sizes)
    return float(np.abs(v - s).sum() / 2)


def dp_norm(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Return DP / (1 - min s) (Lijffijt & Gries 2012), so that 1 is reached; NaN for a single part."""
    smallest = float(_shares(sizes).min())
    return dp(counts, sizes) / (1 - smallest) if smallest < 1 else float("nan")


def dp_egbert(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Return DP / (1 - min s over the parts that hold a mention) (Egbert, Burch & Biber 2020)."""
    s = _shares(sizes)
    smallest = float(s[np.asarray(counts) > 0].min())
    return dp(counts, sizes) / (1 - smallest) if smallest < 1 else float("nan")


def juilland_d(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Return D = 1 - (population sd / mean) / √(n - 1) of the rates (Juilland et al. 1970): 1 is even."""
    rates = np.asarray(counts, float) / np.asarray(sizes, float)
    return float(1 - rates.std() / rates.mean() / np.sqrt(len(rates) - 1))


def carroll_d2(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Return D2 = entropy of the rates' shares / ln n (Carroll 1970): 1 is even."""
    p = _shares(np.asarray(counts, float) / np.asarray(sizes, float))
    p = p[p > 0]
    return float(-(p * np.log(p)).sum() / np.log(len(np.asarray(counts))))


def rosengren_s(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Return S = (Σ √(v s))² (Rosengren 1971): 1 is even."""
    return float(np.sqrt(_shares(counts) * _shares(sizes)).sum() ** 2)


def kld(counts: npt.ArrayLike, sizes: npt.ArrayLike) -> float:
    """Return Σ v log2(v / s), bits: 0 is even (Kullback & Leibler 1951)."""
    v, s = _shares(counts), _shares(sizes)
    held = v > 0
    return float((v[held] * np.log2(v[held] / s[held])).sum())


def dp_norms(counts: Matrix, sizes: Integers) -> Floats:
    """Return `dp_norm` of every column of a sparse matrix of counts, parts by actors; NaN where it has none.

    Parts without a word are no parts. Uses ½ Σ|v - s| = ½ (1 + Σ_{v>0} (|v - s| - s)).
    """
    counts, sizes = counts[np.flatnonzero(sizes)].tocoo(), sizes[sizes > 0]
    if len(sizes) < 2:  # noqa: PLR2004 - one part cannot be uneven
        return np.full(counts.shape[1], np.nan)
    totals = np.bincount(counts.col, counts.data, minlength=counts.shape[1])
    s = sizes / sizes.sum()
    v = counts.data / totals[counts.col]
    held = s[counts.row]
    uneven = np.bincount(counts.col, np.abs(v - held) - held, minlength=counts.shape[1])
    return np.where(totals > 0, (1 + uneven) / 2 / (1 - s.min()), np.nan)


def _shares(values: npt.ArrayLike) -> Floats:
    return np.asarray(np.asarray(values, float) / np.sum(values))
