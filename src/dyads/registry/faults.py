"""Faults → sentences: the user's own one by one; what a file of theirs breaks in the rest is said once, of that file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dyads.registry.entry import Entries, Entry, Fault

_NAMED = 3  # entries that a sentence names before it counts the rest
_RELIED_ON = ("type", "country", "countries")  # what other entries take from one by its id


def tell_faults(faults: Iterable[Fault], entries: Entries) -> Iterator[str]:
    """Yield every fault once, with its cure.

    What ships with dyads is sound by itself. Where an entry of it does not fit any more, an entry of the user's that
    replaced another is at fault, and all it breaks in the same way is one fault.
    """
    replacing = list(_find_replacing(entries))
    broken: dict[str, list[Fault]] = defaultdict(list)
    for fault in faults:
        if fault.entry.source.layer or not replacing:
            yield str(fault)
        else:
            broken[_fact(fault)].append(fault)
    for fact, alike in broken.items():
        ids = dict.fromkeys(fault.entry.values["id"] for fault in alike)
        yield (
            f"{_place(replacing)}: replaces what other entries rely on: {fact} for {_listing(list(ids))}; "
            "give it another id, or keep its type and countries"
        )


def _find_replacing(entries: Entries) -> Iterator[Entry]:
    """Return the user's entries that changed what others rely on; where none did, all that replaced one."""
    new = [
        entry
        for known in entries.values()
        for entry in known.values()
        if entry.source.layer and entry.replaced
    ]
    changed = [entry for entry in new if any(_differs(entry, key) for key in _RELIED_ON)]
    yield from changed or new


def _differs(entry: Entry, key: str) -> bool:
    return entry.replaced is not None and entry.values.get(key) != entry.replaced.values.get(key)


def _fact(fault: Fault) -> str:
    """Return what is wrong without where in the entry, and without the cure."""
    return fault.text.partition(": ")[2].rpartition("; ")[0]


def _place(replacing: Sequence[Entry]) -> str:
    files = dict.fromkeys(entry.source.place for entry in replacing)
    return f"{', '.join(files)}, {_listing([entry.values['id'] for entry in replacing])}"


def _listing(ids: Sequence[str]) -> str:
    named, more = ids[:_NAMED], len(ids) - _NAMED
    return f"{', '.join(named)} and {more} more" if more > 0 else ", ".join(named)
