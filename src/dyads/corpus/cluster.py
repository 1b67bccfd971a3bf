"""Documents that say nearly the same are one story: wire copy under other titles, cut, or with other furniture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse
from scipy.sparse import csgraph

from dyads.corpus.arrays import Integers, Numbers
from dyads.corpus.comparing import Comparison
from dyads.corpus.likeness import Signed
from dyads.corpus.signatures import shingle, sign

_CHUNK = 500  # documents in memory as Python objects at a time


@dataclass(frozen=True, slots=True)
class Clusters:
    """Of each document by its number: the one whose id its cluster is called by, and the one that stands for it."""

    named: Integers
    standing: Integers


def cluster(documents: pa.Table) -> pd.DataFrame:
    """Return id, cluster and duplicate_of of every document: its group of near-identical ones, and which stands for it.

    Two documents are copies where at least 0.6 of their shingles (runs of four words of title, standfirst and body) are shared;
    copies of copies are of one cluster. A cluster is called by the smallest id in it. The document that stands for it is the one
    with the earliest stated day, then the longest, then the one with the smallest id; its own duplicate_of is missing.
    The order of the documents and how they are batched change nothing.
    """
    signed = Signed()
    for batch in documents.to_batches(max_chunksize=_CHUNK):
        signed.add(sign(batch))

    def read(numbers: Integers) -> Iterator[tuple[Integers, list[Numbers]]]:
        for start in range(0, len(numbers), _CHUNK):
            some = numbers[start : start + _CHUNK]
            [batch] = documents.take(pa.array(some)).combine_chunks().to_batches()
            yield some, shingle(batch)

    clusters = find_clusters(signed, Comparison(read))
    named: pd.DataFrame = name_clusters(signed.ids.combine_chunks(), clusters).to_pandas(
        types_mapper=pd.ArrowDtype
    )
    return named


def find_clusters(signed: Signed, comparison: Comparison) -> Clusters:
    """Return the clusters of the documents that are signed: the connected groups of those that are copies.

    The first document of each number in each band is compared with the others that have it, which joins nearly all that belongs
    together; then all pairs that are still apart, so that whether two are copies never depends on a third.
    """
    size, first, shingles = len(signed), signed.find_same(), signed.column("shingles")
    joined = [np.stack([first, np.arange(size)])]

    def compare(pairs: Integers) -> None:
        alike = comparison.find_copies(pairs[0], pairs[1], shingles)
        joined.append(pairs[:, alike])

    compare(np.unique(np.concatenate(list(signed.propose(first)), axis=1), axis=1))
    for pairs in signed.propose_rest(first, _connect(size, joined)):
        compare(pairs)
    return _describe(signed, _connect(size, joined))


def name_clusters(ids: pa.Array, clusters: Clusters, rows: slice = slice(None)) -> pa.Table:
    """Return id, cluster and duplicate_of of the documents, or of some of them."""
    numbers = np.arange(len(ids))[rows]
    standing = clusters.standing[rows]
    copied = pa.array(standing, mask=standing == numbers)
    names = [ids.take(pa.array(places)) for places in (numbers, clusters.named[rows], copied)]
    return pa.table(dict(zip(("id", "cluster", "duplicate_of"), names, strict=True)))


def _connect(size: int, joined: list[Integers]) -> Integers:
    """Return the number of each document's group."""
    one, other = np.concatenate(joined, axis=1)
    graph = sparse.coo_array((np.ones(len(one), np.bool_), (one, other)), shape=(size, size))
    return np.asarray(csgraph.connected_components(graph, directed=False)[1], np.int64)


def _describe(signed: Signed, groups: Integers) -> Clusters:
    ranks = np.empty(len(signed), np.int64)
    ranks[pc.sort_indices(signed.ids).to_numpy()] = np.arange(len(signed))
    return Clusters(
        named=_first(groups, ranks)[groups],
        standing=_first(groups, ranks, -signed.column("length"), signed.column("day"))[groups],
    )


def _first(groups: Integers, *merits: Integers) -> Integers:
    """Return of each group the document that is first by its merits, the last of which counts most."""
    order = np.lexsort((*merits, groups))
    return order[np.unique(groups[order], return_index=True)[1]]
