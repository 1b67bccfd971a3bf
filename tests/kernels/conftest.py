"""One warm process for all tests of this folder, and a way to run cells in a kernel."""

from __future__ import annotations

import pytest
from forking import WORLD, open_kernel, wait_for

from dyads.kernels import keep_warm


@pytest.fixture(scope="session")
def warm():
    """The id of the process that forks kernels while these tests run."""
    with keep_warm(["numpy", "pandas", "matplotlib.figure", "pyarrow"], WORLD) as pid:
        yield pid


@pytest.fixture
def run_cells(warm):
    """Run cells in a fresh forked kernel; get what each printed."""

    def run_all(*cells, **more):
        async def talk():
            async with open_kernel(**more) as (_, run):
                return [await run(cell) for cell in cells]

        return wait_for(talk())

    return run_all
