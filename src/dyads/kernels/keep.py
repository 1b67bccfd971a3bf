"""A warm process at the side of this one, for as long as it is wanted."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from dyads.kernels.conditions import START, can_fork

ADDRESS = "DYADS_WARM"  # names the socket at which kernels are to be had
WARM = "dyads-warm"  # what our provisioner is called among Jupyter's
_PROVISIONER = "JUPYTER_DEFAULT_PROVISIONER_NAME"  # jupyter_client asks it who starts kernels


@contextmanager
def keep_warm(preload: Sequence[str], environment: Mapping[str, str]) -> Iterator[int | None]:
    """Have kernels forked meanwhile, by this process and those it starts, and yield the id of the process that forks them.

    `preload` names what it loads before: modules, or as `module:function` what it calls. Kernels whose environment says
    otherwise than `environment` how Python starts (hash seed, path, threads) are started as ever, as all are where
    a fork is not safe; the id is then None.
    """
    if not can_fork():
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="dyads-warm-", ignore_cleanup_errors=True) as folder:
        address = str(Path(folder, "socket"))
        before = {name: os.environ.get(name) for name in (ADDRESS, _PROVISIONER)}
        process = _start(address, preload, environment)
        os.environ |= {ADDRESS: address, _PROVISIONER: WARM}
        try:
            yield process.pid
        finally:
            for name, value in before.items():
                _set(name, value)
            _end(process)


def _start(address: str, preload: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start the process; who asks it while it still loads waits in the socket's queue."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(address)
        listener.listen(128)
        return subprocess.Popen(  # noqa: S603  # this interpreter, and names from our own code
            [sys.executable, "-m", "dyads.kernels", str(listener.fileno()), *preload],
            stdin=subprocess.PIPE,  # it ends when this end is closed, however this process ends
            env={**environment, **START},
            pass_fds=[listener.fileno()],
            start_new_session=True,  # Ctrl-C is for us to hear, and to end it in order
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it, in the middle of its loading too; a kernel that is still there ends with it."""
    process.kill()
    process.wait()
    if process.stdin is not None:
        process.stdin.close()


def _set(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
