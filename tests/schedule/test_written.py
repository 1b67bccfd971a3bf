"""A schedule as a params file says it, and the one a relative period has by nature."""

from datetime import UTC, date, datetime, timedelta

import pytest

from dyads.schedule import Schedule, find_natural_schedule, list_between, read_schedule


def test_a_word_an_expression_or_a_mapping_is_a_schedule():
    weekly = Schedule(
        cron="0 6 * * 1",
        cron_zone="Asia/Seoul",
        period="last-full-week",
        zone="Asia/Seoul",
        delay=timedelta(hours=12),
    )
    for given in ("weekly", "0 6 * * 1", {"cron": "weekly"}, {"cron": "0 6 * * 1", "zone": "Asia/Seoul"}):
        assert read_schedule(given, "12h", "last-full-week", "Asia/Seoul") == (weekly, [])


def test_an_empty_mapping_is_no_schedule():
    assert read_schedule({}, None, "all", "UTC") == (
        None,
        [
            "schedule: must be 'daily', 'weekly', 'monthly' or a cron expression such as '0 6 * * 1', not '' (Wrong number of fields)"
        ],
    )


@pytest.mark.parametrize(
    ("period", "first", "last", "slugs"),
    [
        ("last-full-day", date(2024, 2, 28), date(2024, 3, 1), ["2024-02-28--2024-02-28", "2024-02-29--2024-02-29", "2024-03-01--2024-03-01"]),
        ("last-full-week", date(2020, 12, 21), date(2021, 1, 10), ["2020-12-21--2020-12-27", "2020-12-28--2021-01-03", "2021-01-04--2021-01-10"]),
        ("last-full-month", date(2015, 1, 1), date(2015, 3, 30), ["2015-01-01--2015-01-31", "2015-02-01--2015-02-28"]),
        ("last-full-quarter", date(2015, 1, 1), date(2015, 12, 31), ["2015-01-01--2015-03-31", "2015-04-01--2015-06-30", "2015-07-01--2015-09-30", "2015-10-01--2015-12-31"]),
        ("last-full-year", date(2014, 1, 1), date(2015, 12, 31), ["2014-01-01--2014-12-31", "2015-01-01--2015-12-31"]),
        ("fiscal-year-jp", date(2013, 4, 1), date(2015, 3, 31), ["2013-04-01--2014-03-31", "2014-04-01--2015-03-31"]),
    ],
)  # fmt: skip
def test_a_relative_period_has_editions_one_after_another_without_a_gap(period, first, last, slugs):
    schedule = find_natural_schedule(period, "Asia/Seoul")
    found = list_between(schedule, first, last, datetime(2026, 1, 1, tzinfo=UTC))
    assert [one.period.slug for one in found] == slugs


def test_a_fixed_period_has_no_schedule_by_nature():
    for period in ("all", "2015", "-28d", {"start": "2015-01-01"}):
        assert find_natural_schedule(period, "UTC") is None
