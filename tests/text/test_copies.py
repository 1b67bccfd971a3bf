"""What the copies of a story say of its day."""

from datetime import date

import pyarrow as pa

from dyads.model import DateInterval
from dyads.text import DATING
from dyads.text.dating.copies import date_copies


def dated(*rows):
    """Return a dating: id, first day, last day, basis."""
    return pa.Table.from_batches(
        [
            DATING.batch(
                {"id": i, "published_from": a, "published_to": b, "basis": basis, "reasons": [], "words": 9}
                for i, a, b, basis in rows
            )
        ]
    )


def days(table):
    return {
        row["id"]: (row["published_from"], row["published_to"], row["basis"]) for row in table.to_pylist()
    }


def day(number):
    return date(2015, 4, number)


def story(ids, first, last):
    """Return for each copy of a story the days that its copies state."""
    return dict.fromkeys(ids, DateInterval(day(first), day(last)))


def test_a_copy_without_a_day_is_of_three_days_around_the_day_another_states():
    told = date_copies(
        dated(("a", day(17), day(17), "stated"), ("b", None, None, "unknown")), story("ab", 17, 17)
    )
    assert days(told)["b"] == (day(14), day(20), "inferred")
    assert told.to_pylist()[1]["reasons"][0]["clue"] == "a copy of the story is of 2015-04-17"


def test_what_was_inferred_is_narrowed_and_never_widened():
    table = dated(("a", day(17), day(17), "stated"), ("b", day(16), date(2015, 12, 31), "inferred"))
    assert days(date_copies(table, story("ab", 17, 17)))["b"] == (day(16), day(20), "inferred")


def test_a_stated_day_another_story_and_an_interval_elsewhere_stay_as_they_were():
    table = dated(
        ("a", day(17), day(17), "stated"),
        ("b", day(25), day(25), "stated"),
        ("c", None, None, "unknown"),
        ("d", date(2014, 1, 1), date(2014, 2, 1), "inferred"),
    )
    assert days(date_copies(table, story("abd", 17, 25))) == days(table)


def test_no_documents_have_no_copies():
    assert date_copies(dated(), {}).num_rows == 0
