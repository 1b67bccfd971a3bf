"""Small frozen values that every floor speaks of. A change is a new value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum


class Zone(StrEnum):
    """Which part of an article a stretch of its text is."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    BYLINE = "byline"
    CREDIT = "credit"
    FURNITURE = "furniture"


COUNTED_ZONES = frozenset({Zone.TITLE, Zone.STANDFIRST, Zone.BODY})  # COUNTING.md: the cleaned article


class Mode(StrEnum):
    """In which form an actor is written (COUNTING.md)."""

    NAME = "name"
    METONYM = "metonym"
    COMPOUND = "compound"
    ADJECTIVE = "adjective"
    OFFICE = "office"


class Sense(StrEnum):
    """As what an actor is written (COUNTING.md)."""

    ACTOR = "actor"
    PLACE = "place"
    CREDIT = "credit"
    AMBIGUOUS = "ambiguous"


COUNTED_MODES = frozenset({Mode.NAME, Mode.METONYM, Mode.COMPOUND})  # with Sense.ACTOR: the primary count


class Basis(StrEnum):
    """How a document's day is known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: Unicode code points, half open."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class DateInterval:
    """The days from `first` to `last`, both of them in it."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(
                f"{self.last} is before {self.first}: an interval ends on its first day or later"
            )

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def meet(self, other: DateInterval) -> DateInterval | None:
        """Return the days in both, or None where they share none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return DateInterval(first, last) if first <= last else None

    def within(self, other: DateInterval) -> bool:
        return other.first <= self.first and self.last <= other.last


@dataclass(frozen=True, slots=True)
class Period:
    """The days an edition is about, half open `[start, end)`, in a named time zone; None is open."""

    start: date | None
    end: date | None
    zone: str = "UTC"

    @property
    def slug(self) -> str:
        """Name the folder of an edition: first and last day, or `all`."""
        if self.start is None and self.end is None:
            return "all"
        first = self.start.isoformat() if self.start else ""
        last = (self.end - timedelta(days=1)).isoformat() if self.end else ""
        return f"{first}--{last}"

    def holds(self, interval: DateInterval) -> bool:
        """Say whether all days of the interval are in the period."""
        return (self.start is None or self.start <= interval.first) and (
            self.end is None or interval.last < self.end
        )

    def touches(self, interval: DateInterval) -> bool:
        """Say whether any day of the interval is in the period."""
        return (self.start is None or self.start <= interval.last) and (
            self.end is None or interval.first < self.end
        )


@dataclass(frozen=True, slots=True)
class Alias:
    """One way an actor is written; `ambiguous` forms count only where the same article settles who is meant."""

    text: str
    kind: str  # order, spelling, variant, kana, spacing, surname, demonym, metonym, abbr, former, name
    lang: str | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """An office held from `first` to `last`, both days in it; `last` is None while it lasts."""

    office: str
    country: str
    first: date
    last: date | None
    unverified: bool = False

    def held(self, interval: DateInterval) -> bool:
        """Say whether it was held on any day of the interval."""
        return self.first <= interval.last and (self.last is None or interval.first <= self.last)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state or organisation that can be named."""

    id: str
    type: str
    names: dict[str, str]  # language → the name a reader of that language expects
    country: str
    aliases: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    part_of: str | None = None
    tags: frozenset[str] = field(default_factory=frozenset)
    modifiers: tuple[str, ...] = ()  # of a state: "Seoul's" before a title gives the office its country

    def name(self, language: str = "en") -> str:
        return self.names.get(language) or self.names["en"]


@dataclass(frozen=True, slots=True)
class Office:
    """An office, the phrases that name it, and the body it heads, by country."""

    id: str
    category: str
    names: dict[str, str]
    countries: tuple[str, ...]
    phrases: tuple[str, ...]
    phrases_by_country: dict[str, tuple[str, ...]]
    institution: dict[str, str]
    single_holder: bool = False
    counterparts: tuple[str, ...] = ()  # offices that "his counterpart" may mean in another country


@dataclass(frozen=True, slots=True)
class Issue:
    """What Japan and Korea talk or quarrel about, and the phrases that say so."""

    id: str
    group: str
    names: dict[str, str]
    phrases: tuple[str, ...]
    weak_phrases: tuple[str, ...] = ()
    phrases_by_language: dict[str, tuple[str, ...]] = field(default_factory=dict)
    frames: tuple[tuple[str, str], ...] = ()  # phrase, the country whose wording it is
    actors: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, on which days, between whom, and how well we know the date."""

    id: str
    when: DateInterval
    title: str
    kind: str
    actors: tuple[str, ...]
    issues: tuple[str, ...]
    confidence: str
    source: str
