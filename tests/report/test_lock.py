"""One run at a time, on one machine or several; nobody waits for the dead."""

import json
import os
import platform
import subprocess
import sys
import threading
import time

import pytest

from dyads.errors import LockedError
from dyads.report import lock
from dyads.report.lock import LEASE, hold_lock

posix = pytest.mark.skipif(os.name == "nt", reason="kills the way POSIX does")
HOLDER = """
import sys, time
from pathlib import Path
from dyads.report import lock
from dyads.stopping import stoppable
lock._BEAT = 0.05
with stoppable(), lock.hold_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def holder(tmp_path):
    """Start another process that holds the lock until it is stopped."""
    path = tmp_path / ".week.lock"
    with subprocess.Popen([sys.executable, "-c", HOLDER, path], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout.readline() == "held\n"
        yield path, run
        run.kill()


@posix
def test_a_lock_that_is_held_names_who_holds_it_and_ends_with_a_kill(holder):
    path, run = holder
    with pytest.raises(LockedError) as caught, hold_lock(path):
        pass
    assert str(caught.value) == (
        f"{path}: another run is making this edition (process {run.pid} on {platform.node()}); wait for it or stop it"
    )
    run.kill()
    run.wait()
    with hold_lock(path):
        assert json.loads(path.read_text())["process"] == os.getpid()
    assert not path.exists()


@posix
def test_a_run_that_is_to_be_replaced_is_stopped_and_then_its_lock_is_free(holder):
    path, run = holder
    with hold_lock(path, overlap="replace"):
        assert run.wait(timeout=30) == 143
    assert list(path.parent.iterdir()) == []


def test_a_queue_waits_until_the_lock_is_free_and_not_for_ever(tmp_path):
    path, entered, done = tmp_path / ".week.lock", threading.Event(), threading.Event()

    def hold():
        with hold_lock(path):
            entered.set()
            done.wait()

    other = threading.Thread(target=hold)
    other.start()
    entered.wait()
    with pytest.raises(LockedError), hold_lock(path, overlap="queue", patience=0.3):
        pass
    threading.Timer(0.3, done.set).start()
    with hold_lock(path, overlap="queue", patience=60):
        assert done.is_set()
    other.join()
    assert not path.exists()


def claim_of_another_machine(path, age):
    """What a machine leaves whose system's locks do not reach ours: its words in the file, and the file's time."""
    path.write_text(json.dumps({"machine": "elsewhere 0a1b2c3d4e5f", "process": 7, "run": "theirs"}))
    past = time.time() - age
    os.utime(path, (past, past))


def test_a_machine_that_gave_a_sign_of_life_holds_its_lock_though_our_system_does_not_know_of_it(tmp_path):
    path = tmp_path / ".week.lock"
    claim_of_another_machine(path, LEASE / 2)
    with pytest.raises(LockedError) as caught, hold_lock(path):
        pass
    assert str(caught.value) == (
        f"{path}: another run is making this edition (process 7 on elsewhere); wait for it or stop it"
    )
    assert json.loads(path.read_text())["run"] == "theirs"


def test_a_machine_that_was_silent_for_too_long_is_taken_for_dead(tmp_path):
    path = tmp_path / ".week.lock"
    claim_of_another_machine(path, LEASE + 60)
    with hold_lock(path) as hold:
        hold.check()


def test_a_run_that_was_taken_for_dead_does_not_publish(tmp_path):
    path = tmp_path / ".week.lock"
    with hold_lock(path) as hold:
        claim_of_another_machine(path, 0)
        with pytest.raises(LockedError) as caught:
            hold.check()
        assert str(caught.value) == (
            f"{path}: another machine took over, since nothing was heard of this one; its edition counts"
        )
    assert path.exists()  # it is the other's now


def test_a_lock_before_a_reboot_of_this_machine_is_free_at_once(tmp_path):
    path = tmp_path / ".week.lock"
    path.write_text(json.dumps({"machine": lock._name_machine(), "process": 1, "run": "before the reboot"}))
    with hold_lock(path):
        pass


@posix
def test_many_processes_hold_it_one_after_another(tmp_path):
    program = (
        "import sys\nfrom pathlib import Path\nfrom dyads.report.lock import hold_lock\nhere = Path(sys.argv[1])\n"
        "for _ in range(50):\n"
        "    with hold_lock(here / '.week.lock', overlap='queue', patience=120):\n"
        "        count = int((here / 'count').read_text())\n"
        "        (here / 'count').write_text(str(count + 1))\n"
    )
    (tmp_path / "count").write_text("0")
    runs = [subprocess.Popen([sys.executable, "-c", program, tmp_path]) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert (tmp_path / "count").read_text() == "150"
