from datetime import date

from small_tables import coverage_of, timeline_of, undated

from dyads.charts import plot_timeline, theme
from dyads.model import DateInterval, Event
from dyads.tables import TIMELINE

NAMES = {"jpn": "Japan", "kor": "South Korea"}


def event(name, month, day, *actors):
    when = date(2015, month, day)
    return Event(name, DateInterval(when, when), name, "meeting", actors, (), "", "")


def drawn(figure):
    return [row for rows in figure.spec["datasets"].values() for row in rows]


def test_the_fullest_bin_of_the_most_named_actor_is_the_finding():
    figure = plot_timeline(
        timeline_of(
            {"jpn": [(4, 1, 2), (0, None, None), (5, 3, 3)], "kor": [(4, 1, 1), (0, None, None), (5, 0, 0)]}
        ),
        NAMES,
    )
    assert figure.title == "Japan is named most in March 2015: in 3 of 5 articles"
    assert figure.description == (
        "Bars of articles that certainly name each actor, January 2015 to March 2015, 3 bins, 1 without articles: "
        "Japan 4, most in March 2015: 3; South Korea 1, most in January 2015: 1."
    )
    assert figure.data.rows[:3] == (
        ("Japan", "January 2015", "2015-01-01", 1, 2, 4, 0.25, "jpn"),
        ("Japan", "February 2015", "2015-02-01", None, None, 0, None, "jpn"),
        ("Japan", "March 2015", "2015-03-01", 3, 3, 5, 0.6, "jpn"),
    )


def test_two_fullest_bins_are_a_question():
    assert plot_timeline(timeline_of({"jpn": [(4, 1, 1), (4, 1, 1)]}), NAMES).title == "When is who named?"


def test_a_single_bin_has_no_peak():
    assert plot_timeline(timeline_of({"jpn": [(4, 3, 3)]}), NAMES).title == "When is who named?"


def test_what_no_bin_holds_is_told():
    figure = plot_timeline(timeline_of({"jpn": [(4, 3, 3)]}), NAMES, coverage=undated(3))
    assert figure.description.endswith("Not shown: 3 without a known day.")
    assert "Not shown: 3 without a known day." in figure.svg
    with_event = plot_timeline(
        timeline_of({"jpn": [(4, 3, 3)]}), NAMES, coverage=undated(3), events=[event("Meeting", 1, 5)]
    )
    assert "Not shown: 3 without a known day." in with_event.svg


def test_bins_without_any_document_show_no_bars_and_no_finding():
    figure = plot_timeline(timeline_of({"jpn": [(0, None, None), (0, None, None)]}), NAMES)
    assert figure.title == "When is who named?"
    assert "Japan 0." in figure.description


def test_only_the_most_named_actors_are_shown():
    figure = plot_timeline(timeline_of({"a": [(4, 1, 1)], "b": [(4, 3, 3)], "c": [(4, 2, 2)]}), {}, top=2)
    assert [row[0] for row in figure.data.rows] == ["b", "c"]


def test_events_of_these_days_are_named_and_others_left_out():
    table = timeline_of({"jpn": [(4, 1, 1), (4, 2, 2), (4, 1, 1)]})
    figure = plot_timeline(table, NAMES, events=[event("Meeting", 2, 10, "jpn"), event("Later", 9, 1)])
    assert "Meeting" in figure.svg
    assert "Later" not in figure.svg


def test_an_event_without_room_keeps_its_mark_and_those_of_the_actors_shown_come_first():
    table = timeline_of({"jpn": [(4, 1, 1)]})
    crowd = [event(f"Other event {i}", 1, 10) for i in range(9)]
    rows = [
        row
        for row in drawn(plot_timeline(table, NAMES, events=[*crowd, event("Ours", 1, 10, "jpn")]))
        if "title" in row
    ]
    assert len(rows) == 10
    assert "Ours" in {row["name"] for row in rows}
    assert 1 <= len([row for row in rows if row["name"]]) <= 4


def test_nobody_named_is_said():
    assert plot_timeline(TIMELINE.empty(), NAMES).title == "No actor is named in these articles."


def test_articles_of_uncertain_day_that_could_change_the_peak_make_it_a_question():
    assert plot_timeline(timeline_of({"jpn": [(4, 3, 3), (4, 1, 3)]}), NAMES).title == "When is who named?"
    assert plot_timeline(timeline_of({"jpn": [(4, 3, 3), (4, 1, 2)]}), NAMES).title.startswith(
        "Japan is named most"
    )


def test_articles_that_may_be_of_a_bin_are_drawn_pale_in_the_coverage_too():
    table = timeline_of({"jpn": [(4, 3, 3), (4, 1, 2)]})
    assert theme.EDGE not in plot_timeline(table, NAMES).svg
    assert theme.EDGE in plot_timeline(table, NAMES, coverage=coverage_of([(4, 6), (4, 4)])).svg
