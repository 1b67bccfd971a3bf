"""Fewer documents: give them to any measure to count a period, or distinct reporting."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from dyads.analysis.arrays import Booleans, Days
from dyads.analysis.bins import days_of
from dyads.analysis.incidence import number_documents


def documents_in(documents: pd.DataFrame, start: date, end: date, *, certain: bool = True) -> pd.DataFrame:
    """Return the documents of the days `[start, end)`: those certainly published then, or all that can have been."""
    first, last = published(documents)
    return documents[lie_in(first, last, start, end, certain=certain)].reset_index(drop=True)


def published(documents: pd.DataFrame) -> tuple[Days, Days]:
    """Return the first and the last day on which each document can have been published."""
    return days_of(documents["published_from"]), days_of(documents["published_to"])


def lie_in(first: Days, last: Days, start: date, end: date, *, certain: bool = True) -> Booleans:
    """Say of each interval of days whether it lies in `[start, end)`, or where that is not `certain`, can; an unknown one does not."""
    low, high = np.datetime64(start), np.datetime64(end)
    dated = ~np.isnat(first) & ~np.isnat(last)
    inside: Booleans = (low <= first) & (last < high) if certain else (low <= last) & (first < high)
    return dated & inside


def distinct_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """Return one document of each story cluster: distinct reporting, where all documents are exposure.

    The one that the others copy, or the first by id where it is not among them.
    """
    corpus = number_documents(documents)
    return documents[corpus.distinct[corpus.numbers(documents["id"])]].reset_index(drop=True)
