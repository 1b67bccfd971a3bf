from __future__ import annotations

import pandas as pd
import pytest
from scipy import stats

from dyads.analysis import compare_shares


def rows(table):
    return {row["item"]: row for row in table.to_dict("records")}


def test_the_interval_of_a_difference_is_newcombes():
    # Newcombe 1998, Table II: 56/70 - 48/80 by method 10 is 0.2, 0.0524 to 0.3339
    a = rows(compare_shares({"a": 48}, {"a": 56}, 80, 70))["a"]
    assert (a["difference"], a["low"], a["high"]) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_p_is_the_share_of_divisions_of_the_same_documents_at_least_as_rare():
    # 9 of 9 naming documents in the second ten of twenty: C(10, 9) / C(20, 9) = 10 / 167,960, and the same on the other side
    a = rows(compare_shares({}, {"a": 9}, 10, 10))["a"]
    assert a["p"] == pytest.approx(2 * 10 / 167_960)
    assert (a["before"], a["after"], a["difference"]) == (0, 9, pytest.approx(0.9))


def test_what_few_documents_cannot_tell_is_not_tested_and_counts_in_no_family():
    table = rows(compare_shares({"once": 1, "sure": 0}, {"sure": 9}, 10, 10))
    assert not table["once"]["testable"]
    assert pd.isna(table["once"]["p"])
    assert table["sure"]["q"] == table["sure"]["p"]  # a family of one


def test_an_item_is_testable_where_some_division_of_its_documents_would_be_rare():
    # what could be seen at best, listed: every way to divide the naming documents
    for first, second in [(3, 3), (4, 8), (10, 2), (20, 30)]:
        for named in range(2, min(8, first + second) + 1):
            splits = range(max(0, named - second), min(named, first) + 1)
            best = min(
                stats.fisher_exact([[k, first - k], [named - k, second - named + k]]).pvalue for k in splits
            )
            k = splits[0]
            row = rows(compare_shares({"a": k}, {"a": named - k}, first, second))["a"]
            assert row["testable"] == (best <= 0.05), (first, second, named)


def test_the_largest_change_comes_first_and_nothing_of_nothing_is_missing():
    table = compare_shares({"a": 5, "b": 4}, {"a": 4, "b": 9}, 10, 10)
    assert table["item"].tolist() == ["b", "a"]
    assert compare_shares({}, {}, 0, 0).empty
    empty = rows(compare_shares({"a": 1}, {}, 2, 0))["a"]
    assert empty["share_before"] == 0.5
    assert all(pd.isna(empty[name]) for name in ("share_after", "difference", "low", "high", "p"))
