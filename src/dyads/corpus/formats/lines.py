"""A file of JSON lines has one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from dyads.corpus.columns import TEXT, guess_columns, pick
from dyads.corpus.decode import decode
from dyads.corpus.entry import Entry, Refusal, enter_row
from dyads.corpus.places import Place


def read_lines(place: Place, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the records of a file with one JSON object a line, numbered as its lines are."""
    for number, line in enumerate(decode(place.path.read_bytes()).split("\n"), 1):
        if line.strip():
            yield _read_line(f"{place.source}#{number}", line, columns)


def _read_line(source: str, line: str, columns: Mapping[str, str] | None) -> Entry | Refusal:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as fault:
        return Refusal(source, f"no JSON: {fault}")
    if not isinstance(row, dict):
        return Refusal(source, 'no JSON object: one line is one article, as {"title": …, "text": …}')
    found = guess_columns(row, columns)
    if TEXT not in found:
        return Refusal(
            source, f"no field of text among {', '.join(row) or 'no fields'}; name it in `columns`"
        )
    return enter_row(source, *pick(row, found))
