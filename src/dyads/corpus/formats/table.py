"""A table has one document a row, in the column of text that its headings name."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from dyads.corpus.columns import enter, find_columns
from dyads.corpus.decode import cut_lines, open_text
from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.file import File, UnreadableError

LONGEST = 16_000_000  # letters in one cell
_DELIMITERS = ",;\t|"


def read_table(file: File, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the rows of a table of comma- or tab-separated values; rows are numbered from 1 below the headings."""
    csv.field_size_limit(LONGEST)
    number = 0
    with file.open() as stream, open_text(stream) as text:
        lines = _lines(cut_lines(text, LONGEST))
        head = next(lines, "")
        delimiter = "\t" if file.suffix == ".tsv" else max(_DELIMITERS, key=head.count)
        headings = next(csv.reader([head], delimiter=delimiter), [])
        found = find_columns(headings, columns)
        try:
            for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), 1):
                if cells:
                    yield enter(f"{file.source}#{number}", dict(zip(headings, cells, strict=False)), found)
        except (csv.Error, UnreadableError) as fault:
            yield Refusal(
                f"{file.source}#{number + 1}",
                f"the table cannot be read from here on: {fault}; is a quotation mark left open?",
            )


def _lines(lines: Iterator[str | None]) -> Iterator[str]:
    for line in lines:
        if line is None:
            raise UnreadableError(f"a line of more than {LONGEST:,} letters")
        yield line
