"""Every date written in a text, in English, Korean, Japanese and figures."""

from __future__ import annotations

from collections.abc import Iterator

from dyads.text.dates.dateforms import GROUPS
from dyads.text.dates.written import Written, is_possible


def read_dates(text: str, start: int = 0, end: int | None = None) -> list[Written]:
    """Return every date written between start and end, in order, the longest of those that overlap."""
    kept: list[Written] = []
    for written in sorted(
        _found(text, start, len(text) if end is None else end), key=lambda w: (w.start, -w.end)
    ):
        if not kept or written.start >= kept[-1].end:
            kept.append(written)
    return kept


def _found(text: str, start: int, end: int) -> Iterator[Written]:
    for group in GROUPS:
        if group.hint.search(text, start, end):
            for pattern, read in group.forms:
                for match in pattern.finditer(text, start, end):
                    written = read(match)
                    if written and is_possible(written):
                        yield written
