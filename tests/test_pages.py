"""Every shipped notebook as its readers meet it: nothing keeps anybody from reading, in a browser or in the PDF."""

import shutil
import sys
from pathlib import Path

import nbformat
import outloud
import pdfua
import pytest

from dyads.cli import main
from dyads.report.blocks import Figure, Table
from dyads.report.evidence import find_anchor
from dyads.report.reading import read_briefing

ROOT = Path(__file__).parents[1]
NO_DOORS = {
    "sources": "its rows are the articles themselves",
    "offices": "its days are the registry's",
    "tree": "a branch of more than two is a mean over pairs",
    "voice": "a caption is no sentence that is counted",
    "quotations": "its rows are what is said",
    "rejected": "a file that was not read has no sentence",
}  # tables and figures with rows that open nothing, and why
NOTEBOOKS = sorted(file.stem for file in (ROOT / "notebooks").glob("*.ipynb"))
ARTICLES = (
    "tokyo-0*",
    "ko-0[1-3]*",
    "ja-0[1-3]*",
)  # of the sample: enough for every figure, and three scripts


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    for pattern in ARTICLES:
        for article in (ROOT / "src" / "dyads" / "sample" / "articles").glob(pattern):
            shutil.copy(article, folder)
    return folder


@pytest.fixture(scope="session", params=NOTEBOOKS)
def made(request, corpus, tmp_path_factory):
    """Return the edition of a notebook on these articles."""
    reports = tmp_path_factory.mktemp("reports")
    params = "sample" if request.param == "briefing" else request.param
    before, sys.argv = sys.argv, ["dyads", "-q", "run", params, "--as-of", "2026-06-01", "--set", f"corpus={corpus}", "--reports", str(reports)]  # fmt: skip
    try:
        with pytest.raises(SystemExit) as left:
            main()
    finally:
        sys.argv = before
    assert not left.value.code
    return (reports / params / "latest").resolve()


def test_nothing_keeps_anybody_from_reading_a_page(made, open_page, axe):
    page = open_page(made / "briefing.html", bypass_csp=True)
    page.locator("figure:has(.live)").first.scroll_into_view_if_needed()
    live = page.locator("figure.is-live").first
    live.wait_for(timeout=10_000)
    told = live.locator(".still svg[role=img]").get_attribute("aria-label")
    assert live.locator(".live").get_attribute("aria-label") == told
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page) == []
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    for door in page.locator("main a.door").all()[:1]:
        door.click()
        assert page.locator("#panel").is_visible()
    assert axe(page) == []
    page.emulate_media(color_scheme="light")
    assert axe(page) == []
    assert [url for url in page.asked if not url.startswith(("data:", "file:"))] == []
    assert (page.troubles, page.dialogs) == ([], [])


def test_a_pdf_can_be_read_aloud(made):
    told = outloud.check(str(made / "briefing.pdf"))
    assert (told.error, told.errors) == (None, 0)
    assert pdfua.validate(str(made / "briefing.pdf")).findings == ()


def test_every_chart_of_a_pdf_is_drawn_in_lines(made):
    assert b"/Subtype /Image" not in (made / "briefing.pdf").read_bytes().replace(
        b"/Subtype/Image", b"/Subtype /Image"
    )


def test_every_number_is_a_door_or_stands_where_the_reason_is_known(made):
    if made.parent.name == "explore":
        pytest.skip("what is asked of a laboratory is not all shown: its kernel opens the rest")
    briefing = read_briefing(nbformat.read(made / "notebook.ipynb", as_version=4))
    assert briefing.unshown == 0
    closed = {}
    for block in briefing.blocks:
        if not isinstance(block, (Figure, Table)) or block.data is None:
            continue
        data = block.data.shown
        counts = [place for place, column in enumerate(data.columns) if column.type == "integer"][
            :2
        ]  # the row's own
        doors = data.doors or ("",) * len(data.rows)
        closed[data.name] = [
            row
            for row, door in zip(data.rows, doors, strict=True)
            if door not in briefing.evidence and any(row[place] for place in counts)
        ]
        drawn = set(_find_doors(block.spec if isinstance(block, Figure) else None))
        assert {name for name in drawn if find_anchor(name) not in briefing.evidence} == set()
    assert {name: rows for name, rows in closed.items() if rows and name not in NO_DOORS} == {}


def _find_doors(value):
    """Yield every door of a spec's data."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "door" and isinstance(inner, str):
                yield from [inner] if inner else []
            else:
                yield from _find_doors(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _find_doors(inner)


def test_every_figure_has_its_five_faces(made, open_page):
    page = open_page(made / "briefing.html", java_script_enabled=False)
    for figure in page.locator("figure.chart").all():
        assert figure.locator(".still svg[role=img]").get_attribute("aria-label")
        assert figure.locator("table.data").count() == 1
        assert figure.locator("script[type='application/json'][id$='-spec']").count() == 1
    pictures = {file.stem for file in (made / "figures").glob("*.png")}
    assert len(pictures) == page.locator("figure.chart, figure.blank").count()
    assert pictures <= {file.stem for file in (made / "data").glob("*.csv")}
