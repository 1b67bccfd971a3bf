"""What a cell can show besides a figure: a table, or a few sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Literal

import pandas as pd

from dyads.fonts import cover

TABLE_MIME = "application/vnd.dyads.table+json"

Cell = str | int | float | bool | None
Kind = Literal["text", "integer", "number", "share", "date", "boolean"]


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """One column as a reader meets it: `share` is 0 to 1 and shown in per cent, `date` is YYYY-MM-DD."""

    name: str
    type: Kind
    label: str
    shown: bool = True  # else it stands in the files only, for programs: ids, ends of a range


@dataclass(frozen=True, slots=True)
class TableView:
    """A small table with a caption; the page makes it sortable, the PDF sets it, Jupyter shows it plainly."""

    caption: str
    columns: tuple[ViewColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    doors: tuple[str, ...] = ()  # the evidence behind each row, as an anchor of the page; none, or one a row
    name: str = ""  # of its files; the page numbers it where it has none
    most: int = 0  # rows that a reader sees, the others stand in the files; 0: all

    def to_json(self) -> dict[str, Any]:
        """Return caption, columns and rows; a row is a list in the order of the columns."""
        table: dict[str, Any] = {
            "caption": self.caption,
            "columns": [_describe(column) for column in self.columns],
            "rows": [list(row) for row in self.rows],
        }
        rest = {"name": self.name, "most": self.most, "doors": list(self.doors)}
        return table | {key: value for key, value in rest.items() if value}

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {TABLE_MIME: self.to_json(), "text/html": self._html(), "text/plain": self._plain()}

    def _html(self) -> str:
        heads = "".join(f'<th scope="col">{escape(c.label)}</th>' for c in self._shown())
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in self._texts()
        )
        return (
            f"<table><caption>{escape(self.caption)}</caption>"
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )

    def _plain(self) -> str:
        heads = " | ".join(c.label for c in self._shown())
        return "\n".join([self.caption, heads, *(" | ".join(row) for row in self._texts())])

    def _texts(self) -> Iterable[list[str]]:
        for row in self.rows[: self.most or None]:
            cells = zip(row, self.columns, strict=True)
            yield [write_cell(cell, column.type) for cell, column in cells if column.shown]

    def _shown(self) -> list[ViewColumn]:
        return [column for column in self.columns if column.shown]


@dataclass(frozen=True, slots=True)
class TextView:
    """A few sentences in Markdown; names and quoted words in it must come through `plain`."""

    markdown: str

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": self.markdown}


def show_table(
    frame: pd.DataFrame,
    caption: str,
    columns: Mapping[str, str] | None = None,
    shares: Sequence[str] = (),
    *,
    files: Mapping[str, str] | None = None,
    name: str = "",
    most: int = 0,
) -> TableView:
    """Show the frame's columns under the labels given, in that order; those named in `shares` in per cent.

    `files`: further columns for programs, which no reader sees, such as registry ids: what it is called in the files → the
    frame's column. `name` is what the files are called; `most` rows are shown, the others stand in the files.
    """
    labels = columns if columns is not None else {str(name): str(name) for name in frame}
    files = files or {}
    fields = (*labels, *files.values())
    rows = zip(*(map(_cell, frame[field].tolist()) for field in fields), strict=True)
    shown = (
        ViewColumn(field, "share" if field in shares else _kind(frame[field]), cover(label))
        for field, label in labels.items()
    )
    hidden = (ViewColumn(called, _kind(frame[field]), called, shown=False) for called, field in files.items())
    return TableView(cover(caption), (*shown, *hidden), tuple(rows), name=name, most=most)


def tabulate(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[ViewColumn], ids: Mapping[str, str]
) -> TableView:
    """Return the rows of a chart as its table, each with its door; the figure gives caption and name.

    `ids`: what a column of the files is called → the field that holds registry ids; readers see names instead.
    """
    rows = list(rows)
    fields = (*(column.name for column in columns), *ids.values())
    cells = tuple(tuple(row[field] for field in fields) for row in rows)
    hidden = (ViewColumn(called, "text", called, shown=False) for called in ids)
    return TableView("", (*columns, *hidden), cells, tuple(row["door"] for row in rows))


def show_text(markdown: str) -> TextView:
    """Show a few sentences of Markdown."""
    return TextView(cover(markdown))


def plain(text: str) -> str:
    """Return text from outside so that Markdown shows it as it is written."""
    return "".join(
        "\\" + char if char in "\\`*_{}[]<>()#+-.!|~&$@:/" else char for char in " ".join(text.split())
    )


def write_cell(cell: Cell, kind: Kind) -> str:
    """Write one cell for a reader; a missing one stays empty."""
    if cell is None:
        return ""
    if kind == "share":
        return f"{cell:.1%}"
    if kind == "integer":
        return f"{cell:,}"
    return f"{cell:,.2f}" if kind == "number" else str(cell)


def _describe(column: ViewColumn) -> dict[str, Any]:
    described = {"name": column.name, "type": column.type, "label": column.label}
    return described if column.shown else described | {"shown": False}


def _kind(column: pd.Series[Any]) -> Kind:
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_integer_dtype(column):
        return "integer"
    if pd.api.types.is_float_dtype(column):
        return "number"
    return "date" if all(isinstance(cell, date) for cell in column.dropna()) and len(column) else "text"


def _cell(value: Any) -> Cell:
    if not isinstance(value, (list, tuple, dict)) and pd.isna(value):
        return None
    if isinstance(value, date):
        return value.isoformat()[:10]
    return value if isinstance(value, bool | int | float) else cover(str(value))
