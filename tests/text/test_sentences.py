import pytest

from dyads.model import Zone
from dyads.text.records import Article, ZoneSpan
from dyads.text.sentences import find_sentences


def sentences(text, zone=Zone.BODY):
    article = Article("a", text, (ZoneSpan(zone, 0, len(text), "test"),))
    return [text[s.start : s.end] for s in find_sentences(article)]


@pytest.mark.parametrize(
    "text",
    [
        "S. Korea and Mr. Lee of the U.S. embassy met on Dec. 12.",
        "They met at 9 a.m. in the building of Lotte Co. and left.",
        'It is "No. 1" on the list.',
        "The index rose 3.5 points.",
        "He wrote of J. P. Morgan.",
        "「とても良い。」と書かれた札が立っている。",
        "값은 3.5배이고 2023.5.21에 발표됐다.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["The fair opened.", "It closed at five."],
        ["“The fair opened.”", "It closed at five."],
        ["They left for the U.S.", "The fair closed."],
        ["Did it open?", "It did!", "Then it closed."],
        ["박람회가 열렸다.", "다섯 시에 닫았다."],
        ["博覧会が開かれた。", "五時に閉じた。"],
    ],
)
def test_a_stop_at_the_end_of_a_sentence_ends_it(parts):
    assert sentences(" ".join(parts)) == parts


def test_korean_sentences_set_close_together_are_two():
    assert sentences("박람회가 열렸다.다섯 시에 닫았다.") == ["박람회가 열렸다.", "다섯 시에 닫았다."]


def test_an_empty_line_ends_a_sentence_and_a_wrapped_line_does_not():
    text = "The fair was opened by the mayor on\nthe first Monday of the month.\n\nSecurity Session\n\nIt closed."
    assert sentences(text) == [
        "The fair was opened by the mayor on\nthe first Monday of the month.",
        "Security Session",
        "It closed.",
    ]


def test_an_indented_line_begins_a_paragraph():
    text = "The fair was opened by the mayor on\nthe first Monday of the month\n    They said it was a good month\nfor it."
    assert len(sentences(text)) == 2


def test_furniture_has_no_sentences():
    assert sentences("Add a comment.", Zone.FURNITURE) == []


def test_a_title_is_sentence_0_of_paragraph_0():
    article = Article("a", "Fair opens. Mayor smiles", (ZoneSpan(Zone.TITLE, 0, 24, "test"),))
    assert [(s.number, s.paragraph, s.start, s.end) for s in find_sentences(article)] == [(0, 0, 0, 24)]


def test_a_title_sentence_is_without_the_mark_of_a_heading():
    article = Article("a", "# Fair opens", (ZoneSpan(Zone.TITLE, 0, 12, "test"),))
    assert [(s.start, s.end) for s in find_sentences(article)] == [(2, 12)]


def test_a_title_is_one_sentence_whatever_it_asks():
    article = Article("a", "Who opens it? The mayor", (ZoneSpan(Zone.TITLE, 0, 23, "test"),))
    assert [(s.start, s.end) for s in find_sentences(article)] == [(0, 23)]


def test_the_width_of_broken_lines_is_that_of_the_body_not_of_what_stands_above_it():
    above = f"address: {'x' * 200}\nteaser: {'y' * 200}\n\n"
    body = "The fair was opened by the mayor on\nthe first Monday of the month."
    zones = (
        ZoneSpan(Zone.FURNITURE, 0, len(above) - 2, "test"),
        ZoneSpan(Zone.BODY, len(above), len(above + body), "test"),
    )
    assert [(s.start, s.end) for s in find_sentences(Article("a", above + body, zones))] == [
        (len(above), len(above + body))
    ]
