"""Checked entries → model values."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, Any

from dyads.model import Actor, Alias, DateInterval, Event, Issue, Office, Role

if TYPE_CHECKING:
    from datetime import date


def build_actor(entry: dict[str, Any]) -> Actor:
    return Actor(
        id=entry["id"],
        type=entry["type"],
        names=entry["names"],
        country=entry["country"],
        aliases=tuple(
            Alias(alias["text"], alias["kind"], alias.get("lang"), alias.get("ambiguous", False))
            for alias in entry.get("aliases", ())
        ),
        roles=tuple(
            Role(role["office"], role["country"], role["from"], role["to"], role.get("unverified", False))
            for role in entry.get("roles", ())
        ),
        part_of=entry.get("part_of"),
        tags=frozenset(entry.get("tags", ())),
    )


def build_office(entry: dict[str, Any]) -> Office:
    return Office(
        id=entry["id"],
        category=entry["category"],
        names=entry["names"],
        countries=tuple(entry["countries"]),
        phrases=tuple(entry["phrases"]),
        phrases_by_country={
            country: tuple(phrases) for country, phrases in entry["phrases_by_country"].items()
        },
        institution=entry["institution"],
        single_holder=entry["single_holder"],
    )


def build_issue(entry: dict[str, Any]) -> Issue:
    return Issue(
        id=entry["id"],
        group=entry["group"],
        names=entry["names"],
        phrases=tuple(entry["phrases"]),
        weak_phrases=tuple(entry.get("weak_phrases", ())),
        phrases_by_language={
            language: tuple(entry[language]) for language in ("ko", "ja") if language in entry
        },
        frames=tuple((frame["phrase"], frame["used_by"]) for frame in entry.get("frames", ())),
        actors=tuple(entry.get("actors", ())),
        parent=entry.get("parent"),
    )


def build_event(entry: dict[str, Any]) -> Event:
    source = entry["source"]
    return Event(
        id=entry["id"],
        when=_when(entry["date"], entry.get("precision")),
        title=entry["title"],
        kind=entry["kind"],
        actors=tuple(entry["actors"]),
        issues=tuple(entry["issues"]),
        confidence=entry["confidence"],
        source=f"{source['type']}: {source['note']}" if "note" in source else source["type"],
    )


def _when(day: date, precision: str | None) -> DateInterval:
    if precision == "month":
        return DateInterval(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    if precision == "year":
        return DateInterval(day.replace(month=1, day=1), day.replace(month=12, day=31))
    return DateInterval(day, day)
