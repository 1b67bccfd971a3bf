from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dyads.schedule import Kept, Schedule, choose, choose_again, judge, list_between, list_expected

WEEKLY = Schedule(cron="0 6 * * 1", cron_zone="Asia/Seoul", period="last-full-week", zone="Asia/Seoul")
MADE_OF = {"corpus": "c", "notebook": "n", "params": "p", "registry": "r", "version": "v"}
MONDAY = datetime(2026, 1, 4, 21, tzinfo=UTC)  # six in the morning of Monday, 5 January in Seoul
WEEK = timedelta(weeks=1)


def expect(now, kept=(), schedule=WEEKLY):
    return [(one.period.slug, one.as_of.isoformat()) for one in list_expected(schedule, kept, now)]


def keep(moment, **changes):
    """What is there of the week that was due at a moment."""
    [one] = list_expected(WEEKLY, [], moment)
    return Kept(**({"period": one.period, "as_of": one.as_of, "state": "published", "made_of": MADE_OF, "scheduled": True, "revision": 1} | changes))  # fmt: skip


def stand(now, kept, made_of=MADE_OF, schedule=WEEKLY):
    standings = judge(list_expected(schedule, kept, now), kept, lambda _: made_of)
    return standings, [(standing.expected.as_of.isoformat()[5:], standing.state) for standing in standings]


def chosen(standings, now, **how):
    return [standing.expected.as_of.isoformat()[5:] for standing in choose(standings, now=now, **how)]


def test_a_minute_before_six_the_week_before_is_the_newest_and_at_six_the_last_one():
    assert expect(MONDAY - timedelta(minutes=1)) == [("2025-12-22--2025-12-28", "2025-12-29")]
    assert expect(MONDAY) == [("2025-12-29--2026-01-04", "2026-01-05")]


def test_with_a_delay_it_is_due_later_and_its_logical_day_stays():
    patient = replace(WEEKLY, delay=timedelta(days=2))
    assert expect(MONDAY + timedelta(hours=47), schedule=patient) == [
        ("2025-12-22--2025-12-28", "2025-12-29")
    ]
    assert expect(MONDAY + timedelta(hours=48), schedule=patient) == [
        ("2025-12-29--2026-01-04", "2026-01-05")
    ]


def test_the_logical_day_is_that_of_the_period_and_not_of_the_clock_that_cron_reads():
    evening = replace(WEEKLY, cron="0 22 * * 0", cron_zone="Europe/London")  # Monday 07:00 in Seoul
    assert expect(datetime(2026, 1, 4, 22, tzinfo=UTC), schedule=evening) == [
        ("2025-12-29--2026-01-04", "2026-01-05")
    ]


def test_after_the_first_scheduled_edition_every_week_is_expected_and_one_made_by_hand_starts_nothing():
    first = keep(MONDAY)
    assert [day for _, day in expect(MONDAY + 2 * WEEK, [first])] == [
        "2026-01-05",
        "2026-01-12",
        "2026-01-19",
    ]
    assert [day for _, day in expect(MONDAY + 2 * WEEK, [replace(first, scheduled=False)])] == ["2026-01-19"]


def test_a_schedule_that_says_when_it_starts_expects_all_from_there_and_nothing_before():
    started = replace(WEEKLY, starts=date(2026, 1, 5))
    assert expect(MONDAY - WEEK, schedule=started) == []
    assert [day for _, day in expect(MONDAY + WEEK, schedule=started)] == ["2026-01-05", "2026-01-12"]


def test_moments_that_mean_the_same_days_are_one_edition_due_at_the_first():
    every_day = replace(WEEKLY, cron="0 6 * * *", starts=date(2026, 1, 5))
    assert expect(MONDAY + timedelta(days=6), schedule=every_day) == [
        ("2025-12-29--2026-01-04", "2026-01-05")
    ]


def test_week_53_and_the_29th_of_february_are_editions_like_others():
    weeks = replace(WEEKLY, starts=date(2020, 12, 28))
    assert expect(datetime(2021, 1, 11, tzinfo=UTC), schedule=weeks) == [
        ("2020-12-21--2020-12-27", "2020-12-28"), ("2020-12-28--2021-01-03", "2021-01-04"), ("2021-01-04--2021-01-10", "2021-01-11"),
    ]  # fmt: skip
    days = replace(weeks, cron="0 6 * * *", period="last-full-day", starts=date(2024, 2, 29))
    assert expect(datetime(2024, 3, 1, 12, tzinfo=UTC), schedule=days) == [("2024-02-28--2024-02-28", "2024-02-29"), ("2024-02-29--2024-02-29", "2024-03-01")]  # fmt: skip


def test_a_clock_set_back_expects_nothing_new_and_keeps_what_is_there():
    kept = [keep(MONDAY), keep(MONDAY + WEEK)]
    assert stand(MONDAY - timedelta(days=90), kept)[1] == [("01-05", "good"), ("01-12", "good")]
    assert choose(stand(MONDAY - timedelta(days=90), kept)[0], now=MONDAY) == []


def test_after_a_month_off_the_newest_is_due_and_the_others_are_missing():
    standings, said = stand(MONDAY + 4 * WEEK, [keep(MONDAY)])
    assert said == [("01-05", "good"), ("01-12", "missing"), ("01-19", "missing"), ("01-26", "missing"), ("02-02", "due")]  # fmt: skip
    assert chosen(standings, MONDAY + 4 * WEEK) == ["02-02"]
    assert chosen(standings, MONDAY + 4 * WEEK, catch_up="all") == ["02-02", "01-12", "01-19", "01-26"]
    assert chosen(standings, MONDAY + 4 * WEEK, catch_up="none") == ["02-02"]
    assert chosen(standings, MONDAY + 4 * WEEK + timedelta(days=1), catch_up="none") == []


def test_without_catching_up_an_edition_that_waits_for_late_articles_is_made_on_the_day_it_has_waited_for():
    standings, due = stand(MONDAY, [])[0], MONDAY + timedelta(days=2)
    assert chosen(standings, due, delay=timedelta(days=2), catch_up="none") == ["01-05"]
    assert chosen(standings, due + timedelta(days=1), delay=timedelta(days=2), catch_up="none") == []


def test_a_second_wake_up_finds_nothing_due():
    standings, said = stand(MONDAY, [keep(MONDAY)])
    assert said == [("01-05", "good")]
    assert chosen(standings, MONDAY, catch_up="all") == []


def test_late_articles_make_an_edition_stale_and_it_is_restated_with_its_own_logical_day():
    kept = [keep(MONDAY, as_of=date(2026, 1, 7)), keep(MONDAY + WEEK)]
    standings, said = stand(MONDAY + WEEK, kept, MADE_OF | {"corpus": "more"})
    assert said == [("01-07", "stale"), ("01-12", "stale")]
    assert [standing.why for standing in standings] == [("corpus",), ("corpus",)]
    assert chosen(standings, MONDAY + WEEK) == ["01-07", "01-12"]
    assert chosen(standings, MONDAY + WEEK, restate="nothing") == []


def test_a_new_version_is_told_and_restates_only_where_that_is_asked():
    standings, said = stand(MONDAY, [keep(MONDAY)], MADE_OF | {"version": "w", "registry": "s"})
    assert said == [("01-05", "stale")]
    assert standings[0].why == ("registry", "version")
    assert chosen(standings, MONDAY) == []
    assert chosen(standings, MONDAY, restate="anything") == ["01-05"]


def test_where_the_corpus_cannot_be_asked_nothing_is_stale_for_its_articles():
    unasked = {name: value for name, value in MADE_OF.items() if name != "corpus"}
    assert stand(MONDAY, [keep(MONDAY)], unasked)[1] == [("01-05", "good")]


def test_a_failed_edition_is_tried_again_unless_the_same_would_come_of_it():
    passed = keep(MONDAY, state="failed", made_of={}, revision=0)
    hopeless = replace(passed, failed_of=MADE_OF)
    assert chosen(stand(MONDAY, [passed])[0], MONDAY) == ["01-05"]
    assert stand(MONDAY, [hopeless])[1] == [("01-05", "failed")]
    assert chosen(stand(MONDAY, [hopeless])[0], MONDAY) == []
    assert chosen(stand(MONDAY, [hopeless], MADE_OF | {"notebook": "mended"})[0], MONDAY) == ["01-05"]


def test_an_edition_held_back_waits_until_there_is_more_to_tell():
    kept = [keep(MONDAY, state="held", revision=0)]
    assert stand(MONDAY, kept)[1] == [("01-05", "held")]
    assert chosen(stand(MONDAY, kept)[0], MONDAY) == []
    assert chosen(stand(MONDAY, kept, MADE_OF | {"corpus": "more"})[0], MONDAY) == ["01-05"]


def test_a_backfill_makes_the_weeks_that_lie_whole_between_two_days_and_have_come():
    found = list_between(WEEKLY, date(2025, 12, 3), date(2026, 1, 31), MONDAY)
    assert [one.period.slug for one in found] == ["2025-12-08--2025-12-14", "2025-12-15--2025-12-21", "2025-12-22--2025-12-28", "2025-12-29--2026-01-04"]  # fmt: skip
    assert list_between(WEEKLY, date(2025, 12, 2), date(2025, 12, 7), MONDAY) == []


def test_each_word_of_a_backfill_asks_for_more():
    kept = [
        keep(MONDAY),
        keep(MONDAY + WEEK, state="failed", made_of={}),
        keep(MONDAY + 2 * WEEK, made_of={}),
    ]
    standings, said = stand(MONDAY + 3 * WEEK, kept)
    assert said == [("01-05", "good"), ("01-12", "failed"), ("01-19", "stale"), ("01-26", "due")]
    again = {word: [standing.state for standing in choose_again(standings, word)] for word in ("missing", "failed", "stale", "all")}  # fmt: skip
    assert again == {"missing": ["due"], "failed": ["failed", "due"], "stale": ["failed", "stale", "due"], "all": ["good", "failed", "stale", "due"]}  # fmt: skip
