"""Which actors are named together, more often than chance or not (METHODS.md 2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from dyads.analysis import association
from dyads.analysis.association import Cells
from dyads.analysis.incidence import (
    Corpus,
    Incidence,
    Unit,
    binary,
    find_units,
    number_documents,
    pairs_in_rows,
    summed,
)
from dyads.analysis.intervals import SEED, resample
from dyads.analysis.nulls import Pairs, Verdict, compare_with_null
from dyads.tables import COOCCURRENCE

Ancestors = Mapping[str, frozenset[str]]


def pair_actors(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    documents: pd.DataFrame,
    unit: Unit = "sentence",
    *,
    ancestors: Ancestors | None = None,
    resamples: int = 999,
    seed: int = SEED,
) -> pd.DataFrame:
    """Count the units that name both actors of a pair, the most frequent pair first.

    A unit is a sentence, a paragraph or a document; all units of the given documents are N, also those that name nobody.
    An actor named twice in a unit counts once and never pairs with itself. `ancestors` says whom each actor is part of:
    an actor and its ancestor (Abe and Japan) are no pair.

    p, q, testable   see `nulls.compare_with_null`: over one document of each story cluster, so that copies prove nothing
    stability        share of resamples of story clusters in which lift stays above 1 (all n^n up to five clusters);
                     missing for one cluster
    Co-occurrence is not interaction, agreement or cause: the sentences are the evidence.
    """
    corpus = number_documents(documents)
    named = find_units(mentions, sentences, corpus, unit)
    once = binary(named.matrix)
    excluded = _excluded(named.actors, ancestors or {})
    pairs = _count_pairs(once, excluded)
    if not len(pairs.a):
        return COOCCURRENCE.empty()
    named_in = np.asarray(once.sum(axis=0))
    cells = Cells(once.shape[0], named_in[pairs.a], named_in[pairs.b], pairs.together)
    verdict = _verdict(once, named, pairs, excluded, corpus, unit, seed)
    table = pd.DataFrame(
        {
            "a": named.actors[pairs.a],
            "b": named.actors[pairs.b],
            "units": np.full(len(pairs.a), once.shape[0]),
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
            "stability": _stability(once, named.documents, pairs, corpus, resamples, seed),
        }
    )
    return COOCCURRENCE.check(
        table.sort_values(["n_ab", "lift", "a", "b"], ascending=[False, False, True, True])
    )


def _excluded(actors: npt.NDArray[np.object_], ancestors: Ancestors) -> npt.NDArray[np.int64]:
    """Return the pairs of an actor and one of its ancestors, as a * actors + b."""
    number = {actor: place for place, actor in enumerate(actors)}
    kin = {
        (min(number[actor], number[elder]), max(number[actor], number[elder]))
        for actor in number
        for elder in ancestors.get(actor, ())
        if elder in number and elder != actor
    }
    return np.array(sorted(a * len(actors) + b for a, b in kin), np.int64)


def _count_pairs(once: Any, excluded: npt.NDArray[np.int64]) -> Pairs:
    """Count the units of every pair, as integers: the upper half of XᵀX, without the excluded pairs."""
    square = sparse.triu(once.T @ once, k=1).tocoo()
    pairs = Pairs(square.row.astype(np.int64), square.col.astype(np.int64), square.data)
    kept = ~np.isin(pairs.codes(once.shape[1]), excluded)
    return Pairs(pairs.a[kept], pairs.b[kept], pairs.together[kept])


def _verdict(
    once: Any,
    named: Incidence,
    pairs: Pairs,
    excluded: npt.NDArray[np.int64],
    corpus: Corpus,
    unit: Unit,
    seed: int,
) -> Verdict:
    rows = np.flatnonzero(corpus.distinct[named.documents])
    return compare_with_null(once[rows], named.documents[rows], pairs, excluded, unit, seed)


def _stability(
    once: Any, documents: npt.NDArray[np.int64], pairs: Pairs, corpus: Corpus, resamples: int, seed: int
) -> npt.NDArray[np.float64]:
    """Return the share of resamples in which N n_ab > n_a n_b; a resample without one of the two does not confirm."""
    clusters = int(corpus.clusters.max(initial=-1)) + 1
    if clusters < 2 or not len(pairs.a) or not resamples:  # noqa: PLR2004 - one cluster gives nothing to draw from
        return np.full(len(pairs.a), np.nan)
    cluster_of = corpus.clusters[documents]
    units = np.bincount(cluster_of, minlength=clusters)
    named = summed(once, cluster_of, clusters)
    together = _count_by_cluster(once, cluster_of, pairs, clusters)
    above, drawn = np.zeros(len(pairs.a)), 0
    for weights in resample(clusters, resamples, seed):
        n = weights @ named
        above += ((weights @ units)[:, None] * (weights @ together) > n[:, pairs.a] * n[:, pairs.b]).sum(
            axis=0
        )
        drawn += len(weights)
    return above / drawn


def _count_by_cluster(once: Any, cluster_of: npt.NDArray[np.int64], pairs: Pairs, clusters: int) -> Any:
    """Count the units of each story cluster (row) that name each pair (column)."""
    codes = pairs.a * once.shape[1] + pairs.b
    order = np.argsort(codes)
    counts = sparse.csr_array((clusters, len(codes)), dtype=np.int64)
    for row, a, b in pairs_in_rows(once):
        code = once.indices[a].astype(np.int64) * once.shape[1] + once.indices[b]
        place = np.minimum(np.searchsorted(codes, code, sorter=order), len(codes) - 1)
        known = codes[order[place]] == code
        where = (cluster_of[row[known]], order[place[known]])
        counts = (
            counts + sparse.coo_array((np.ones(len(where[0]), np.int64), where), shape=counts.shape).tocsr()
        )
    return counts
