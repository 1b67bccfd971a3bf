"""What tests of several rooms share: where real articles are, and a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from dyads.cli import main

settings.register_profile("dyads", deadline=None)  # never a timed test: the machine is shared
settings.load_profile("dyads")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and gold beside the checkout, which is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("no folder ../shared beside the checkout: real articles are read in place, never copied")
    return SHARED


@pytest.fixture(autouse=True)
def _in_turn(monkeypatch, tmp_path_factory):
    """Make editions here, one at a time; whoever tests another manner says so."""
    monkeypatch.setenv("DYADS_COLD", "1")
    monkeypatch.setenv("DYADS_JOBS", "1")
    monkeypatch.setenv("DYADS_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture
def dyads(monkeypatch, capsys):
    """Type a command; get its exit code, what it printed, and what it complained of."""

    def type_(*words):
        monkeypatch.setattr(sys, "argv", ["dyads", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return left.value.code, printed.out, printed.err

    return type_


@pytest.fixture(scope="session")
def browser():
    """Return headless Chromium; without one the tests skip, and fail in CI."""
    chromium = shutil.which("chromium")
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no chromium on the path: .ci/run installs Debian's")
        pytest.skip("no chromium on the path: install Debian's package chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(_QUIET))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser):
    """Open a file in a fresh window; say what it asked for, what it complained of, which dialogs it opened."""
    contexts = []

    def show(path: Path, **how):
        script_off_policy = how.pop("bypass_csp", False)
        context = browser.new_context(bypass_csp=script_off_policy, **how)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.troubles, page.dialogs = [], [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: message.type == "error" and page.troubles.append(message.text))
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        return page

    yield show
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe():
    """Return what axe-core finds wrong with a page, as rule and place."""
    source = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

    def run(page):
        page.evaluate(source)
        found = page.evaluate("axe.run()")
        return [
            f"{rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    return run


@pytest.fixture
def find_port() -> Callable[[], int]:
    """Return what finds a port of this machine on which nobody listens."""

    def find() -> int:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            return int(found.getsockname()[1])

    return find
