"""When a fork is safe, and when what comes of it is what would have been started."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

# Before anything is imported: numpy and pyarrow would otherwise start threads as they are, and a fork takes none of them along.
# matplotlib asks for its backend once; the one a kernel has hooks IPython, so it must not be loaded before there is a kernel.
START = {
    "OPENBLAS_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}
# No module comes from the folder in which Python happens to be started: articles of others may lie there, and a `pandas.py` among them.
SAFE = {"PYTHONSAFEPATH": "1"}
# For the same result tomorrow and elsewhere: sets in the same order, and one thread that adds up floats.
STILL = {
    "PYTHONHASHSEED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    **SAFE,
}
_INLINE = START["MPLBACKEND"]
_READ_AT_START = (
    "LD_",
    "DYLD_",
    "PYTHON",
    "OPENBLAS_",
    "OMP_",
    "MKL_",
    "GOTO_",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
)


@contextmanager
def look_nowhere_else() -> Iterator[None]:
    """Let Pythons started meanwhile take no module from the folder they are started in."""
    before = {name: os.environ[name] for name in SAFE if name in os.environ}
    os.environ |= SAFE
    try:
        yield
    finally:
        for name in SAFE:
            os.environ.pop(name, None)
        os.environ |= before


def can_fork() -> bool:
    """Say whether this system can fork a process that has loaded anything: on Windows there is no fork."""
    return sys.platform in {"linux", "darwin"}


def find_dangers() -> list[str]:
    """Say why a fork of this process, as it has loaded its modules, is not safe."""
    dangers = []
    if (threads := _count_threads()) != 1:
        dangers.append(f"{threads} threads run, and a fork takes only one along")
    if sys.platform == "darwin" and _uses_accelerate():
        dangers.append("numpy uses Apple's Accelerate, which does not outlive a fork")
    return dangers


def find_difference(asked: Mapping[str, str]) -> str | None:
    """Return the first variable that an interpreter or a library reads once, as it starts, and that is another here."""
    names = sorted(
        name for name in {*asked, *os.environ} if name.startswith(_READ_AT_START) and name not in START
    )
    different = [name for name in names if asked.get(name) != os.environ.get(name)]
    if asked.get("OPENBLAS_NUM_THREADS", "1") != "1":
        different.append("OPENBLAS_NUM_THREADS")
    if asked.get("MPLBACKEND", _INLINE) != _INLINE:
        different.append("MPLBACKEND")
    return different[0] if different else None


class Loaded:
    """The files of the modules loaded by now, to tell later whether one of them is another."""

    def __init__(self) -> None:
        files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
        self._stamps = {file: _stamp(file) for file in files if file}

    def find_change(self) -> str | None:
        """Return a file that has changed since."""
        return next((file for file, stamp in self._stamps.items() if _stamp(file) != stamp), None)


def _stamp(file: str) -> tuple[int, int] | None:
    try:
        status = os.stat(file)  # noqa: PTH116  # thousands of them before each kernel: a Path takes twice as long
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _count_threads() -> int:
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.is_dir() else threading.active_count()


@cache
def _uses_accelerate() -> bool:
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return False
    libraries = numpy.show_config(mode="dicts")["Build Dependencies"]
    return any("accelerate" in str(library.get("name", "")).lower() for library in libraries.values())
