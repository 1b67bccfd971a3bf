"""The program that opens a workbook: `python -P opener.py BYTES SECONDS < workbook`, with no more memory and time than it is told.

It writes JSON, a value a line: the names of the sheets, then of each sheet its rows as lists of cells, and null after the last.
A day is `["2015-04-13"]`. Where there is no workbook the first line is `{"fault": why}`. It imports nothing of ours: it starts at once.
"""

import io
import json
import sys
from contextlib import suppress
from datetime import date
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook


def main(memory: int, seconds: int) -> None:
    """Write what is in the workbook."""
    _limit(memory, seconds)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except CalamineError as fault:
        _write({"fault": str(fault)})
        return
    _write([sheet.name for sheet in sheets])
    for sheet in sheets:
        for row in sheet.to_python(skip_empty_area=False):
            _write([_plain(cell) for cell in row])
        _write(None)


def _limit(memory: int, seconds: int) -> None:
    """Let the system end this process when it takes more; Windows knows no such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _plain(cell: Any) -> Any:
    if cell is None or isinstance(cell, (str, int, float)):
        return cell
    return [cell.isoformat()] if isinstance(cell, date) else str(cell)


def _write(value: Any) -> None:
    sys.stdout.write(json.dumps(value) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
