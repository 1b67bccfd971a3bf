"""Who starts and ends a notebook's kernel, and waits for it no longer than it takes."""

from __future__ import annotations

import os
from pathlib import Path
from queue import Empty
from time import monotonic
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import Type

from dyads.kernels import ADDRESS, WARM

_HEARD = 0.2  # seconds until what a kernel shows would have been heard


def make_manager(sockets: Path) -> AsyncKernelManager:
    """Return the manager of one kernel of this Python; its sockets and its connection file lie in the folder."""
    manager = _Manager(
        kernel_name="python3",
        # no folders to look in: `python3` is then this interpreter, whatever a user's own kernelspecs say
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
    )
    if os.name == "posix":  # no port to clash over, nothing to listen in on
        manager.transport = "ipc"
        manager.ip = str(sockets / "k")  # a socket's name, not a path
    manager.connection_file = str(sockets / "connection.json")
    if ADDRESS in os.environ and manager.kernel_spec is not None:
        manager.kernel_spec.metadata["kernel_provisioner"] = {"provisioner_name": WARM}
    return manager


class PromptClient(AsyncKernelClient):
    """A client that is ready as soon as the kernel has answered and what it shows is heard."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:  # noqa: ASYNC109  # its caller's way
        # jupyter_client's own goes on listening for 0.2 s after the last message; the last is known by its words
        deadline = None if timeout is None else monotonic() + timeout
        while not await self._answers():
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if deadline is not None and monotonic() > deadline:
                raise RuntimeError(f"Kernel didn't respond in {timeout:g} seconds")

    async def _answers(self) -> bool:
        request = self.kernel_info()
        try:
            reply = await self.get_shell_msg(timeout=1)
            while not _ends(await self.get_iopub_msg(timeout=_HEARD), request):
                pass
        except Empty:
            return False
        self._handle_kernel_info_reply(reply)
        return True


class _Manager(AsyncKernelManager):
    """A manager that looks for a killed kernel's end without a pause between two looks."""

    client_factory = Type(PromptClient, klass=AsyncKernelClient)

    async def _async_wait(self, pollinterval: float = 0.1) -> None:  # noqa: ARG002  # jupyter_client's way
        if self.provisioner is not None and self.provisioner.has_process:
            await self.provisioner.wait()


def _ends(message: dict[str, Any], request: str) -> bool:
    """Say whether the kernel is done with the request, so that nothing more will be heard of it."""
    return bool(
        message["msg_type"] == "status"
        and message["content"]["execution_state"] == "idle"
        and message["parent_header"].get("msg_id") == request
    )
