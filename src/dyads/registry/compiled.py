"""A checked registry as one JSON file in the user's cache folder: loading it takes a tenth of parsing and checking the YAML.

The name of the file is a digest of the YAML and of the form written here, so that a stale one is never found; its first
line is a digest of the rest, so that a broken one is never believed. A cache that cannot be read or written is no error.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from dyads.model import Actor, Alias, DateInterval, Event, Issue, Office, Role
from dyads.registry.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = 1
"""Raise it when the checks become stricter or the form below changes; new fields of the model are noticed without."""

KEPT = 8
"""So many files stay in the cache folder, the newest: one for each set of files somebody works with."""


def read_compiled(folder: Path, fingerprint: str) -> Registry | None:
    """Return the registry compiled from the files of this fingerprint, or None where there is none that is whole."""
    try:
        digest, _, content = _path(folder, fingerprint).read_bytes().partition(b"\n")
    except OSError:
        return None
    return _decode(content, fingerprint) if digest == _digest(content) else None


def write_compiled(folder: Path, registry: Registry) -> None:
    """Write the registry for the next time, in one rename: another process sees the whole file or none."""
    content = json.dumps([_plain(getattr(registry, kind)) for kind in _KINDS], ensure_ascii=False).encode()
    path = _path(folder, registry.fingerprint)
    part = path.with_suffix(f".{os.getpid()}.part")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_digest(content) + b"\n" + content)
        part.replace(path)
        _prune(folder)


_day = date.fromisoformat
_KINDS = ("actors", "offices", "issues", "events")
_LAYOUT = [
    [value.__name__, *(f.name for f in fields(value))]
    for value in (Actor, Alias, Role, Office, Issue, Event, DateInterval)
]


def _path(folder: Path, fingerprint: str) -> Path:
    form = json.dumps([FORMAT, _LAYOUT, fingerprint])
    return folder / f"{sha256(form.encode()).hexdigest()[:32]}.json"


def _digest(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()


def _prune(folder: Path) -> None:
    newest = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest[KEPT:]:
        path.unlink(missing_ok=True)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return [_plain(getattr(value, f.name)) for f in fields(value)]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value


def _decode(content: bytes, fingerprint: str) -> Registry:
    actors, offices, issues, events = json.loads(content)
    return Registry(
        actors={id_: _actor(row) for id_, row in actors.items()},
        offices={id_: _office(row) for id_, row in offices.items()},
        issues={id_: _issue(row) for id_, row in issues.items()},
        events={id_: _event(row) for id_, row in events.items()},
        fingerprint=fingerprint,
    )


def _actor(row: list[Any]) -> Actor:
    id_, type_, names, country, aliases, roles, part_of, tags, modifiers = row
    return Actor(
        id=id_,
        type=type_,
        names=names,
        country=country,
        aliases=tuple(Alias(*alias) for alias in aliases),
        roles=tuple(
            Role(office, country, _day(first), last and _day(last), unverified)
            for office, country, first, last, unverified in roles
        ),
        part_of=part_of,
        tags=frozenset(tags),
        modifiers=tuple(modifiers),
    )


def _office(row: list[Any]) -> Office:
    id_, category, names, countries, phrases, by_country, institution, single_holder, counterparts = row
    return Office(
        id=id_,
        category=category,
        names=names,
        countries=tuple(countries),
        phrases=tuple(phrases),
        phrases_by_country=_tuples(by_country),
        institution=institution,
        single_holder=single_holder,
        counterparts=tuple(counterparts),
    )


def _issue(row: list[Any]) -> Issue:
    id_, group, names, phrases, weak_phrases, by_language, frames, actors, parent = row
    return Issue(
        id=id_,
        group=group,
        names=names,
        phrases=tuple(phrases),
        weak_phrases=tuple(weak_phrases),
        phrases_by_language=_tuples(by_language),
        frames=tuple((phrase, country) for phrase, country in frames),
        actors=tuple(actors),
        parent=parent,
    )


def _event(row: list[Any]) -> Event:
    id_, (first, last), title, kind, actors, issues, confidence, source = row
    return Event(
        id=id_,
        when=DateInterval(_day(first), _day(last)),
        title=title,
        kind=kind,
        actors=tuple(actors),
        issues=tuple(issues),
        confidence=confidence,
        source=source,
    )


def _tuples(lists: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(items) for key, items in lists.items()}
