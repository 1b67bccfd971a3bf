"""Runs of bins in which an actor is named unusually often (METHODS.md 2.3)."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.special import xlog1py, xlogy

from dyads.analysis.arrays import Booleans, Floats, Integers
from dyads.tables import BURSTS

LEAST_BINS = 20  # below, a few articles more would be a burst


def find_bursts(timeline: pd.DataFrame, *, scale: float = 2.0, effort: float = 1.0) -> pd.DataFrame:
    """Return the bursts of every actor of a timeline, by the batched automaton of two states (Kleinberg 2003).

    In bin t, r of d documents certainly name the actor. The usual state expects p0 = Σr / Σd, the burst state
    `scale` × p0; a bin costs -ln Bin(r; d, p), entering the burst costs `effort` × ln(number of bins), leaving nothing;
    the cheapest sequence of states is found exactly (Viterbi). Bins without documents are passed over. Fewer than
    20 bins with documents, or an actor so common that `scale` × p0 reaches 1: no burst is looked for.
    """
    rows = [
        row
        for actor, own in timeline.groupby("actor", sort=True)
        for row in _bursts(str(actor), own, scale, effort)
    ]
    return BURSTS.frame([BURSTS.batch(rows)])


def _bursts(actor: str, timeline: pd.DataFrame, scale: float, effort: float) -> list[dict[str, object]]:
    covered = timeline[timeline["documents"] > 0].sort_values("bin_start")
    documents, named = (covered[name].to_numpy(dtype=np.int64) for name in ("documents", "certain"))
    usual = named.sum() / max(1, documents.sum())
    if len(covered) < LEAST_BINS or not 0 < scale * usual < 1:
        return []
    costs = np.stack([_cost(named, documents, usual), _cost(named, documents, scale * usual)], axis=1)
    bursting = _cheapest(costs, effort * np.log(len(covered)))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], bursting, [False]]).astype(int)))
    return [
        {
            "actor": actor,
            "first": covered["bin_start"].iloc[first],
            "last": covered["bin_end"].iloc[end - 1] - pd.Timedelta(days=1),
            "named": named[first:end].sum(),
            "documents": documents[first:end].sum(),
            "usual": usual,
            "weight": (costs[first:end, 0] - costs[first:end, 1]).sum(),
        }
        for first, end in edges.reshape(-1, 2)
    ]


def _cost(named: Integers, documents: Integers, p: float) -> Floats:
    """Return -ln Bin(named; documents, p) without the binomial coefficient, which is the same in both states."""
    return -np.asarray(xlogy(named, p) + xlog1py(documents - named, -p))


def _cheapest(costs: Floats, enter: float) -> Booleans:
    """Return in which bins the cheapest sequence of states bursts; it starts in the usual state."""
    total = np.array([0.0, np.inf])
    came_from = np.zeros(costs.shape, np.int64)
    for place, cost in enumerate(costs):
        up = np.array([total[0] + enter, total[1]])
        came_from[place] = [int(total[1] < total[0]), int(up[1] <= up[0])]
        total = np.array([total.min(), up.min()]) + cost
    state = int(total[1] < total[0])
    bursting = np.zeros(len(costs), bool)
    for place in range(len(costs) - 1, -1, -1):
        bursting[place] = bool(state)
        state = int(came_from[place, state])
    return bursting
