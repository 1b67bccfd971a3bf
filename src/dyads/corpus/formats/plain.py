"""A text file is one document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from dyads.corpus.decode import decode
from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.file import File

LARGEST = 16_000_000  # bytes; an article has some thousand, a book a million


def read_plain(file: File, _columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the file's text as one document, as it stands."""
    data = file.read(LARGEST)
    text = decode(data)
    if text.strip():
        yield Entry(file.source, hashlib.sha256(data).hexdigest(), text)
    else:
        yield Refusal(file.source, "empty: no text in it")
