"""Communities of a weighted graph by the Leiden algorithm (Traag, Waltman & van Eck 2019), for modularity.

Written here because the libraries that have it, igraph and leidenalg, are under the GPL (docs/decisions/0006). A graph is a
symmetric matrix of weights; a division gives each node the number of its community.
"""

from __future__ import annotations

import numpy as np

from dyads.analysis.arrays import Booleans, Floats, Integers

_SLACK = 1e-12  # what sums of the same weights may differ by
_ROUNDS = 20  # more than any graph here needs; each one only ever raises modularity


def find_division(weights: Floats, rng: np.random.Generator) -> Integers:
    """Return a division in which no node gains by moving alone and every community is connected."""
    division = np.arange(len(weights))
    if not weights.any():
        return division
    for _ in range(_ROUNDS):
        better = _improve(weights, division, rng)
        if modularity(weights, better) <= modularity(weights, division) + _SLACK:
            break
        division = better
    return division


def modularity(weights: Floats, division: Integers) -> float:
    """Return the weight inside communities beyond what the nodes' strengths let expect, as a share of all weight.

    Q = Σ_c [w_c / 2m - (K_c / 2m)²] (Newman & Girvan 2004); 0 for a graph without weight.
    """
    total = weights.sum()
    if total == 0:
        return 0.0
    inside = weights[division[:, None] == division].sum()
    strength = np.bincount(division, weights.sum(axis=1))
    return float(inside / total - ((strength / total) ** 2).sum())


def _improve(weights: Floats, division: Integers, rng: np.random.Generator) -> Integers:
    """Move nodes, refine, make each refined community a node, and so on until nothing moves."""
    node_of = np.arange(len(weights))  # of the graph as it is now, for every node of the graph as given
    while True:
        division = _number(_move(weights, division, rng))
        refined = _number(_refine(weights, division, rng))
        if division.max(initial=-1) + 1 == len(weights) or refined.max() + 1 == len(weights):
            return division[node_of]
        first = np.unique(refined, return_index=True)[1]
        node_of, division, weights = refined[node_of], division[first], _joined(weights, refined, len(first))


def _joined(weights: Floats, refined: Integers, size: int) -> Floats:
    """Return the graph whose nodes are the refined communities; what is inside one is a link to itself."""
    cell = refined[:, None] * size + refined
    joined = np.bincount(cell.ravel(), weights.ravel(), minlength=size * size)
    return np.asarray(joined.reshape(size, size), float)


def _move(weights: Floats, division: Integers, rng: np.random.Generator) -> Integers:
    """Move single nodes to the community where they raise modularity most, until none does."""
    division = division.copy()
    strength, total = weights.sum(axis=1), weights.sum()
    queue = list(rng.permutation(len(weights)))
    waiting = np.ones(len(weights), bool)
    while queue:
        node = queue.pop(0)
        waiting[node] = False
        gains = _gains(weights, division, strength, total, node)
        best = int(gains.argmax())
        if gains[best] > gains[division[node]] + _SLACK:
            division[node] = best
            for other in np.flatnonzero((weights[node] > 0) & (division != best) & ~waiting):
                queue.append(int(other))
                waiting[other] = True
    return division


def _refine(weights: Floats, division: Integers, rng: np.random.Generator) -> Integers:
    """Build each community anew from single nodes, joining only what hangs together well; the best join is taken."""
    nodes, total = len(weights), weights.sum()
    refined, sizes = np.arange(nodes), np.ones(nodes, int)
    strength = held = weights.sum(axis=1)
    own = division[:, None] == division
    fellows = own & ~np.eye(nodes, dtype=bool)
    links = weights * fellows
    fits = links.sum(axis=1) >= strength * (fellows @ strength) / total - _SLACK
    for node in rng.permutation(nodes):
        if sizes[node] > 1 or not fits[node]:
            continue
        to = np.bincount(refined, links[node], minlength=nodes)
        gains = np.where(fits & (to > 0), to - strength[node] * held / total, 0)
        target = gains.argmax()
        if gains[target] > 0:
            refined[node] = target
            sizes[target] += 1
            held = np.bincount(refined, strength, minlength=nodes)
            fits[target] = _hangs_together(weights, strength, refined == target, own[node])
    return refined


def _gains(weights: Floats, division: Integers, strength: Floats, total: float, node: int) -> Floats:
    """Return what modularity gains when a lone node joins each community, up to a factor; an empty one gains 0."""
    link, size = weights[node].copy(), strength.copy()
    link[node] = size[node] = 0
    to = np.bincount(division, link, minlength=len(weights))
    held = np.bincount(division, size, minlength=len(weights))
    return np.asarray(to - strength[node] * held / total)


def _hangs_together(weights: Floats, strength: Floats, part: Booleans, whole: Booleans) -> bool:
    """Say whether a part is linked to the rest of its community at least as chance would link it."""
    rest = whole & ~part
    return bool(
        weights[part][:, rest].sum() >= strength[part].sum() * strength[rest].sum() / strength.sum() - _SLACK
    )


def _number(division: Integers) -> Integers:
    return np.unique(division, return_inverse=True)[1]
