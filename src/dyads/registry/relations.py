"""Whether the entries fit together: what they refer to exists, and a form names one actor only."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from dyads.registry.registry import fold
from dyads.registry.shape import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dyads.registry.entry import Entries, Entry, Fault

BODIES = frozenset({"UNO", "EUE", "ASN", "INT"})
"""Country codes of what belongs to no state: United Nations, European Union, ASEAN, others of many countries."""


def find_unknown(entries: Entries) -> Iterator[Fault]:
    """Yield every reference to an actor, office, issue or country that does not exist."""
    countries = BODIES | {
        entry.values["country"] for entry in _sound(entries, "actors") if entry.values["type"] == "state"
    }
    for kind in entries:
        for entry in _sound(entries, kind):
            for where, target, id_ in _references(kind, entry.values):
                options = countries if target == "country" else entries[f"{target}s"]
                if id_ not in options:
                    yield entry.fault(f"{where}: there is no {target} {id_!r}; {did_you_mean(id_, options)}")
            yield from map(entry.fault, _misplaced_offices(kind, entry.values, entries["offices"]))


def find_shared_forms(entries: Entries) -> Iterator[Fault]:
    """Yield every name or alias that two actors have, unless it is ambiguous with each of them."""
    owners: dict[str, dict[str, tuple[Entry, str, bool]]] = defaultdict(dict)
    for entry in _sound(entries, "actors"):
        for text, ambiguous in _forms(entry.values):
            _, _, before = owners[fold(text)].get(entry.values["id"], (entry, text, True))
            owners[fold(text)][entry.values["id"]] = (entry, text, before and ambiguous)
    for shared in owners.values():
        plain = [id_ for id_, (_, _, ambiguous) in shared.items() if not ambiguous]
        if len(shared) > 1 and plain:
            latest = max(plain, key=lambda id_: (shared[id_][0].source.layer, plain.index(id_)))
            entry, text, _ = shared[latest]
            others = ", ".join(id_ for id_ in shared if id_ != latest)
            yield entry.fault(
                f"{text!r} also names {others}; make it an alias with ambiguous: true in {', '.join(plain)}, or keep it in one place"
            )


def find_circles(entries: Entries) -> Iterator[Fault]:
    """Yield every actor that is in the end part of itself."""
    parents = {entry.values["id"]: entry.values.get("part_of") for entry in _sound(entries, "actors")}
    sound = list(_sound(entries, "actors"))
    users = any(entry.source.layer for entry in sound)
    for entry in sound:
        if users and not entry.source.layer:
            continue  # what ships with dyads makes no circle by itself
        chain = [entry.values["id"]]
        while (parent := parents.get(chain[-1])) and parent not in chain:
            chain.append(parent)
        if parent == chain[0]:
            yield entry.fault(
                f"part_of: is part of itself ({' → '.join([*chain, parent])}); correct one of them"
            )


def find_twin_states(entries: Entries) -> Iterator[Fault]:
    """Yield every second state of one country: it would be open to which of them its actors belong."""
    states: dict[str, Entry] = {}
    for entry in _sound(entries, "actors"):
        if entry.values["type"] == "state":
            first = states.setdefault(entry.values["country"], entry)
            if first is not entry:
                new, old = sorted((entry, first), key=lambda each: each.source.layer, reverse=True)
                yield new.fault(
                    f"type: {old.values['id']} is the state of {entry.values['country']} already; use 'former-state' or another country"
                )


def _sound(entries: Entries, kind: str) -> Iterator[Entry]:
    return (entry for entry in entries[kind].values() if entry.sound)


def _references(kind: str, values: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield what an entry refers to: where it says so, as what (actor, office, issue or country), and the id."""
    if kind == "actors":
        yield "country", "country", values["country"]
        yield from _each("claimed_by", "country", values.get("claimed_by", ()))
        if "administered_by" in values:
            yield "administered_by", "country", values["administered_by"]
        if "part_of" in values:
            yield "part_of", "actor", values["part_of"]
        for number, role in enumerate(values.get("roles", ())):
            yield f"roles[{number}].office", "office", role["office"]
    if kind == "offices":
        yield from _each("countries", "country", values["countries"])
        yield from _each("counterparts", "office", values.get("counterparts", ()))
        yield from (
            (f"institution.{country}", "actor", actor) for country, actor in values["institution"].items()
        )
    if kind in ("issues", "events"):
        yield from _each("actors", "actor", values.get("actors", ()))
    if kind == "events":
        yield from _each("issues", "issue", values["issues"])
    if "parent" in values:
        yield "parent", "issue", values["parent"]


def _each(where: str, target: str, ids: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    return ((f"{where}[{number}]", target, id_) for number, id_ in enumerate(ids))


def _misplaced_offices(kind: str, values: dict[str, Any], offices: dict[str, Entry]) -> Iterator[str]:
    """Yield every country in which an office is held or named though it does not exist there."""
    if kind == "actors":
        for number, role in enumerate(values.get("roles", ())):
            office = offices.get(role["office"])
            if office and office.sound and role["country"] not in office.values["countries"]:
                yield (
                    f"roles[{number}].country: there is no {role['office']} in {role['country']}; "
                    f"{did_you_mean(role['country'], office.values['countries'])}"
                )
    if kind == "offices":
        for key in ("phrases_by_country", "institution"):
            for country in values[key]:
                if country not in values["countries"]:
                    yield f"{key}.{country}: {country} is not among countries; add it there or remove it here"


def _forms(values: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    yield from ((name, False) for name in values["names"].values())
    yield from ((alias["text"], alias.get("ambiguous", False)) for alias in values.get("aliases", ()))
