"""The articles behind the numbers of a page, each with its sentences once: a number refers to them and says what it counted there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dyads.report.evidence import Evidence, Piece, Sentence, cut

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence at its place on the page, marked where any number counted."""

    id: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Source:
    """An article at its place on the page."""

    id: str
    words: tuple[str, ...]  # title, outlet and day
    dated: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """What one number counted in one sentence, or that it counted an article as such."""

    place: str  # of the sentence or the article
    words: str  # outlet and day
    marks: str  # of the sentence: `4-24 37-45`, code points, half open
    rule: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Every article once, in the order of days, and the references of each number, by its place."""

    articles: tuple[Source, ...]
    references: Mapping[str, tuple[Reference, ...]]


def gather_sources(numbers: Iterable[Evidence]) -> Sources:
    """Return the articles behind the numbers: a sentence that stands behind many numbers stands here once."""
    numbers = list(numbers)
    articles: dict[_Key, tuple[Sentence, dict[_Key, list[Sentence]]]] = {}
    for number in numbers:
        for sentence in number.sentences:
            _, lines = articles.setdefault(_name(sentence), (sentence, {}))
            if sentence.text:
                lines.setdefault(_identify(sentence), []).append(sentence)
    places: dict[_Key, str] = {}
    ordered = sorted(articles.items(), key=lambda article: (article[1][0].listed, article[0]))
    sources = tuple(
        _place(name, number, first, lines, places)
        for number, (name, (first, lines)) in enumerate(ordered, start=1)
    )
    references = {
        number.id: tuple(_refer(sentence, places) for sentence in number.sentences) for number in numbers
    }
    return Sources(sources, references)


def _name(sentence: Sentence) -> _Key:
    return (sentence.document,) if sentence.document else sentence.article


def _identify(sentence: Sentence) -> _Key:
    return (*_name(sentence), "", sentence.text) if sentence.text else _name(sentence)


def _place(
    name: _Key, number: int, first: Sentence, lines: Mapping[_Key, list[Sentence]], places: dict[_Key, str]
) -> Source:
    """Return the article at its place, its sentences in their order; an id with a dot is no heading's."""
    places[name] = f"a.{number}"
    placed: list[Line] = []
    for key, same in sorted(lines.items(), key=lambda line: (line[1][0].start, line[0])):
        places[key] = f"s.{number}.{len(placed) + 1}"
        marks = [span for sentence in same for span in sentence.spans]
        placed.append(Line(places[key], tuple(cut(same[0].text, marks))))
    return Source(places[name], first.article, bool(first.date), tuple(placed))


def _refer(sentence: Sentence, places: Mapping[_Key, str]) -> Reference:
    return Reference(
        places[_identify(sentence)],
        " · ".join(sentence.article[1:]) or sentence.article[0],
        " ".join(_write_spans(sentence)),
        sentence.rule,
    )


def _write_spans(sentence: Sentence) -> Iterator[str]:
    for start, end in sentence.spans:
        yield f"{start}-{end}"
