"""The files a registry is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dyads.errors import RegistryError

_SHIPPED = ("actors.yaml", "offices.yaml", "issues.yaml", "events.yaml")


@dataclass(frozen=True, slots=True)
class Source:
    """One file: the place that messages name, its bytes, and whose it is: 0 ships with dyads, 1 … the user's in order."""

    place: str
    content: bytes
    layer: int


def read_sources(files: Iterable[Path | str]) -> tuple[Source, ...]:
    """Return the files that ship with dyads and then the user's own, or raise with every file that cannot be read."""
    data = Path(__file__).with_name("data")
    sources = [Source(f"dyads/{name}", (data / name).read_bytes(), 0) for name in _SHIPPED]
    faults = []
    for layer, file in enumerate(files, start=1):
        try:
            sources.append(Source(str(file), Path(file).read_bytes(), layer))
        except OSError as error:
            faults.append(f"{file}: cannot be read ({error.strerror}); give the path of a YAML file")
    if faults:
        raise RegistryError("registry", faults)
    return tuple(sources)


def fingerprint(sources: Iterable[Source]) -> str:
    """Return the SHA-256 over the files' own SHA-256s, in order: what a registry says, wherever its files lie."""
    return sha256(b"".join(sha256(source.content).digest() for source in sources)).hexdigest()
