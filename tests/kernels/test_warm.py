"""Kernels forked from a warm process: as fresh as started ones, and none of them left."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from forking import WORLD, open_kernel, wait_for

from dyads.kernels import ADDRESS, STILL, keep_warm
from dyads.kernels.ask import RefusedError, Request, ask_kernel
from dyads.kernels.conditions import find_difference
from dyads.kernels.provisioner import WarmProvisioner

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")


def gone(pid: int) -> bool:
    """Wait until a process has ended; one that waits only to be buried has."""
    for _ in range(200):
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


def test_a_kernel_is_the_warm_processs_child_in_a_session_of_its_own(warm, run_cells):
    [told] = run_cells("import os; print(os.getppid(), os.getsid(0) == os.getpid())")
    assert told == f"{warm} True"


def test_it_sees_what_a_started_kernel_sees(run_cells, monkeypatch):
    code = (
        "import os, sys, time, matplotlib\n"
        "print(sys.argv[0], sys.path, sys.flags.hash_randomization, hash('a'), time.tzname, os.getcwd(), os.environ.get('WORD'), "
        "matplotlib.get_backend(), os.read(0, 1), sys.modules['__main__'].__name__)"
    )
    forked = run_cells(code, WORD="x", TZ="Asia/Seoul")
    monkeypatch.delenv(ADDRESS)
    assert run_cells(code, WORD="x", TZ="Asia/Seoul") == forked


def test_what_a_notebook_does_to_its_modules_dies_with_it(run_cells):
    damage = (
        "import builtins, os, sys, pandas as pd, matplotlib, numpy as np\n"
        "pd.options.display.max_rows = 7; pd.DataFrame.head = None; os.environ['LEFT'] = '1'; sys.path.append('/left')\n"
        "matplotlib.rcParams['figure.dpi'] = 7; builtins.left = 1; os.chdir('/'); np.random.seed(1)"
    )
    look = (
        "import builtins, os, sys, pandas as pd, matplotlib\n"
        "print(pd.options.display.max_rows, callable(pd.DataFrame.head), os.environ.get('LEFT'), '/left' in sys.path,"
        " matplotlib.rcParams['figure.dpi'] == 7, hasattr(builtins, 'left'), os.getcwd() == '/')"
    )
    run_cells(damage)
    assert run_cells(look) == ["60 True None False False False False"]


def test_numbers_drawn_by_lot_differ_from_kernel_to_kernel(run_cells):
    draw = "import random, uuid, numpy as np; print(random.random(), np.random.rand(), uuid.uuid4())"
    [one], [other] = run_cells(draw), run_cells(draw)
    assert not set(one.split()) & set(other.split())


def test_threads_processes_and_waiting_work_in_a_forked_kernel(run_cells):
    told = run_cells(
        "import subprocess, sys; print(subprocess.run([sys.executable, '-c', 'print(6 * 7)'], capture_output=True, text=True).stdout)",
        "import multiprocessing as mp\nwith mp.get_context('fork').Pool(2) as pool: print(pool.map(abs, [-1, -2]))",
        "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as pool: print(sum(pool.map(abs, [-1, -2])))",
        "import asyncio; await asyncio.sleep(0.01); print('slept')",
        "import numpy as np, pyarrow.compute as pc, pyarrow as pa; print(np.ones((300, 300)).dot(np.ones((300, 300))).sum(), pc.sum(pa.array([1, 2])))",
        "import sqlite3; print(sqlite3.connect(':memory:').execute('select 2').fetchone())",
    )
    assert told == ["42", "[1, 2]", "3", "slept", "27000000.0 3", "(2,)"]


def test_a_killed_kernel_touches_no_other_and_its_exit_is_told(warm):
    async def talk():
        async with open_kernel() as (one, _), open_kernel() as (_, run_in_other):
            kernel = one.provisioner
            os.kill(kernel.pid, signal.SIGSEGV)
            code = await asyncio.wait_for(kernel.wait(), 10)
            return code, await run_in_other("print('alive')")

    assert wait_for(talk()) == (-signal.SIGSEGV, "alive")


def test_what_a_kernel_started_ends_with_it(run_cells):
    [child] = run_cells("import subprocess; print(subprocess.Popen(['sleep', '777']).pid)")
    assert gone(int(child))


def test_a_kernel_ends_with_whoever_asked_for_it(warm):
    code = (
        "import os, sys, time; from dyads.kernels.ask import Request, ask_kernel\n"
        f"kernel = ask_kernel({os.environ[ADDRESS]!r}, Request(argv=['k'], arguments=['-f', sys.argv[1]], env=dict(os.environ), folder='/'))\n"
        "print(kernel.pid, flush=True); time.sleep(600)"
    )
    connection = Path(os.environ[ADDRESS]).with_name("asked.json")
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(connection)], stdout=subprocess.PIPE, text=True, env=WORLD
    )
    kernel = int(process.stdout.readline())
    process.kill()
    process.communicate()
    assert gone(kernel)


def test_without_its_warm_process_a_kernel_dies_and_the_next_is_started(monkeypatch, caplog):
    monkeypatch.delenv(ADDRESS, raising=False)

    async def talk(warm):
        async with open_kernel() as (manager, run):
            kernel = manager.provisioner
            assert isinstance(kernel, WarmProvisioner)
            assert await run("import os; print(os.getppid())") == str(warm)
            os.kill(warm, signal.SIGKILL)
            died = await asyncio.wait_for(kernel.wait(), 10)
        async with open_kernel() as (manager, run):
            return died, await run("import os; print(os.getppid())")

    with keep_warm([], WORLD) as warm:
        assert wait_for(talk(warm)) == (-signal.SIGKILL, str(os.getpid()))
    assert "a kernel is started, not forked: the warm process does not answer" in caplog.text


def test_the_warm_process_ends_with_whoever_keeps_it():
    code = (
        "import os, time; from dyads.kernels import keep_warm\n"
        "with keep_warm([], os.environ) as warm: print(warm, flush=True); time.sleep(600)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    warm = int(process.stdout.readline())
    process.kill()
    process.communicate()
    assert gone(warm)


def test_a_preload_that_starts_a_thread_is_not_forked(tmp_path, monkeypatch, capfd):
    (tmp_path / "threaded.py").write_text(
        "import threading, time\nthreading.Thread(target=time.sleep, args=[600], daemon=True).start()\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with keep_warm(["threaded"], os.environ), pytest.raises(RefusedError):
        ask_kernel(os.environ[ADDRESS], Request(argv=[], arguments=[], env={}, folder="/"))
    assert capfd.readouterr().err == (
        "dyads: kernels are not kept warm: 2 threads run, and a fork takes only one along\n"
    )


def test_code_that_has_changed_since_is_not_run(tmp_path, monkeypatch):
    module = tmp_path / "changing.py"
    module.write_text("x = 1\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    request = Request(
        argv=["k"], arguments=["-f", str(tmp_path / "c.json")], env=dict(os.environ), folder="/"
    )
    with keep_warm(["changing"], os.environ):
        kernel = ask_kernel(os.environ[ADDRESS], request)
        kernel.kill()
        assert kernel.wait(10) == -signal.SIGKILL
        module.write_text("x = 22\n")
        with pytest.raises(RefusedError) as refused:
            ask_kernel(os.environ[ADDRESS], request)
    assert str(refused.value) == f"{module} has changed since it was loaded"


@pytest.mark.parametrize(
    ("more", "different"),
    [
        ({}, None),
        ({"TZ": "UTC", "SOURCE_DATE_EPOCH": "1"}, None),
        ({"PYTHONHASHSEED": "7"}, "PYTHONHASHSEED"),
        ({"OPENBLAS_NUM_THREADS": "4"}, "OPENBLAS_NUM_THREADS"),
        ({"MPLBACKEND": "agg"}, "MPLBACKEND"),
        ({"PYTHONPATH": "/elsewhere"}, "PYTHONPATH"),
    ],
)
def test_an_environment_that_python_reads_as_it_starts_must_be_the_same(monkeypatch, more, different):
    for name, value in STILL.items():
        monkeypatch.setenv(name, value)
    for name in ("PYTHONPATH", "MPLBACKEND"):
        monkeypatch.delenv(name, raising=False)
    assert find_difference({**os.environ, **more}) == different


@pytest.mark.slow
def test_papermill_and_nbconvert_take_forked_kernels_unchanged(warm, tmp_path):
    (tmp_path / "n.ipynb").write_text(
        '{"cells": [{"cell_type": "code", "source": "import os; print(os.getppid())", "metadata": {}, "outputs": [],'
        ' "execution_count": null, "id": "a"}], "metadata": {"kernelspec": {"name": "python3", "display_name": "p",'
        ' "language": "python"}}, "nbformat": 4, "nbformat_minor": 5}'
    )
    for command in (
        [sys.executable, "-m", "papermill", "n.ipynb", "out.ipynb"],
        [
            sys.executable,
            "-m",
            "jupyter",
            "nbconvert",
            "--execute",
            "--to",
            "notebook",
            "--output",
            "out",
            "n.ipynb",
        ],
    ):
        subprocess.run(command, cwd=tmp_path, env={**os.environ, **STILL}, check=True, capture_output=True)
        assert str(warm) in (tmp_path / "out.ipynb").read_text()
