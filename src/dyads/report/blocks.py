"""The plain values a briefing is made of. The page and the PDF are two ways of setting the same list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from dyads.branding import PLAIN, Theme
from dyads.report.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of a sentence: text, strong, emphasis, code, link or break; `parts` is what it wraps."""

    kind: str
    text: str = ""
    url: str = ""
    parts: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    parts: tuple[Inline, ...]
    id: str
    folded: bool = False  # the page opens what stands under it on demand
    language: str = ""  # where it is another than the page's

    @property
    def text(self) -> str:
        return plain(self.parts)


@dataclass(frozen=True, slots=True)
class Paragraph:
    parts: tuple[Inline, ...]
    language: str = ""  # where it is another than the page's


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered or not; an item holds blocks."""

    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    language: str = ""  # where it is another than the page's


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]
    language: str = ""  # where it is another than the page's


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text that is set as it was written: code, or what a cell printed."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    pass


@dataclass(frozen=True, slots=True)
class Grid:
    """A table written in Markdown: words, not data."""

    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of data: its name in files, its label for readers, and what kind of value it holds."""

    name: str
    label: str
    type: str  # text, integer, number, share, date, boolean; share is 0 to 1
    shown: bool = True  # to readers; else in the files only


@dataclass(frozen=True, slots=True)
class Data:
    """The numbers behind a figure or table, as its cell handed them over."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    caption: str = ""
    doors: tuple[str, ...] = ()  # the place of the evidence behind each row; none, or one a row
    most: int = 0  # rows that a reader sees; 0: all

    @property
    def shown(self) -> Data:
        """Return the data as a reader sees it: without the columns and rows that stand in the files only."""
        places = [place for place, column in enumerate(self.columns) if column.shown]
        columns = tuple(self.columns[place] for place in places)
        rows = tuple(tuple(row[place] for place in places) for row in self.rows[: self.most or None])
        return replace(self, columns=columns, rows=rows, doors=self.doors[: len(rows)])


@dataclass(frozen=True, slots=True)
class Table:
    number: int
    id: str
    data: Data
    code: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its faces: picture, specification of the live chart, numbers, words."""

    number: int
    id: str
    alt: str
    caption: str
    code: str
    svg: str | None = None
    png: str | None = None  # base64
    spec: Mapping[str, Any] | None = None
    dark: Mapping[str, str] = field(default_factory=dict)  # colour on paper → colour on a dark page
    narrow: Mapping[str, Any] | None = None  # what to change in the specification for a telephone
    data: Data | None = None

    @property
    def blank(self) -> bool:
        """Say whether there was nothing to draw: then the picture says in words what its title says above it."""
        return self.data is not None and self.alt == self.caption


@dataclass(frozen=True, slots=True)
class Html:
    """HTML of a library (a pandas table), cleaned; `plain` says the same as text."""

    html: str
    plain: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a page says of itself before anything else; `urgent` where its numbers are not to be trusted as they stand."""

    text: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class Failure:
    """An error a cell was allowed to raise."""

    name: str
    message: str


Block = (
    Heading
    | Paragraph
    | Listing
    | Quote
    | Preformatted
    | Rule
    | Grid
    | Table
    | Figure
    | Html
    | Notice
    | Failure
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head and the foot of a briefing say about it."""

    briefing: str = ""
    language: str = "en"
    period: tuple[date | None, date | None] = (None, None)  # half open
    zone: str = "UTC"
    as_of: date | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    record: Mapping[str, str] = field(default_factory=dict)
    dyads: str = ""  # version
    theme: Theme = PLAIN


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing, ready to be set as a page or a PDF."""

    title: str
    facts: Facts
    blocks: tuple[Block, ...]
    evidence: Mapping[str, Evidence] = field(default_factory=dict)  # by place, the largest first
    unshown: int = 0  # numbers whose evidence found no room

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Figure))

    @property
    def data(self) -> tuple[Data, ...]:
        """Return every table of numbers in the order of the page."""
        return tuple(
            block.data
            for block in self.blocks
            if isinstance(block, (Figure, Table)) and block.data is not None
        )


def plain(parts: tuple[Inline, ...]) -> str:
    """Return the words without their dress."""
    return "".join(" " if part.kind == "break" else part.text + plain(part.parts) for part in parts)
