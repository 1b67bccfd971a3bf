from datetime import date

import pytest

from dyads.model import Period
from dyads.schedule import period_before


@pytest.mark.parametrize(
    ("start", "end", "before"),
    [
        ("2015-04-13", "2015-04-20", "2015-04-06"),  # Monday to Monday: the week before
        ("2015-03-01", "2015-04-01", "2015-02-01"),  # March: February, which is shorter
        ("2015-04-01", "2015-07-01", "2015-01-01"),  # a quarter: the quarter before
        ("2016-01-01", "2017-01-01", "2015-01-01"),  # a leap year: the year before
        ("2015-04-15", "2015-04-16", "2015-04-14"),  # a day: the day before
        ("2015-04-15", "2015-04-25", "2015-04-05"),  # ten days: the ten before
        ("2010-01-01", "2012-01-01", "2008-01-02"),  # two years are no unit: 730 days before
    ],
)
def test_the_period_before_is_the_unit_before_or_as_many_days(start, end, before):
    period = Period(date.fromisoformat(start), date.fromisoformat(end), "Asia/Seoul")
    assert period_before(period) == Period(date.fromisoformat(before), period.start, "Asia/Seoul")


@pytest.mark.parametrize(
    "period", [Period(None, None), Period(date(2015, 1, 1), None), Period(None, date(2015, 1, 1))]
)
def test_an_open_period_has_none_before_it(period):
    assert period_before(period) is None
