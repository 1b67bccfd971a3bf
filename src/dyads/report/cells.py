"""How a value of a table looks: to a reader, and in a CSV file that a spreadsheet may open."""

from __future__ import annotations

import csv
import io
from typing import Any

from dyads.report.blocks import Data

NUMERIC = frozenset({"integer", "number", "share"})
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def show(value: Any, kind: str) -> str:
    """Return the value as a reader sees it; nothing is a dash, never a zero."""
    if value is None or value != value:  # noqa: PLR0124  # not a number
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return _show_number(value, kind).replace("-", "−")
    if isinstance(value, (list, tuple)):
        return ", ".join(show(item, kind) for item in value)
    return str(value)


def _show_number(value: float, kind: str) -> str:
    if kind == "share":
        return f"{value:.0%}" if value == 0 or abs(value) >= 0.1 else f"{value:.1%}"  # noqa: PLR2004  # two digits either way
    if kind == "integer" or float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.2f}" if abs(value) >= 0.01 else f"{value:.2g}"  # noqa: PLR2004


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
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
