"""A workbook has one document a row, on each sheet with a column of text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import reduce
from itertools import islice
from typing import Any
from xml.parsers import expat

from dyads.corpus.columns import enter, find_columns
from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.file import File, UnreadableError
from dyads.corpus.formats.archive import DAMAGED
from dyads.corpus.formats.workbook import open_workbook

_LARGEST = 200_000_000  # bytes, packed and unpacked: all of it is held in memory
_CELLS = 10_000_000  # of all sheets, empty ones too: some 30 bytes each
_FOREIGN = frozenset({"xl/workbook.bin", "content.xml"})  # what other workbooks in a zip archive are known by
_ABOVE = 10  # rows above the headings, such as the export's own title


def read_sheets(file: File, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the rows of a workbook; rows are numbered as the sheet numbers them, its name before them if it is not alone."""
    data = file.read(_LARGEST)
    try:
        _check_size(data)
    except DAMAGED as fault:
        raise UnreadableError(f"no workbook: {fault}; save it again, or as CSV") from fault
    readable = 0
    reason = UnreadableError("no sheet in it; save it again, or as CSV")
    for name, rows in open_workbook(data):
        try:
            yield from _read_sheet(rows, f"{file.source}#{name}" if name else file.source, columns)
            readable += 1
        except UnreadableError as fault:
            reason = fault
    if not readable:
        raise reason


def _check_size(data: bytes) -> None:
    """Refuse a workbook that is small packed and vast unpacked."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not _FOREIGN.isdisjoint(archive.namelist()):
                raise UnreadableError("no .xlsx workbook, though named like one; save it as .xlsx or CSV")
            cells = sum(_count_cells(part) for part in _unpack(archive) if b"sheetData" in part)
        if cells > _CELLS:
            raise UnreadableError(
                f"its sheets span {cells:,} cells, more than {_CELLS:,}; delete the stray cells far from the rest, or save it as CSV"
            )


def _unpack(archive: zipfile.ZipFile) -> Iterator[bytes]:
    """Yield the parts of a workbook as long as all of them together are not too large, whatever they say of their size."""
    room = _LARGEST
    for member in archive.infolist():
        member.file_size = (
            room + 1
        )  # zipfile would stop at what is said, and whoever opens the workbook would not
        with archive.open(member) as stream:
            part = stream.read(room + 1)
        room -= len(part)
        if room < 0:
            raise UnreadableError(f"unpacks to more than {_LARGEST // 1_000_000} MB; save it as CSV")
        yield part


def _count_cells(part: bytes) -> int:
    """Return the cells from A1 to the last row and column with a value: all of them are held in memory, the empty ones too."""
    height = width = row = column = 0

    def start(name: str, stated: dict[str, str]) -> None:
        nonlocal height, width, row, column
        match name.rpartition(":")[2]:
            case "row":
                row, column = _whole(stated.get("r")) or row + 1, 0
            case "c":
                place = re.fullmatch(r"([A-Za-z]{1,3})([0-9]{1,7})", stated.get("r", ""))
                row = _whole(place[2]) if place else row
                column = _column(place[1]) if place else column + 1
            case "v" | "is":
                height, width = max(height, row), max(width, column)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(part, True)  # noqa: FBT003 - the parser takes it by place only: this is all there is
    except (expat.ExpatError, LookupError, ValueError) as fault:  # the latter of an encoding it names
        raise UnreadableError(f"no workbook: {fault}; save it again, or as CSV") from fault
    return height * width


def _refuse_doctype(*_: object) -> None:
    raise UnreadableError("no workbook: it declares a document type; save it again, or as CSV")


def _whole(digits: str | None) -> int:
    return int(digits) if digits and re.fullmatch("[0-9]{1,10}", digits) else 0


def _column(letters: str) -> int:
    """Return the number of a column: 1 for A, 16,384 for XFD."""
    return reduce(lambda number, letter: 26 * number + ord(letter) - 64, letters.upper(), 0)


def _read_sheet(
    rows: Iterator[list[Any]], source: str, columns: Mapping[str, str] | None
) -> Iterator[Entry | Refusal]:
    reason: UnreadableError | None = None
    numbered = enumerate(rows, 1)
    for _, row in islice(numbered, _ABOVE):
        headings = [str(cell) for cell in row]
        try:
            found = find_columns(headings, columns)
        except UnreadableError as fault:
            reason = reason or (fault if any(headings) else None)
            continue
        for number, cells in numbered:
            if any(cell != "" for cell in cells):
                yield enter(f"{source}#{number}", dict(zip(headings, cells, strict=True)), found)
        return
    raise reason or UnreadableError(
        "no headings in its first rows; name its columns in a row above the articles"
    )
