"""Documents that say nearly the same are one story: wire copy under other titles, cut, or with other furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pyarrow as pa
from rensa import RMinHash, RMinHashLSH

from dyads.model import COUNTED_ZONES

ALIKE = 0.6  # Jaccard index of two documents' shingles from which they are copies
_SHINGLE = 4  # words; in Japanese letters
_FEWEST = 20  # shingles; shorter texts are copies only where they are the same
_PERMUTATIONS = 128
_BANDS = 32  # of four: a pair at 0.6 is found with 0.988, at 0.7 with 0.9998, and then compared exactly
_TOKEN = re.compile(r"[ぁ-んァ-ヶ一-龥々ー]|[^\W_ぁ-んァ-ヶ一-龥々ー]+")
_CHUNK = 1000  # documents in memory as Python objects at a time
_COUNTED = frozenset(zone.value for zone in COUNTED_ZONES)


def cluster(documents: pa.Table) -> pd.DataFrame:
    """Return id, cluster and duplicate_of of every document: its group of near-identical ones, and which stands for it.

    Two documents are copies where at least 0.6 of their shingles (runs of four words of title, standfirst and body) are shared;
    copies of copies are of one cluster. A cluster is called by the smallest id in it. The document that stands for it is the one
    with the earliest stated day, then the longest, then the one with the smallest id; its own duplicate_of is missing.
    The order of the documents and how they are batched change nothing.
    """
    groups = _Groups()
    for one, other in _find_pairs(documents):
        groups.join(one, other)
    merits = [_merit(row) for row in _rows(documents)]
    ids = documents["id"].to_pylist()
    members: dict[int, list[int]] = {}
    for number in range(len(ids)):
        members.setdefault(groups.root(number), []).append(number)
    best = {root: min(group, key=merits.__getitem__) for root, group in members.items()}
    name = {root: min(ids[number] for number in group) for root, group in members.items()}
    roots = [groups.root(number) for number in range(len(ids))]
    return pd.DataFrame(
        {
            "id": ids,
            "cluster": [name[root] for root in roots],
            "duplicate_of": [None if best[root] == n else ids[best[root]] for n, root in enumerate(roots)],
        }
    ).astype(pd.ArrowDtype(pa.string()))


class _Groups:
    """Numbers in groups that only ever join (union-find)."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def root(self, number: int) -> int:
        while (above := self._above.get(number, number)) != number:
            self._above[number] = self._above.get(above, above)
            number = above
        return number

    def join(self, one: int, other: int) -> None:
        one, other = sorted((self.root(one), self.root(other)))
        self._above[other] = one


def _find_pairs(documents: pa.Table) -> Iterator[tuple[int, int]]:
    """Yield the pairs of document numbers that are copies, each with one that was there before it."""
    index = RMinHashLSH(ALIKE, _PERMUTATIONS, _BANDS)
    kept: list[frozenset[str]] = []
    same: dict[frozenset[str], int] = {}
    for number, row in enumerate(_rows(documents)):
        shingles = _shingle(row)
        kept.append(shingles)
        if not shingles:
            continue
        if (known := same.setdefault(shingles, number)) != number:
            yield known, number
        elif len(shingles) >= _FEWEST:
            signature = RMinHash(_PERMUTATIONS, 0)
            signature.update(list(shingles))
            yield from ((other, number) for other in index.query(signature) if _alike(kept[other], shingles))
            index.insert(number, signature)


def _rows(documents: pa.Table) -> Iterator[dict[str, Any]]:
    columns = documents.select(["id", "text", "given", "zones"])
    return (row for batch in columns.to_batches(max_chunksize=_CHUNK) for row in batch.to_pylist())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= ALIKE * (len(one) + len(other) - shared)


def _shingle(row: dict[str, Any]) -> frozenset[str]:
    tokens = _TOKEN.findall(_counted(row).lower())
    if len(tokens) < _SHINGLE:
        return frozenset([" ".join(tokens)] if tokens else [])
    return frozenset(" ".join(tokens[n : n + _SHINGLE]) for n in range(len(tokens) - _SHINGLE + 1))


def _merit(row: dict[str, Any]) -> tuple[str, int, str]:
    """Return what ranks a document in its cluster, the best first."""
    day = re.match(r"\d{4}-\d{2}-\d{2}", dict(row["given"]).get("published", ""))
    return (day.group() if day else "9999", -len(_counted(row)), row["id"])


def _counted(row: dict[str, Any]) -> str:
    return "\n".join(
        row["text"][zone["start"] : zone["end"]] for zone in row["zones"] if zone["zone"] in _COUNTED
    )
