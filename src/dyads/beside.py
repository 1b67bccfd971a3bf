"""A process at the side of this one, which others ask at a socket."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def keep_beside(
    module: str, words: Sequence[str], environment: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    """Run `python -m MODULE SOCKET WORD...`, and yield its process and the address of its socket; it ends with this.

    SOCKET is the handle on which it is to listen: who asks it while it still loads waits in the socket's queue. It is to end when its stdin is
    closed, however this process ends.
    """
    with tempfile.TemporaryDirectory(prefix="dyads-", ignore_cleanup_errors=True) as folder:
        address = str(Path(folder, "socket"))
        process = _start(module, address, words, environment)
        try:
            yield process.pid, address
        finally:
            _end(process)


def _start(
    module: str, address: str, words: Sequence[str], environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(address)
        listener.listen(128)
        return subprocess.Popen(  # noqa: S603  # this interpreter, and names from our own code
            [sys.executable, "-P", "-m", module, str(listener.fileno()), *words],
            stdin=subprocess.PIPE,
            env=dict(environment),
            pass_fds=[listener.fileno()],
            start_new_session=True,  # Ctrl-C is for us to hear, and to end it in order
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it, in the middle of its loading too; what it has started ends as it ends."""
    process.kill()
    process.wait()
    if process.stdin is not None:
        process.stdin.close()
