"""A forked process becomes a kernel: everything of the warm process that is not a module goes, everything asked for comes."""

from __future__ import annotations

import atexit
import ctypes
import importlib
import json
import os
import signal
import socket
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def become_kernel(
    asked: Mapping[str, Any], handles: Sequence[int], connection: socket.socket, others: Sequence[int]
) -> NoReturn:
    """Run a kernel as asked, in this process, and leave with its exit code.

    `handles` are the request, stdout and stderr; `others` belong to the warm process; the `connection` hears when the kernel can be talked to.
    """
    code = 1
    try:
        warm = os.getppid()
        os.setsid()
        _die_with(warm)
        _reset_signals()
        _take_streams(handles, others)
        _take_world(asked)
        code = _run(asked["arguments"], warm, connection)
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:  # noqa: BLE001  # nothing may get back into the warm process's loop
        traceback.print_exc()
    finally:
        _leave(code)


def _die_with(parent: int) -> None:
    """Let the system kill this process when the warm one dies; elsewhere than on Linux the kernel looks for itself, each second."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _reset_signals() -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _take_streams(handles: Sequence[int], others: Sequence[int]) -> None:
    for handle in others:
        os.close(handle)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for place, handle in enumerate((nothing, *handles[1:])):
        os.dup2(handle, place)
    for handle in (nothing, *handles):
        os.close(handle)


def _take_world(asked: Mapping[str, Any]) -> None:
    """Take over the folder, the environment and what libraries remember of them; numbers by lot begin anew."""
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["env"])
    time.tzset()
    sys.argv = list(asked["argv"])
    importlib.invalidate_caches()
    if (numpy := sys.modules.get("numpy")) is not None:
        numpy.random.seed()


def _run(arguments: Sequence[str], warm: int, connection: socket.socket) -> int:
    from ipykernel.kernelapp import IPKernelApp  # noqa: PLC0415  # loaded by now; only kernels need it

    app = IPKernelApp.instance(parent_handle=warm)
    app.initialize([*arguments])  # type: ignore[no-untyped-call]  # ipykernel's gap
    connection.sendall(json.dumps({"kernel": os.getpid()}).encode() + b"\n")
    connection.close()
    app.start()  # type: ignore[no-untyped-call]  # the same
    return 0


def _leave(code: int) -> NoReturn:
    """End as a program does, but for threads that would be waited for."""
    try:
        atexit._run_exitfuncs()  # noqa: SLF001  # what `sys.exit` would run
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
