"""Who is named more in one group of documents than in another: outlets, countries, periods (METHODS.md 2.1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import combinations

import numpy as np
import pandas as pd

from dyads.analysis.arrays import Booleans, Floats, Integers, Matrix
from dyads.analysis.incidence import binary, find_names, number_documents
from dyads.analysis.intervals import SEED
from dyads.analysis.nulls import ALPHA, LEAST, benjamini_hochberg, smallest_p
from dyads.analysis.selection import documents_in
from dyads.model import Event, Period
from dyads.tables import COMPARISON

_DRAWS = 4_999  # up to as many divisions are listed, more are drawn


def compare_mentions(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    groups: Mapping[str, str],
    a: str,
    b: str,
    *,
    seed: int = SEED,
) -> pd.DataFrame:
    """Compare how much two groups of documents name each actor; `groups` gives a document's group by its id.

    log_odds  log[(y_a + α) / (n_a + α0 - y_a - α)] - the same of b (Monroe, Colaresi & Quinn 2008); y: mentions of the
              actor, n: of all actors; α = α0 × the actor's share of both groups, α0 = mentions of an average document:
              the prior weighs as much as one document
    z         log_odds / √(1 / (y_a + α) + 1 / (y_b + α)); takes mentions as independent, so believe p instead
    p         share of divisions of the same documents into groups of the same sizes with |log_odds| at least as large:
              all divisions up to 4,999, else as many drawn. Missing where not testable: fewer than two documents in a
              group, too few divisions for p ≤ 0.05, or an actor in fewer than two documents
    """
    group = documents["id"].map(groups).astype(object)  # no group at all would be numbers
    documents = documents[group.isin([a, b])].sort_values("id")
    in_a = (documents["id"].map(groups) == a).to_numpy(dtype=bool)
    named = find_names(mentions, number_documents(documents))
    tokens, once = named.matrix, binary(named.matrix)
    alpha, totals = _prior(tokens), tokens.sum(axis=1)
    present = once.sum(axis=0)
    observed = _log_odds(tokens, totals, in_a[None, :], alpha)[0]
    testable = (present >= LEAST) & (min(in_a.sum(), (~in_a).sum()) >= LEAST) & (_floor(in_a) <= ALPHA)
    p = np.full(len(alpha), np.nan)
    if testable.any():
        p[testable] = _p(tokens, totals, in_a, alpha, seed)[testable]
    y_a, y_b = tokens[np.flatnonzero(in_a)].sum(axis=0), tokens[np.flatnonzero(~in_a)].sum(axis=0)
    table = pd.DataFrame(
        {
            "actor": named.actors,
            "tokens_a": y_a,
            "tokens_b": y_b,
            "documents_a": once[np.flatnonzero(in_a)].sum(axis=0),
            "documents_b": once[np.flatnonzero(~in_a)].sum(axis=0),
            "log_odds": observed,
            "z": observed / np.sqrt(1 / (y_a + alpha) + 1 / (y_b + alpha)),
            "p": p,
            "q": benjamini_hochberg(p, int(testable.sum())),
            "testable": testable,
        }
    )
    return COMPARISON.check(table.sort_values(["z", "actor"], ascending=[False, True]))


def by_outlet(documents: pd.DataFrame, countries: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return each document's outlet, or its outlet's country where `countries` says it; unknown ones are left out."""
    outlets = documents.set_index("id")["outlet"].dropna()
    named = outlets if countries is None else outlets.map(countries).dropna()
    return {str(document): str(name) for document, name in named.items()}


def by_period(documents: pd.DataFrame, periods: Mapping[str, Period]) -> dict[str, str]:
    """Return the period in which each document was certainly published; the others are left out."""
    return {
        document: name
        for name, period in periods.items()
        if period.start and period.end
        for document in documents_in(documents, period.start, period.end)["id"]
    }


def around(event: Event, days: int) -> dict[str, Period]:
    """Return the periods of so many days `before` and `after` an event; its own days are in neither."""
    day, span = timedelta(days=1), timedelta(days=days)
    return {
        "before": Period(event.when.first - span, event.when.first),
        "after": Period(event.when.last + day, event.when.last + day + span),
    }


def _prior(tokens: Matrix) -> Floats:
    """Return α of each actor: its part of the mentions of an average document."""
    return np.asarray(tokens.sum(axis=0) / max(1, tokens.shape[0]))


def _log_odds(tokens: Matrix, totals: Integers, in_a: Booleans, alpha: Floats) -> Floats:
    """Return the log odds of every actor (column) for every division of the documents (row)."""
    chosen = in_a.astype(np.int64)
    y_a, n_a = chosen @ tokens, (chosen @ totals)[:, None]
    y_b, n_b = tokens.sum(axis=0) - y_a, totals.sum() - n_a
    others = alpha.sum() - alpha
    with np.errstate(divide="ignore", invalid="ignore"):
        odds = np.log((y_a + alpha) / (n_a - y_a + others)) - np.log((y_b + alpha) / (n_b - y_b + others))
    return np.where(others > 0, odds, 0.0)


def _p(tokens: Matrix, totals: Integers, in_a: Booleans, alpha: Floats, seed: int) -> Floats:
    size, documents = int(in_a.sum()), len(in_a)
    observed = np.abs(_log_odds(tokens, totals, in_a[None, :], alpha)[0])
    if _floor(in_a) * _DRAWS >= 1:
        listed = np.array(
            [np.isin(np.arange(documents), chosen) for chosen in combinations(range(documents), size)]
        )
        return np.asarray((_reached(tokens, totals, listed, alpha, observed)) / len(listed))
    rng, reached = np.random.default_rng(seed), np.zeros(len(alpha))
    block = max(1, 1_000_000 // documents)
    for start in range(0, _DRAWS, block):
        drawn = rng.permuted(np.tile(in_a, (min(block, _DRAWS - start), 1)), axis=1)
        reached += _reached(tokens, totals, drawn, alpha, observed)
    return np.asarray((1 + reached) / (1 + _DRAWS))


def _reached(
    tokens: Matrix, totals: Integers, divisions: Booleans, alpha: Floats, observed: Floats
) -> Floats:
    near = 1e-9  # the same division summed in another order is as large
    return np.asarray(
        (np.abs(_log_odds(tokens, totals, divisions, alpha)) >= observed - near).sum(axis=0), float
    )


def _floor(in_a: Booleans) -> float:
    size = int(in_a.sum())
    return float(smallest_p(len(in_a), size, size))
