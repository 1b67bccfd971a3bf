"""A page in its reader's language, and what in it is in another one."""

import re
from datetime import date

import pytest
from nbformat import v4

from dyads.report.page import render_page
from dyads.report.pdf import render_pdf
from dyads.report.reading import read_briefing

SENTENCES = {"The ministry met.": "en", "외교부가 만났다.": "ko", "外務省は会った。": "ja"}


def briefing(language, *cells, title="Harbour"):
    evidence = {
        "items": {
            "japan": {
                "label": "Japan",
                "sentences": [
                    {"text": text, "title": text, "outlet": "", "date": "", "document": text}
                    for text in SENTENCES
                ],
            }
        }
    }
    output = v4.new_output("display_data", data={"application/vnd.dyads.evidence+json": evidence})
    facts = {
        "title": title,
        "language": language,
        "period": [date(2015, 4, 13).isoformat(), date(2015, 4, 20).isoformat()],
        "as_of": "2015-04-20",
    }
    code = v4.new_code_cell("made()", outputs=[output])
    return read_briefing(v4.new_notebook(cells=[*cells, code], metadata={"dyads": facts}))


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_a_quoted_sentence_says_its_language_where_it_is_not_the_pages(language):
    page = render_page(briefing(language))
    assert f'<html lang="{language}">' in page
    for sentence, own in SENTENCES.items():
        marked = "" if own == language else f' lang="{own}"'
        assert re.search(rf'<p id="s[.0-9]+"{marked}>{re.escape(sentence)}</p>', page)
        assert f"<span{marked}>{sentence}</span>" in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("13–19 April 2015", "As of 20 April 2015", "Evidence")),
        ("ko", ("2015년 4월 13일~19일", "기준일 2015년 4월 20일", "근거")),
        ("ja", ("2015年4月13日～19日", "2015年4月20日現在", "根拠")),
    ],
)
def test_days_and_words_are_those_of_the_reader(language, words):
    page = render_page(briefing(language))
    assert all(word in page for word in words)


def test_a_title_of_the_users_own_stays_and_says_its_language():
    assert '<h1 lang="en">Harbour</h1>' in render_page(briefing("ja"))
    assert "<h1>港の週報</h1>" in render_page(briefing("ja", title="港の週報"))


def test_a_page_in_a_language_we_do_not_speak_speaks_english_around_the_notebooks_own_words():
    page = render_page(briefing("fr", v4.new_markdown_cell("Le port est ouvert.")))
    assert '<html lang="en">' in page
    assert "As of 20 April 2015" in page
    assert '<p lang="fr">Le port est ouvert.</p>' in page


def test_a_pdf_breaks_korean_words_nowhere_and_sets_what_has_no_spaces_too():
    text = v4.new_markdown_cell("외교부는 회담을 마치고 발표했다. " * 20 + "가" * 400)
    assert render_pdf(briefing("ko", text)).startswith(b"%PDF")
