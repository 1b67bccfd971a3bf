"""Files → checked entries → registry: the long way, with every fault on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dyads.errors import RegistryError
from dyads.model import Actor, Alias, DateInterval, Event, Issue, Office, Role
from dyads.registry.entry import Entries, read_entries
from dyads.registry.faults import tell_faults
from dyads.registry.registry import Registry
from dyads.registry.relations import find_circles, find_shared_forms, find_twin_states, find_unknown
from dyads.registry.tenures import find_double_holders, find_wrong_days, widen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dyads.registry.source import Source


_CHECKS = (
    find_unknown,
    find_twin_states,
    find_circles,
    find_shared_forms,
    find_wrong_days,
    find_double_holders,
)


def build_registry(sources: Iterable[Source], fingerprint: str) -> Registry:
    """Return the registry the files make, or raise with every fault of them."""
    entries, faults = check_entries(sources)
    if faults:
        raise RegistryError("registry", faults)
    return Registry(
        actors={id_: _actor(entry.values) for id_, entry in entries["actors"].items()},
        offices={id_: _office(entry.values) for id_, entry in entries["offices"].items()},
        issues={id_: _issue(entry.values) for id_, entry in entries["issues"].items()},
        events={id_: _event(entry.values) for id_, entry in entries["events"].items()},
        fingerprint=fingerprint,
    )


def check_entries(sources: Iterable[Source]) -> tuple[Entries, list[str]]:
    """Return the entries of the files, and everything that is wrong with them."""
    entries, faults = read_entries(sources)
    found = (fault for find in _CHECKS for fault in find(entries))
    return entries, faults + list(tell_faults(found, entries))


def _actor(entry: dict[str, Any]) -> Actor:
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
        modifiers=tuple(entry.get("modifiers", ())),
    )


def _office(entry: dict[str, Any]) -> Office:
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
        counterparts=tuple(entry.get("counterparts", ())),
    )


def _issue(entry: dict[str, Any]) -> Issue:
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


def _event(entry: dict[str, Any]) -> Event:
    source = entry["source"]
    return Event(
        id=entry["id"],
        when=DateInterval(*widen(entry["date"], entry.get("precision"))),
        title=entry["title"],
        kind=entry["kind"],
        actors=tuple(entry["actors"]),
        issues=tuple(entry["issues"]),
        confidence=entry["confidence"],
        source=f"{source['type']}: {source['note']}" if "note" in source else source["type"],
    )
