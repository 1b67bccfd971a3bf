"""What an analyst draws with matplotlib, on the page and in the PDF."""

import os
import subprocess
from dataclasses import replace

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dyads import fonts
from dyads.kernels import STILL, keep_warm
from dyads.report import make_edition

DRAWING = """
import matplotlib.pyplot as plt
plt.plot([1, 30, 200], label="한국")
plt.yscale("log")
plt.title("기사와 記事")
plt.ylabel("記事数")
plt.legend()
plt.show()
"""


@pytest.fixture(scope="module")
def drawn(write_order):
    """The edition from a kernel that was started, and from one where matplotlib was there already."""
    order = write_order(new_notebook(cells=[new_markdown_cell("# Mine"), new_code_cell(DRAWING)]))
    again = replace(order, reports=order.reports.with_name("again"))
    with keep_warm(["matplotlib.figure"], {**os.environ, **STILL}):
        warm = make_edition(again)
    return make_edition(order), warm


def test_a_matplotlib_figure_is_a_vector_picture_with_its_letters_in_our_font(drawn):
    page = drawn[0].page.read_text()
    svg = page[page.index("<svg", page.index('id="figure-1"')) :].partition("</svg>")[0]
    for words in ("기사와 記事", "記事数", "한국"):
        assert f">{words}</text>" in svg
    assert f"font-family: '{fonts.FAMILY}'" in svg
    assert "DejaVu" not in svg
    assert "data:image/png" not in page


def test_its_description_is_what_is_written_in_it(drawn):
    assert 'aria-label="기사와 記事 · 記事数 · 한국"' in drawn[0].page.read_text()


def test_the_pdf_has_its_letters_as_text(drawn):
    words = subprocess.run(
        ["pdftotext", drawn[0].pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "기사와 記事" in words
    assert "한국" in words


def test_the_same_notebook_gives_the_same_bytes_twice(drawn):
    for name in ("briefing.html", "briefing.pdf", "figures/figure-1.svg"):
        one, other = ((edition.folder / name).read_bytes() for edition in drawn)
        assert one == other
