from small_tables import voices_of

from dyads.charts import plot_voices
from dyads.tables import VOICES

NAMES = {"a": "Ana", "b": "Ben", "c": "Cleo"}


def test_who_is_quoted_most_is_the_finding():
    figure = plot_voices(voices_of({"a": (9, 1), "b": (4, 3)}), NAMES)
    assert figure.title == "Ben is quoted in 3 articles, more than anybody else"
    assert figure.description == (
        "Bars of articles that name and that quote each actor, the 2 most quoted of 2: "
        "Ben 4 named, 3 quoted; Ana 9 named, 1 quoted."
    )
    assert figure.data.rows == (("Ben", 3, 4, 3, 0, "b"), ("Ana", 1, 9, 1, 0, "a"))


def test_a_shared_lead_is_a_question():
    assert (
        plot_voices(voices_of({"a": (9, 3), "b": (4, 3)}), NAMES).title
        == "Who is talked about, and who speaks?"
    )


def test_one_document_is_not_documents():
    assert (
        plot_voices(voices_of({"a": (1, 1)}), NAMES).title
        == "Ana is quoted in 1 article, more than anybody else"
    )


def test_nobody_quoted_is_said():
    for table in (VOICES.empty(), voices_of({"a": (3, 0)})):
        assert plot_voices(table, NAMES).title == "Nobody is quoted by name in these articles."
