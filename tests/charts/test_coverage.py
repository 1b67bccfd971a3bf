from small_tables import coverage_of

from dyads.charts import plot_coverage
from dyads.tables import COVERAGE


def test_the_outlet_with_the_most_documents_is_the_finding():
    figure = plot_coverage(
        {"Dawn": coverage_of([(1, 2), (0, 0)], undated=1), "Dusk": coverage_of([(2, 2), (3, 3)])}
    )
    assert figure.title == "Dusk gives 5 of 7 articles, more than any other outlet"
    assert figure.description == (
        "Bars of articles over time, a row an outlet, the 2 with most of 2; 7 articles in all: Dusk 5; Dawn 2."
    )
    assert figure.data.rows == (
        ("Dusk", "January 2015", "2015-01-01", 2, 2),
        ("Dusk", "February 2015", "2015-02-01", 3, 3),
        ("Dawn", "January 2015", "2015-01-01", 1, 2),
        ("Dawn", "no known day", None, 1, 1),
    )


def test_a_shared_lead_is_a_question():
    outlets = {"Dawn": coverage_of([(2, 2)]), "Dusk": coverage_of([(2, 2)])}
    assert plot_coverage(outlets).title == "Which outlets do the articles come from, and from when?"


def test_documents_that_name_no_outlet_stand_last_and_leave_the_lead_open_if_they_could_change_it():
    outlets = {"": coverage_of([(9, 9)]), "Dawn": coverage_of([(1, 1)]), "Dusk": coverage_of([(3, 3)])}
    figure = plot_coverage(outlets)
    assert figure.title == "Which outlets do the articles come from, and from when?"
    assert [row[0] for row in figure.data.rows] == ["Dusk", "Dawn", "outlet not named"]


def test_only_the_top_outlets_are_shown_and_all_are_counted():
    figure = plot_coverage({str(n): coverage_of([(n, n)]) for n in (1, 2, 3)}, top=1)
    assert figure.title == "3 gives 3 of 6 articles, more than any other outlet"
    assert {row[0] for row in figure.data.rows} == {"3"}


def test_no_dated_document_is_said():
    for outlets in ({}, {"Dawn": COVERAGE.empty()}, {"Dawn": coverage_of([(0, 0)])}):
        assert plot_coverage(outlets).title == "There are no dated articles."
