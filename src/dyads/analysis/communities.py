"""Groups of actors that are named with one another more than with the others (METHODS.md 2.2)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dyads.analysis import association
from dyads.analysis.arrays import Floats, Integers
from dyads.analysis.cooccurrence import Ancestors, cells_of, count_pairs
from dyads.analysis.incidence import Unit, binary, find_units, number_documents
from dyads.analysis.intervals import SEED
from dyads.analysis.leiden import find_division, modularity
from dyads.analysis.pairs import Pairs
from dyads.analysis.resampling import cells_over_resamples
from dyads.tables import COMMUNITIES

LEAST_ACTORS, LEAST_PAIRS = 10, 15  # smaller networks are lists of pairs
LEAST_UNITS = 2  # named together once is no link: NPMI explodes for rare pairs

_RUNS = 20
_SHUFFLES = 99
_SWAPS = 10  # tried for every link


def find_communities(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    documents: pd.DataFrame,
    unit: Unit = "sentence",
    *,
    ancestors: Ancestors | None = None,
    resamples: int = 99,
    seed: int = SEED,
) -> pd.DataFrame:
    """Return the community of every actor that is linked to another, by Leiden; empty for a network that is too small.

    Links are the pairs named together in at least two units with NPMI above 0, which is their weight. The division is the
    best of 20 runs by modularity; fewer than 10 actors or 15 links: none is looked for.

    agreement   share of resamples of story clusters in which the actor is with each of its community, on average
    chance, p   modularity of 99 networks in which every actor has as many links as before, to others drawn at random, and
                the weights are dealt anew: their mean, and how many reach that of this network
    """
    corpus = number_documents(documents)
    named = find_units(mentions, sentences, corpus, unit)
    once = binary(named.matrix)
    pairs = count_pairs(once, named.actors, ancestors or {})
    linked = (pairs.together >= LEAST_UNITS) & (association.npmi(cells_of(once, pairs)) > 0)
    pairs = Pairs(pairs.a[linked], pairs.b[linked], pairs.together[linked], pairs.kin, pairs.actors)
    actors = np.unique([pairs.a, pairs.b])
    if len(actors) < LEAST_ACTORS or len(pairs.a) < LEAST_PAIRS:
        return COMMUNITIES.empty()
    ends = np.searchsorted(actors, np.stack([pairs.a, pairs.b]))
    links = association.npmi(cells_of(once, pairs))
    rng = np.random.default_rng(seed)
    division, reached = _best_of(_weights(ends, links, len(actors)), _RUNS, rng)
    blocks = cells_over_resamples(named, corpus, pairs, resamples, seed)
    redrawn = [row for cells in blocks for row in _positive(association.npmi(cells))]
    chance = np.array([_shuffled_modularity(ends, links, len(actors), rng) for _ in range(_SHUFFLES)])
    table = pd.DataFrame(
        {
            "actor": named.actors[actors],
            "community": division,
            "agreement": _agreement(division, ends, redrawn, rng),
            "modularity": reached,
            "chance": chance.mean(),
            "p": (1 + (chance >= reached).sum()) / (1 + _SHUFFLES),
        }
    )
    return COMMUNITIES.check(table.sort_values(["community", "actor"]))


def _best_of(weights: Floats, runs: int, rng: np.random.Generator) -> tuple[Integers, float]:
    """Return the division of largest modularity, its communities numbered by size, equals by their first node."""
    found = [find_division(weights, rng) for _ in range(runs)]
    best = max(found, key=lambda division: modularity(weights, division))
    _, first, sizes = np.unique(best, return_index=True, return_counts=True)
    rank = np.empty(len(sizes), np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    return rank[np.unique(best, return_inverse=True)[1]], modularity(weights, best)


def _agreement(division: Integers, ends: Integers, redrawn: list[Floats], rng: np.random.Generator) -> Floats:
    nodes = len(division)
    if not redrawn:
        return np.full(nodes, np.nan)
    together = np.zeros((nodes, nodes))
    for links in redrawn:
        other = find_division(_weights(ends, links, nodes), rng)
        together += other[:, None] == other
    fellows = (division[:, None] == division) & ~np.eye(nodes, dtype=bool)
    shared = (together * fellows).sum(axis=1) / len(redrawn)
    return np.asarray(shared / np.maximum(1, fellows.sum(axis=1)))


def _shuffled_modularity(ends: Integers, links: Floats, nodes: int, rng: np.random.Generator) -> float:
    """Return the modularity of a network of the same degrees: ends of links swapped two by two, weights dealt anew."""
    a, b = ends.copy()
    present = set(zip(a.tolist(), b.tolist(), strict=True))
    for one, other in rng.integers(len(a), size=(_SWAPS * len(a), 2)).tolist():
        new = sorted((int(a[one]), int(b[other]))), sorted((int(a[other]), int(b[one])))
        first, second = (new[0][0], new[0][1]), (new[1][0], new[1][1])
        if first[0] == first[1] or second[0] == second[1] or first == second or {first, second} & present:
            continue
        present -= {(int(a[one]), int(b[one])), (int(a[other]), int(b[other]))}
        present |= {first, second}
        (a[one], b[one]), (a[other], b[other]) = first, second
    weights = _weights(np.stack([a, b]), rng.permutation(links), nodes)
    return modularity(weights, find_division(weights, rng))


def _weights(ends: Integers, links: Floats, nodes: int) -> Floats:
    weights = np.zeros((nodes, nodes))
    weights[ends[0], ends[1]] = weights[ends[1], ends[0]] = links
    return weights


def _positive(values: Floats) -> Floats:
    return np.maximum(0, np.nan_to_num(values))
