"""What a kernel and all it started may use, and how they end."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

MARK = "DYADS_KERNEL"  # in the environment of a kernel and so of all it starts; its value is the run's own

_LOOK = 0.2  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may take: until which moment of the monotonic clock, how many megabytes; and the mark by which its processes are known."""

    ends: float | None
    memory: int | None
    mark: str


@dataclass(slots=True)
class Watch:
    """Whether the limit was reached."""

    exceeded: bool = False


@contextmanager
def limit_memory(kernel: int, megabytes: int | None) -> Iterator[Watch]:
    """Kill the kernel and what it started once they use more memory together."""
    watch, done = Watch(), threading.Event()
    if megabytes is None:
        yield watch
        return
    looking = threading.Thread(target=_look, args=(kernel, megabytes * 2**20, watch, done), daemon=True)
    looking.start()
    try:
        yield watch
    finally:
        done.set()
        looking.join()


def end_all(mark: str) -> None:
    """Kill every process with this mark, wherever it has moved: sessions and groups of their own do not save it."""
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and process.environ().get(MARK) == mark:
                process.kill()


def _look(kernel: int, limit: int, watch: Watch, done: threading.Event) -> None:
    while not done.wait(_LOOK):
        tree = _find_tree(kernel)
        # what processes share counts once; to ask for that costs more, so only where it matters
        if sum(map(_resident, tree)) > limit and sum(map(_proportional, tree)) > limit:
            watch.exceeded = True
            for process in tree:
                with suppress(psutil.Error):
                    process.kill()
            return


def _find_tree(kernel: int) -> list[psutil.Process]:
    try:
        process = psutil.Process(kernel)
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _proportional(process: psutil.Process) -> int:
    try:
        memory = process.memory_full_info()
    except psutil.Error:
        return 0
    return int(getattr(memory, "pss", memory.uss))
