"""How a value of a table looks: to a reader, and in a CSV file that a spreadsheet may open."""

from __future__ import annotations

import csv
import io
import math
from datetime import date
from typing import Any

from dyads.formulas import defuse
from dyads.language import Speaker
from dyads.report.blocks import Data

_SHORT = 14  # characters
NUMERIC = frozenset({"integer", "number", "share"})


def show_rows(data: Data, limit: int, say: Speaker) -> list[list[str]]:
    """Return the first rows as a reader sees them; numbers of a column have the same number of decimals."""
    rows = data.rows[:limit]
    columns = [
        _show_column([row[i] for row in rows], column.type, say) for i, column in enumerate(data.columns)
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def find_settings(data: Data, rows: list[list[str]]) -> list[str]:
    """Return how each column is set: `number`, `date`, `short` (never broken) or `words`."""
    return [
        "number"
        if column.type in NUMERIC
        else "date"
        if column.type == "date"
        else "short"
        if max((len(row[i]) for row in rows), default=0) <= _SHORT
        else "words"
        for i, column in enumerate(data.columns)
    ]


def is_missing(value: Any) -> bool:
    """Say whether there is no value: None, or not a number."""
    return value is None or value != value  # noqa: PLR0124  # only NaN differs from itself


def _show_column(values: list[Any], kind: str, say: Speaker) -> list[str]:
    numbers = [value for value in values if type(value) in {int, float} and not is_missing(value)]
    scale = 100 if kind == "share" else 1
    decimals = 0 if kind == "integer" else _find_decimals([abs(value) * scale for value in numbers], kind)
    return [_show(value, kind, decimals, say) for value in values]


def _find_decimals(sizes: list[float], kind: str) -> int:
    """Return how many decimals a column needs: none for whole numbers, few for large ones."""
    if all(float(size).is_integer() for size in sizes):
        return 0
    if kind == "share":
        return 1
    return 2 if min(size for size in sizes if size) < 100 else 1  # noqa: PLR2004  # three digits say enough


def _show(value: Any, kind: str, decimals: int, say: Speaker) -> str:
    if is_missing(value):
        return "–"
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if kind == "date" and isinstance(value, str):
        return say.short_day(date.fromisoformat(value))
    if isinstance(value, (list, tuple)):
        return ", ".join(_show(item, kind, decimals, say) for item in value)
    if isinstance(value, (int, float)) and kind in NUMERIC:
        return _show_number(float(value), decimals, share=kind == "share")
    return str(value)


def _show_number(value: float, decimals: int, *, share: bool) -> str:
    """Return the number; one too small for the column's decimals is said to be smaller, not to be nothing."""
    shown, unit = (value * 100, "%") if share else (value, "")
    if math.isinf(shown):
        return "∞" if shown > 0 else "−∞"
    least = 10.0**-decimals
    if shown and abs(shown) < least / 2:
        return f"{'>−' if shown < 0 else '<'}{least:.{decimals}f}{unit}"
    return f"{shown:,.{decimals}f}{unit}".replace("-", "−")


def write_csv(data: Data) -> str:
    """Return the table as CSV; text that a spreadsheet would run as a formula starts with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_defuse(column.name) for column in data.columns])
    writer.writerows([[_defuse(value) for value in row] for row in data.rows])
    return out.getvalue()


def _defuse(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(item) for item in value)
    if isinstance(value, str):
        return defuse(value)
    if isinstance(value, float):
        return float(f"{value:.6g}")  # for people; Parquet has every digit
    return value
