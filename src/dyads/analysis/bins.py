"""Half-open calendar bins, and how documents whose day is an interval fall into them (METHODS.md 2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from dyads.model import Period

Freq = Literal["day", "week", "month", "quarter", "year"]
Days = npt.NDArray[np.datetime64]

_WEEK_ONE = 4  # 1970-01-05, a Monday, counted in days from 1970-01-01


@dataclass(frozen=True, slots=True)
class Bins:
    """Bins that follow one another: bin i holds the days of `[edges[i], edges[i + 1])`; `partial` ones are cut."""

    edges: Days
    partial: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.edges) - 1


@dataclass(frozen=True, slots=True)
class Spread:
    """For every interval (row) and bin (column): 1 if it lies in it, 1 if it touches it, its share of days there."""

    certain: Any  # scipy.sparse.csr_array
    possible: Any
    expected: Any


def make_bins(first: Days, last: Days, freq: Freq, period: Period) -> Bins:
    """Return the calendar bins of the period; an open end is closed by the bin of the first or last known day.

    Weeks start on Monday. Where the period starts or ends inside a bin, the bin is cut there.
    """
    known = np.concatenate([first, last])
    known = known[~np.isnat(known)]
    start, end = _day(period.start), _day(period.end)
    if (start is None or end is None) and not len(known):
        return Bins(np.zeros(1, "datetime64[D]"), np.zeros(0, bool))
    start = _edge(known.min(), freq) if start is None else start
    end = _next(_edge(known.max(), freq), freq) if end is None else end
    if end <= start:
        return Bins(np.array([start], "datetime64[D]"), np.zeros(0, bool))
    whole = [_edge(start, freq)]
    while whole[-1] < end:
        whole.append(_next(whole[-1], freq))
    edges = np.array(whole, "datetime64[D]")
    cut = np.clip(edges, start, end)
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
    row = np.repeat(known, counts)
    column = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(low, counts)
    begin = np.maximum(first[row], bins.edges[column])
    end = np.minimum(last[row] + 1, bins.edges[column + 1])
    days = (last[row] + 1 - first[row]).astype(np.int64)
    return Spread(
        certain=_matrix(np.ones(int(whole.sum()), np.int64), known[whole], low[whole], shape),
        possible=_matrix(np.ones(len(row), np.int64), row, column, shape),
        expected=_matrix((end - begin).astype(np.int64) / days, row, column, shape),
    )


def days_of(column: pd.Series) -> Days:
    """Return a column of dates as numpy days; missing is NaT."""
    return np.asarray(
        pd.to_datetime(column).to_numpy(dtype="datetime64[ns]", na_value=np.datetime64("NaT")),
        "datetime64[D]",
    )


def _edge(day: np.datetime64, freq: Freq) -> np.datetime64:
    """Return the first day of the calendar bin that holds the day."""
    day = np.datetime64(day, "D")
    if freq == "week":
        return day - (day.astype(np.int64) - _WEEK_ONE) % 7
    months = day.astype("datetime64[M]")
    match freq:
        case "day":
            return day
        case "month":
            return months.astype("datetime64[D]")
        case "quarter":
            return (months - months.astype(np.int64) % 3).astype("datetime64[D]")
        case "year":
            return day.astype("datetime64[Y]").astype("datetime64[D]")


def _next(edge: np.datetime64, freq: Freq) -> np.datetime64:
    months = {"month": 1, "quarter": 3, "year": 12}
    if freq in months:
        return (edge.astype("datetime64[M]") + months[freq]).astype("datetime64[D]")
    return edge + (7 if freq == "week" else 1)


def _day(day: Any) -> Any:
    return None if day is None else np.datetime64(day, "D")


def _matrix(values: Any, row: Any, column: Any, shape: tuple[int, int]) -> Any:
    return sparse.coo_array((values, (row, column)), shape=shape).tocsr()
