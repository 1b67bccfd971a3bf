"""When each actor is named, with what covers each bin and what no bin can hold (METHODS.md 2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from dyads.analysis.bins import Bins, Freq, Spread, days_of, make_bins, spread_over
from dyads.analysis.incidence import binary, find_units, number_documents
from dyads.model import Period
from dyads.tables import COVERAGE, SENTENCES, TIMELINE

ALWAYS = Period(None, None)


def bin_mentions(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    actors: Sequence[str] | None = None,
    freq: Freq = "month",
    period: Period = ALWAYS,
) -> pd.DataFrame:
    """Count the documents that name each actor, bin by bin, by the days on which they can have been published.

    certain    documents whose days all lie in the bin; missing (not 0) where no document is certainly of the bin
    possible   documents with any day in the bin; missing where no document can be of the bin
    expected   sum of the share of each document's days in the bin (aoristic); missing with `possible`
    share      certain / documents
    All given actors (or all that are named) have a row in every bin. A document without a known first and last day is
    in no bin: `cover_bins` counts it as undated.
    """
    corpus = number_documents(documents)
    named = find_units(mentions, SENTENCES.empty(), corpus, "document")
    bins, spread = _spread(documents, freq, period)
    chosen = list(named.actors) if actors is None else list(dict.fromkeys(actors))
    once = _columns(binary(named.matrix), list(named.actors), chosen)
    covered, touched = spread.certain.sum(axis=0), spread.possible.sum(axis=0)
    certain = (once.T @ spread.certain).toarray()
    table = pd.DataFrame(
        {
            "actor": np.repeat(np.array(chosen, dtype=object), len(bins)),
            "bin_start": np.tile(bins.edges[:-1], len(chosen)),
            "bin_end": np.tile(bins.edges[1:], len(chosen)),
            "documents": np.tile(covered, len(chosen)),
            "certain": _where(covered, certain),
            "possible": _where(touched, (once.T @ spread.possible).toarray()),
            "expected": _where(touched, (once.T @ spread.expected).toarray()),
            "share": _where(covered, certain / np.maximum(covered, 1)),
        }
    )
    return TIMELINE.check(table)


def cover_bins(documents: pd.DataFrame, freq: Freq = "month", period: Period = ALWAYS) -> pd.DataFrame:
    """Count the documents of every bin, and those that no bin holds: outside the period, and undated.

    `expected` over all rows is the number of documents: none vanishes. Give only the documents that name an actor to
    see how many of them are undated.
    """
    bins, spread = _spread(documents, freq, period)
    ordered = documents.sort_values("id")
    first, last = days_of(ordered["published_from"]), days_of(ordered["published_to"])
    dated = ~np.isnat(first) & ~np.isnat(last)
    inside = spread.expected.sum(axis=1)
    touching = spread.possible.sum(axis=1) > 0
    within = dated & (first >= bins.edges[0]) & (last < bins.edges[-1])
    undated = int((~dated).sum())
    rows = pd.DataFrame(
        {
            "place": [*["bin"] * len(bins), "outside", "undated"],
            "bin_start": [*bins.edges[:-1].tolist(), None, None],
            "bin_end": [*bins.edges[1:].tolist(), None, None],
            "partial": [*bins.partial, False, False],
            "certain": [*spread.certain.sum(axis=0), int((dated & ~touching).sum()), undated],
            "possible": [*spread.possible.sum(axis=0), int((dated & ~within).sum()), undated],
            "expected": [
                *spread.expected.sum(axis=0),
                float((dated - inside)[dated & ~within].sum()),
                undated,
            ],
        }
    )
    return COVERAGE.check(rows)


def _spread(documents: pd.DataFrame, freq: Freq, period: Period) -> tuple[Bins, Spread]:
    ordered = documents.sort_values("id")
    first, last = days_of(ordered["published_from"]), days_of(ordered["published_to"])
    bins = make_bins(first, last, freq, period)
    return bins, spread_over(first, last, bins)


def _columns(matrix: Any, actors: list[str], chosen: list[str]) -> Any:
    """Return the columns of the chosen actors; an actor that is never named has a column of zeros."""
    place = {actor: number for number, actor in enumerate(actors)}
    found = [(place[actor], column) for column, actor in enumerate(chosen) if actor in place]
    rows, columns = np.array(found, np.int64).reshape(-1, 2).T
    picks = sparse.coo_array(
        (np.ones(len(found), np.int64), (rows, columns)), shape=(len(actors), len(chosen))
    )
    return (matrix @ picks.tocsr()).tocsr()


def _where(covered: Any, values: Any) -> Any:
    return np.where(covered > 0, values, np.nan).ravel()
