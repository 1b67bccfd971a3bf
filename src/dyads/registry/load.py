"""The registry, by the short way where it was compiled before."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

from dyads.registry.compiled import read_compiled, write_compiled
from dyads.registry.registry import Registry
from dyads.registry.source import fingerprint, read_sources


def load(*files: Path | str, cache: Path | None = None) -> Registry:
    """Return what ships with dyads, extended by the user's own files, or raise with every fault of them.

    It is kept compiled in the folder `cache`, the user's cache folder unless another is given.
    """
    folder = cache or user_cache_path("dyads", appauthor=False) / "registry"
    sources = read_sources(files)
    if compiled := read_compiled(folder, fingerprint(sources)):
        return compiled
    from dyads.registry.build import build_registry  # noqa: PLC0415  # the short way does without YAML

    registry = build_registry(sources, fingerprint(sources))
    write_compiled(folder, registry)
    return registry


def check(*files: Path | str) -> list[str]:
    """Return everything that is wrong with the registry and the user's own files; nothing if all is well."""
    from dyads.registry.build import check_entries  # noqa: PLC0415  # as above

    _, faults = check_entries(read_sources(files))
    return faults
