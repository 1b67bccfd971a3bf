"""Where articles lie: every file below the places a user names, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from importlib import resources
from itertools import chain, takewhile
from pathlib import Path
from typing import Any, BinaryIO, cast

from dyads.corpus.file import File
from dyads.errors import CorpusError, UnreachableError

STORE = "dyads-store.json"  # the file that says that its folder is a store of articles
SAMPLE = "sample"  # the word for the corpus that ships with the package


def find_files(sources: Sequence[str | os.PathLike[str]]) -> Iterator[File]:
    """Return every file below the sources: sources as given, the files of each in order of their names.

    That each place is there is seen at once; what is in it as it is asked for.
    """
    return chain.from_iterable([_find(os.fspath(source)) for source in sources])


def _find(source: str) -> Iterator[File]:
    if "://" in source:
        return _find_remote(source)
    try:
        return _find_local(source)
    except OSError as fault:
        raise CorpusError(
            f"{source}: cannot be opened: {fault.strerror}; take the right to read it, or name another place"
        ) from fault


def _find_local(source: str) -> Iterator[File]:
    if source == SAMPLE and not Path(source).exists():
        shipped = Path(str(resources.files("dyads") / "sample" / "articles"))
        return (_local(path, shipped, SAMPLE) for path in sorted(shipped.iterdir()))
    path = Path(source).expanduser()
    if (path / STORE).is_file():
        return iter([_local(path / STORE, path, path.resolve().name)])
    if path.is_dir():
        os.scandir(path).close()  # where it cannot be listed, this says so
        return _walk(path, path.resolve().name)
    if path.exists():
        return iter([_local(path, path.parent, path.resolve().parent.name)])
    if glob.has_magic(source):
        return _match(path, source)
    raise CorpusError(
        f"{source}: no such file or folder; name a file, a folder, a glob in quotes, or the word 'sample'"
    )


def _walk(folder: Path, root: str) -> Iterator[File]:
    """Return the files of a folder and all below it, hidden ones left out; a folder that is not looked into is one file with a fault."""
    home = folder.resolve()
    faults: list[OSError] = []
    found: list[Path] = []
    closed: dict[Path, str] = {}
    for base, folders, names in os.walk(folder, onerror=faults.append):
        found += [Path(base, name) for name in names]
        closed |= {link: _LINKED for name in folders if (link := Path(base, name)).is_symlink()}
    closed |= {Path(fault.filename): _say_closed(fault) for fault in faults}
    for path in sorted([*found, *closed], key=lambda path: path.relative_to(folder).parts):
        if _hidden(path.relative_to(folder).as_posix()):
            continue
        if path in closed:
            yield _faulty(path, folder, root, closed[path])
        elif _is_file(path):
            yield _local(path, folder, root, home)


_LINKED = "a link to a folder, which is not followed; name that folder itself"
_OUTSIDE = "a link that leads out of the folder that was named; name what it leads to, if that is an article"


def _match(path: Path, pattern: str) -> Iterator[File]:
    """Return the files a glob matches, named from the last folder before its first wildcard."""
    fixed = list(takewhile(lambda part: not glob.has_magic(part), path.parts))
    folder = Path(*fixed)
    files = [found for found in sorted(folder.glob(str(Path(*path.parts[len(fixed) :])))) if _is_file(found)]
    if not files:
        raise CorpusError(
            f"{pattern}: matches no file; check the pattern, and quote it so that the shell leaves it alone"
        )
    home = folder.resolve()
    return (_local(found, folder, home.name, home) for found in files)


def _local(path: Path, folder: Path, root: str, home: Path | None = None) -> File:
    """Return a file of this machine; one that is to lie in `home` and is a link that leads elsewhere was perhaps put there by somebody else."""
    try:
        state = path.stat()
    except OSError as fault:
        return _faulty(path, folder, root, _say_closed(fault))
    origin = path.resolve()
    if home and not origin.is_relative_to(home):
        return _faulty(path, folder, root, _OUTSIDE)
    stamp = f"{state.st_size}-{state.st_mtime_ns}"
    return File(
        _spell(path.relative_to(folder)), _spell(Path(root)), _spell(origin), stamp, lambda: path.open("rb")
    )


def _spell(path: Path) -> str:
    """Return a path as text; bytes of a name that are no letters in UTF-8 are written as numbers."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _say_closed(fault: OSError) -> str:
    return f"cannot be opened: {fault.strerror}; take the right to read it"


def _faulty(path: Path, folder: Path, root: str, fault: str) -> File:
    """Return a file or folder that is there and is not looked into, so that the reader lists it with its reason."""
    return File(
        _spell(path.relative_to(folder)),
        _spell(Path(root)),
        _spell(path.resolve()),
        "",
        lambda: path.open("rb"),
        fault=fault,
    )


def _is_file(path: Path) -> bool:
    """Say whether it is a file; what may not be looked at is one, for its stating will say why it cannot be read."""
    try:
        return path.is_file()
    except OSError:
        return True


def _find_remote(url: str) -> Iterator[File]:
    """Return the files at an address, through the file system that its scheme names."""
    import fsspec  # noqa: PLC0415 - most corpora lie on this machine; loading it takes a tenth of a second

    try:
        system, path = fsspec.core.url_to_fs(url)
    except ImportError as missing:
        raise CorpusError(f"{url}: {missing}; pip install 'dyads[remote]' brings it") from missing
    except ValueError as unknown:
        raise CorpusError(
            f"{url}: {unknown}; name a scheme that fsspec knows, such as https, s3 or memory"
        ) from unknown
    except OSError as fault:
        raise UnreachableError(
            f"{url}: cannot be opened: {fault}; check the address and your rights"
        ) from fault
    try:
        yield from _list_remote(system, path, url)
    except OSError as fault:
        raise UnreachableError(
            f"{url}: cannot be listed: {fault}; check the address and your rights"
        ) from fault


def _list_remote(system: Any, path: str, url: str) -> Iterator[File]:
    if glob.has_magic(path):
        folder = "/".join(takewhile(lambda part: not glob.has_magic(part), path.split("/")))
        found = system.glob(path)
    elif system.isdir(path):
        folder, found = path, system.find(path)
    elif system.exists(path):
        folder, found = path.rpartition("/")[0], [path]
    else:
        raise CorpusError(f"{url}: nothing there; check the address")
    names = sorted(name for name in found if system.isfile(name))
    if not names:
        raise CorpusError(f"{url}: matches no file; check the pattern")
    scheme = url.partition("://")[0]
    for name in names:
        below = name.removeprefix(folder).lstrip("/").partition("?")[0]
        if not _hidden(below):
            state = system.info(name)
            stamp = "-".join(
                str(state[key]) for key in ("size", "ETag", "mtime", "LastModified") if state.get(key)
            )
            yield File(
                below, folder.rpartition("/")[2] or scheme, f"{scheme}://{name}", stamp, _Opener(system, name)
            )


class _Opener:
    """How to open a file of a remote file system."""

    def __init__(self, system: Any, name: str) -> None:
        self._system, self._name = system, name

    def __call__(self) -> BinaryIO:
        return cast("BinaryIO", self._system.open(self._name, "rb"))


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__")) for part in name.split("/"))
