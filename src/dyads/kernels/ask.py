"""The other side of the warm process: how one asks it for a kernel, and what one has of it."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from dyads.errors import DyadsError

_PATIENCE = 60.0  # seconds until the warm process must have loaded its modules and the kernel must be there


class RefusedError(DyadsError):
    """The warm process gives no kernel; one has to be started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a kernel is started with."""

    argv: Sequence[str]  # as the program sees itself called
    arguments: Sequence[str]  # of the kernel
    env: Mapping[str, str]
    folder: str
    stdout: int = 1
    stderr: int = 2


def ask_kernel(address: str, request: Request) -> ForkedKernel:
    """Return a kernel that can be talked to; raise RefusedError where there is none to be had."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(_PATIENCE)
        connection.connect(address)
        with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
            json.dump(
                {
                    "argv": list(request.argv),
                    "arguments": list(request.arguments),
                    "env": dict(request.env),
                    "folder": request.folder,
                },
                file,
            )
            file.flush()
            file.seek(0)
            socket.send_fds(connection, [b"k"], [file.fileno(), request.stdout, request.stderr])
        answer = _read_line(connection)
    except OSError as error:
        connection.close()
        raise RefusedError(f"the warm process does not answer: {error}") from error
    if "kernel" not in answer:
        connection.close()
        raise RefusedError(f"{answer.get('refused', 'the forked kernel did not come up')}")
    return ForkedKernel(answer["kernel"], connection)


class ForkedKernel:
    """A kernel that is somebody else's child, with the face of `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, connection: socket.socket) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._connection = connection
        self._reading = threading.Lock()
        connection.settimeout(None)

    def poll(self) -> int | None:
        """Return the exit code, None while it lives; where the warm process is gone, it died with it."""
        with self._reading:
            if self.returncode is None and select.select([self._connection], [], [], 0)[0]:
                self.returncode = _read_line(self._connection).get("exit", -signal.SIGKILL)
                self._connection.close()
            return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        if self.returncode is None:
            select.select([self._connection], [], [], timeout)
        return self.poll()

    def send_signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


def _read_line(connection: socket.socket) -> dict[str, Any]:
    """Return what is told in the next line; nothing where the other end is closed."""
    line = b""
    with suppress(ConnectionError):
        while not line.endswith(b"\n"):
            if not (part := connection.recv(1)):
                return {}
            line += part
    told: dict[str, Any] = json.loads(line or b"{}")
    return told
