"""Nobody is asked anything: everything that dyads does by itself, done without a network, and every attempt to reach one seen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DYADS = Path(sys.executable).with_name("dyads")
# Every socket of any process, ours and compiled ones: what is not within this machine is an attempt to reach another.
TRACE = (
    "strace",
    "-f",
    "-qq",
    "-e",
    "trace=connect,sendto,sendmsg,sendmmsg",
    "-e",
    "signal=none",
    "-s",
    "200",
)
APART = ("unshare", "--net", "--map-root-user")  # no network but a loopback that is down
WORK = """
set -e
dyads run sample --as-of 2026-06-01 --set period=2015 --jobs 2
dyads run sample --as-of 2026-06-01 --set period=2014
dyads annotate sample --to found.jsonl
dyads corpus add sample --store store
dyads corpus report --store store
dyads registry suggest sample > candidates.yaml
dyads check sample
dyads plan weekly --at 2015-05-04T09:00
dyads due weekly --at 2015-05-04T09:00
dyads site
dyads diff reports/sample/2014-01-01--2014-12-31 reports/sample/2015-01-01--2015-12-31
dyads verify reports/sample/2014-01-01--2014-12-31
dyads new workspace
dyads doctor || true
python -c "
import dyads
from dyads.lab import explore
explore(dyads.open('sample'))
"
"""


def is_permitted(*command):
    return shutil.which(command[0]) is not None and subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(not is_permitted(*APART), reason="this system lets nobody be without a network")
@pytest.mark.skipif(not is_permitted(*TRACE, "-o", os.devnull), reason="no strace to watch sockets with")
def test_nothing_that_dyads_does_by_itself_reaches_for_the_network(tmp_path):
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("DYADS_")},
        "PATH": f"{DYADS.parent}:{os.environ['PATH']}",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    command = [*APART, *TRACE, "-o", tmp_path / "trace", "bash", "-c", WORK]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    calls = (tmp_path / "trace").read_text(errors="replace").splitlines()
    assert any("AF_UNIX" in call for call in calls)  # kernels are talked to: the trace sees
    reached = [call for call in calls if "AF_INET" in call and not is_within(call)]
    assert reached == []


def is_within(call):
    return (
        'inet_addr("127.' in call
        or 'inet_pton(AF_INET6, "::1"' in call
        or "AF_INET, sin_port=htons(0)" in call
    )
