"""The article in a web page: its main text, and what the page states of itself."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Any, cast

import htmldate
import trafilatura
from lxml import etree
from trafilatura.settings import Document
from trafilatura.utils import load_html

from dyads.corpus.file import UnreadableError
from dyads.corpus.prose import fold, is_cjk

_SHORTEST = 60  # letters of an article; what is shorter is a menu or a notice
_LABEL, _LABEL_CJK = 15, 8  # letters of a heading that names a section or the outlet
_SENTENCE = 60  # letters; what is longer is no name
_NOBODY = re.compile(
    r"\bhttps?\b|\bwww\b|\.(?:com|org|net)\b|\A(?:admin|administrator|webmaster)\Z", re.IGNORECASE
)
_MOST = 30_000  # elements; pages of news have some thousands
_DEEPEST = 400  # elements within elements; pages of news have some dozens


# What it cannot read we say ourselves, file by file.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Page:
    """The main text of a page, paragraph by paragraph, and what the page states of itself."""

    body: str
    given: dict[str, str]


def read_page(data: bytes, url: str | None = None) -> Page:
    """Return the article in a page; a page without one has an empty body."""
    tree = load_html(data)
    if tree is None:
        raise UnreadableError("no web page: no HTML in it; save the page again, or the article as text")
    _check_tree(tree)
    headline = _find_headline(tree)
    published = htmldate.find_date(tree, url=url, original_date=True)
    extracted = trafilatura.bare_extraction(tree, url=url, include_comments=False, with_metadata=True)
    if extracted is None:
        return Page("", {})
    found = cast("Document", extracted)  # a dict only where one asks for it
    stated = {
        "title": headline or _cut_outlet(found.title or "", found.sitename or ""),
        "outlet": found.sitename if len(found.sitename or "") < _SENTENCE else None,
        "published": published,
        "url": url or found.url,
        "language": found.language,
        "byline": _find_authors(found.author or "", found.sitename or ""),
    }
    body = found.text or ""
    return Page(
        body if len(body) > _SHORTEST else "",
        {name: " ".join(value.split()) for name, value in stated.items() if value},
    )


def _check_tree(tree: Any) -> None:
    """Refuse a page with more elements, or deeper in each other, than any writer means: extraction climbs them many times."""
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > _DEEPEST:
            raise UnreadableError(
                f"more than {_DEEPEST} elements deep in each other: no page of news is; save the article as text"
            )
        if elements > _MOST:
            raise UnreadableError(
                f"more than {_MOST:,} elements: no page of news has so many; save the article as text"
            )


def _find_headline(tree: Any) -> str:
    """Return the page's one heading of the first rank; empty where it has none, several, or one of a word or two."""
    printed = {" ".join(" ".join(heading.itertext()).split()) for heading in tree.iter("h1")} - {""}
    headline = printed.pop() if len(printed) == 1 else ""
    return headline if len(headline) > (_LABEL_CJK if is_cjk(headline) else _LABEL) else ""


def _find_authors(stated: str, outlet: str) -> str:
    """Return the stated authors that are no account, no address, not the outlet itself, each once."""
    authors = {fold(author): author.strip() for author in reversed(stated.split(";"))}
    people = [
        author
        for folded, author in reversed(authors.items())
        if folded and folded not in fold(outlet) and not _NOBODY.search(author)
    ]
    return "; ".join(people)


def _cut_outlet(title: str, outlet: str) -> str:
    """Return a title without the outlet's name behind it."""
    match = re.fullmatch(r"(.+?)(?:\s*[|｜–—]\s*|\s+-\s+)([^|｜–—]+)", title, re.DOTALL)
    if match and fold(match[2]) and fold(match[2]) in fold(outlet):
        return match[1]
    return title
