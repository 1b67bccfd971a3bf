"""The real program in the hostile folder, once for all tests; whoever asks this machine for anything meanwhile is written down."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from attacks import Workspace, make_workspace

DYADS = Path(sys.executable).with_name("dyads")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left with, printed, and complained of."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Attacked:
    """The hostile folder after an edition of it was made there, and what was asked of the network meanwhile."""

    workspace: Workspace
    ran: Ran
    annotated: Ran  # `dyads annotate`, of the same articles
    asked: tuple[str, ...]

    @property
    def edition(self) -> Path:
        return self.workspace.folder / "reports" / "params" / "all"

    @property
    def page(self) -> Path:
        return self.edition / "briefing.html"


def type_(*words: object, folder: Path, cache: Path, **more: str) -> Ran:
    """Run the program as it is installed, in the folder."""
    environment = {**os.environ, "DYADS_CACHE": str(cache), "XDG_CACHE_HOME": str(cache), **more}
    done = subprocess.run(
        [DYADS, *map(str, words)], cwd=folder, env=environment, capture_output=True, check=False
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def attacked(tmp_path_factory) -> Attacked:
    """Make the edition; processes of pytest-xdist share it."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "attacked"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "told.json").exists():
            _attack(shared)
    told = json.loads((shared / "told.json").read_text())
    workspace = Workspace(shared / "folder", told["address"])
    return Attacked(workspace, Ran(**told["ran"]), Ran(**told["annotated"]), tuple(told["asked"]))


def _attack(shared: Path) -> None:
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        workspace = make_workspace(shared / "folder", f"http://127.0.0.1:{server.server_port}")
        where: dict[str, Any] = {"folder": workspace.folder, "cache": shared / "cache"}
        words = ["params.yaml", "--as-of", "2026-06-01", "--no-delivery", "--jobs", "1"]
        ran, annotated = type_("run", *words, **where), type_("annotate", "corpus", **where)
        server.shutdown()
    told = {"ran": asdict(ran), "annotated": asdict(annotated), "address": workspace.address, "asked": asked}
    (shared / "told.json").write_text(json.dumps(told))


@pytest.fixture
def command(attacked) -> Callable[..., Ran]:
    """Type a command in the hostile folder, once its edition is there."""
    folder = attacked.workspace.folder
    return lambda *words: type_(*words, folder=folder, cache=folder.parent / "cache")
