"""A file of JSON lines has one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from dyads.corpus.columns import enter, find_columns
from dyads.corpus.decode import cut_lines, open_text
from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.file import File, UnreadableError

_LONGEST = 16_000_000  # letters in one line


def read_json_lines(file: File, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the records of a file with one JSON object a line, numbered as its lines are."""
    with file.open() as stream, open_text(stream) as text:
        for number, line in enumerate(cut_lines(text, _LONGEST), 1):
            source = f"{file.source}#{number}"
            if line is None:
                yield Refusal(
                    source, f"a line of more than {_LONGEST:,} letters, too long for one article; split it"
                )
            elif line.strip():
                yield _read_line(source, line, columns)


def _read_line(source: str, line: str, columns: Mapping[str, str] | None) -> Entry | Refusal:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as fault:
        return Refusal(source, f'no JSON: {fault}; write one object a line, as {{"title": …, "text": …}}')
    if not isinstance(row, dict):
        return Refusal(source, 'no JSON object: one line is one article, as {"title": …, "text": …}')
    try:
        return enter(source, row, find_columns(row, columns, "field"))
    except UnreadableError as reason:
        return Refusal(source, str(reason))
