"""When each actor is named, with what covers each bin and what no bin can hold (METHODS.md 2.3)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dyads.analysis.arrays import Days, Floats, Integers, Matrix
from dyads.analysis.bins import Bins, Freq, Spread, days_of, make_bins, spread_over
from dyads.analysis.incidence import Incidence, binary, find_names, marks, number_documents
from dyads.model import Period
from dyads.tables import COVERAGE, ENVELOPE, TIMELINE

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
    documents = documents.sort_values("id")
    named = find_names(mentions, number_documents(documents))
    chosen = list(named.actors) if actors is None else list(dict.fromkeys(actors))
    once = _columns(named, chosen)
    bins, spread = _spread(*_days(documents), freq, period)
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
    documents = documents.sort_values("id")
    first, last = _days(documents)
    bins, spread = _spread(first, last, freq, period)
    dated = ~np.isnat(first) & ~np.isnat(last)
    beyond = dated & ~((first >= bins.edges[0]) & (last < bins.edges[-1]))
    touching = spread.possible.sum(axis=1) > 0
    undated = int((~dated).sum())
    rows = [
        *_rows_of_bins(
            bins, spread.certain.sum(axis=0), spread.possible.sum(axis=0), spread.expected.sum(axis=0)
        ),
        {
            "place": "outside",
            "partial": False,
            "certain": int((dated & ~touching).sum()),
            "possible": int(beyond.sum()),
            "expected": float((1 - spread.expected.sum(axis=1))[beyond].sum()),
        },
        {"place": "undated", "partial": False, "certain": undated, "possible": undated, "expected": undated},
    ]
    return COVERAGE.frame([COVERAGE.batch(rows)])


def bound_bins(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    actors: Sequence[str] | None = None,
    freq: Freq = "month",
    period: Period = ALWAYS,
) -> pd.DataFrame:
    """Return between how many documents each bin would hold if every possible day of a document were as likely.

    The envelope of the aoristic sum: 95 % of the sum of independent chances (Poisson binomial), by convolution instead of
    Monte Carlo. It describes these documents, not the news (Crema 2012).
    """
    documents = documents.sort_values("id")
    named = find_names(mentions, number_documents(documents))
    chosen = list(named.actors) if actors is None else list(dict.fromkeys(actors))
    bins, spread = _spread(*_days(documents), freq, period)
    naming, edges, rows = _columns(named, chosen).tocsc(), bins.edges.tolist(), []
    for place in np.flatnonzero(spread.possible.sum(axis=0)):
        shares = spread.expected[:, [place]].toarray().ravel()
        for number, actor in enumerate(chosen):
            low, high = _middle(shares[naming.indices[naming.indptr[number] : naming.indptr[number + 1]]])
            ends = {"bin_start": edges[place], "bin_end": edges[place + 1]}
            rows.append({"actor": actor, **ends, "low": low, "high": high})
    return ENVELOPE.frame([ENVELOPE.batch(rows)])


def _days(documents: pd.DataFrame) -> tuple[Days, Days]:
    return days_of(documents["published_from"]), days_of(documents["published_to"])


def _spread(first: Days, last: Days, freq: Freq, period: Period) -> tuple[Bins, Spread]:
    bins = make_bins(first, last, freq, period)
    return bins, spread_over(first, last, bins)


def _middle(shares: Floats) -> tuple[int, int]:
    """Return the 2.5 % and 97.5 % points of the number of documents in a bin, given each one's chance to be there."""
    chances = np.ones(1)
    for share in shares[(shares > 0) & (shares < 1)]:
        chances = np.convolve(chances, [1 - share, share])
    upto = np.cumsum(chances)
    certain = int((shares == 1).sum())
    near = 1e-12  # a sum of chances may miss a round number by as much
    low, high = np.searchsorted(upto, [0.025 - near, 0.975 - near])
    return certain + int(low), certain + int(high)


def _columns(named: Incidence, chosen: list[str]) -> Matrix:
    """Return which documents name each chosen actor; one that is never named has a column of zeros."""
    place = {actor: number for number, actor in enumerate(named.actors)}
    found = [(place[actor], column) for column, actor in enumerate(chosen) if actor in place]
    rows, columns = np.array(found, np.int64).reshape(-1, 2).T
    return (binary(named.matrix) @ marks(rows, columns, (len(place), len(chosen)))).tocsr()


def _rows_of_bins(
    bins: Bins, certain: Integers, possible: Integers, expected: Floats
) -> list[dict[str, object]]:
    edges = bins.edges.tolist()
    values = zip(edges[:-1], edges[1:], bins.partial.tolist(), certain, possible, expected, strict=True)
    names = ("bin_start", "bin_end", "partial", "certain", "possible", "expected")
    return [{"place": "bin", **dict(zip(names, row, strict=True))} for row in values]


def _where(covered: Integers, values: Matrix) -> Floats:
    return np.where(covered > 0, values, np.nan).ravel()
