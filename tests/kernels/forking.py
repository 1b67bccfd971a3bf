"""A kernel to talk to, in the world that editions are made in."""

from __future__ import annotations

import asyncio
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path

from dyads.kernels import STILL
from dyads.report.manager import make_manager

WORLD = {**os.environ, **STILL}


def wait_for(coroutine):
    """Return what a coroutine does, on a thread of its own: an open browser of other tests has a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


@asynccontextmanager
async def open_kernel(**more):
    """Lend a kernel's provisioner, and what runs a cell and returns what it printed."""
    with tempfile.TemporaryDirectory() as sockets:
        manager = make_manager(Path(sockets))
        await manager.start_kernel(env={**WORLD, **more})
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)

        async def run(code):
            heard = []
            reply = await client.execute_interactive(
                code, output_hook=lambda said: heard.append(said["content"])
            )
            if reply["content"]["status"] != "ok":
                raise RuntimeError(reply["content"]["evalue"])
            return "".join(said.get("text", "") for said in heard).strip()

        try:
            yield manager, run
        finally:
            await manager.shutdown_kernel(now=True)
            client.stop_channels()
