"""Who is named in a span of time: static, it says all days; on a page, those that are marked."""

from small_tables import timeline_of

from dyads.charts import plot_spans

NAMES = {"jpn": "Japan", "kor": "South Korea"}
TIMELINE = timeline_of(
    {"jpn": [(3, 2, 2), (0, None, 1), (4, 1, 1)], "kor": [(3, 1, 1), (0, None, None), (4, 4, 4)]}
)
TOGETHER = timeline_of({"jpn+kor": [(3, 1, 1), (0, None, None), (4, 1, 1)]})


def test_actors_stand_by_the_articles_of_certain_day_that_name_them():
    figure = plot_spans(TIMELINE, TOGETHER, NAMES)
    assert figure.title == "Who is named in which days, and with whom?"
    assert figure.description == (
        "Bars of articles over time; bars of the articles of certain day that name each of 2 actors: South Korea 5; Japan 3; "
        "and a network of who is named in the same articles."
    )
    assert figure.data.rows == (
        ("South Korea", "January 2015", 1, 3, "kor"),
        ("South Korea", "March 2015", 4, 4, "kor"),
        ("Japan", "January 2015", 2, 3, "jpn"),
        ("Japan", "March 2015", 1, 4, "jpn"),
    )
    assert figure.data.doors[0] == "evidence-kor-2015-01-01"


def test_nothing_and_nobody_together_are_said():
    assert plot_spans(TIMELINE.head(0), TOGETHER, NAMES).title == "There are no dated articles."
    assert plot_spans(TIMELINE, TOGETHER.head(0), NAMES).spec is not None
