"""Which actors are named together, more often than chance or not (METHODS.md 2.2)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from dyads.analysis import association
from dyads.analysis.arrays import Integers, Matrix, Names
from dyads.analysis.association import Cells
from dyads.analysis.incidence import Unit, binary, find_units, number_documents
from dyads.analysis.intervals import SEED
from dyads.analysis.nulls import Verdict, compare_with_null, untested
from dyads.analysis.pairs import Pairs
from dyads.analysis.resampling import stability
from dyads.tables import COOCCURRENCE, FRACTIONS

Ancestors = Mapping[str, frozenset[str]]


def pair_actors(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    documents: pd.DataFrame,
    unit: Unit = "sentence",
    *,
    ancestors: Ancestors | None = None,
    tested: bool = True,
    resamples: int = 999,
    seed: int = SEED,
) -> pd.DataFrame:
    """Count the units that name both actors of a pair, the most frequent pair first.

    A unit is a sentence, a paragraph or a document; all units of the given documents are N, also those that name nobody.
    An actor named twice in a unit counts once and never pairs with itself. `ancestors` says whom each actor is part of:
    an actor and its ancestor (Abe and Japan) are no pair.

    p, q, testable   see `nulls.compare_with_null`: over one document of each story cluster, so that copies prove nothing;
                     `tested=False` leaves them out where only counts of a very large corpus are wanted
    stability        share of resamples of story clusters in which lift stays above 1 (all n^n up to five clusters);
                     missing for one cluster, or where `resamples` is 0
    Co-occurrence is not interaction, agreement or cause: the sentences are the evidence.
    """
    corpus = number_documents(documents)
    named = find_units(mentions, sentences, corpus, unit)
    once = binary(named.matrix)
    pairs = count_pairs(once, named.actors, ancestors or {})
    if not len(pairs.a):
        return COOCCURRENCE.empty()
    verdict = untested(pairs)
    if tested:
        distinct = np.flatnonzero(corpus.distinct[named.documents])
        verdict = compare_with_null(once[distinct], named.documents[distinct], pairs, unit, seed)
    held = stability(named, corpus, pairs, resamples, seed)
    return tabulate_pairs(named.actors, pairs, cells_of(once, pairs), verdict, held)


def tabulate_pairs(
    actors: Names, pairs: Pairs, cells: Cells, verdict: Verdict, stability: npt.ArrayLike
) -> pd.DataFrame:
    """Return the pairs with all that is told of them, the most frequent first."""
    table = pd.DataFrame(
        {
            "a": actors[pairs.a],
            "b": actors[pairs.b],
            "units": cells.units,
            "n_a": cells.n_a,
            "n_b": cells.n_b,
            "n_ab": cells.n_ab,
            "expected": cells.expected,
            "lift": association.lift(cells),
            "npmi": association.npmi(cells),
            "jaccard": association.jaccard(cells),
            "g2": association.g2(cells),
            "p": verdict.p,
            "q": verdict.q,
            "testable": verdict.testable,
            "stability": stability,
        }
    )
    return COOCCURRENCE.check(
        table.sort_values(["n_ab", "lift", "a", "b"], ascending=[False, False, True, True])
    )


def share_pairs(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    documents: pd.DataFrame,
    unit: Unit = "document",
    *,
    ancestors: Ancestors | None = None,
) -> pd.DataFrame:
    """Count pairs so that every actor of a unit gives its pairs one unit in all (Newman 2001), the weightiest first.

    A unit of k actors makes k (k - 1) / 2 pairs: one long article outweighs many short ones. Here each of its pairs weighs
    1 / (k - 1), what VOSviewer calls fractional counting.
    """
    named = find_units(mentions, sentences, number_documents(documents), unit)
    once = binary(named.matrix)
    pairs = count_pairs(once, named.actors, ancestors or {})
    if not len(pairs.a):
        return FRACTIONS.empty()
    actors_in = np.asarray(once.sum(axis=1), np.int64)
    several = np.flatnonzero(actors_in > 1)
    scaled = once[several] / (actors_in[several, None] - 1)
    weight = np.asarray((once[several].T @ scaled).tocsr()[pairs.a, pairs.b])
    table = pd.DataFrame({"a": named.actors[pairs.a], "b": named.actors[pairs.b], "weight": weight})
    return FRACTIONS.check(table.sort_values(["weight", "a", "b"], ascending=[False, True, True]))


def count_pairs(once: Matrix, actors: Names, ancestors: Ancestors) -> Pairs:
    """Count the units of every pair, as integers: the upper half of XᵀX, without kin."""
    return list_pairs(once.T @ once, actors, ancestors)


def list_pairs(square: Matrix, actors: Names, ancestors: Ancestors) -> Pairs:
    """Return the pairs in the upper half of a square of counts, without kin."""
    square = sparse.triu(square, k=1).tocoo()
    kin = _kin(actors, ancestors)
    codes = square.row.astype(np.int64) * len(actors) + square.col
    order = np.argsort(codes)
    order = order[~np.isin(codes[order], kin)]
    a, b = np.divmod(codes[order], max(1, len(actors)))
    return Pairs(a, b, square.data[order], kin, len(actors))


def cells_of(once: Matrix, pairs: Pairs) -> Cells:
    """Return the four integers of every pair."""
    named_in = np.asarray(once.sum(axis=0), np.int64)
    units = np.full(len(pairs.a), once.shape[0], np.int64)
    return Cells(units, named_in[pairs.a], named_in[pairs.b], pairs.together)


def _kin(actors: Names, ancestors: Ancestors) -> Integers:
    """Return the pairs of an actor and one of its ancestors, as a * actors + b."""
    number = {actor: place for place, actor in enumerate(actors)}
    kin = {
        (min(number[actor], number[elder]), max(number[actor], number[elder]))
        for actor in number
        for elder in ancestors.get(actor, ())
        if elder in number and elder != actor
    }
    return np.array(sorted(a * len(actors) + b for a, b in kin), np.int64)
