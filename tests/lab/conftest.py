"""JupyterLab as a person has it: a server of its own on this machine, and a browser before it."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import pytest

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
_PATIENCE = 120_000  # ms: two cores may be shared by many


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: where it listens, and the folder it shows."""

    address: str
    token: str
    folder: Path


@pytest.fixture(scope="session")
def jupyterlab(tmp_path_factory):
    """Return a JupyterLab that listens on the loopback only, with a token, and ends with the tests."""
    home = tmp_path_factory.mktemp("jupyterlab")
    folder = home / "notebooks"
    shutil.copytree(NOTEBOOKS, folder, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    quiet = home / "settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    quiet.parent.mkdir(parents=True)
    quiet.write_text(json.dumps({"fetchNews": "false", "checkForUpdates": False}), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    token = secrets.token_hex(16)
    places = {"CONFIG_DIR": "config", "RUNTIME_DIR": "runtime", "DATA_DIR": "data"}
    environment = {
        **os.environ,
        **{f"JUPYTER_{name}": str(home / place) for name, place in places.items()},
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    settings = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.root_dir": folder,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "IdentityProvider.token": token,
    }
    with (home / "log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *(f"--{name}={value}" for name, value in settings.items())],
            env=environment,
            stdout=log,
            stderr=log,
        )
    lab = Lab(f"http://127.0.0.1:{port}", token, folder)
    try:
        _wait(lab, server)
        yield lab
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture
def dyads_command(dyads):
    """Return the command line, beside the package of the same name."""
    return dyads


def _wait(lab, server):
    for _ in range(240):
        assert server.poll() is None, "JupyterLab ended before it listened"
        try:
            urllib.request.urlopen(f"{lab.address}/api?token={lab.token}", timeout=5).close()  # noqa: S310  loopback
        except (URLError, OSError):
            time.sleep(0.25)
        else:
            return
    pytest.fail("JupyterLab did not listen within a minute")


@pytest.fixture
def run_all(browser, jupyterlab):
    """Return a function that opens a notebook in a fresh window and runs all its cells in a fresh kernel."""
    contexts = []

    def run(name):
        context = browser.new_context(viewport={"width": 1300, "height": 2600})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(_PATIENCE)
        page.troubles = []
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        # now and then JupyterLab asks which kernel, more than once, and drops the cells meanwhile
        asked = page.locator(".jp-Dialog")
        page.add_locator_handler(
            asked, lambda: asked.last.locator(".jp-mod-accept").click(), no_wait_after=True
        )
        page.goto(f"{jupyterlab.address}/lab/tree/{name}.ipynb?token={jupyterlab.token}&reset")
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").first.wait_for()
        unasked = page.locator(".jp-CodeCell .jp-InputPrompt", has_text="[ ]")
        for _ in range(20):
            page.get_by_role("menuitem", name="Run", exact=True).click()
            page.locator("li[data-command='runmenu:run-all']").click()
            page.wait_for_timeout(4_000)
            if not unasked.count():
                break
        return page

    yield run
    for context in contexts:
        context.close()
