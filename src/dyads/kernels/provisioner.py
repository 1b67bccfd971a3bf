"""What jupyter_client asks for kernels: forked ones where a warm process is at hand, and started ones as ever where not."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from subprocess import Popen
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from dyads.kernels.ask import ForkedKernel, RefusedError, Request, ask_kernel
from dyads.kernels.keep import ADDRESS

_log = logging.getLogger(__name__)
_LAUNCHER = "ipykernel_launcher"


class WarmProvisioner(LocalProvisioner):
    """Kernels of this very interpreter come from the warm process; all others, and all where it cannot serve, are started."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        address, arguments = os.environ.get(ADDRESS), _find_arguments(cmd)
        if address is None or arguments is None:
            return await super().launch_kernel(cmd, **kwargs)
        folder = str(kwargs.get("cwd") or Path.cwd())
        request = Request(
            argv=[_find_launcher(), *arguments],
            arguments=arguments,
            env=kwargs.get("env") or dict(os.environ),
            folder=folder,
            stdout=_find_handle(kwargs.get("stdout"), 1),
            stderr=_find_handle(kwargs.get("stderr"), 2),
        )
        try:
            kernel = await asyncio.to_thread(ask_kernel, address, request)
        except RefusedError as error:
            _log.warning("a kernel is started, not forked: %s", error)
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.pgid = kernel.pid
        self.process = cast("Popen[bytes]", kernel)  # its face is all that the base class asks for
        self.cwd = folder
        return self.connection_info

    async def wait(self) -> int | None:
        """Return the exit code as soon as there is one."""
        kernel: Any = self.process
        if not isinstance(kernel, ForkedKernel):
            return await super().wait()
        code = await asyncio.to_thread(kernel.wait)
        self.process = None  # as the base class does: there is no process any more
        return code


def _find_arguments(command: list[str]) -> list[str] | None:
    """Return the kernel's arguments where the command starts an IPython kernel of this interpreter."""
    interpreter, *words = command
    while words and words[0].startswith("-X"):
        words.pop(0)
    ours = Path(interpreter) == Path(sys.executable)
    return words[2:] if ours and words[:2] == ["-m", _LAUNCHER] else None


def _find_launcher() -> str:
    """Return what a started kernel sees as its own name."""
    spec = find_spec(_LAUNCHER)
    return (spec.origin if spec else None) or _LAUNCHER


def _find_handle(stream: Any, default: int) -> int:
    if stream is None:
        return default
    return stream if isinstance(stream, int) and stream >= 0 else int(stream.fileno())
