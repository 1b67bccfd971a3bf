"""The sentences behind the numbers: what a click on a bar or a count opens, and what a note of the PDF lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ANCHOR = "evidence-"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence, marked or not."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, with the words that were counted marked, and the rule that found them."""

    pieces: tuple[Piece, ...]
    title: str
    outlet: str
    date: str
    rule: str
    document: str

    @property
    def article(self) -> tuple[str, ...]:
        return tuple(part for part in (self.title or self.document, self.outlet, self.date) if part)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is behind one number; `total` is larger than the sentences shown where they are a sample."""

    id: str  # its place on the page: evidence-…
    label: str
    sentences: tuple[Sentence, ...]
    total: int

    @property
    def articles(self) -> tuple[tuple[str, ...], ...]:
        """Return title, outlet and day of each article, once, in the order of the sentences."""
        return tuple(
            {sentence.document or sentence.article: sentence.article for sentence in self.sentences}.values()
        )


def read_evidence(bundle: Mapping[str, Any]) -> Iterator[Evidence]:
    """Yield the items of an evidence bundle: `{"items": {id: {"label", "total"?, "sentences": […]}}}`."""
    for name, item in bundle.get("items", {}).items():
        sentences = tuple(_read_sentence(sentence) for sentence in item.get("sentences", []))
        total = max(int(item.get("total") or 0), len(sentences))
        yield Evidence(find_anchor(name), str(item.get("label") or name), sentences, total)


def find_anchor(name: str) -> str:
    """Return the place on the page of the evidence of this name; a place is its own name."""
    return name if name.startswith(ANCHOR) else f"{ANCHOR}{name}"


def _read_sentence(sentence: Mapping[str, Any]) -> Sentence:
    pieces = tuple(_split(str(sentence["text"]), sentence.get("marks") or []))
    title, outlet, day, rule, document = (
        str(sentence.get(name) or "") for name in ("title", "outlet", "date", "rule", "document")
    )
    return Sentence(pieces, title, outlet, day, rule, document)


def _split(text: str, marks: list[list[int]]) -> Iterator[Piece]:
    """Yield the text cut at its marks: code points, half open; marks that overlap are one."""
    done = 0
    for start, end in sorted(marks):
        if end <= done:
            continue
        if start > done:
            yield Piece(text[done:start], marked=False)
        yield Piece(text[max(start, done) : end], marked=True)
        done = end
    if done < len(text):
        yield Piece(text[done:], marked=False)
