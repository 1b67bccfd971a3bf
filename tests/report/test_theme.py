"""Whose briefing it is, on the page and in the PDF."""

import re
import subprocess

import nbformat
import pytest

from dyads.branding import read_theme
from dyads.errors import EditionError
from dyads.report.page import render_page
from dyads.report.pdf import render_pdf
from dyads.report.reading import read_briefing

HOSTILE = "</style></script><img src=x onerror=alert(1)>"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><script>alert(1)</script><rect width="120" height="60" fill="#7a1f3d"/><text x="5" y="40">예 \U0001f600</text></svg>'


@pytest.fixture(scope="session")
def themed(edition, tmp_path_factory):
    """Return the page and the PDF of the sample under a theme whose every text is hostile."""
    folder = tmp_path_factory.mktemp("themed")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    given = {"logo": "logo.svg", "accent": "#7a1f3d"} | dict.fromkeys(
        ("name", "footer", "classification"), HOSTILE
    )
    theme, faults = read_theme(given, folder)
    assert faults == []
    notebook = nbformat.read(edition.folder / "notebook.ipynb", as_version=4)
    notebook.metadata["dyads"]["theme"] = theme.to_json()
    notebook.metadata["dyads"]["title"] = f"{HOSTILE} {'longword' * 40}"
    briefing = read_briefing(notebook)
    (folder / "briefing.html").write_text(render_page(briefing), encoding="utf-8")
    (folder / "briefing.pdf").write_bytes(render_pdf(briefing))
    return folder


@pytest.mark.parametrize("policy_off", [False, True])
def test_a_hostile_theme_runs_nothing_and_breaks_no_layout(themed, open_page, policy_off):
    page = open_page(themed / "briefing.html", bypass_csp=policy_off, viewport={"width": 360, "height": 800})
    page.wait_for_selector("figure.is-live")
    assert (page.dialogs, page.troubles) == ([], [])
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator(".marking").all_inner_texts() == [HOSTILE, HOSTILE]
    assert page.locator(".house").inner_text() == HOSTILE
    assert page.locator(".imprint").inner_text() == HOSTILE
    assert page.locator(".house img").evaluate("logo => [logo.naturalWidth > 0, logo.src.slice(0, 26)]") == [
        True,
        "data:image/svg+xml;base64,",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_accent_of_the_house_colours_the_page(themed, open_page, axe, scheme):
    page = open_page(themed / "briefing.html", bypass_csp=True, color_scheme=scheme)
    page.wait_for_selector("figure.is-live")
    accent = page.evaluate("getComputedStyle(document.querySelector('.masthead .period')).color")
    assert (accent == "rgb(122, 31, 61)") is (scheme == "light")
    assert axe(page) == []


def test_every_sheet_of_paper_says_who_may_see_it(themed, open_page, tmp_path):
    page = open_page(themed / "briefing.html")
    page.pdf(path=tmp_path / "paper.pdf", prefer_css_page_size=True)
    for file in (tmp_path / "paper.pdf", themed / "briefing.pdf"):
        sheets = subprocess.run(
            ["pdftotext", file, "-"], capture_output=True, text=True, check=True
        ).stdout.split("\f")[:-1]
        assert len(sheets) >= 2
        assert all(re.sub(r"\s|\u200b", "", sheet).count(re.sub(r"\s", "", HOSTILE)) >= 2 for sheet in sheets)


def test_a_notebook_from_elsewhere_brings_no_logo_of_this_machine(edition):
    notebook = nbformat.read(edition.folder / "notebook.ipynb", as_version=4)
    notebook.metadata["dyads"]["theme"] = {"logo": "/etc/hostname"}
    with pytest.raises(EditionError) as caught:
        read_briefing(notebook)
    assert str(caught.value) == (
        "the notebook carries a theme that cannot be used: theme.logo: must be the picture itself as a data: address, not '/etc/hostname'"
    )
