"""What is wrong with a built site is told, place by place; what leads somewhere is not."""

from pathlib import Path

import pytest
from made.check import find_faults, look

SOUND = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="a.css"><h1 id="top">한국</h1>
<a href="#top">up</a><a href="inner/b.html#there">on</a><a href="https://example.org/x">out</a><a href="mailto:desk@example.org">mail</a>
<img src="p.png" alt="a picture">"""


@pytest.fixture
def site(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "b.html").write_text(
        '<p id="there">b</p><a href="../index.html#top">back</a>', encoding="utf-8"
    )
    (tmp_path / "a.css").write_text(
        "p{background:url(p.png)} i{background:url('data:image/png;base64,x')}", encoding="utf-8"
    )
    (tmp_path / "p.png").write_bytes(b"")
    (tmp_path / "index.html").write_text(SOUND, encoding="utf-8")
    return tmp_path


def test_a_site_that_holds_together_has_no_faults(site: Path):
    assert list(find_faults(site)) == []


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ('<a href="gone.html">x</a>', ["index.html: gone.html: leads nowhere"]),
        (
            '<a href="inner/b.html#not">x</a>',
            ["index.html: inner/b.html#not: leads to a page that lacks this place"],
        ),
        ('<a href="#not">x</a>', ["index.html: #not: leads to a page that lacks this place"]),
        (
            '<a href="http://example.org">x</a>',
            ["index.html: http://example.org: must be https and name a host"],
        ),
        ('<img src="p.png">', ["index.html: p.png: says nothing to who cannot see it"]),
        (
            '<script src="https://cdn.example.org/x.js"></script>',
            ["index.html: fetches https://cdn.example.org/x.js"],
        ),
        ('<link rel="preload" href="//example.org/f.woff2">', ["index.html: fetches //example.org/f.woff2"]),
    ],
)
def test_a_fault_of_a_page_is_told(site: Path, written, faults):
    (site / "index.html").write_text(SOUND + written, encoding="utf-8")
    assert list(find_faults(site)) == faults


def test_a_sheet_that_fetches_from_elsewhere_or_nowhere_is_told(site: Path):
    (site / "a.css").write_text(
        "@font-face{src:url(https://example.org/f.woff2)} p{background:url(q.png)}", encoding="utf-8"
    )
    assert list(find_faults(site)) == [
        "a.css: https://example.org/f.woff2: is not part of the site",
        "a.css: q.png: is not part of the site",
    ]


def test_a_browser_finds_what_a_page_asks_for_only_once_it_runs_and_what_a_phone_cuts_off(
    site: Path, browser
):
    (site / "index.html").write_text(
        f"{SOUND}<script>new Image().src = 'http://127.0.0.1:9/x.png'; nobody()</script>", encoding="utf-8"
    )
    (site / "inner" / "b.html").write_text('<div style="width: 500px">wide</div>', encoding="utf-8")
    assert sorted(look(site, browser.new_page())) == [
        "index.html: http://127.0.0.1:9/x.png",
        "index.html: nobody is not defined",
        "inner/b.html: is 508 px wide on a phone of 360",
    ]
