"""A web page is one document: its title and its main text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from dyads.corpus.entry import Entry, Refusal, join_title
from dyads.corpus.file import File
from dyads.corpus.formats.page import read_page
from dyads.corpus.formats.plain import LARGEST


def read_html(file: File, _columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the article of the page; what the page states of itself is given beside it."""
    data = file.read(LARGEST)
    page = read_page(data)
    if page.body.strip():
        text = join_title(page.given.get("title", ""), page.body)
        yield Entry(file.source, hashlib.sha256(data).hexdigest(), text, page.given)
    else:
        yield Refusal(
            file.source,
            "no article in this page: no running text among its menus and lists; save the article as text",
        )
