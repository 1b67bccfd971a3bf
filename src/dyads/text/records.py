"""What the steps of annotating hand to one another. Offsets are code points into the article's text, half open.

Of what there are many in an article a record is a named tuple: made in a third of the time, and turned into columns by `zip`.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dyads.model import COUNTED_MODES, COUNTED_ZONES, Basis, DateInterval, Mode, Sense, Span, Zone


class ZoneSpan(NamedTuple):
    """One stretch of an article that is one kind of text, and the rule that decided."""

    zone: Zone
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned document as one reads it: its text, where its parts are, what is known of where it came from."""

    id: str
    text: str
    zones: tuple[ZoneSpan, ...]
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    given: dict[str, str] = field(default_factory=dict)


class Sentence(NamedTuple):
    """One sentence of a counted zone; number and paragraph are 0 in the title."""

    number: int
    paragraph: int
    zone: Zone
    start: int
    end: int


class Name(NamedTuple):
    """What is written, before anybody asks who was meant: each actor it may be, with the kind of alias that says so."""

    start: int
    end: int
    surface: str
    sentence: int | None  # None outside the counted zones
    zone: Zone
    forms: tuple[tuple[str, str], ...]  # (actor id, alias kind)
    first: int  # where it starts in the folded text
    last: int  # where it ends there
    before: str = "\n"  # the word before it there, in lower case; behind a line break none is known
    behind: str = ""  # the word behind it, where any is known


class Mention(NamedTuple):
    """One written occurrence of an actor: a row of MENTIONS."""

    start: int
    end: int
    surface: str
    sentence: int | None
    zone: Zone
    actor: str | None  # None where it stays open who was meant: see candidates
    mode: Mode
    sense: Sense
    method: str
    candidates: tuple[str, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether it is in the primary count (COUNTING.md)."""
        is_actor = self.actor is not None and self.sense is Sense.ACTOR
        return is_actor and self.mode in COUNTED_MODES and self.zone in COUNTED_ZONES


class Quote(NamedTuple):
    """One quotation, the span inside its marks: a row of QUOTES."""

    start: int
    end: int
    sentence: int | None
    kind: str  # full or partial
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: str | None = None

    @property
    def speaker_start(self) -> int | None:
        return self.speaker_span.start if self.speaker_span else None

    @property
    def speaker_end(self) -> int | None:
        return self.speaker_span.end if self.speaker_span else None


class IssueHit(NamedTuple):
    """A phrase that names an issue: a row of ISSUES."""

    issue: str
    start: int
    end: int
    phrase: str
    sentence: int | None
    wording: str | None = None  # the country whose wording it is, or neutral


class WrittenDate(NamedTuple):
    """What a date states, nothing resolved yet: `step` is -1 for "last", 0 for "this", 1 for "next" `unit`; Monday is weekday 0."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_year: int | None = None  # of a range of years or a decade
    swapped: bool = False  # in figures: day and month may stand the other way round
    step: int | None = None
    unit: str | None = None  # year, month, week or day, with `step`

    @property
    def interval(self) -> DateInterval | None:
        """The days it means by itself; None where it takes a document's day to know."""
        if self.year is None or self.unit:
            return None
        if self.month is None:
            return DateInterval(date(self.year, 1, 1), date(self.last_year or self.year, 12, 31))
        if self.day is None:
            return DateInterval(
                date(self.year, self.month, 1),
                date(self.year, self.month, monthrange(self.year, self.month)[1]),
            )
        day = date(self.year, self.month, self.day)
        other = date(self.year, self.day, self.month) if self.swapped else day
        return DateInterval(min(day, other), max(day, other))


class DateHit(NamedTuple):
    """A date named in the text, as the days it can mean: a row of DATES."""

    start: int
    end: int
    sentence: int | None
    first: date | None
    last: date | None
    clock: str  # event, mentioned or scheduled
    written: WrittenDate


@dataclass(frozen=True, slots=True)
class Reason:
    """A clue to a document's day, and how many days it removed."""

    clue: str
    start: int
    end: int
    removes_days: int


@dataclass(frozen=True, slots=True)
class Dating:
    """On which days a document can have been published, and why."""

    interval: DateInterval | None
    basis: Basis
    reasons: tuple[Reason, ...] = ()
    contradiction: str | None = None
