"""Between the steps: which documents of all parts are one story, and the days that copies of a document state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dyads import corpus
from dyads.corpus.arrays import Integers, Numbers
from dyads.corpus.cluster import find_clusters, name_clusters
from dyads.corpus.comparing import Comparison
from dyads.corpus.likeness import Signed
from dyads.harvest.engines import Engine
from dyads.harvest.parts import pick_rows, split
from dyads.harvest.shelf import RAW, Shelf
from dyads.model import Basis, DateInterval
from dyads.registry import Registry

_EPOCH = date(1970, 1, 1)
_DATED = ["published_from", "published_to", "basis", "contradiction"]


@dataclass(frozen=True, slots=True)
class Annotation:
    """A part's texts, and the name under which lies what was found in them."""

    raw: str
    opened: str
    name: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """Of the documents of a part, row by row: their clusters; and the days that copies state of those that state none."""

    clusters: pa.Table
    stated: dict[str, DateInterval]


@dataclass(frozen=True, slots=True)
class Shingling:
    """The order to cut documents of a part, by their rows in it, into shingles; `numbers` is what they are called elsewhere."""

    shelf: Shelf
    annotation: Annotation
    rows: Integers
    numbers: Integers


def shingle_rows(order: Shingling, _: Registry) -> tuple[Integers, list[Numbers]]:
    """Return the numbers of the documents, and the shingles of each."""
    cleaned = order.shelf.get("cleaned", order.annotation.name, ["id", "zones"]).take(pa.array(order.rows))
    texts = pick_rows(order.shelf.get(RAW, order.annotation.raw, ["id", "text"]), cleaned["id"])
    batches = split(pa.table({"text": texts["text"], "zones": cleaned["zones"]}))
    return order.numbers, [found for batch in batches for found in corpus.shingle(batch)]


def group_parts(
    shelf: Shelf, annotations: Sequence[Annotation], engine: Engine, verdicts: pa.Table
) -> tuple[Iterator[Grouped], pa.Table]:
    """Return the groups of each part's documents, and the verdicts about pairs, to be handed in again the next time."""
    signed, dates = Signed(), []
    bounds = [0]
    for annotation in annotations:
        for batch in shelf.get("signatures", annotation.name).to_batches():
            signed.add(batch)
        dates.append(_read_days(shelf.get("cleaned", annotation.name, _DATED)))
        bounds.append(len(signed))

    def read(numbers: Integers) -> Iterator[tuple[Integers, list[Numbers]]]:
        cuts = np.searchsorted(numbers, bounds)
        orders = (
            Shingling(shelf, annotation, numbers[start:stop] - first, numbers[start:stop])
            for annotation, start, stop, first in zip(annotations, cuts, cuts[1:], bounds, strict=False)
            if start < stop
        )
        yield from engine.run(shingle_rows, orders)

    comparison = Comparison(read, verdicts)
    clusters = find_clusters(signed, comparison)
    ids = signed.ids.combine_chunks()
    stated = _find_stated(np.concatenate([np.zeros((3, 0), np.int64), *dates], axis=1), clusters.named)

    def list_groups() -> Iterator[Grouped]:
        for start, stop in pairwise(bounds):
            named = name_clusters(ids, clusters, slice(start, stop))
            yield Grouped(named, _tell_stated(named["id"], stated[:, start:stop]))

    return list_groups(), comparison.verdicts


def _read_days(dating: pa.Table) -> Integers:
    """Return three rows: first and last day of the documents as numbers, and 1 where stated, 0 where a copy may tell more, -1 otherwise."""
    days = [pc.fill_null(dating[name].cast(pa.int32()), 0).to_numpy() for name in _DATED[:2]]
    stated = pc.equal(dating["basis"], str(Basis.STATED)).to_numpy()
    dated = pc.is_valid(dating["published_from"]).to_numpy()
    sound = pc.is_null(dating["contradiction"]).to_numpy()
    return np.stack([*days, np.where(stated, np.where(dated, 1, -1), np.where(sound, 0, -1))]).astype(
        np.int64
    )


def _find_stated(days: Integers, groups: Integers) -> Integers:
    """Return first and last day that copies state of each document that states none itself; the last before the first where none does."""
    first, last, standing = days
    low, high = np.full(len(groups), np.iinfo(np.int32).max), np.full(len(groups), np.iinfo(np.int32).min)
    stated = standing == 1
    np.minimum.at(low, groups[stated], first[stated])
    np.maximum.at(high, groups[stated], last[stated])
    return np.where(standing == 0, np.stack([low[groups], high[groups]]), np.array([[1], [0]]))


def _tell_stated(ids: pa.Array, stated: Integers) -> dict[str, DateInterval]:
    known = np.flatnonzero(stated[0] <= stated[1])
    return {
        id_: DateInterval(_EPOCH + timedelta(int(first)), _EPOCH + timedelta(int(last)))
        for id_, first, last in zip(ids.take(pa.array(known)).to_pylist(), *stated[:, known], strict=True)
    }
