"""A window of headless Chromium, where there is one to look with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright


@contextmanager
def open_window(*, instead: str) -> Iterator[Page | None]:
    """Give a window; without a Chromium say what is done `instead`, and give none."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print(f"no chromium on the path: {instead}")
        yield None
        return
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox"])
        yield browser.new_page()
        browser.close()
