"""One run at a time makes an edition, on one machine or on several that share a folder.

The lock is the system's own (flock), which ends with the process that holds it, however that ends: no crash and no reboot
leaves it behind. Where machines share a folder through a file system that keeps such locks to each machine, what the holder
wrote into the file speaks for it: its machine, and by the file's time that it was alive a moment ago. Times are those of the
file system, never of a machine's clock. docs/decisions says what else we weighed.
"""

from __future__ import annotations

import json
import os
import platform
import secrets
import signal
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from dyads.errors import LockedError

Overlap = Literal["skip", "queue", "replace"]

LEASE = 120.0  # seconds without a sign of life after which a holder on another machine is taken for dead
_BEAT = 5.0  # seconds between two signs of life
_GRACE = 60.0  # seconds that a run has to end in when it is to be replaced
_LOOK = 0.1  # seconds between two looks at a lock that is held
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # in a shared folder it may lead to any file of ours


@dataclass(frozen=True, slots=True)
class Hold:
    """A lock that is held: the file, and what this run wrote into it."""

    path: Path
    token: str

    def is_lost(self) -> bool:
        """Say whether another machine has surely taken the lock over; a share that does not answer says nothing."""
        try:
            return self.token not in self.path.read_text(encoding="utf-8")
        except FileNotFoundError:  # whoever took it over has ended since
            return True
        except OSError:
            return False

    def check(self) -> None:
        """Raise where another machine has taken the lock over: this one was taken for dead."""
        if _read_claim(self.path).get("run") != self.token:
            raise LockedError(
                f"{self.path}: another machine took over, since nothing was heard of this one; its edition counts"
            )


@contextmanager
def hold_lock(path: Path, *, overlap: Overlap = "skip", patience: float = 3600.0) -> Iterator[Hold]:
    """Hold the lock, or raise LockedError where another run does.

    `skip` gives up at once; `queue` waits for at most `patience` seconds; `replace` asks the other run to stop, and waits until it has.
    """
    token = secrets.token_hex(8)
    handle = _take(path, token, overlap, patience)
    done = threading.Event()
    beat = threading.Thread(target=_live, args=(path, token, handle, done), daemon=True)
    beat.start()
    try:
        yield Hold(path, token)
    finally:
        done.set()
        beat.join()
        with suppress(OSError):  # Windows removes no open file; an empty one is no harm
            if _read_claim(path).get("run") == token:
                path.unlink()
        os.close(handle)


def _take(path: Path, token: str, overlap: Overlap, patience: float) -> int:
    """Return the handle of the locked file with our claim in it."""
    ends = time.monotonic() + {"skip": 0.0, "queue": patience, "replace": _GRACE}[overlap]
    while True:
        handle = _try(path, token)
        if handle is not None:
            return handle
        if time.monotonic() >= ends:
            raise LockedError(
                f"{path}: another run is making this edition{_say_who(path)}; wait for it or stop it"
            )
        if overlap == "replace":
            with suppress(FileNotFoundError, KeyError):  # it has just ended
                _ask_to_stop(_find_stop(path), _read_claim(path)["run"])
        time.sleep(_LOOK)


def _try(path: Path, token: str) -> int | None:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
        try:
            if not _flock(handle) or _lives_elsewhere(path):
                os.close(handle)
                return None
            if _is_at(path, handle):
                _find_stop(path).unlink(missing_ok=True)
                try:
                    _write_claim(handle, token)
                except OSError:  # a disk that is full has room for the file, not for what is in it
                    path.unlink()
                    raise
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _is_at(path: Path, handle: int) -> bool:
    """Say whether the file we hold is still the one at the path: who held it before may have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _lives_elsewhere(path: Path) -> bool:
    """Say whether a run on another machine, which the system's lock does not reach, has given a sign of life."""
    machine = _read_claim(path).get("machine")
    if machine is None or machine == _name_machine():
        return False
    try:
        alive = path.stat().st_mtime
    except FileNotFoundError:  # it has just ended
        return False
    with tempfile.TemporaryFile(dir=path.parent) as probe:
        return os.fstat(probe.fileno()).st_mtime - alive < LEASE


def _write_claim(handle: int, token: str) -> None:
    claim = json.dumps({"machine": _name_machine(), "process": os.getpid(), "run": token})
    os.ftruncate(handle, 0)
    os.pwrite(handle, claim.encode(), 0) if hasattr(os, "pwrite") else os.write(handle, claim.encode())
    os.fsync(handle)


def _read_claim(path: Path) -> dict[str, Any]:
    try:
        claim = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # no lock, or one just being written
        return {}
    return claim if isinstance(claim, dict) else {}


def _say_who(path: Path) -> str:
    claim = _read_claim(path)
    return (
        f" (process {claim['process']} on {claim['machine'].partition(' ')[0]})" if "process" in claim else ""
    )


def _name_machine() -> str:
    """Return what tells this machine from others: its name, and the address of its network card where it has one."""
    card = uuid.getnode()
    made_up = card >> 40 & 1  # RFC 4122, section 4.5: a random number where no card is found
    return platform.node() if made_up else f"{platform.node()} {card:012x}"


def _find_stop(path: Path) -> Path:
    """Return the file by which another run asks the holder of a lock to stop."""
    return path.with_suffix(".stop")


def _ask_to_stop(stop: Path, run: str) -> None:
    handle = os.open(stop, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_LINK, 0o666)
    try:
        os.write(handle, run.encode())
    finally:
        os.close(handle)


def _live(path: Path, token: str, handle: int, done: threading.Event) -> None:
    """Give signs of life until done; end this run where another asks for that."""
    while not done.wait(_BEAT):
        with suppress(OSError):  # a network that is away for a moment
            os.utime(handle)
            if _find_stop(path).read_text(encoding="utf-8") == token:
                os.kill(os.getpid(), signal.SIGTERM)
                return


if sys.platform == "win32":
    import msvcrt

    def _flock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _flock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
