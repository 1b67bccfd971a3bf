import pytest
from small_tables import frequency_of

from dyads.charts import plot_frequency
from dyads.tables import FREQUENCY

NAMES = {"jpn": "Japan", "kor": "South Korea", "usa": "United States"}


def test_the_most_named_actor_is_the_finding():
    figure = plot_frequency(frequency_of({"kor": 4, "jpn": 8}), NAMES)
    assert figure.title == "Japan is named in 80% of the articles, more than any other actor"
    assert figure.description == (
        "Bar chart of how many of 10 articles name each actor, the 2 most named of 2: Japan 8 of 10; South Korea 4 of 10."
    )
    assert figure.data.rows == (
        ("Japan", 8, 0.8, 0.64, 0.96, 16, "jpn"),
        ("South Korea", 4, 0.4, 0.32, 0.48, 8, "kor"),
    )


@pytest.mark.parametrize(
    "table", [frequency_of({"kor": 8, "jpn": 8}), frequency_of({"kor": 4, "jpn": 8}, rank_high=2)]
)
def test_a_lead_that_is_shared_or_does_not_hold_over_resamples_is_a_question(table):
    assert plot_frequency(table, NAMES).title == "Who is named in the most articles?"


def test_only_the_top_actors_are_shown_and_the_description_says_of_how_many():
    figure = plot_frequency(frequency_of({"kor": 4, "jpn": 8, "usa": 1}), NAMES, top=2)
    assert [row[0] for row in figure.data.rows] == ["Japan", "South Korea"]
    assert "the 2 most named of 3" in figure.description


def test_one_document_is_not_documents():
    figure = plot_frequency(frequency_of({"jpn": 1}, total=1), NAMES)
    assert figure.description.startswith("Bar chart of how many of 1 article name each actor")


def test_nobody_named_is_said_and_not_drawn():
    figure = plot_frequency(FREQUENCY.empty(), NAMES)
    assert figure.title == figure.description == "No actor is named in these articles."
    assert "No actor is named" in figure.svg
    assert figure.data.rows == ()


@pytest.mark.parametrize(
    ("language", "title"),
    [("ko", "가장 많은 기사에 등장한 행위자는 일본(80%)"), ("ja", "最も多くの記事に登場したのは日本（80%）")],
)
def test_the_chart_speaks_its_readers_language(language, title):
    assert (
        plot_frequency(
            frequency_of({"kor": 4, "jpn": 8}),
            {"jpn": "日本" if language == "ja" else "일본"},
            language=language,
        ).title
        == title
    )


def test_issues_are_counted_like_actors_and_called_issues():
    figure = plot_frequency(frequency_of({"trade": 3}), {"trade": "Trade"}, subject="issue")
    assert figure.title == "Trade comes up in 30% of the articles, more than any other issue"
    assert figure.data.columns[0].label == "Issue"
    assert (
        plot_frequency(FREQUENCY.empty(), {}, subject="issue").title == "No issue comes up in these articles."
    )
