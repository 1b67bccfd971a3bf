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
                the weights are dealt anew, divided in one run each: their mean, and how many reach the mean run of this one
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
    weights = _weights(ends, links, len(actors))
    found = [find_division(weights, rng) for _ in range(_RUNS)]
    reached = [modularity(weights, division) for division in found]
    division = _numbered(found[int(np.argmax(reached))])
    blocks = cells_over_resamples(named, corpus, pairs, resamples, seed)
    redrawn = [row for cells in blocks for row in _positive(association.npmi(cells))]
    chance = np.array([_shuffled_modularity(ends, links, len(actors), rng) for _ in range(_SHUFFLES)])
    table = pd.DataFrame(
        {
            "actor": named.actors[actors],
            "community": division,
            "agreement": _agreement(division, ends, redrawn, rng),
            "modularity": max(reached),
            "chance": chance.mean(),
            "p": (1 + (chance >= np.mean(reached)).sum()) / (1 + _SHUFFLES),
        }
    )
    return COMMUNITIES.check(table.sort_values(["community", "actor"]))


def _numbered(division: Integers) -> Integers:
    """Return the communities numbered by size, equals by their first node."""
    _, first, own, sizes = np.unique(division, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(sizes), np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    return rank[own]


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
    pairs = list(zip(*ends.tolist(), strict=True))
    present = set(pairs)
    tries = rng.integers(len(pairs), size=(_SWAPS * len(pairs), 2)).tolist()
    turns = rng.integers(2, size=len(tries)).tolist()
    for (one, other), turned in zip(tries, turns, strict=True):
        (a, b), (c, d) = pairs[one], pairs[other][::-1] if turned else pairs[other]
        new = {(min(a, d), max(a, d)), (min(b, c), max(b, c))}
        if a != d and b != c and len(new) > 1 and not new & present:
            present.difference_update((pairs[one], pairs[other]))
            present |= new
            pairs[one], pairs[other] = sorted(new)
    shuffled = np.array(pairs, np.int64).T
    weights = _weights(shuffled, rng.permutation(links), nodes)
    return modularity(weights, find_division(weights, rng))


def _weights(ends: Integers, links: Floats, nodes: int) -> Floats:
    weights = np.zeros((nodes, nodes))
    weights[ends[0], ends[1]] = weights[ends[1], ends[0]] = links
    return weights


def _positive(values: Floats) -> Floats:
    return np.maximum(0, np.nan_to_num(values))
