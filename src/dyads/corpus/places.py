"""Where articles lie: every file below the places a user names, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from dyads.errors import CorpusError

SAMPLE = "sample"  # the word for the corpus that ships with the package


@dataclass(frozen=True, slots=True)
class Place:
    """One file: its name below the place that was named, that place's own name, and where to open it."""

    source: str
    root: str
    path: Path


def find_files(sources: Sequence[str | os.PathLike[str]]) -> Iterator[Place]:
    """Return every file below the sources: sources as given, the files of each in order of their names."""
    for source in sources:
        yield from _find(os.fspath(source))


def _find(source: str) -> Iterator[Place]:
    if source == SAMPLE and not Path(source).exists():
        articles = Path(str(resources.files("dyads") / "sample" / "articles"))
        return _walk(articles, SAMPLE)
    path = Path(source).expanduser()
    if path.is_dir():
        return _walk(path, path.resolve().name)
    if path.exists():
        return iter([Place(path.name, path.resolve().parent.name, path)])
    if glob.has_magic(source):
        return _match(source)
    raise CorpusError(
        f"{source}: no such file or folder; name a file, a folder, a glob in quotes, or the word 'sample'"
    )


def _walk(folder: Path, root: str) -> Iterator[Place]:
    """Return the files of a folder and all below it, hidden ones left out."""
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).parts):
        below = path.relative_to(folder)
        if path.is_file() and not any(part.startswith((".", "__")) for part in below.parts):
            yield Place(below.as_posix(), root, path)


def _match(pattern: str) -> Iterator[Place]:
    """Return the files a glob matches, named from the last folder before its first wildcard."""
    parts = Path(pattern).expanduser().parts
    fixed = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    root = Path(*parts[:fixed])
    paths = sorted(Path(match) for match in root.glob(str(Path(*parts[fixed:]))))
    files = [path for path in paths if path.is_file()]
    if not files:
        raise CorpusError(
            f"{pattern}: matches no file; check the pattern, and quote it so that the shell leaves it alone"
        )
    return (Place(path.relative_to(root).as_posix(), root.resolve().name, path) for path in files)
