from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from dyads.analysis import find_bursts, find_changes
from dyads.analysis.bursts import _cheapest
from dyads.analysis.changes import _divide
from dyads.tables import BURSTS, CHANGES, TIMELINE

START = date(2020, 1, 1)


def timeline(named, documents=None):
    rows = [
        {
            "actor": "A",
            "bin_start": START + timedelta(days=place),
            "bin_end": START + timedelta(days=place + 1),
            "documents": covered,
            "certain": count if covered else None,
        }
        for place, (count, covered) in enumerate(zip(named, documents or [10] * len(named), strict=True))
    ]
    return TIMELINE.frame([TIMELINE.batch(rows)])


def test_three_full_bins_among_quiet_ones_are_a_burst():
    found = find_bursts(timeline([1] * 10 + [8, 9, 8] + [1] * 10))
    assert [(row.first, row.last, row.named, row.documents) for row in found.itertuples()] == [
        (date(2020, 1, 11), date(2020, 1, 13), 25, 30)
    ]
    assert found["usual"].tolist() == pytest.approx([45 / 230])


def test_the_weight_of_a_burst_is_the_gain_in_log_likelihood():
    found = find_bursts(timeline([1] * 10 + [8, 9, 8] + [1] * 10)).iloc[0]
    usual = 45 / 230
    gain = sum(stats.binom.logpmf(r, 10, 2 * usual) - stats.binom.logpmf(r, 10, usual) for r in (8, 9, 8))
    assert found["weight"] == pytest.approx(gain)


def test_an_even_series_one_that_is_always_named_and_a_short_one_have_no_burst():
    assert find_bursts(timeline([2] * 30)).empty
    assert find_bursts(timeline([10] * 30)).empty
    assert find_bursts(timeline([0] * 30)).empty
    assert find_bursts(timeline([1] * 10 + [9] + [1] * 8)).empty  # 19 bins
    assert BURSTS.check(find_bursts(TIMELINE.empty())).empty


def test_bins_without_documents_are_passed_over():
    named, documents = [1] * 10 + [8, 0, 9, 8] + [1] * 10, [10] * 11 + [0] + [10] * 12
    assert len(find_bursts(timeline(named, documents))) == 1
    assert find_bursts(timeline([1, 9] * 10, [10, 0] * 10)).empty  # ten bins with documents


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 9), st.floats(0, 9)), min_size=1, max_size=7), st.floats(0.1, 5))
def test_the_cheapest_states_are_those_of_a_search_through_all(costs, enter):
    costs = np.array(costs)

    def price(states):
        entered = sum(now > before for before, now in pairwise((0, *states)))
        return enter * entered + sum(costs[place, state] for place, state in enumerate(states))

    best = min(price(states) for states in product((0, 1), repeat=len(costs)))
    assert price(tuple(_cheapest(costs, enter).astype(int))) == pytest.approx(best)


def test_a_rate_that_doubles_for_good_is_one_change():
    found = find_changes(timeline([2, 3] * 8 + [7, 8] * 8))
    assert found["day"].tolist() == [date(2020, 1, 17)]
    assert found["before"].tolist() == pytest.approx([0.25])
    assert found["after"].tolist() == pytest.approx([0.75])
    assert found["p"].tolist() == [0.001]


def test_exposure_explains_counts_that_only_follow_the_number_of_documents():
    assert find_changes(timeline([2] * 12 + [20] * 12, [10] * 12 + [100] * 12)).empty
    assert not find_changes(timeline([2] * 12 + [20] * 12, [100] * 24)).empty


def test_few_bins_even_series_and_empty_tables_have_no_change():
    assert find_changes(timeline([0] * 9 + [9] * 10)).empty
    assert find_changes(timeline([3] * 30)).empty
    assert find_changes(timeline([0] * 30)).empty
    assert CHANGES.check(find_changes(TIMELINE.empty())).empty


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(9, 20)), min_size=6, max_size=11))
def test_the_cheapest_division_is_that_of_a_search_through_all(bins):
    named, documents = np.array(bins).T

    def price(edges):
        segments = list(pairwise(edges))
        if min(end - start for start, end in segments) < 3:
            return np.inf
        fits = (
            -stats.poisson.logpmf(
                named[start:end], documents[start:end] * named[start:end].sum() / documents[start:end].sum()
            ).sum()
            for start, end in segments
        )
        return sum(fits) + np.log(len(bins)) * (len(segments) - 1)

    inner = range(1, len(bins))
    every = [
        [0, *(place for place, cut in zip(inner, cuts, strict=True) if cut), len(bins)]
        for cuts in product((False, True), repeat=len(bins) - 1)
    ]
    assert price(_divide(named, documents)) == pytest.approx(min(price(edges) for edges in every))
