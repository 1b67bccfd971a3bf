"""Markdown → blocks. HTML in it is text; links lead to web pages, mail addresses and places of the same page only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dyads.report.blocks import Block, Grid, Heading, Inline, Listing, Paragraph, Preformatted, Quote, Rule

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["html_block", "html_inline"])
_SPANS = {"strong_open": "strong", "em_open": "emphasis", "link_open": "link"}
_SCHEMES = ("https://", "http://", "mailto:", "#")


def parse_markdown(source: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text; headings have no id yet."""
    return tuple(_blocks(iter(_MARKDOWN.parse(source)), until=None))


def _blocks(tokens: Iterator[Token], until: str | None) -> Iterator[Block]:
    for token in tokens:
        if token.type == until:
            return
        if token.type == "heading_open":
            yield Heading(int(token.tag[1]), _content(tokens, "heading_close"), "")
        elif token.type == "paragraph_open":
            yield Paragraph(_content(tokens, "paragraph_close"))
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            yield Listing(token.type.startswith("ordered"), tuple(_items(tokens)))
        elif token.type == "blockquote_open":
            yield Quote(tuple(_blocks(tokens, "blockquote_close")))
        elif token.type in {"fence", "code_block"}:
            yield Preformatted(token.content.rstrip("\n"))
        elif token.type == "hr":
            yield Rule()
        elif token.type == "table_open":
            head, *rows = _grid_rows(tokens)
            yield Grid(head, tuple(rows))


def _items(tokens: Iterator[Token]) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type in {"bullet_list_close", "ordered_list_close"}:
            return
        yield tuple(_blocks(tokens, "list_item_close"))


def _grid_rows(tokens: Iterator[Token]) -> Iterator[tuple[tuple[Inline, ...], ...]]:
    row: list[tuple[Inline, ...]] = []
    for token in tokens:
        if token.type == "table_close":
            return
        if token.type == "inline":
            row.append(_inlines(token.children or []))
        elif token.type == "tr_close":
            yield tuple(row)
            row = []


def _content(tokens: Iterator[Token], until: str) -> tuple[Inline, ...]:
    parts: tuple[Inline, ...] = ()
    for token in tokens:
        if token.type == until:
            break
        parts += _inlines(token.children or [])
    return parts


def _inlines(tokens: Sequence[Token]) -> tuple[Inline, ...]:
    return tuple(_walk_inlines(iter(tokens), until=None))


def _walk_inlines(tokens: Iterator[Token], until: str | None) -> Iterator[Inline]:
    for token in tokens:
        if token.type == until:
            return
        if token.type in _SPANS:
            parts = tuple(_walk_inlines(tokens, token.type.replace("_open", "_close")))
            url = str(token.attrGet("href") or "")
            url = unquote(url) if url.startswith("#") else url  # a place is named as it is written
            if token.type == "link_open" and not url.lower().startswith(_SCHEMES):
                yield from parts
            else:
                yield Inline(_SPANS[token.type], url=url, parts=parts)
        elif token.type == "code_inline":
            yield Inline("code", token.content)
        elif token.type == "hardbreak":
            yield Inline("break")
        elif token.type == "softbreak":
            yield Inline("text", " ")
        elif token.type == "image":
            yield Inline("text", f"[picture: {token.content}]")
        elif token.content:
            yield Inline("text", token.content)
