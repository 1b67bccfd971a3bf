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

    def fault(self, text: str) -> str:
        return f"{self.source.place}, {self.values['id']}: {text}"


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
                entry = Entry(source, values, sound=not wrong)
                faults += map(entry.fault, wrong)
                if (earlier := known.get(values["id"])) and earlier.source.layer == source.layer:
                    faults.append(
                        entry.fault(f"id: also in {earlier.source.place}; give one of them another id")
                    )
                known[values["id"]] = entry
    return entries, faults


def _listed(document: dict[str, Any], kind: str) -> Iterator[tuple[str, Any]]:
    listed = document.get(kind)
    if isinstance(listed, list):
        yield from ((f"{kind}[{number}]", values) for number, values in enumerate(listed))
