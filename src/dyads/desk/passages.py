"""Passages of articles as a reader looks through them: sentences with marked words, or a keyword between its contexts."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from dyads.charts import show_table
from dyads.fonts import cover
from dyads.language import speaking

_LOOK = "border-collapse:collapse;font-size:13px"
_CELL = "padding:2px 6px;vertical-align:top;text-align:"
_CLOSE = "padding:2px 0;white-space:pre;text-align:"  # what stands before, the keyword, and what stands behind touch
_MUTED = "opacity:.72;white-space:nowrap"


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages in the order of their day, each with its outlet, day and title; `total` says of how many these are some.

    `table` has a row a passage. A keyword in context has the columns left, keyword and right, which are shown aligned.
    """

    caption: str
    total: int
    table: pd.DataFrame
    language: str = "en"

    def __len__(self) -> int:
        return len(self.table)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        say = speaking(self.language)
        labels = {
            "date": say("Day"),
            "outlet": say("Outlet"),
            "title": say("Title"),
            "text": say("Sentence"),
            "left": say("Before"),
            "keyword": say("Keyword"),
            "right": say("Behind"),
        }
        columns = {name: label for name, label in labels.items() if name in self.table}
        shown = show_table(self.table, self._head(), columns)._repr_mimebundle_()
        return {**shown, "text/html": self._html(), "text/plain": str(self)}

    def __str__(self) -> str:
        return "\n".join([self._head(), *self._lines()])

    __repr__ = __str__

    def _head(self) -> str:
        say = speaking(self.language)
        if len(self) == self.total:
            return f"{self.caption}: {say('{n:passage|passages}', n=self.total)}"
        return f"{self.caption}: {say('{shown} of {n:passage|passages}', shown=len(self), n=self.total)}"

    def _lines(self) -> list[str]:
        rows = _records(self.table)
        if "keyword" not in self.table:
            return [f"{_source(row)}\n    {_marked(row, '[', ']')}" for row in rows]
        before = max((_width(row["left"]) for row in rows), default=0)
        inside = max((_width(row["keyword"]) + _width(row["right"]) for row in rows), default=0)
        return [
            f"{' ' * (before - _width(row['left']))}{row['left']}[{row['keyword']}]{row['right']}"
            f"{' ' * (inside - _width(row['keyword']) - _width(row['right']))}  {_source(row)}"
            for row in rows
        ]

    def _html(self) -> str:
        rows = "".join(f"<tr>{_cells(row)}</tr>" for row in _records(self.table))
        return f'<p><strong>{escape(self._head())}</strong></p><table style="{_LOOK}"><tbody>{rows}</tbody></table>'


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_dict("records")  # type: ignore[assignment]  # of names
    return rows


def _cells(row: Mapping[str, Any]) -> str:
    muted = f'<td style="{_CELL}left;{_MUTED}" title="{escape(str(row["title"]))}">'
    if "keyword" not in row:
        sentence = _marked(row, "<mark>", "</mark>", escape)
        return f'{muted}{escape(_source(row))}</td><td style="{_CELL}left">{sentence}</td>'
    return (
        f"{muted}{escape(str(row['date']))}</td>"
        f'<td style="{_CLOSE}right">{escape(row["left"])}</td>'
        f'<td style="{_CLOSE}center"><mark>{escape(row["keyword"])}</mark></td>'
        f'<td style="{_CLOSE}left">{escape(row["right"])}</td>'
        f"{muted}{escape(str(row['outlet']))}</td>"
    )


def _source(row: Mapping[str, Any]) -> str:
    return " · ".join(filter(None, [str(row["date"]), str(row["outlet"])]))


def _marked(row: Mapping[str, Any], opening: str, closing: str, write: Any = str) -> str:
    """Return the sentence on one line, its marked words between the signs; marks may overlap, signs do not."""
    text, place, parts = cover(row["text"]), 0, []
    marks: Sequence[Sequence[int]] = sorted(row["marks"]) if len(text) == len(row["text"]) else ()
    for start, end in marks:
        if end > place:
            parts += [
                write(text[place : max(start, place)]),
                opening,
                write(text[max(start, place) : end]),
                closing,
            ]
            place = end
    return " ".join("".join([*parts, write(text[place:])]).split())


def _width(text: str) -> int:
    """Return how many columns a text takes where letters have one width: Korean and Japanese take two each."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
