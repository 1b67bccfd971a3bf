"""What the search for unregistered names hands on. Offsets are code points of the folded text unless said otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from dyads.model import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence as the finders see it: the whole folded text, where the sentence stands, and what is taken in it."""

    flat: str
    start: int
    end: int
    taken: tuple[Span, ...]  # mentions of the registry's actors, family names aside
    states: tuple[Span, ...]  # those of them that are states
    common: frozenset[str]  # words that the document writes in lower case somewhere
    is_title: bool = False

    def is_taken(self, start: int, end: int) -> bool:
        return any(span.start < end and start < span.end for span in self.taken)


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a passage; without a `cue` only its shape speaks for it, and it counts where a cue stands elsewhere."""

    start: int
    end: int
    type: str
    cue: str | None
    family: str | None = None  # the part by which a later sentence names the person again
    role: Span | None = None
    abbreviation: str | None = None

    def of(self, flat: str) -> str:
        return flat[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Sighting:
    """One written occurrence, in one document, of a name the registry does not hold."""

    document: str
    source: str  # the file, for a person to look it up
    name: str
    type: str
    language: str
    cue: str | None
    sentence: str
    family: str | None = None
    role: str | None = None
    country: str | None = None
    reason: str | None = None  # the words that say the country
    abbreviation: str | None = None
    later: int = 0  # how often the same document goes on with the family name alone


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence in which a candidate is named, unwrapped, and the file it stands in."""

    source: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something the articles name and the registry does not hold."""

    name: str  # as it is written most often
    language: str
    type: str
    country: str | None  # None where the articles do not say it, or say two
    reason: str | None
    roles: tuple[str, ...]  # as written, the most frequent first
    forms: tuple[str, ...]  # other ways it is written
    family: str | None
    goes_by_family: bool  # an article goes on with the family name alone
    abbreviation: str | None
    clusters: int
    documents: int
    mentions: int
    evidence: tuple[Evidence, ...]
