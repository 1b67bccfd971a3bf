from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import letters
from scipy import stats

from dyads.analysis import bin_mentions, bound_bins, cover_bins
from dyads.analysis.bins import Bins, spread_over
from dyads.model import Period
from dyads.tables import COVERAGE, DOCUMENTS, MENTIONS, TIMELINE

DAYS = st.dates(date(2019, 12, 1), date(2020, 4, 1))
DATED = st.one_of(st.none(), st.tuples(DAYS, st.integers(0, 80)))


def bins(corpus, actors=None, **options):
    return bin_mentions(corpus.mentions, corpus.documents, actors, **options)


def column(table, name):
    return [None if pd.isna(value) else value for value in table[name]]


def test_certain_possible_and_expected_documents_of_two_months():
    # one document of 30 January to 2 February: 2 of its 4 days lie in each month; one of 1 February
    corpus = letters("A", "A", days=[("2020-01-30", "2020-02-02"), ("2020-02-01", "2020-02-01")])
    table = bins(corpus)
    assert column(table, "bin_start") == [date(2020, 1, 1), date(2020, 2, 1)]
    assert column(table, "bin_end") == [date(2020, 2, 1), date(2020, 3, 1)]
    assert column(table, "documents") == [0, 1]
    assert column(table, "certain") == [None, 1]
    assert column(table, "possible") == [1, 2]
    assert column(table, "expected") == [0.5, 1.5]
    assert column(table, "share") == [None, 1]


def test_the_aoristic_sum_of_palmisano_is_as_methods_states_it():
    # METHODS.md 2.3: spans of centuries in steps of 200 years; here one day stands for a year
    origin, day = np.datetime64("2000-01-01"), np.timedelta64(1, "D")
    years = np.array([[-2200, -1400], [-2000, -1600], [-1600, -1400], [-2000, -1400]])
    first, last = origin + years[:, 0] * day, origin + (years[:, 1] - 1) * day  # half open to closed
    spread = spread_over(first, last, Bins(origin + np.arange(-2200, -1399, 200) * day, np.zeros(4, bool)))
    assert spread.possible.sum(axis=0).tolist() == [1, 3, 3, 3]
    assert spread.expected.sum(axis=0).tolist() == pytest.approx([0.25, 1.0833, 1.0833, 1.5833], abs=5e-5)


def test_a_bin_without_documents_is_missing_and_one_that_does_not_name_the_actor_is_zero():
    corpus = letters("A", "B", days=[("2020-01-01", "2020-01-01"), ("2020-03-01", "2020-03-01")])
    table = bins(corpus, ["A"])
    assert column(table, "certain") == [1, None, 0]
    assert column(table, "expected") == [1, None, 0]
    assert column(table, "share") == [1, None, 0]


def test_every_given_actor_has_every_bin_once_also_one_never_named():
    corpus = letters("A", days=[("2020-01-01", "2020-02-01")])
    assert column(bins(corpus, ["Z", "A", "Z"]), "actor") == ["Z", "Z", "A", "A"]
    assert column(bins(corpus, []), "actor") == []


@pytest.mark.parametrize(
    ("freq", "start", "end"),
    [
        ("day", "2020-02-29", "2020-03-01"),
        ("week", "2020-02-24", "2020-03-02"),
        ("month", "2020-02-01", "2020-03-01"),
        ("quarter", "2020-01-01", "2020-04-01"),
        ("year", "2020-01-01", "2021-01-01"),
    ],
)
def test_bins_are_calendar_bins_and_weeks_start_on_monday(freq, start, end):
    table = bins(letters("A", days=[("2020-02-29", "2020-02-29")]), freq=freq)
    assert column(table, "bin_start") == [date.fromisoformat(start)]
    assert column(table, "bin_end") == [date.fromisoformat(end)]


def test_the_period_cuts_its_first_and_last_bin_and_says_so():
    corpus = letters("A", days=[("2020-02-29", "2020-02-29")])
    table = cover_bins(corpus.documents, "month", Period(date(2020, 1, 15), date(2020, 3, 1)))
    assert column(table, "bin_start") == [date(2020, 1, 15), date(2020, 2, 1), None, None]
    assert column(table, "bin_end") == [date(2020, 2, 1), date(2020, 3, 1), None, None]
    assert column(table, "partial") == [True, False, False, False]


def test_undated_documents_and_those_outside_have_rows_of_their_own():
    days = [("2020-01-31", "2020-02-01"), ("2019-12-31", "2019-12-31"), None]
    corpus = letters("A", "A", "A", days=days)
    table = cover_bins(corpus.documents, "month", Period(date(2020, 1, 1), date(2020, 2, 1))).set_index(
        "place"
    )
    assert table.loc["bin", ["certain", "possible", "expected"]].tolist() == [0, 1, 0.5]
    assert table.loc["outside", ["certain", "possible", "expected"]].tolist() == [1, 2, 1.5]
    assert table.loc["undated", ["certain", "possible", "expected"]].tolist() == [1, 1, 1]


def test_a_document_with_one_known_end_is_undated():
    documents = letters("A", "A", days=[("2020-01-01", None), (None, "2020-01-01")]).documents
    table = cover_bins(documents).set_index("place")
    assert table.loc["undated", "certain"] == 2
    assert list(table.index) == ["outside", "undated"]


def test_equal_dates_make_one_bin():
    table = bins(letters(*"AAA", days=[("2020-01-01", "2020-01-01")] * 3), freq="day")
    assert column(table, "certain") == [3]


def test_empty_tables_and_undated_documents_give_an_empty_timeline():
    assert TIMELINE.check(bin_mentions(MENTIONS.empty(), DOCUMENTS.empty())).empty
    assert bins(letters("A", "A")).empty
    assert column(COVERAGE.check(cover_bins(DOCUMENTS.empty())), "certain") == [0, 0]


def test_an_empty_period_and_one_that_ends_before_any_document_have_no_bins():
    documents = letters("A", days=[("2020-01-01", "2020-01-01")]).documents
    for period in (Period(date(2020, 1, 1), date(2020, 1, 1)), Period(None, date(2019, 1, 1))):
        table = cover_bins(documents, "day", period).set_index("place")
        assert list(table.index) == ["outside", "undated"]
        assert table.loc["outside", "certain"] == 1


def test_the_envelope_of_a_certain_and_two_halving_documents_worked_out_by_hand():
    halves = ("2020-01-31", "2020-02-01")
    corpus = letters(*"AAA", days=[("2020-01-05",) * 2, halves, halves])
    table = bound_bins(corpus.mentions, corpus.documents)
    # January: 1 and two fair coins, 1 to 3; February: two fair coins, 0 to 2
    assert [(row.low, row.high) for row in table.itertuples()] == [(1, 3), (0, 2)]


def test_the_envelope_is_narrower_than_what_is_possible_where_many_documents_are_spread():
    corpus = letters(*["A"] * 40, days=[("2020-01-31", "2020-02-01")] * 40)
    row = bound_bins(corpus.mentions, corpus.documents).iloc[0]
    assert (row["low"], row["high"]) == (stats.binom.ppf(0.025, 40, 0.5), stats.binom.ppf(0.975, 40, 0.5))
    assert bound_bins(MENTIONS.empty(), DOCUMENTS.empty()).empty


@settings(deadline=None, max_examples=60)
@given(st.lists(DATED, max_size=6), st.sampled_from(["day", "week", "month", "quarter"]), st.booleans())
def test_no_document_vanishes_and_counts_equal_those_of_plain_python(dated, freq, bounded):
    intervals = [entry and (entry[0], entry[0] + timedelta(days=entry[1])) for entry in dated]
    period = Period(date(2020, 1, 10), date(2020, 3, 5)) if bounded else Period(None, None)
    corpus = letters(*["A"] * len(dated), days=[entry and tuple(map(str, entry)) for entry in intervals])
    coverage = cover_bins(corpus.documents, freq, period)
    assert coverage["expected"].sum() == pytest.approx(len(dated))
    table = bins(corpus, ["A"], freq=freq, period=period)
    for found in table.itertuples():
        inside = [_days_inside(entry, found.bin_start, found.bin_end) for entry in intervals if entry]
        assert found.documents == sum(days == all_days for days, all_days in inside)
        possible = sum(days > 0 for days, _ in inside)
        assert column(table[table["bin_start"] == found.bin_start], "possible") == [possible or None]
        if possible:
            assert found.expected == pytest.approx(sum(days / all_days for days, all_days in inside))


@settings(deadline=None, max_examples=25)
@given(st.lists(DATED, min_size=1, max_size=6), st.randoms())
def test_no_number_depends_on_the_order_of_the_rows(dated, random):
    days = [entry and (str(entry[0]), str(entry[0] + timedelta(days=entry[1]))) for entry in dated]
    corpus = letters(*["AB", "A", "B"] * 2, days=[*days, *[None] * 6][:6])
    mixed = [
        table.iloc[random.sample(range(len(table)), len(table))]
        for table in (corpus.mentions, corpus.documents)
    ]
    pd.testing.assert_frame_equal(bin_mentions(*mixed), bins(corpus))
    pd.testing.assert_frame_equal(cover_bins(mixed[1]), cover_bins(corpus.documents))


def _days_inside(entry, start, end):
    days = [entry[0] + timedelta(days=number) for number in range((entry[1] - entry[0]).days + 1)]
    return sum(start <= day < end for day in days), len(days)
