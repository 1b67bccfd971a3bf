"""Pairs of actors by number, so that many are counted at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dyads.analysis.arrays import Integers


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs named together in at least one unit, a before b, in the order of their codes."""

    a: Integers
    b: Integers
    together: Integers  # units that name both
    kin: Integers  # codes of the pairs left out: an actor and its ancestor
    actors: int

    @property
    def codes(self) -> Integers:
        """One number a pair: a * actors + b."""
        return self.a * self.actors + self.b

    def find(self, a: Integers, b: Integers) -> Integers:
        """Return the places of other pairs among these, -1 where they are not."""
        wanted = a.astype(np.int64) * self.actors + b
        place = np.minimum(np.searchsorted(self.codes, wanted), len(self.a) - 1)
        return np.where(self.codes[place] == wanted, place, -1)
