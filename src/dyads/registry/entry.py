"""Files → entries: one actor, office, issue or event each, as it stands in its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dyads.registry.parse import parse
from dyads.registry.schema import ENTRY, FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dyads.registry.source import Source


@dataclass(frozen=True, slots=True)
class Entry:
    """What one file says about one id; only where `sound` can its values be relied upon."""

    source: Source
    values: dict[str, Any]
    sound: bool
    replaced: Entry | None = None  # what an earlier layer says about the id

    def fault(self, text: str) -> Fault:
        return Fault(self, text)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an entry; `text` says where in it, what, and the cure."""

    entry: Entry
    text: str

    def __str__(self) -> str:
        return f"{self.entry.source.place}, {self.entry.values['id']}: {self.text}"


Entries = dict[str, dict[str, Entry]]
"""Kind (actors, offices, issues, events) → id → entry."""


def read_entries(sources: Iterable[Source]) -> tuple[Entries, list[str]]:
    """Return all entries by kind and id, and what is wrong with the files and with each entry on its own.

    An entry of a later layer replaces one of an earlier layer; twice in one layer is a fault.
    """
    entries: Entries = {kind: {} for kind in ENTRY}
    faults = []
    for source in sources:
        document, wrong = parse(source)
        faults += wrong
        faults += [f"{source.place}: {fault}" for fault in FILE(document, "")]
        for kind, known in entries.items():
            for where, values in _listed(document, kind):
                if not isinstance(values, dict) or not isinstance(values.get("id"), str):
                    faults.append(
                        f"{source.place}, {where}: must be keys with values, one of them id; add it"
                    )
                    continue
                wrong = list(ENTRY[kind](values, ""))
                earlier = known.get(values["id"])
                entry = Entry(source, values, sound=not wrong, replaced=earlier)
                faults += [str(entry.fault(text)) for text in wrong]
                if earlier and earlier.source.layer == source.layer:
                    twice = f"id: also in {earlier.source.place}; give one of them another id"
                    faults.append(str(entry.fault(twice)))
                known[values["id"]] = entry
    return entries, faults


def _listed(document: dict[str, Any], kind: str) -> Iterator[tuple[str, Any]]:
    listed = document.get(kind)
    if isinstance(listed, list):
        yield from ((f"{kind}[{number}]", values) for number, values in enumerate(listed))
