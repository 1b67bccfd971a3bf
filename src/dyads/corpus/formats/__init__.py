"""One reader a format: each turns one file into its texts, and whatever is wrong with a file into a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dyads.corpus.decode import UndecodableError
from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.formats.lines import read_lines
from dyads.corpus.formats.plain import read_plain
from dyads.corpus.formats.table import read_table
from dyads.corpus.places import Place

_READERS: dict[str, Callable[[Place, Mapping[str, str] | None], Iterator[Entry | Refusal]]] = {
    ".txt": read_plain,
    ".jsonl": read_lines,
    ".csv": read_table,
    ".tsv": read_table,
}


def read_file(place: Place, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return what a file holds: its texts, and a reason for each that cannot be read."""
    reader = _READERS.get(place.path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(_READERS))
        yield Refusal(
            place.source, f"{place.path.suffix or 'a name without an ending'} is no format we read: {known}"
        )
        return
    try:
        yield from reader(place, columns)
    except UndecodableError as reason:
        yield Refusal(place.source, str(reason))
    except OSError as reason:
        yield Refusal(place.source, f"cannot be opened: {reason.strerror or reason}")
