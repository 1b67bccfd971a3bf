"""The letter about an edition, as a mail program reads it."""

from __future__ import annotations

import base64
import email
import re
from datetime import UTC, datetime
from email import policy

import pytest

from dyads.delivery.letter import CHARTS, write_letter
from dyads.delivery.message import write_message
from dyads.errors import DeliveryError
from dyads.language import LANGUAGES

NOW = datetime(2026, 1, 5, 6, tzinfo=UTC)

WHO = {"sender": "Desk <desk@example.org>", "recipient": "a@example.org", "name": "weekly/1", "now": NOW}


def read(letter, **more):
    return email.message_from_bytes(
        write_message(letter, **{**WHO, **more}).as_bytes(), policy=policy.default
    )


def test_a_letter_has_a_text_a_page_its_charts_within_and_the_pdf(put_edition):
    message = read(write_letter(put_edition(), site="https://example.org/archive/"))
    assert message["Subject"] == "Weekly briefing, 29 December 2025 – 4 January 2026"
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png", "application/pdf",
    ]  # fmt: skip
    text = message.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert text.splitlines()[:4] == ["Weekly briefing", "29 December 2025 – 4 January 2026", "", "4 articles"]
    assert "- Japan is named in 3 of 4 articles.\n- <script>alert(1)</script> & more.\n" in text
    assert "- Japan: 75%\n" in text
    assert f"On the web: https://example.org/archive/weekly/{WEEK}/briefing.html\n" in text
    assert "\n\n\n" not in text
    page = message.get_body(("html",)).get_content()
    (picture,) = (part for part in message.walk() if part.get_content_type() == "image/png")
    assert picture["Content-ID"] == "<frequency>"
    assert re.findall(r'<img src="cid:([^"]+)" alt="([^"]+)"', page) == [
        ("frequency", "What frequency shows.")
    ]
    (pdf,) = message.iter_attachments()
    assert (pdf.get_filename(), pdf.get_content()) == (f"weekly-{WEEK}.pdf", b"%PDF-1.7 tea")


WEEK = "2025-12-29--2026-01-04"


def test_the_page_has_no_script_asks_for_nothing_and_holds_findings_as_text(put_edition):
    page = write_letter(put_edition(title="<b>Tea</b> & more")).html
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more." in page
    assert "<b>Tea" not in page
    assert not re.search(r'(?:src|href|url)\s*[=(]\s*["\']?(?!cid:)\w+:', page)
    assert "<style" not in page  # what mail programs throw away
    assert "<link" not in page


def test_a_line_break_in_a_title_becomes_no_header(put_edition):
    message = read(write_letter(put_edition(title="Weekly\r\nBcc: everybody@example.org\n\nHello")))
    assert message["Bcc"] is None
    assert message["Subject"].startswith("Weekly Bcc: everybody@example.org Hello, 29 December")


def test_the_same_revision_to_the_same_reader_has_the_same_message_id(put_edition):
    letter = write_letter(put_edition())
    assert read(letter)["Message-ID"] == read(letter)["Message-ID"]
    assert read(letter)["Message-ID"] != read(letter, recipient="b@example.org")["Message-ID"]
    assert read(letter)["Message-ID"] != read(letter, name="weekly/2")["Message-ID"]
    assert read(letter)["Message-ID"].endswith("@example.org>")


def test_a_restated_and_an_insufficient_edition_say_so_first(put_edition):
    letter = write_letter(
        put_edition(revision=2, because=["corpus"], status="insufficient", short={"documents": [4, 20]})
    )
    assert letter.subject.endswith(" (revision 2)")
    for told in (letter.text, letter.html):
        assert told.index("Revision 2. It replaces an earlier one; what has changed: articles.") < told.index(
            "Key findings"
        )
        assert told.index("Insufficient: 4 articles instead of 20.") < told.index("Key findings")


def test_a_chart_that_shows_nothing_is_left_out(put_edition):
    letter = write_letter(put_edition(figures=["empty", "frequency"]))
    assert [chart.name for chart in letter.charts] == ["frequency"]


def test_a_letter_carries_the_first_charts_and_no_pdf_that_servers_refuse(put_edition, monkeypatch):
    letter = write_letter(put_edition(figures=[f"chart-{n}" for n in range(7)], pdf=b"x" * 10_000_001))
    assert [chart.name for chart in letter.charts] == [f"chart-{n}" for n in range(CHARTS)]
    assert letter.pdf is None
    assert "The PDF is too large for a letter." in letter.text
    left = write_letter(put_edition(), attach=False)
    assert left.pdf is None
    assert "PDF" not in left.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_whole_letter(put_edition, language):
    letter = write_letter(
        put_edition(language=language, findings=["1"], revision=2, because=["corpus"]),
        site="https://example.org",
    )
    assert f'<html lang="{language}">' in letter.html
    english = ("Key findings", "Most named", "articles", "attached", "web", "revision", "Share", "Actor")
    left = [
        word for word in english if word in letter.text + letter.html.partition("</head>")[2] + letter.subject
    ]
    assert left == ([] if language != "en" else list(english))


def test_the_page_fits_a_mail_window_and_a_phone_and_has_no_barrier(put_edition, open_page, axe, tmp_path):
    theme = {"name": "Desk", "classification": "internal", "footer": "Not for onward distribution"}
    letter = write_letter(
        put_edition(title="한일 관계 주간 브리핑", language="ko", theme=theme), site="https://example.org"
    )
    page = letter.html
    for chart in letter.charts:
        page = page.replace(
            f"cid:{chart.name}", f"data:image/png;base64,{base64.b64encode(chart.png).decode()}"
        )
    (tmp_path / "letter.html").write_text(page, encoding="utf-8")
    shown = open_page(tmp_path / "letter.html", viewport={"width": 600, "height": 900}, bypass_csp=True)
    for width in (600, 360):
        shown.set_viewport_size({"width": width, "height": 900})
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        assert shown.evaluate("document.images[0].getBoundingClientRect().right") <= width
    assert [url for url in shown.asked if not url.startswith(("file:", "data:"))] == []
    assert axe(shown) == []


def test_an_edition_without_anything_has_a_letter_too_and_half_of_one_has_none(put_edition):
    edition = put_edition(findings=(), figures=(), corpus={})
    assert "It does not say how many articles it counts." in write_letter(edition).text
    (edition.path / "notebook.ipynb").unlink()
    with pytest.raises(DeliveryError, match=r"notebook\.ipynb: cannot be read"):
        write_letter(edition)
