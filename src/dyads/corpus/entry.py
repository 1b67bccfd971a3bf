"""What a reader hands over for each thing it met: a text, or the reason why there is none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from dyads.corpus.decode import is_broken

GIVEN = (
    "title",
    "outlet",
    "published",
    "url",
    "language",
    "byline",
)  # what a source may state beside the text


@dataclass(frozen=True, slots=True)
class Entry:
    """One text as it was read; `content` is the SHA-256 of the file's bytes, or of a row's text in UTF-8."""

    source: str
    content: str
    text: str
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The SHA-256 of source and content: its first 12 hex digits are the document's id."""
        return hashlib.sha256(f"{self.source}\0{self.content}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Refusal:
    """One file or row that could not be read: why, and what to do."""

    source: str
    reason: str


def enter_row(source: str, body: str, given: Mapping[str, str]) -> Entry | Refusal:
    """Return a row as a document whose text is its title and its body, the title once."""
    given = {name: make_whole(value) for name, value in given.items()}
    text = join_title(given.get("title", ""), make_whole(body))
    if not body.strip():
        return Refusal(source, "empty: no text in it")
    if is_broken(text):
        return Refusal(
            source,
            "its letters are broken: its encoding is not the one its file begins with; save it in UTF-8",
        )
    return Entry(source, hashlib.sha256(text.encode()).hexdigest(), text, given)


def make_whole(text: str) -> str:
    """Return a text that any file can hold: half a surrogate pair, which JSON can say, is no letter."""
    return text.encode("utf-8", "replace").decode()


def join_title(title: str, body: str) -> str:
    """Return a text that begins with its title, once."""
    return body if not title or body.lstrip().startswith(title) else f"{title}\n\n{body}"
