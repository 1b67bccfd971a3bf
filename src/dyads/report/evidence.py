"""The sentences behind the numbers: what a click on a bar or a count opens, and what a note of the PDF lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

ANCHOR = "evidence-"
_NO_DAY = "9999"
_NAMELESS = "–"
ROOM = 1_000_000  # bytes of a page
SAMPLES = (25, 12, 6, 3)  # sentences of one number, from roomy to tight
_ONCE, _EACH = (
    60,
    140,
)  # bytes that a sentence takes beside its letters, and those of each number that refers to it


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
    day: str  # YYYY-MM-DD, its first possible one; empty where nothing is known
    rule: str
    document: str
    start: int = 0  # of the sentence in its article: characters

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return where what is marked begins and ends: code points, half open."""
        ends = list(accumulate(len(piece.text) for piece in self.pieces))
        return tuple(
            (end - len(piece.text), end) for piece, end in zip(self.pieces, ends, strict=True) if piece.marked
        )

    @property
    def article(self) -> tuple[str, ...]:
        """Return title, outlet and day as far as they are known; a dash for an article that tells none of them."""
        known = tuple(part for part in (self.title or self.document, self.outlet, self.date) if part)
        return known or (_NAMELESS,)

    @property
    def listed(self) -> Article:
        """Return the article as a list of articles names it."""
        return Article(self.day or _NO_DAY, self.article, self.document)


@dataclass(frozen=True, slots=True, order=True)
class Article:
    """An article as a list names it: title, outlet and day; ordered by day, those without one last."""

    day: str
    words: tuple[str, ...]
    document: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is behind one number; `total` is larger than the sentences shown where they are a sample.

    Where a number counts articles as such, an entry names one and has no words.
    """

    id: str  # its place on the page: evidence-…
    label: str
    sentences: tuple[Sentence, ...]
    total: int

    @property
    def wordless(self) -> bool:
        return bool(self.sentences) and not any(sentence.pieces for sentence in self.sentences)

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return each article once, in the order of the sentences."""
        return tuple(
            {sentence.document or sentence.article: sentence.listed for sentence in self.sentences}.values()
        )


def read_evidence(bundle: Mapping[str, Any]) -> Iterator[Evidence]:
    """Yield the items of an evidence bundle: `{"items": {id: {"label", "total"?, "sentences": […]}}}`."""
    for name, item in bundle.get("items", {}).items():
        sentences = tuple(_read_sentence(sentence) for sentence in item.get("sentences", []))
        total = max(int(item.get("total") or 0), len(sentences))
        yield Evidence(find_anchor(name), str(item.get("label") or name), sentences, total)


def select_evidence(items: Iterable[Evidence]) -> list[Evidence]:
    """Return the evidence there is room for, the largest first: smaller samples before fewer numbers.

    A page of many articles and many days would otherwise grow with every number; this one grows to `ROOM` and stops.
    """
    ordered = sorted(items, key=lambda item: (-item.total, item.id))
    for most in SAMPLES:
        shown = [_thin(item, most) for item in ordered]
        sizes = list(_weigh(shown))
        if not sizes or sizes[-1] <= ROOM:
            return shown
    return [item for item, size in zip(shown, sizes, strict=True) if size <= ROOM]


def cut(text: str, marks: Iterable[tuple[int, ...] | list[int]]) -> Iterator[Piece]:
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


def find_anchor(name: str) -> str:
    """Return the place on the page of the evidence of this name; a place is its own name."""
    return name if name.startswith(ANCHOR) else f"{ANCHOR}{name}"


def _weigh(items: Iterable[Evidence]) -> Iterator[int]:
    """Yield how many bytes of the page the items take up to each of them; a sentence lies there once."""
    stored: set[tuple[str, str]] = set()
    size = 0
    for item in items:
        for sentence in item.sentences:
            key = (sentence.document, sentence.text)
            size += _EACH + (_ONCE + len(sentence.text.encode())) * (key not in stored)
            stored.add(key)
        yield size


def _thin(item: Evidence, most: int) -> Evidence:
    """Return the evidence with at most so many sentences, from the first to the last of them."""
    held = len(item.sentences)
    if held <= most:
        return item
    return replace(item, sentences=tuple(item.sentences[place * held // most] for place in range(most)))


def _read_sentence(sentence: Mapping[str, Any]) -> Sentence:
    pieces = tuple(cut(str(sentence["text"]), sentence.get("marks") or []))
    names = ("title", "outlet", "date", "day", "rule", "document")
    told: dict[str, Any] = {name: str(sentence.get(name) or "") for name in names}
    return Sentence(pieces, **told, start=int(sentence.get("start") or 0))
