"""The warm process's one loop: who asks gets a kernel, who is gone takes it along, who waits is told how it ended."""

from __future__ import annotations

import json
import os
import selectors
import signal
import socket
from contextlib import suppress
from typing import Any

from dyads.kernels.birth import become_kernel
from dyads.kernels.conditions import Loaded, find_difference

HANDLES = 3  # that a request brings along: a file with what is asked, and the kernel's stdout and stderr


def serve(listener: socket.socket, owner: int) -> None:
    """Fork a kernel for each connection, until the owner's end of its pipe is closed."""
    loaded, kernels = Loaded(), _Kernels()
    woken, waker = os.pipe()
    os.set_blocking(waker, False)
    with selectors.DefaultSelector() as selector:
        signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)  # so that the end of a child wakes us
        for handle in (listener.fileno(), owner, woken):
            selector.register(handle, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fd == owner:
                    kernels.end_all()
                    return
                if key.fd == woken:
                    os.read(woken, 512)
                    for connection in kernels.bury():
                        selector.unregister(connection)
                        connection.close()
                elif key.fd == listener.fileno():
                    connection, _ = listener.accept()
                    if _answer(connection, loaded, kernels, [listener.fileno(), woken, waker]):
                        selector.register(connection, selectors.EVENT_READ)
                    else:
                        connection.close()
                elif isinstance(key.fileobj, socket.socket):  # nothing more is asked: the other end is closed
                    selector.unregister(key.fileobj)
                    kernels.end(key.fileobj)
                    key.fileobj.close()


class _Kernels:
    """The kernels that live, by process, with the connection of whoever asked for each."""

    def __init__(self) -> None:
        self.living: dict[int, socket.socket | None] = {}

    def end(self, connection: socket.socket) -> None:
        """Kill the kernel of a connection that is closed, and what it has started."""
        for pid, asked_by in self.living.items():
            if asked_by is connection:
                _kill(pid)
                self.living[pid] = None

    def end_all(self) -> None:
        for pid in self.living:
            _kill(pid)

    def bury(self) -> list[socket.socket]:
        """Tell how those that have ended did, kill what they left, and return their connections."""
        freed = []
        for pid in list(self.living):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                _kill(pid)
                connection = self.living.pop(pid)
                if connection is not None:
                    tell(connection, exit=os.waitstatus_to_exitcode(status))
                    freed.append(connection)
        return freed


def tell(connection: socket.socket, **news: Any) -> None:
    """Send one line; nobody may be there to read it."""
    with suppress(OSError):
        connection.sendall(json.dumps(news).encode() + b"\n")


def _kill(kernel: int) -> None:
    """Kill a kernel and all of its group; its process is its group's and its session's first."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(kernel, signal.SIGKILL)


def _answer(connection: socket.socket, loaded: Loaded, kernels: _Kernels, ours: list[int]) -> bool:
    """Fork the kernel that is asked for, or say why not."""
    handles: list[int] = []
    try:
        connection.settimeout(5)
        _, handles, _, _ = socket.recv_fds(connection, 1, HANDLES)
        connection.settimeout(None)
        if len(handles) != HANDLES:
            return False
        with open(handles[0], encoding="utf-8", closefd=False) as file:  # a handle, not a path
            asked = json.load(file)
        if change := loaded.find_change():
            tell(connection, refused=f"{change} has changed since it was loaded")
            return False
        if difference := find_difference(asked["env"]):
            tell(connection, refused=f"{difference} is another than in the warm process")
            return False
        pid = os.fork()
        if pid == 0:
            others = [other.fileno() for other in kernels.living.values() if other is not None]
            become_kernel(asked, handles, connection, [*ours, *others])
        kernels.living[pid] = connection
    except OSError as error:
        tell(connection, refused=f"{error}")
        return False
    finally:
        for handle in handles:
            os.close(handle)
    return True
