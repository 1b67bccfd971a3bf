"""Which units of the corpus name which actors: the one matrix from which every count of this room is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

Unit = Literal["sentence", "paragraph", "document"]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents by number, in the order of their ids, so that no result depends on the order of the rows."""

    ids: pa.Array
    words: Integers
    clusters: Integers  # number of each document's story cluster
    outlets: Integers  # number of its outlet, -1 where unknown
    distinct: npt.NDArray[np.bool_]  # whether it stands for its story cluster: one document of each

    def __len__(self) -> int:
        return len(self.ids)

    def numbers(self, ids: pd.Series) -> Integers:
        """Return the number of each document, -1 for a document that is not of the corpus."""
        found = pc.index_in(_strings(ids), value_set=self.ids)
        return np.asarray(pc.fill_null(found, -1), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Incidence:
    """How often each unit (row) names each actor (column); `documents` has the number of each unit's document."""

    matrix: Any  # scipy.sparse.csr_array of int64
    actors: npt.NDArray[np.object_]  # in alphabetical order
    documents: Integers


def number_documents(documents: pd.DataFrame) -> Corpus:
    """Return the corpus in the order of document ids."""
    documents = documents.sort_values("id")
    clusters, _ = pd.factorize(documents["cluster"], sort=True)
    outlets, _ = pd.factorize(documents["outlet"], sort=True)
    copies = documents["duplicate_of"].notna().to_numpy(dtype=bool)
    first = np.zeros(len(documents), dtype=bool)
    first[np.unique(np.asarray(clusters) + copies * (len(documents) + 1), return_index=True)[1]] = True
    has_original = np.isin(clusters, np.asarray(clusters)[~copies])
    return Corpus(
        ids=_strings(documents["id"]),
        words=documents["words"].to_numpy(dtype=np.int64),
        clusters=np.asarray(clusters, dtype=np.int64),
        outlets=np.asarray(outlets, dtype=np.int64),
        distinct=first & (~copies | ~has_original),
    )


def find_units(mentions: pd.DataFrame, sentences: pd.DataFrame, corpus: Corpus, unit: Unit) -> Incidence:
    """Return how often each unit of the corpus names each actor in the primary count.

    Units that name nobody are rows too: N counts them. Mentions of documents outside the corpus are left out.
    """
    mentions = mentions[mentions["counted"] & mentions["actor"].notna()]
    document = corpus.numbers(mentions["document"])
    if unit == "document":
        row, owners = document, np.arange(len(corpus))
    else:
        row, owners = _rows_in_text(mentions["sentence"], document, sentences, corpus, unit)
    actor, actors = pd.factorize(mentions["actor"][row >= 0], sort=True)
    row = row[row >= 0]
    matrix = sparse.coo_array((np.ones(len(row), np.int64), (row, actor)), shape=(len(owners), len(actors)))
    return Incidence(matrix.tocsr(), np.asarray(actors, dtype=object), owners)


def binary(matrix: Any) -> Any:
    """Return 1 where the matrix is not 0: an actor named twice in a unit counts once."""
    ones = matrix.copy()
    ones.data = np.ones_like(ones.data)
    return ones


def summed(matrix: Any, groups: Integers, size: int) -> Any:
    """Return the sums of the rows of each group; rows of group -1 are left out."""
    kept = np.flatnonzero(groups >= 0)
    ones = np.ones(len(kept), np.int64)
    return (
        sparse.coo_array((ones, (groups[kept], kept)), shape=(size, matrix.shape[0])).tocsr() @ matrix
    ).tocsr()


def pairs_in_rows(matrix: Any) -> Iterator[tuple[Integers, Integers, Integers]]:
    """Yield the places in the matrix's data of all pairs within a row, a before b, with the row, block by block."""
    matrix.sort_indices()
    lengths = np.diff(matrix.indptr).astype(np.int64)
    ends = np.repeat(matrix.indptr[1:], lengths)
    partners = ends - np.arange(matrix.nnz) - 1  # entries that follow in the same row
    row_of = np.repeat(np.arange(matrix.shape[0]), lengths)
    upto = np.cumsum(partners)
    block_of = upto // _PAIRS_AT_ONCE
    for block in np.unique(block_of):
        entries = np.flatnonzero(block_of == block)
        counts = partners[entries]
        a = np.repeat(entries, counts)
        b = a + 1 + np.arange(len(a)) - np.repeat(np.cumsum(counts) - counts, counts)
        yield row_of[a], a, b


_PAIRS_AT_ONCE = 4_000_000


def _rows_in_text(
    sentence: pd.Series, document: Integers, sentences: pd.DataFrame, corpus: Corpus, unit: Unit
) -> tuple[Integers, Integers]:
    """Return the row of each mention's sentence or paragraph (-1: none), and the document of each row."""
    owner = corpus.numbers(sentences["document"])
    place = sentences["sentence"].to_numpy(dtype=np.int64)[owner >= 0]
    part = sentences[unit].to_numpy(dtype=np.int64)[owner >= 0]
    owner = owner[owner >= 0]
    parts, row_of_sentence = np.unique(_keys(owner, part), return_inverse=True)
    width = int(place.max(initial=0)) + 1
    lengths = np.zeros(len(corpus), np.int64)
    np.maximum.at(lengths, owner, place + 1)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    row_at = np.full(int(starts[-1]) + 1, -1, np.int64)
    row_at[starts[owner] + place] = row_of_sentence
    wanted = sentence.to_numpy(dtype=np.int64, na_value=width)
    known = (document >= 0) & (wanted < lengths[document] if len(corpus) else False)
    return np.where(known, row_at[np.where(known, starts[document] + wanted, -1)], -1), parts >> _HALF


_HALF = 32  # a document's number stands in the upper half of a key, a sentence's or paragraph's in the lower


def _keys(document: Integers, part: Integers) -> Integers:
    return (document << _HALF) + part


def _strings(values: pd.Series) -> pa.Array:
    array = pa.array(values, type=pa.string())
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
