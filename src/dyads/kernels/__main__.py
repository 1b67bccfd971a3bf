"""The warm process: `python -m dyads.kernels SOCKET NAME...` loads what is named, then forks a kernel whenever it is asked for one."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import socket
import sys
from collections.abc import Sequence

from dyads.kernels.conditions import find_dangers
from dyads.kernels.serve import serve

# a kernel's own modules; what is named besides comes from whoever knows what notebooks use
_KERNEL = ["ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "IPython.core.completer"]


def main(handle: int, names: Sequence[str]) -> int:
    """Load, make sure that a fork is safe, serve until nobody is there to be served; return the exit code."""
    if not sys.flags.safe_path:
        del sys.path[0]  # this folder, which `-m` puts there: a kernel's launcher does not have it either
    with socket.socket(fileno=handle) as listener:
        sys.modules["debugpy"] = None  # type: ignore[assignment]  # its import starts what a fork would not take along
        for name in (*_KERNEL, *names):
            load(name)
        del sys.modules["debugpy"]
        if dangers := find_dangers():
            sys.stderr.write(f"dyads: kernels are not kept warm: {'; '.join(dangers)}\n")
            return 1
        gc.collect()
        gc.freeze()
        serve(listener, sys.stdin.fileno())
    return 0


def load(name: str) -> None:
    """Import the module, and call what stands behind a colon."""
    if ":" in name:
        pkgutil.resolve_name(name)()
    else:
        importlib.import_module(name)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
