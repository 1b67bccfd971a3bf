"""A table has one document a row, in the column of text that its headings name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from dyads.corpus.columns import TEXT, guess_columns, pick
from dyads.corpus.decode import decode
from dyads.corpus.entry import Entry, Refusal, enter_row
from dyads.corpus.places import Place

_LONGEST = 16_000_000  # letters in one cell
_DELIMITERS = ",;\t|"


def read_table(place: Place, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the rows of a table of comma- or tab-separated values; rows are numbered from 1 below the headings."""
    csv.field_size_limit(_LONGEST)
    text = decode(place.path.read_bytes())
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = "\t" if place.path.suffix == ".tsv" else max(_DELIMITERS, key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    headings = [heading for heading in rows.fieldnames or () if heading]
    found = guess_columns(headings, columns)
    if TEXT not in found:
        yield Refusal(
            place.source,
            f"no column of text among {', '.join(headings) or 'no headings'}; name it in `columns`",
        )
        return
    for number, row in enumerate(rows, 1):
        yield enter_row(f"{place.source}#{number}", *pick(row, found))
