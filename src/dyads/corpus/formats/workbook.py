"""Bytes → the sheets of a workbook, opened by a process of its own: a few bytes can ask for all the memory there is."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dyads.corpus.file import UnreadableError

_MEMORY = 3_000_000_000  # bytes of addresses; ten million cells take two thirds of it
_SECONDS = 300  # of a processor
_OPENER = Path(__file__).with_name("opener.py")
_TOO_MUCH = (
    f"no workbook: to open it takes more than {_MEMORY // 1_000_000_000} GB or {_SECONDS // 60} minutes, "
    "or ends the program that tries; save it as CSV"
)


def open_workbook(data: bytes) -> Iterator[tuple[str, Iterator[list[Any]]]]:
    """Yield the sheets by name, one that is alone without, each with its rows, to be taken before the next sheet is."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        command = [sys.executable, "-P", str(_OPENER), str(_MEMORY), str(_SECONDS)]
        with subprocess.Popen(  # noqa: S603  # this interpreter and a program of ours
            command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            try:
                yield from _read_sheets(iter(process.stdout or ()))
            finally:
                process.kill()


def _read_sheets(lines: Iterator[bytes]) -> Iterator[tuple[str, Iterator[list[Any]]]]:
    told = _read(lines)
    if isinstance(told, dict):
        raise UnreadableError(f"no workbook: {told['fault']}; save it again, or as CSV")
    for name in told:
        rows = iter(lambda: _read(lines), None)
        yield name if len(told) > 1 else "", ([_revive(cell) for cell in row] for row in rows)
        for _ in rows:  # those nobody took
            continue


def _read(lines: Iterator[bytes]) -> Any:
    """Return the next line; one that does not come, or not whole, was more than the process may take."""
    try:
        return json.loads(next(lines, b""))
    except ValueError as cut:
        raise UnreadableError(_TOO_MUCH) from cut


def _revive(cell: Any) -> Any:
    """Return a cell as it was: a day or a moment is a list of one text."""
    if not isinstance(cell, list):
        return cell
    return datetime.fromisoformat(cell[0]) if "T" in cell[0] else date.fromisoformat(cell[0])
