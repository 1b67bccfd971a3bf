"""Whoever does the work, and whoever dies of it, the same is found."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from stores import PEOPLE, annotate, article, die, digest, rows, tell_pid, write

from dyads.corpus import Store
from dyads.errors import WorkerError
from dyads.harvest import Here, annotate_store, open_engine, open_found

PARTS, EACH = 6, 8
DYADS = Path(sys.executable).with_name("dyads")


@pytest.fixture(scope="module")
def goes(tmp_path_factory):
    """Folders of articles, each of which becomes a part."""
    folder = tmp_path_factory.mktemp("in")
    return [
        write(folder / str(part), {f"{n}.txt": article(n) for n in range(part * EACH, part * EACH + EACH)})
        for part in range(PARTS)
    ]


@pytest.fixture(scope="module")
def expected(goes, tmp_path_factory):
    return digest(annotate(tmp_path_factory.mktemp("here") / "store", *goes))


@contextmanager
def killing(store, find):
    """Kill one of the processes that `find` finds, as soon as something has been annotated."""
    killed = []

    def kill():
        while not list(store.glob("steps/opened/*.parquet")):
            time.sleep(0.002)
        killed.append(find()[0])
        os.kill(killed[0], signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    yield killed
    thread.join()


def workers_of(pid):
    return [
        child.pid for child in psutil.Process(pid).children() if "spawn_main" in " ".join(child.cmdline())
    ]


def fill(store, goes):
    for go in goes:
        Store(store).add([go])


def test_two_processes_find_the_same_though_one_is_killed_midway(tmp_path, goes, expected):
    fill(tmp_path / "store", goes)
    with (
        open_engine(PEOPLE, workers=2) as engine,
        killing(tmp_path / "store", lambda: workers_of(os.getpid())) as killed,
    ):
        found = annotate_store(tmp_path / "store", engine, PEOPLE)
    assert len(killed) == 1
    assert digest(found) == expected


@pytest.mark.slow
def test_work_of_which_every_worker_dies_is_told():
    with open_engine(PEOPLE, workers=2) as engine, pytest.raises(WorkerError) as caught:
        list(engine.run(die, ["an order"]))
    assert str(caught.value) == ("part an order: 3 workers died of it; give each more memory, or have fewer")


def test_a_process_that_is_killed_while_it_waits_is_replaced():
    with open_engine(PEOPLE, workers=2) as engine:
        first = set(engine.run(tell_pid, range(20)))
        for pid in first:
            os.kill(pid, signal.SIGKILL)
        assert set(engine.run(tell_pid, range(20))).isdisjoint(first)


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_at_any_moment_leaves_a_store_that_opens_and_goes_on(
    tmp_path, goes, expected, how
):
    store = tmp_path / "store"
    fill(store, goes[:2])
    before = rows(annotate_store(store, Here(PEOPLE), PEOPLE))
    fill(store, goes)
    for moment in range(3, 40, 9):  # files written since
        begun = len(list(store.rglob("*.parquet")))
        run = subprocess.Popen([DYADS, "annotate", "--resume", "--to", store, "--workers", "2"])
        while run.poll() is None and len(list(store.rglob("*.parquet"))) < begun + moment:
            time.sleep(0.005)
        workers = workers_of(run.pid) if run.poll() is None else []
        run.send_signal(how)
        run.wait(30)
        psutil.wait_procs([psutil.Process(pid) for pid in workers if psutil.pid_exists(pid)], timeout=30)
        assert not [pid for pid in workers if psutil.pid_exists(pid)]
        found = open_found(store, PEOPLE)
        assert found is None or digest(found) == expected
    assert before  # what was found first
    run = subprocess.run([DYADS, "annotate", "--resume", "--to", store], check=True)
    assert digest(open_found(store, PEOPLE)) == expected
    assert not list(store.rglob("*.parquet.*"))


@contextmanager
def scheduler(folder):
    """A scheduler and two workers, each a process of its own; gives its address and their pids."""
    place = folder / "scheduler.json"
    shared = ["--scheduler-file", str(place)]
    begun = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "distributed.cli.dask_scheduler",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--no-dashboard",
                *shared,
            ],
            stderr=subprocess.DEVNULL,
        )
    ]
    try:
        begun += [
            subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", *shared,
                 "--host", "127.0.0.1", "--local-directory", str(folder)],
                stderr=subprocess.DEVNULL,
            )
            for _ in range(2)
        ]  # fmt: skip
        while not place.is_file():
            time.sleep(0.05)
        yield json.loads(place.read_text())["address"], [worker.pid for worker in begun[1:]]
    finally:
        for process in begun[::-1]:
            process.kill()
            process.wait()


@pytest.mark.slow
def test_a_cluster_finds_the_same_though_a_worker_is_killed_midway(tmp_path, goes, expected):
    fill(tmp_path / "store", goes)
    with scheduler(tmp_path) as (address, workers):
        with open_engine(PEOPLE, cluster=address) as engine, killing(tmp_path / "store", lambda: workers):
            found = annotate_store(tmp_path / "store", engine, PEOPLE)
        assert digest(found) == expected
        assert (
            not psutil.pid_exists(workers[0]) or psutil.Process(workers[0]).status() == psutil.STATUS_ZOMBIE
        )


@pytest.mark.slow
def test_a_cluster_that_does_not_answer_is_told(find_port):
    address = f"tcp://127.0.0.1:{find_port()}"
    with pytest.raises(WorkerError) as caught, open_engine(PEOPLE, cluster=address):
        pass
    assert str(caught.value).startswith(f"{address}: no scheduler with a worker answers there: ")
