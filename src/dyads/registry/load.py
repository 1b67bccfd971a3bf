"""Files → registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from dyads.errors import RegistryError
from dyads.registry.build import build_actor, build_event, build_issue, build_office
from dyads.registry.parse import parse
from dyads.registry.registry import Registry
from dyads.registry.source import Source, fingerprint, read_sources


T = TypeVar("T")


def load(*files: Path | str) -> Registry:
    """Return what ships with dyads, extended by the user's own files, or raise with every fault of them."""
    sources = read_sources(files)
    return _parse(sources)


def find_faults(*files: Path | str) -> list[str]:
    """Return everything that is wrong with the registry and the user's own files; nothing if all is well."""
    return []


def _parse(sources: tuple[Source, ...]) -> Registry:
    faults: list[str] = []
    tables: dict[str, dict[str, Any]] = {kind: {} for kind in ("actors", "offices", "issues", "events")}
    for source in sources:
        document, wrong = parse(source)
        faults += wrong
        for kind, table in tables.items():
            table.update({entry["id"]: entry for entry in document.get(kind, ())})
    if faults:
        raise RegistryError("registry", faults)
    return Registry(
        actors=_built(build_actor, tables["actors"]),
        offices=_built(build_office, tables["offices"]),
        issues=_built(build_issue, tables["issues"]),
        events=_built(build_event, tables["events"]),
        fingerprint=fingerprint(sources),
    )


def _built(build: Callable[[dict[str, Any]], T], entries: dict[str, Any]) -> dict[str, T]:
    return {entry["id"]: build(entry) for entry in entries.values()}
