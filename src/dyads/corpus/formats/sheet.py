"""A workbook has one document a row, on each sheet with a column of text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from dyads.corpus.columns import enter, find_columns
from dyads.corpus.entry import Entry, Refusal
from dyads.corpus.file import File, UnreadableError

_LARGEST = 200_000_000  # bytes, packed and unpacked: all of it is held in memory
_ABOVE = 10  # rows above the headings, such as the export's own title


def read_sheets(file: File, columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the rows of a workbook; rows are numbered as the sheet numbers them, its name before them if it is not alone."""
    data = file.read(_LARGEST)
    try:
        _check_size(data)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except (CalamineError, zipfile.BadZipFile) as fault:
        raise UnreadableError(f"no workbook: {fault}; save it again, or as CSV") from fault
    readable = 0
    reason = UnreadableError("no sheet in it")
    for sheet in sheets:
        try:
            yield from _read_sheet(
                sheet, file.source if len(sheets) == 1 else f"{file.source}#{sheet.name}", columns
            )
            readable += 1
        except UnreadableError as fault:
            reason = fault
    if not readable:
        raise reason


def _check_size(data: bytes) -> None:
    """Refuse a workbook that is small packed and vast unpacked."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _LARGEST:
                raise UnreadableError(f"unpacks to more than {_LARGEST // 1_000_000} MB; save it as CSV")


def _read_sheet(
    sheet: CalamineSheet, source: str, columns: Mapping[str, str] | None
) -> Iterator[Entry | Refusal]:
    rows = sheet.to_python(skip_empty_area=False)
    reason: UnreadableError | None = None
    for above, row in enumerate(rows[:_ABOVE]):
        headings = [str(cell) for cell in row]
        try:
            found = find_columns(headings, columns)
        except UnreadableError as fault:
            reason = reason or (fault if any(headings) else None)
            continue
        for number, cells in enumerate(rows[above + 1 :], above + 2):
            if any(cell != "" for cell in cells):
                yield enter(f"{source}#{number}", dict(zip(headings, cells, strict=True)), found)
        return
    raise reason or UnreadableError("no headings in its first rows")
