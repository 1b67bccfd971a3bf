import re
import subprocess

import pytest

from dyads.report.blocks import Briefing, Column, Data, Facts, Inline, Paragraph, Table
from dyads.report.cells import write_csv
from dyads.report.page import render_page
from dyads.report.pdf import find_replaced


@pytest.mark.parametrize("policy_off", [False, True])
def test_hostile_text_runs_nothing_with_and_without_the_policy(edition, open_page, policy_off):
    page = open_page(edition.page, bypass_csp=policy_off)
    page.wait_for_selector("figure.is-live")
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    page.wait_for_timeout(300)
    assert (page.dialogs, page.troubles) == ([], [])
    assert page.locator("[onerror], [onclick], [onload], main img, foreignObject").count() == 0
    assert "</script><img src=x onerror=alert(1)>" in page.locator("h1").inner_text()


def test_the_page_asks_nobody_for_anything(edition, open_page):
    page = open_page(edition.page)
    page.wait_for_selector("figure.is-live")
    assert [url for url in page.asked if not url.startswith("data:")] == [edition.page.as_uri()]


def test_a_live_chart_draws_its_specification_over_the_picture(edition, open_page):
    page = open_page(edition.page)
    page.wait_for_selector("figure.is-live .live svg")
    assert page.locator("#figure-1 .live .mark-rect path").count() == 2
    assert not page.locator("#figure-1 .still").is_visible()
    page.locator("#figure-1 .live .mark-rect path").first.hover()
    page.wait_for_selector("#vg-tooltip-element.visible")
    assert "Ministry of Examples" in page.locator("#vg-tooltip-element").inner_text()


def test_without_scripts_everything_is_readable(edition, open_page):
    page = open_page(edition.page, java_script_enabled=False)
    assert page.locator("#figure-1 .still svg").is_visible()
    assert (
        page.locator("#figure-1 svg[role=img]")
        .get_attribute("aria-label")
        .startswith("Bars: Ministry of Examples leads.")
    )
    assert page.locator("#table-1 table").inner_text().split("\n")[0].split("\t") == [
        "What",
        "Day",
        "Number",
        "Lift",
    ]
    assert page.locator("#table-1 a[download]").get_attribute("download") == "table-1.csv"


def test_paper_shows_the_picture_not_the_live_chart(edition, open_page):
    page = open_page(edition.page)
    page.wait_for_selector("figure.is-live")
    page.emulate_media(media="print")
    assert page.locator("#figure-1 .still svg").is_visible()
    assert not page.locator("#figure-1 .live").is_visible()


@pytest.mark.parametrize("width", [360, 800, 1440])
def test_nothing_sticks_out_of_the_window(edition, open_page, width):
    page = open_page(edition.page, viewport={"width": width, "height": 900})
    page.wait_for_selector("figure.is-live")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_table_is_sorted_by_its_heads_numbers_as_numbers(edition, open_page):
    page = open_page(edition.page)
    button = page.locator("#table-1 th button").nth(2)
    numbers = page.locator("#table-1 tbody td:nth-child(3)")
    button.click()
    assert numbers.all_inner_texts() == ["1,200", "12", "3"]
    button.press("Enter")
    assert numbers.all_inner_texts() == ["3", "12", "1,200"]
    assert page.locator("#table-1 th").nth(2).get_attribute("aria-sort") == "ascending"


def test_the_table_can_be_taken_along_as_csv(edition, open_page):
    page = open_page(edition.page)
    with page.expect_download() as download:
        page.locator("#table-1 a[download]").click()
    assert download.value.path().read_bytes() == (edition.folder / "data" / "table-1.csv").read_bytes()


def test_every_letter_is_set_in_the_embedded_font(edition, open_page):
    page = open_page(edition.page)
    page.wait_for_selector("figure.is-live")
    assert page.evaluate("""document.fonts.check('16px "Noto Sans CJK JP"', '예시見本 A')""")
    assert page.evaluate("[...document.fonts].map(font => font.status)") == ["loaded", "loaded"]


def test_the_page_names_no_address_but_its_own_places(edition):
    page = edition.page.read_text(encoding="utf-8")
    own = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert set(re.findall(r"""(?:href|src)=["']?([a-z]+:|#|/)""", own)) <= {"data:", "#"}


def test_ids_are_numbered_by_place_and_stand_once(edition):
    ids = re.findall(r'\sid="([^"]+)"', edition.page.read_text(encoding="utf-8"))
    assert len(ids) == len(set(ids))
    assert {"figure-1", "figure-1-clip0", "figure-1-bar", "table-1", "findings"} <= set(ids)


def test_the_pdf_is_tagged_and_shows_what_no_font_has(edition):
    words = subprocess.run(["pdftotext", edition.pdf, "-"], capture_output=True, text=True, check=True).stdout
    for expected in (
        "예시",
        "見本",
        "한국어 日本語",
        "[U+1F600]",
        "</script>",
        "Figure 1",
        "Table 1",
        "<0.01",
        "13–19 April 2015",
    ):
        assert expected in words
    facts = subprocess.run(["pdfinfo", edition.pdf], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged:\s+yes", facts)
    assert edition.replaced == {"\U0001f600": 1}


def test_characters_are_looked_for_where_the_pdf_shows_them():
    briefing = Briefing("t", Facts(), (Paragraph((Inline("text", "\U0001f600 and \U0001f600"),)),))
    assert find_replaced(briefing) == {"\U0001f600": 2}


def test_of_five_thousand_rows_the_page_shows_some_says_so_and_carries_all(open_page, tmp_path):
    columns = (
        Column("place", "Place", "integer"),
        Column("title", "제목", "text"),
        Column("share", "Share", "share"),
    )
    rows = tuple((place, f"=제목 {place % 7} #{place}%", place / 5000) for place in range(5000))
    briefing = Briefing("t", Facts(language="ko"), (Table(1, "table-1", Data("sources", columns, rows), ""),))
    (tmp_path / "page.html").write_text(render_page(briefing), encoding="utf-8")
    page = open_page(tmp_path / "page.html")
    assert page.locator("tbody tr").count() == 500
    assert "500" in page.locator("figure .note").first.inner_text()
    assert "5,000" in page.locator("figure .note").first.inner_text()
    with page.expect_download() as download:
        page.locator("a[download]").click()
    assert download.value.path().read_bytes() == b"\xef\xbb\xbf" + write_csv(briefing.data[0]).encode()
    title = page.locator("th button").nth(1)
    title.focus()
    page.keyboard.press("Enter")
    assert page.locator("th").nth(1).get_attribute("aria-sort") == "ascending"
    assert page.locator("tbody td:nth-child(2)").all_inner_texts()[:3] == [
        "=제목 0 #0%",
        "=제목 0 #7%",
        "=제목 0 #14%",
    ]
    assert page.locator("tbody td").first.evaluate("cell => getComputedStyle(cell).textAlign") == "right"
    assert page.locator("tbody td").nth(1).evaluate("cell => getComputedStyle(cell).textAlign") == "left"
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    printed = subprocess.run(
        ["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    with_rows = [sheet for sheet in printed.split("\f") if "#" in sheet]
    assert len(with_rows) > 5
    assert all("Share" in sheet for sheet in with_rows)  # every sheet has the heads of its columns
    assert (page.troubles, page.dialogs) == ([], [])
