from datetime import UTC, datetime, timedelta

import pytest

from dyads.schedule import list_moments, parse_cron, parse_delay
from dyads.schedule.cron import find_last_moment


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


def moments(cron, zone, after, until):
    return [moment.isoformat()[:16] for moment in list_moments(cron, zone, after, until)]


def test_monday_at_six_in_seoul_is_sunday_evening_in_utc():
    assert moments("0 6 * * 1", "Asia/Seoul", at(2026, 1, 1), at(2026, 1, 20)) == ["2026-01-04T21:00", "2026-01-11T21:00", "2026-01-18T21:00"]  # fmt: skip


def test_six_in_london_moves_with_the_clocks():
    assert moments("0 6 * * 0", "Europe/London", at(2026, 3, 20), at(2026, 4, 1)) == ["2026-03-22T06:00", "2026-03-29T05:00"]  # fmt: skip


def test_half_past_one_in_the_night_that_has_none_is_two():
    assert moments("30 1 * * *", "Europe/London", at(2026, 3, 28), at(2026, 3, 30)) == ["2026-03-28T01:30", "2026-03-29T01:00"]  # fmt: skip


def test_half_past_one_in_the_night_that_has_two_comes_once():
    assert moments("30 1 * * *", "Europe/London", at(2026, 10, 24, 12), at(2026, 10, 26, 12)) == ["2026-10-25T00:30", "2026-10-26T01:30"]  # fmt: skip


def test_the_29th_of_february_comes_every_four_years_and_not_in_2100():
    assert moments("0 0 29 2 *", "UTC", at(2092, 1, 1), at(2105, 1, 1)) == ["2092-02-29T00:00", "2096-02-29T00:00", "2104-02-29T00:00"]  # fmt: skip


def test_the_last_moment_is_the_last_of_those_before_wherever_clocks_change():
    for zone in (
        "Asia/Seoul",
        "Europe/London",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
    ):
        for cron in ("30 1 * * *", "30 2 * * *", "0 0 * * *", "15 */2 * * *", "0 6 * * 1", "0 6 L * *"):
            for day in range(0, 730, 13):
                now = at(2026, 1, 1) + timedelta(days=day, minutes=71 * day % 1440)
                *_, last = list_moments(cron, zone, now - timedelta(days=40), now)
                assert find_last_moment(cron, zone, now) == last


def test_the_moment_itself_is_the_last_and_not_after_itself():
    six = at(2026, 1, 4, 21)
    assert find_last_moment("0 6 * * 1", "Asia/Seoul", six) == six
    assert moments("0 6 * * 1", "Asia/Seoul", six, six) == []


@pytest.mark.parametrize(("text", "cron"), [("weekly", "0 6 * * 1"), ("monthly", "0 6 1 * *"), ("daily", "0 6 * * *"), ("5 4 * * sun", "5 4 * * sun")])  # fmt: skip
def test_a_word_is_six_in_the_morning_and_an_expression_is_itself(text, cron):
    assert parse_cron(text) == cron


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hourly", "must be 'daily', 'weekly', 'monthly' or a cron expression such as '0 6 * * 1', not 'hourly' (Wrong number of fields)"),
        ("0 25 * * 1", "must be 'daily', 'weekly', 'monthly' or a cron expression such as '0 6 * * 1', not '0 25 * * 1' (Bad hour)"),
        ("0 6 30 2 *", "must be 'daily', 'weekly', 'monthly' or a cron expression such as '0 6 * * 1', not '0 6 30 2 *' (Bad day-of-month)"),
        ("0 0 6 * * 1", "must have the five fields of cron, without seconds, not '0 0 6 * * 1'"),
    ],
)  # fmt: skip
def test_what_cron_cannot_read_is_refused_with_what_it_can(text, message):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared
        parse_cron(text)
    assert str(refused.value) == message


def test_a_delay_is_a_number_and_a_unit():
    assert [parse_delay(text) for text in ("90m", "36h", "2d", "1w")] == [timedelta(minutes=90), timedelta(hours=36), timedelta(days=2), timedelta(weeks=1)]  # fmt: skip
    for text in ("two days", "0d", "-1d", "2", "1y", ""):
        with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared
            parse_delay(text)
        assert str(refused.value) == f"must be a time such as '90m', '36h', '2d' or '1w', not {text!r}"
