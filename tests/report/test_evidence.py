import re
import subprocess

import pytest
from playwright.sync_api import expect

from dyads.report.blocks import Briefing, Column, Data, Facts, Inline, Paragraph, Table
from dyads.report.content import write_content
from dyads.report.evidence import Evidence, Piece, Sentence, read_evidence, select_evidence

LABEL = "Ministry of Examples </script><img src=x onerror=alert(1)>"


def pieces(text, *marks):
    bundle = {"items": {"x": {"label": "X", "sentences": [{"text": text, "marks": list(marks)}]}}}
    [item] = read_evidence(bundle)
    return [(piece.text, piece.marked) for piece in item.sentences[0].pieces]


def test_a_sentence_is_cut_at_its_marks_by_code_points():
    assert pieces("a😀bc", [1, 2]) == [("a", False), ("😀", True), ("bc", False)]
    assert pieces("abcdef", [0, 2], [1, 4], [4, 5]) == [("ab", True), ("cd", True), ("e", True), ("f", False)]
    assert pieces("abc", [2, 9]) == [("ab", False), ("c", True)]
    assert pieces("abc") == [("abc", False)]


def test_evidence_without_sentences_is_no_error():
    [item] = read_evidence({"items": {"x": {}}})
    assert (item.id, item.label, item.sentences, item.total, item.articles) == ("evidence-x", "x", (), 0, ())
    assert list(read_evidence({})) == []


def item(name, sentences, total=0, text="", document=""):
    sentence = Sentence((Piece(text, marked=True),), "", "", "", "", "", document)
    return Evidence(name, name, (sentence,) * sentences, total or sentences)


def test_a_page_has_room_for_so_much_evidence_and_the_largest_comes_first():
    few = [item("a", 3), item("b", 25, 900)]
    assert [(one.id, len(one.sentences)) for one in select_evidence(few)] == [("b", 25), ("a", 3)]
    many = [item(f"evidence-{number:03}", 25, 100) for number in range(500)]
    assert {len(one.sentences) for one in select_evidence(many)} == {12}  # 500 × 12 × 140 bytes < 1,000,000
    most = [item(f"evidence-{number:04}", 25, 3000 - number) for number in range(3000)]
    shown = select_evidence(most)
    assert [one.total for one in shown] == list(range(3000, 3000 - 2380, -1))  # 60 + 2,380 × 3 × 140 bytes
    assert {len(one.sentences) for one in shown} == {3}


def test_a_sentence_behind_many_numbers_takes_the_room_of_one():
    long = "長い" * 100_000  # 600,000 bytes
    twice = [item("a", 1, 9, long, "d1"), item("b", 1, 8, long, "d1")]
    assert [one.id for one in select_evidence(twice)] == ["a", "b"]
    two = [item("a", 1, 9, long, "d1"), item("b", 1, 8, long, "d2")]
    assert [one.id for one in select_evidence(two)] == ["a"]


def test_a_smaller_sample_reaches_from_the_first_sentence_to_the_last():
    bundle = {
        "items": {f"x{n}": {"sentences": [{"text": str(place)} for place in range(25)]} for n in range(500)}
    }
    first = select_evidence(read_evidence(bundle))[0]
    assert [sentence.text for sentence in first.sentences] == [
        "0",
        "2",
        "4",
        "6",
        "8",
        "10",
        "12",
        "14",
        "16",
        "18",
        "20",
        "22",
    ]


def test_a_click_on_a_bar_opens_the_sentences_behind_it(edition, open_page):
    page = open_page(edition.page)
    page.wait_for_selector("figure.is-live")
    page.locator("#figure-1 .live .mark-rect path").first.hover()
    assert page.locator("#figure-1 .live").evaluate("stage => stage.style.cursor") == "pointer"
    page.locator("#figure-1 .live .mark-rect path").first.click()
    assert page.locator("#panel h2").inner_text() == LABEL
    assert page.locator("#panel mark").all_inner_texts() == [
        "Ministry of Examples",
        "ministry",
        "예시",
        " 見本",
    ]
    notes = [
        note.replace("\N{NO-BREAK SPACE}", " ") for note in page.locator("#panel li .note").all_inner_texts()
    ]
    assert notes[0] == (
        "It opened </script><img src=x onerror=alert(1)> · Example Post · 2015-04-13 · name</script><img src=x onerror=alert(1)>"
    )
    assert notes[-1] == "a2 · no date"
    assert "A sample: 3 of 21 sentences." in page.locator("#panel").inner_text()
    assert page.evaluate("location.hash") == "#evidence-ministry"
    assert (page.dialogs, page.troubles) == ([], [])


def test_a_number_opens_its_sentences_by_keyboard_and_escape_goes_back_to_it(edition, open_page):
    page = open_page(edition.page)
    door = page.locator("#table-1 a.door")
    assert door.all_inner_texts() == ["12"]
    assert door.get_attribute("aria-label") == "12: Evidence, A pair"
    door.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "A pair"
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("^[^#]*$"))
    expect(page.locator(":focus")).to_have_text("12")
    assert not page.locator("#panel").is_visible()


def test_a_finding_has_a_door_only_where_there_is_evidence(edition, open_page):
    page = open_page(edition.page)
    assert page.locator("main p a").all_inner_texts()[:2] == ["a door", "a place"]
    page.get_by_role("link", name="a door").click()
    assert page.locator("#panel").is_visible()


def test_the_back_button_closes_what_a_door_opened_and_forward_opens_it_again(edition, open_page):
    page = open_page(edition.page)
    door = page.locator("#table-1 a.door")
    door.click()
    assert page.locator("#panel").is_visible()
    page.go_back()
    expect(page).to_have_url(re.compile("^[^#]*$"))
    expect(page.locator("#panel")).not_to_be_visible()
    page.go_forward()
    assert page.locator("#panel h2").inner_text() == "A pair"
    page.get_by_role("button", name="Close").click()
    expect(page).to_have_url(re.compile("^[^#]*$"))
    expect(page.locator(":focus")).to_have_text("12")


def test_an_address_with_evidence_opens_it_and_survives_being_loaded_again(edition, browser):
    page = browser.new_page()
    page.goto(f"{edition.page.as_uri()}#evidence-ministry")
    assert page.locator("#panel h2").inner_text() == LABEL
    page.reload()
    assert page.locator("#panel h2").inner_text() == LABEL
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("^[^#]*$"))
    expect(page.locator(":focus")).to_have_text("21")  # the number that it is behind
    assert page.locator("#figure-1 .fold").first.get_attribute("open") == ""
    page.goto(f"{edition.page.as_uri()}#%")
    assert not page.locator("#panel").is_visible()
    page.close()


def test_without_scripts_a_door_leads_to_the_end_of_the_page(edition, open_page):
    page = open_page(edition.page, java_script_enabled=False)
    page.get_by_role("link", name="a door").click()
    assert page.locator("#evidence-pair").is_visible()
    entry = page.locator("#evidence-pair li a")
    assert entry.all_inner_texts() == ["Example Post · 2015-04-13"]
    entry.click()
    assert page.locator(":target").inner_text() == "예시 見本"
    assert page.locator(":target mark").all_inner_texts() == ["예시", " 見本"]


def test_the_pdf_has_numbered_notes_with_the_articles(edition):
    words = subprocess.run(
        ["pdftotext", "-layout", edition.pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    notes = words[words.rindex("Notes") :]
    assert "1 A pair" in " ".join(notes.split())
    assert "1 It opened </script><img src=x onerror=alert(1)>, Example Post, 2015-04-13" in " ".join(
        notes.split()
    )
    assert "Ministry of Examples" not in notes.split("Provenance")[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_from_reading(edition, open_page, scheme, axe):
    page = open_page(edition.page, bypass_csp=True, color_scheme=scheme)
    page.wait_for_selector("figure.is-live")
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert axe(page) == []
    page.locator("#table-1 a.door").click()
    assert axe(page) == []


def test_in_the_pdf_a_note_cites_the_rows_of_a_table_of_articles_and_lists_only_the_others():
    sentences = [
        {"document": "a", "title": "First", "text": "One.", "marks": [], "day": "2015-05-01"},
        {"document": "x", "title": "Elsewhere", "text": "Two.", "marks": [], "day": "2015-05-02"},
    ]
    [number] = read_evidence({"items": {"peru": {"label": "Peru", "sentences": sentences}}})
    columns = (Column("title", "Title", "text"), Column("document", "document", "text", shown=False))
    sources = Table(1, "table-1", Data("sources", columns, (("Zero", "z"), ("First", "a"))), "")
    finding = Paragraph((Inline("link", url="#evidence-peru", parts=(Inline("text", "Peru"),)),))
    content = write_content(Briefing("t", Facts(), (finding, sources), {number.id: number}))
    assert content["blocks"][1]["numbered"]
    assert [note["articles"] for note in content["notes"]] == [[2, 3]]
    assert content["articles"] == [[3, "Elsewhere"]]
    twice = Table(1, "table-1", Data("sources", columns, (("First", "a"), ("First", "a"))), "")
    without = write_content(Briefing("t", Facts(), (finding, twice), {number.id: number}))
    assert not without["blocks"][1]["numbered"]
    assert without["articles"] == [[1, "First"], [2, "Elsewhere"]]
