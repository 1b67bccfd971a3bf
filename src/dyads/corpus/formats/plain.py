"""A text file is one document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from dyads.corpus.decode import decode
from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.places import Place

_LARGEST = 16_000_000  # bytes; a book has one million, an article some thousand


def read_plain(place: Place, _columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the file's text as one document, as it stands."""
    size = place.path.stat().st_size
    if size > _LARGEST:
        yield Refusal(
            place.source, f"too large for one article: {size:,} bytes; split it, one article a file"
        )
        return
    data = place.path.read_bytes()
    text = decode(data)
    if not text.strip():
        yield Refusal(place.source, "empty: no text in it")
        return
    yield Entry(place.source, hashlib.sha256(data).hexdigest(), text)
