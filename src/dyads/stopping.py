"""A run that is told to stop unwinds, so that its kernel ends and no half of a file stays."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_TOLD = [
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
]  # SIGINT unwinds by itself


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM and SIGHUP raise SystemExit, once: what is told again while all ends is heard no more."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def leave(number: int, _: FrameType | None) -> None:
        for told in _TOLD:
            signal.signal(told, signal.SIG_IGN)
        raise SystemExit(128 + number)

    before = {told: signal.signal(told, leave) for told in _TOLD}
    try:
        yield
    finally:
        for told, handler in before.items():
            signal.signal(told, handler)


@contextmanager
def deaf() -> Iterator[None]:
    """Let threads begun meanwhile, and processes that these start, not hear Ctrl-C: it goes to all of a terminal's, and one is to answer."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - Windows has none

    resource_tracker.ensure_running()  # where multiprocessing starts it later, it lets through again what is blocked here
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_interrupts() -> None:
    """Hear Ctrl-C again, and do nothing: what this process starts hears it as ever."""
    signal.signal(signal.SIGINT, lambda *_: None)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
