"""A feed has one document an item: its title, and its content or its summary."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser
import lxml.html
from lxml import etree

from dyads.corpus.entry import Entry, Refusal, enter_row
from dyads.corpus.file import File, UnreadableError
from dyads.corpus.formats.plain import LARGEST

_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "tr", "section", "article"}
)


def read_feed(file: File, _columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the items of an RSS or Atom feed, numbered in its order."""
    feed = feedparser.parse(
        io.BytesIO(file.read(LARGEST))
    )  # bytes alone it would first take for a file's name
    if not feed.get("version"):  # of an empty file it says nothing at all
        raise UnreadableError("no RSS or Atom feed; save its articles as text, or name another format")
    outlet = _state(feed.feed, "title")
    language = _state(feed.feed, "language")[:2]
    for number, item in enumerate(feed.entries, 1):
        given = {
            "title": _strip(_state(item, "title")),
            "outlet": _state(item.get("source") or {}, "title") or outlet,
            "published": _state(item, "published") or _state(item, "updated"),
            "url": _state(item, "link"),
            "language": language,
            "byline": _state(item, "author"),
        }
        yield enter_row(
            f"{file.source}#{number}", _body(item), {name: value for name, value in given.items() if value}
        )


def _state(part: Any, name: str) -> str:
    """Return what a part of a feed states; an element that is there and empty may be None."""
    return part.get(name) or ""


def _body(item: Any) -> str:
    contents = [_state(part, "value") for part in item.get("content", [])] or [_state(item, "summary")]
    return "\n\n".join(filter(None, map(_strip, contents)))


def _strip(html: str) -> str:
    """Return the text of a piece of HTML, a paragraph a line."""
    if "<" not in html and "&" not in html:
        return html.strip()
    try:
        tree = lxml.html.fromstring(f"<div>{html}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", "".join(_list_texts(tree))).strip()


def _list_texts(tree: Any) -> Iterator[str]:
    """Yield what is written in a tree, blocks set apart by an empty line."""
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        apart = "\n\n" if node.tag in _BLOCKS else ""
        if event == "start":
            yield "" if node.tag == "br" else apart
            yield node.text or ""
        elif node is not tree:
            yield apart
            yield node.tail or ""
