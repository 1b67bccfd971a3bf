"""Half-open calendar bins, and how documents whose day is an interval fall into them (METHODS.md 2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
from scipy import sparse

from dyads.analysis.arrays import Booleans, Days, Matrix
from dyads.analysis.incidence import steps
from dyads.model import Period
from dyads.schedule import Unit, next_start, unit_start

Freq = Unit  # of the calendar: day, week, month, quarter or year

_DAY = np.timedelta64(1, "D")


@dataclass(frozen=True, slots=True)
class Bins:
    """Bins that follow one another: bin i holds the days of `[edges[i], edges[i + 1])`; `partial` ones are cut."""

    edges: Days
    partial: Booleans

    def __len__(self) -> int:
        return len(self.edges) - 1


@dataclass(frozen=True, slots=True)
class Spread:
    """For every interval (row) and bin (column): 1 if it lies in it, 1 if it touches it, its share of days there."""

    certain: Matrix
    possible: Matrix
    expected: Matrix


def make_bins(first: Days, last: Days, freq: Freq, period: Period) -> Bins:
    """Return the calendar bins of the period; an open end is closed by the bin of the first or last known day.

    Weeks start on Monday. Where the period starts or ends inside a bin, the bin is cut there.
    """
    known = ~np.isnat(first) & ~np.isnat(last)
    start = period.start or (unit_start(first[known].min().item(), freq) if known.any() else None)
    end = period.end or (next_start(last[known].max().item(), freq) if known.any() else None)
    if start is None or end is None or end <= start:
        return Bins(np.array([start or end or date.min], "datetime64[D]"), np.zeros(0, bool))
    whole = [unit_start(start, freq)]
    while whole[-1] < end:
        whole.append(next_start(whole[-1], freq))
    edges = np.array(whole, "datetime64[D]")
    cut = np.clip(edges, np.datetime64(start), np.datetime64(end))
    return Bins(cut, (cut[:-1] != edges[:-1]) | (cut[1:] != edges[1:]))


def spread_over(first: Days, last: Days, bins: Bins) -> Spread:
    """Spread closed intervals of days over the bins; an interval with an unknown end touches none."""
    shape = (len(first), len(bins))
    known = np.flatnonzero(~np.isnat(first) & ~np.isnat(last))
    low = np.searchsorted(bins.edges, first[known], side="right") - 1
    high = np.searchsorted(bins.edges, last[known], side="right") - 1
    inside = (high >= 0) & (low < len(bins))
    known, low, high = known[inside], low[inside], high[inside]
    whole = (low == high) & (low >= 0)
    low, high = np.maximum(low, 0), np.minimum(high, len(bins) - 1)
    counts = high - low + 1
    row, column = np.repeat(known, counts), steps(counts) + np.repeat(low, counts)
    begin = np.maximum(first[row], bins.edges[column])
    end = np.minimum(last[row] + _DAY, bins.edges[column + 1])
    share = (end - begin).astype(np.int64) / (last[row] + _DAY - first[row]).astype(np.int64)
    ones = np.ones(len(row), np.int64)
    return Spread(
        certain=sparse.coo_array((ones[: int(whole.sum())], (known[whole], low[whole])), shape=shape).tocsr(),
        possible=sparse.coo_array((ones, (row, column)), shape=shape).tocsr(),
        expected=sparse.coo_array((share, (row, column)), shape=shape).tocsr(),
    )


def days_of(column: pd.Series) -> Days:
    """Return a column of dates as numpy days; missing is NaT."""
    return np.asarray(pa.array(column, type=pa.date32()).to_numpy(zero_copy_only=False), "datetime64[D]")
