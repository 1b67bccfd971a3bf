"""Who belongs with whom: the order of the heat map, and the tree behind it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.cluster.hierarchy import linkage

from dyads.charts.pairs import Pairs

MOST = 25  # actors that the heat map shows, and so the tree: in smaller cells no number can be read


@dataclass(frozen=True, slots=True)
class Merge:
    """Two branches that become one, each with its actors in the tree's order, and how far apart they are."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    distance: float

    @property
    def actors(self) -> tuple[str, ...]:
        return self.first + self.second


@dataclass(frozen=True, slots=True)
class Tree:
    """Actors in an order that has kin beside kin, and the merges that give it, the closest first."""

    order: tuple[str, ...]
    merges: tuple[Merge, ...]


def grow_tree(pairs: Pairs) -> Tree:
    """Return the tree of actors in which those that are named together stand on one branch.

    distance   of two actors: 1 - max(0, NPMI) (Bouma 2009), 0 always together, 1 what chance gives or less. An actor
               is at 1 from whom it never meets: that two rare names miss one another says nothing, nor does a pair
               that is not counted, like a minister and the state
               of two branches: the mean over all pairs between them (average linkage; Sokal & Michener 1958)
    Of all orders the tree allows, neighbours are as close as can be (Bar-Joseph, Gifford & Jaakkola 2001).
    """
    actors = list(pairs.counts)
    place = {actor: i for i, actor in enumerate(actors)}
    apart = np.ones((len(actors), len(actors)))
    for row in pairs.rows:
        i, j = place[row["a"]], place[row["b"]]
        apart[i, j] = apart[j, i] = 1 - min(max(row["npmi"], 0.0), 1.0)
    condensed = apart[np.triu_indices(len(actors), 1)]
    branches: list[tuple[str, ...]] = [(actor,) for actor in actors]
    merges = []
    for first, second, distance, _ in linkage(condensed, "average", optimal_ordering=True).tolist():
        merges.append(Merge(branches[int(first)], branches[int(second)], distance))
        branches.append(merges[-1].actors)
    return Tree(branches[-1], tuple(merges))
