"""Which documents of a corpus an edition is about, and a fingerprint that tells when they are others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa

from dyads import registry as registries
from dyads.desk.annotations import open_articles
from dyads.model import DateInterval, Period
from dyads.schedule import period_before


def fingerprint_slices(
    sources: str | Sequence[str],
    periods: Iterable[Period],
    *,
    registry: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
) -> dict[Period, str]:
    """Return for each period what tells whether its articles have changed; the corpus is read once for all of them.

    It is what `News` of that period says of itself, without a notebook. Raises CorpusError where a source does not exist.
    """
    days = open_articles(sources, registries.load(*map(Path, registry)), columns).days
    return {period: hash_slice(days, period) for period in periods}


def hash_slice(days: pa.Table, period: Period) -> str:
    """Return SHA-256 over the documents of a period and of the one before, beside which it is set.

    `days` has the id of every document, and the days on which it can have been published.
    The ids of documents are hashes of what was read; who changes a text, or dates it differently, changes the slice.
    """
    earlier = period_before(period)
    lines = [
        f"{name} {id_}"
        for name, of in (("in", period), ("before", earlier))
        if of is not None
        for id_ in sorted(_find_ids(days, of))
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def place_in(first: date | None, last: date | None, period: Period) -> str:
    """Say where a document stands: inside the period, outside, perhaps inside, or undated."""
    if period.start is None and period.end is None:
        return "inside"
    if first is None or last is None:
        return "undated"
    days = DateInterval(first, last)
    if period.holds(days):
        return "inside"
    return "perhaps" if period.touches(days) else "outside"


def place_documents(days: pa.Table, period: Period) -> list[str]:
    """Say of each document where it stands: see `place_in`."""
    columns = (days[name].to_pylist() for name in ("published_from", "published_to"))
    return [place_in(first, last, period) for first, last in zip(*columns, strict=True)]


def _find_ids(days: pa.Table, period: Period) -> list[str]:
    places = place_documents(days, period)
    return [id_ for id_, place in zip(days["id"].to_pylist(), places, strict=True) if place == "inside"]
