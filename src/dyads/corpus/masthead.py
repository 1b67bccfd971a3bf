"""What an article says of itself: who published it, which agency it came from, who wrote it. Where it does not say, nobody guesses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from dyads.corpus.agencies import is_agency, name_agency
from dyads.corpus.front_matter import FrontMatter
from dyads.corpus.names import is_name
from dyads.corpus.outlets import hear_outlet, is_masthead, name_outlet, sounds_like_agency
from dyads.corpus.parts import Part
from dyads.model import Span, Zone

_OUTLET_KEYS = ("outlet", "publisher", "site_name", "publication")
_AUTHOR_KEYS = ("byline", "author", "authors")
_AGENCY_RULES = frozenset(
    {"dateline", "sign-off", "by-line", "name-line", "above-title", "notice", "contact"}
)
_NAME_RULES = frozenset(
    {
        "above-title",
        "name-line",
        "foot-line",
        "below-story",
        "stamp",
        "dateline",
        "sign-off",
        "by-line",
        "banner",
    }
)
_REPORTER = re.compile(
    r"(?<![가-힣])[가-힣]{2,4}(?:[·,ㆍ]\s?[가-힣]{2,4}){0,4}\s?(?:선임|수습|인턴|전문)?(?:기자|특파원)"
)
_BRACKETED = re.compile(
    r"[\[(【<]([가-힣A-Za-z]{2,12}?)[ =]+[가-힣]{2,4}(?: [가-힣]{2,4})*\s?(?:기자|특파원)"
)
_CHANNEL = re.compile(r"(KBS|MBC|SBS|YTN|JTBC|TV조선|채널A|MBN|연합뉴스TV) ?(?:뉴스)? ?[가-힣]{2,4}입니다")
_DESK = re.compile(
    r"by (?:a|an|the|our|staff) (?:\w+ ){0,4}(?:correspondents?|reporters?|writers?|staff|desk|bureau|editors?) (?:of|for|at|from) (.+)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:copyright|©|ⓒ|\(c\))[\s©ⓒ]*(?:\d{4})?(?:[-–]\d{4})?,?\s*(?:by )?(.+?)(?:,? (?:LLC|Inc|Ltd|Co)\b.*|\. .*|\.?\Z)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What an article says of itself."""

    language: str | None
    title: str | None
    title_span: Span | None
    outlet: str | None
    agency: str | None
    byline: str | None


def find_outlet(parts: list[Part], front: FrontMatter | None, given: Mapping[str, str]) -> str | None:
    """Return who published it: as its source states, as a line above or below the story says, or its reporter's bracket."""
    stated = given.get("outlet") or _stated(front, _OUTLET_KEYS)
    if stated:
        return stated
    if front and "source" in front.fields and (source := hear_outlet(front.fields["source"])):
        return source
    outside = [part for part in parts if not part.counted]
    for find in (_named, _like, _bracketed, _owner):
        if found := next((name for part in outside if (name := find(part))), None):
            return found
    return None


def find_agency(parts: list[Part], given: Mapping[str, str]) -> str | None:
    """Return the wire service that a dateline, a byline or a sign-off names, by its name however that is set."""
    if is_agency(given.get("byline", "")):
        return name_agency(given["byline"])
    known = next(
        (name for part in parts if part.rule in _AGENCY_RULES and (name := name_agency(part.text))), None
    )
    heard = (_hear(part.text) for part in parts if part.rule in _NAME_RULES)
    named = known or next((name for name in heard if name and sounds_like_agency(name)), None)
    return named.title() if named and " " in named and named.isupper() else named


def find_byline(parts: list[Part], front: FrontMatter | None, given: Mapping[str, str]) -> str | None:
    """Return who wrote it, as printed; an agency is nobody."""
    stated = given.get("byline") or _stated(front, _AUTHOR_KEYS)
    if stated and not is_agency(stated):
        return stated
    for part, below in zip_longest(parts, parts[1:]):
        if part.rule in {"by-line", "reporter"}:
            reporter = _REPORTER.search(part.text)
            return reporter.group() if reporter else part.text
        if part.rule == "name-line" and below and below.rule in {"name-line", "stamp"} and _is_person(part):
            return part.text
        if part.zone in {Zone.DATELINE, Zone.BYLINE, Zone.CREDIT} and (
            reporter := _REPORTER.search(part.text)
        ):
            return reporter.group()
    return None


def _is_person(part: Part) -> bool:
    return is_name(part.text) and not is_masthead(part.text)


def _stated(front: FrontMatter | None, keys: tuple[str, ...]) -> str | None:
    return next((front.fields[key] for key in keys if key in front.fields), None) if front else None


def _named(part: Part) -> str | None:
    return name_outlet(part.text)


def _like(part: Part) -> str | None:
    """Return a name above the title, or below the story, that sounds like an outlet's."""
    name = _hear(part.text) if part.rule in _NAME_RULES else None
    return name if name and not (sounds_like_agency(name) or is_agency(name)) else None


def _hear(line: str) -> str | None:
    """Return the outlet or agency that a line names, or whose desk it says wrote the story."""
    desk = _DESK.fullmatch(line)
    return hear_outlet(desk[1] if desk else line)


def _bracketed(part: Part) -> str | None:
    match = _BRACKETED.match(part.text) or _CHANNEL.match(part.text)
    return name_outlet(match[1]) if match else None


def _owner(part: Part) -> str | None:
    match = _COPYRIGHT.match(part.text) if part.rule == "copyright" else None
    return name_outlet(match[1]) if match else None
