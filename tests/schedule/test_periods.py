from datetime import date

import pytest

from dyads.model import DateInterval, Period
from dyads.schedule import is_relative, resolve_period

FRIDAY = date(2015, 4, 24)


def days(period, as_of=FRIDAY):
    resolved = resolve_period(period, as_of, "Asia/Seoul")
    return str(resolved.start), str(resolved.end)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("last-full-day", "2015-04-23", "2015-04-24"),
        ("last-full-week", "2015-04-13", "2015-04-20"),
        ("last-full-month", "2015-03-01", "2015-04-01"),
        ("last-full-quarter", "2015-01-01", "2015-04-01"),
        ("last-full-year", "2014-01-01", "2015-01-01"),
        ("-28d", "2015-03-27", "2015-04-24"),
        ("2015", "2015-01-01", "2016-01-01"),
        ("2015-Q4", "2015-10-01", "2016-01-01"),
        ("2016-02", "2016-02-01", "2016-03-01"),
        ("2015-W16", "2015-04-13", "2015-04-20"),
        ("2020-W53", "2020-12-28", "2021-01-04"),
        ("fiscal-year-jp", "2014-04-01", "2015-04-01"),
        ("fiscal-year-jp-2015", "2015-04-01", "2016-04-01"),
        ("2015-04-17", "2015-04-17", "2015-04-18"),
        ({"start": "2010-01-01", "end": "2026-06-01"}, "2010-01-01", "2026-06-01"),
        ({"start": "2010-01-01"}, "2010-01-01", "None"),
        ("all", "None", "None"),
    ],
)
def test_a_period_means_these_days_on_friday_24_april_2015(period, start, end):
    assert days(period) == (start, end)


def test_a_week_read_on_its_monday_is_the_week_before():
    assert days("last-full-week", date(2015, 4, 20)) == ("2015-04-13", "2015-04-20")


@pytest.mark.parametrize(
    ("as_of", "period", "start", "end"),
    [
        (date(2015, 3, 31), "fiscal-year-jp", "2013-04-01", "2014-04-01"),
        (date(2015, 4, 1), "fiscal-year-jp", "2014-04-01", "2015-04-01"),
        (date(2021, 1, 4), "last-full-week", "2020-12-28", "2021-01-04"),  # ISO week 53
        (date(2024, 3, 1), "last-full-month", "2024-02-01", "2024-03-01"),  # of 29 days
        (date(2024, 3, 1), "last-full-day", "2024-02-29", "2024-03-01"),
    ],
)
def test_a_period_read_at_a_turn_of_the_calendar(as_of, period, start, end):
    assert days(period, as_of) == (start, end)


def test_only_periods_taken_from_a_day_are_relative():
    relative = ["last-full-week", "-28d", "fiscal-year-jp"]
    assert [is_relative(period) for period in relative] == [True] * 3
    fixed = ["all", "2015", "fiscal-year-jp-2015", {"start": "2015-01-01"}]
    assert [is_relative(period) for period in fixed] == [False] * 4


@pytest.mark.parametrize(
    ("period", "message"),
    [
        (
            "last-moon",
            (
                "must be 'all', 'last-full-day', 'last-full-week', 'last-full-month', 'last-full-quarter', "
                "'last-full-year', '-28d', 'fiscal-year-jp', '2015', '2015-Q2', '2015-04', '2015-W16', '2015-04-17', "
                "'fiscal-year-jp-2015' or {start, end}, "
                "not 'last-moon'"
            ),
        ),
        ("2015-13", "'2015-13' is not in the calendar"),
        ("2015-W54", "'2015-W54' is not in the calendar"),
        ("fiscal-year-jp-9999", "'fiscal-year-jp-9999' is not in the calendar"),
        (
            {"start": "2015-04-20", "end": "2015-04-13"},
            "must end after it starts (the end day itself is not in it), not 2015-04-20 to 2015-04-13",
        ),
        ({"start": "20 April"}, "wants days as YYYY-MM-DD, not '20 April'"),
        ({"from": "2015-04-20"}, "knows only start and end, not from"),
    ],
)
def test_a_period_nobody_can_mean_is_refused_with_the_forms_that_are_accepted(period, message):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared
        days(period)
    assert str(refused.value) == message


def test_the_folder_of_a_week_is_named_by_its_first_and_last_day():
    assert resolve_period("2015-W16", FRIDAY, "UTC").slug == "2015-04-13--2015-04-19"
    assert Period(None, None).slug == "all"


def test_an_article_that_may_be_of_the_week_before_touches_the_week_but_is_not_held_by_it():
    week = resolve_period("2015-W16", FRIDAY, "UTC")
    sunday_or_monday = DateInterval(date(2015, 4, 12), date(2015, 4, 13))
    assert week.touches(sunday_or_monday)
    assert not week.holds(sunday_or_monday)
    assert week.holds(DateInterval(date(2015, 4, 19), date(2015, 4, 19)))
    assert not week.touches(DateInterval(date(2015, 4, 20), date(2015, 4, 20)))
