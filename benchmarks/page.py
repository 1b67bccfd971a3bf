"""The page beside nbconvert's lab template, from the same executed notebook: bytes, and how soon a reader sees the first chart."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
ROUNDS = 7
BUDGET = 2_500_000  # bytes of the sample's page
# The first chart is seen when a picture of some size stands on the screen, in the frame after it was laid out.
WATCH = """
(() => {
  const large = (picture) => picture.getBoundingClientRect().width > 300;
  const look = () => [...document.querySelectorAll("svg, img")].some(large)
    ? requestAnimationFrame(() => { window.firstChart = performance.now(); })
    : requestAnimationFrame(look);
  look();
})();
"""


def bench_page(rounds: int = ROUNDS) -> None:
    """Print for each page its bytes, and when its first chart and its end are there, as ratios to the lab template."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("  no chromium on the path: install Debian's package chromium")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        pages = _make_pages(Path(folder))
        browser = driver.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        times = {name: [] for name in pages}
        for _ in range(rounds):  # interleaved: a busy machine slows both
            for name, page in pages.items():
                times[name].append(_open(browser, page))
        browser.close()
        _tell(pages, times)


def _make_pages(folder):
    """Return the page of the sample edition, and the lab template's of the same notebook."""
    subprocess.run(
        [Path(sys.executable).with_name("dyads"), "-q", "run", "sample", "--as-of", "2026-06-01", "--reports", folder],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    edition = (folder / "sample" / "latest").resolve()
    begin = perf_counter()
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "html", "--template", "lab", "--output", folder / "lab.html", edition / "notebook.ipynb"],
        check=True, capture_output=True,
    )  # fmt: skip
    print(f"  the lab template takes {perf_counter() - begin:.1f} s to convert")
    return {"lab template": folder / "lab.html", "dyads": edition / "briefing.html"}


def _open(browser, page):
    """Return the milliseconds until the first chart is seen, and until the page is loaded; nothing comes from the net."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    window = context.new_page()
    window.route("http*://**", lambda route: route.abort())
    window.add_init_script(WATCH)
    window.goto(page.as_uri(), wait_until="load")
    window.wait_for_function("window.firstChart")
    chart, ready = window.evaluate("[firstChart, performance.getEntriesByType('navigation')[0].loadEventEnd]")
    context.close()
    return chart, ready


def _tell(pages, times):
    base = {
        name: [statistics.median(column) for column in zip(*rows, strict=True)]
        for name, rows in times.items()
    }
    for name, page in pages.items():
        (chart, ready), (lab_chart, lab_ready) = base[name], base["lab template"]
        print(
            f"  {name:<13} {page.stat().st_size / 1e6:5.2f} MB   first chart {chart:6.0f} ms (×{lab_chart / chart:.1f})   "
            f"ready {ready:6.0f} ms (×{lab_ready / ready:.1f})"
        )
    size = pages["dyads"].stat().st_size
    print(f"  the sample's page has {size / BUDGET:.0%} of its {BUDGET / 1e6:.1f} MB")
