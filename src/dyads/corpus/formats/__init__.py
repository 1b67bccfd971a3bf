"""One reader a format: each turns one file into its texts, and whatever is wrong with a file into a reason."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module

from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.file import File, UnreadableError
from dyads.corpus.formats.archive import open_gzip, open_zip

# The module here and the function in it that read files with such an ending; loaded when the first such file is met.
_READERS = {
    ".txt": "plain.read_plain",
    ".text": "plain.read_plain",
    ".md": "plain.read_plain",
    ".html": "html.read_html",
    ".htm": "html.read_html",
    ".xhtml": "html.read_html",
    ".jsonl": "jsonlines.read_json_lines",
    ".ndjson": "jsonlines.read_json_lines",
    ".csv": "table.read_table",
    ".tsv": "table.read_table",
    ".xlsx": "sheet.read_sheets",
    ".xls": "sheet.read_sheets",
    ".parquet": "parquet.read_parquet",
    ".rss": "feed.read_feed",
    ".atom": "feed.read_feed",
    ".xml": "feed.read_feed",
    ".warc": "warc.read_warc",
}
_ARCHIVES = {".zip": open_zip, ".gz": open_gzip}
_LARGEST = 64_000_000  # bytes of an archive within an archive
_DEPTH = 3  # archives within archives
_LETTERS, _LINES = 4_000_000, 50_000  # of one article; a thick book has a million letters
_PATIENCE = 1000  # rows in a row that are no articles


def read_file(file: File, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return what a file holds: its texts, and a reason for each that cannot be read."""
    try:
        if file.fault:
            yield Refusal(file.source, file.fault)
        elif file.suffix in _ARCHIVES:
            yield from _read_members(file, columns)
        elif file.suffix in _READERS:
            yield from _read(file, file.suffix, columns)
        elif not file.depth and file.origin.startswith(("http://", "https://")):
            yield from _read(file, ".html", columns)  # on the web, what has no ending we know is a page
        else:
            known = " ".join([*_READERS, *_ARCHIVES])
            yield Refusal(
                file.source,
                f"{file.suffix or 'a name without an ending'} is no format we read: save it as one of {known}",
            )
    except UnreadableError as reason:
        yield Refusal(file.source, str(reason))
    except (OSError, EOFError) as fault:
        yield Refusal(
            file.source,
            f"cannot be opened: {getattr(fault, 'strerror', None) or fault}; take the right to read it, or save it again",
        )
    except Exception as fault:  # noqa: BLE001 - what a library raises over bytes nobody foresaw costs that file, not the batch
        yield Refusal(
            file.source,
            f"its reader failed ({type(fault).__name__}: {fault}); leave it out, and please report it to us",
        )


def _read(file: File, suffix: str, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    module, _, function = _READERS[suffix].partition(".")
    read: Callable[[File, Mapping[str, str] | None], Iterator[Entry | Refusal]]
    read = getattr(import_module(f"{__name__}.{module}"), function)
    refused = 0
    for found in read(file, columns):
        entry = _bound(found)
        yield entry
        refused = 0 if isinstance(entry, Entry) else refused + 1
        if refused == _PATIENCE:
            raise UnreadableError(
                f"{_PATIENCE:,} of it in a row could not be read; the rest was not tried: mend those, or leave it out"
            )


def _bound(entry: Entry | Refusal) -> Entry | Refusal:
    """Refuse a text that is no article by its length, so that nobody after us need ask."""
    if isinstance(entry, Entry) and (len(entry.text) > _LETTERS or entry.text.count("\n") > _LINES):
        return Refusal(
            entry.source,
            f"more than {_LETTERS:,} letters or {_LINES:,} lines, too long for one article; split it",
        )
    return entry


def _read_members(file: File, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    if file.depth == _DEPTH:
        raise UnreadableError(f"{_DEPTH} archives deep in archives; unpack it")
    if file.depth:  # within another archive it cannot be searched from both ends
        packed = file.read(_LARGEST)
        file = replace(file, open=lambda: io.BytesIO(packed))
    for member in _ARCHIVES[file.suffix](file):
        if isinstance(member, Refusal):
            yield member
        else:
            yield from read_file(replace(member, depth=file.depth + 1), columns)
