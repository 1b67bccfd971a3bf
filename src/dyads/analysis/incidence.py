"""Which units of the corpus name which actors: the one matrix from which every count of this room is made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from scipy import sparse

from dyads.analysis.arrays import Booleans, Integers, Matrix, Names

Unit = Literal["sentence", "paragraph", "document"]

_NOT_LETTERS = re.compile(r"[\W_]+")
_NEEDED = ["document", "sentence", "actor", "counted"]
_PAIRS_AT_ONCE = 4_000_000  # bounds the memory of one block


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents by number, in the order of their ids, so that no result depends on the order of the rows."""

    ids: pa.Array
    words: Integers
    clusters: Integers  # number of each document's story cluster
    outlets: Integers  # number of its outlet, however its name is set; -1 where unknown
    distinct: Booleans  # whether it stands for its story cluster: one document of each

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def stories(self) -> int:
        """How many story clusters there are."""
        return int(self.clusters.max(initial=-1)) + 1

    def numbers(self, ids: pd.Series) -> Integers:
        """Return the number of each document, -1 for a document that is not of the corpus."""
        found = pc.index_in(_strings(ids), value_set=self.ids)
        return np.asarray(pc.fill_null(found, -1), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Incidence:
    """How often each unit (row) names each actor (column)."""

    matrix: Matrix
    actors: Names  # in alphabetical order
    documents: Integers  # the number of each unit's document


def number_documents(documents: pd.DataFrame) -> Corpus:
    """Return the corpus in the order of document ids."""
    documents = documents.sort_values("id")
    clusters = _codes(documents["cluster"])
    copies = documents["duplicate_of"].notna().to_numpy(dtype=bool)
    standing = np.zeros(len(documents), dtype=bool)
    by_story = np.lexsort((copies, clusters))  # the original first, else the first copy
    standing[by_story[np.unique(clusters[by_story], return_index=True)[1]]] = True
    return Corpus(
        ids=_strings(documents["id"]),
        words=documents["words"].to_numpy(dtype=np.int64),
        clusters=clusters,
        outlets=_codes(documents["outlet"].map(letters_of, na_action="ignore")),
        distinct=standing,
    )


def primary(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions of the primary count, of whom it is known who was meant."""
    return mentions[mentions["counted"] & mentions["actor"].notna()]


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, without case: what stays the same however it is set."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def find_names(mentions: pd.DataFrame, corpus: Corpus) -> Incidence:
    """Return how often each document names each actor in the primary count."""
    mentions = primary(mentions[_NEEDED])
    return _incidence(mentions, corpus.numbers(mentions["document"]), np.arange(len(corpus)))


def find_units(mentions: pd.DataFrame, sentences: pd.DataFrame, corpus: Corpus, unit: Unit) -> Incidence:
    """Return how often each unit of the corpus names each actor in the primary count.

    Units that name nobody are rows too: N counts them. Mentions of documents outside the corpus are left out.
    """
    if unit == "document":
        return find_names(mentions, corpus)
    mentions = primary(mentions[_NEEDED])
    units = _units_of(sentences, corpus, unit)
    return _incidence(mentions, _rows_of(mentions, units, corpus), units.owners)


def locate(mentions: pd.DataFrame, sentences: pd.DataFrame, corpus: Corpus, unit: Unit) -> Integers:
    """Return the number of the unit in which each mention stands, -1 where in none."""
    if unit == "document":
        return corpus.numbers(mentions["document"])
    return _rows_of(mentions, _units_of(sentences, corpus, unit), corpus)


def binary(matrix: Matrix) -> Matrix:
    """Return 1 where the matrix is not 0: an actor named twice in a unit counts once."""
    ones = matrix.copy()
    ones.data = np.ones_like(ones.data)
    return ones


def summed(matrix: Matrix, groups: Integers, size: int) -> Matrix:
    """Return the sums of the rows of each group; rows of group -1 are left out."""
    kept = np.flatnonzero(groups >= 0)
    return (marks(groups[kept], kept, (size, matrix.shape[0])) @ matrix).tocsr()


def marks(rows: Integers, columns: Integers, shape: tuple[int, int]) -> Matrix:
    """Return a matrix that counts how often each place is given."""
    return sparse.coo_array((np.ones(len(rows), np.int64), (rows, columns)), shape=shape).tocsr()


def pairs_in_rows(matrix: Matrix) -> Iterator[tuple[Integers, Integers, Integers]]:
    """Yield all pairs of entries within a row, block by block: the row, and the places of both in the matrix's data.

    The entry of the smaller column comes first.
    """
    matrix.sort_indices()
    lengths = np.diff(matrix.indptr).astype(np.int64)
    row_of = np.repeat(np.arange(matrix.shape[0]), lengths)
    followers = np.repeat(matrix.indptr[1:].astype(np.int64), lengths) - np.arange(matrix.nnz) - 1
    block_of = np.cumsum(followers) // _PAIRS_AT_ONCE
    for block in np.unique(block_of):
        entries = np.flatnonzero(block_of == block)
        counts = followers[entries]
        first = np.repeat(entries, counts)
        yield row_of[first], first, first + 1 + steps(counts)


def steps(counts: Integers) -> Integers:
    """Return 0, 1, … up to each count, one after another: counts 2, 3 give 0 1 0 1 2."""
    return np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)


def _incidence(mentions: pd.DataFrame, rows: Integers, owners: Integers) -> Incidence:
    actor, actors = pd.factorize(mentions["actor"][rows >= 0], sort=True)
    matrix = marks(rows[rows >= 0], np.asarray(actor), (len(owners), len(actors)))
    return Incidence(matrix, np.asarray(actors, dtype=object), owners)


@dataclass(frozen=True, slots=True)
class _Units:
    """The document of each unit, and of each sentence its document, its number there and its unit."""

    owners: Integers
    document: Integers
    sentence: Integers
    unit: Integers


def _units_of(sentences: pd.DataFrame, corpus: Corpus, unit: Unit) -> _Units:
    document = corpus.numbers(sentences["document"])
    sentences, document = sentences[document >= 0], document[document >= 0]
    number = sentences["sentence"].to_numpy(dtype=np.int64)
    keys = (document << 32) + sentences[unit].to_numpy(dtype=np.int64)
    parts, of_sentence = np.unique(keys, return_inverse=True)
    return _Units(parts >> 32, document, number, of_sentence)


def _rows_of(mentions: pd.DataFrame, units: _Units, corpus: Corpus) -> Integers:
    """Return the unit of each mention's sentence, -1 where the sentence is not of the corpus.

    A look-up by place: each document has as many places as its last sentence has a number.
    """
    lengths = np.zeros(len(corpus) + 1, np.int64)
    np.maximum.at(lengths, units.document, units.sentence + 1)
    starts = np.cumsum(lengths) - lengths
    unit_at = np.full(int(lengths.sum()) + 1, -1, np.int64)
    unit_at[starts[units.document] + units.sentence] = units.unit
    document = corpus.numbers(mentions["document"])  # -1 takes the last length, which is 0
    wanted = mentions["sentence"].to_numpy(dtype=np.int64, na_value=np.iinfo(np.int32).max)
    return unit_at[np.where(wanted < lengths[document], starts[document] + wanted, -1)]


def _codes(values: pd.Series) -> Integers:
    return np.asarray(pd.factorize(values, sort=True)[0], dtype=np.int64)


def _strings(values: pd.Series) -> pa.Array:
    array = pa.array(values, type=pa.string())
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
