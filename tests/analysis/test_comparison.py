from __future__ import annotations

from datetime import date
from itertools import combinations
from math import log

import numpy as np
import pandas as pd
import pytest
from letters import letters

from dyads.analysis import around, by_outlet, by_period, compare_mentions
from dyads.model import DateInterval, Event, Period
from dyads.tables import COMPARISON, DOCUMENTS, MENTIONS


def compare(*texts, outlets):
    corpus = letters(*texts, outlets=list(outlets))
    table = compare_mentions(corpus.mentions, corpus.documents, by_outlet(corpus.documents), "N", "M")
    return table.set_index("actor")


def test_log_odds_with_the_prior_of_one_average_document_worked_out_by_hand():
    # N: A A A B, M: A B B B. Two documents, four mentions each: alpha = 2 for either, alpha0 = 4
    table = compare("AAAB", "ABBB", outlets="NM")
    expected = log((3 + 2) / (4 + 4 - 3 - 2)) - log((1 + 2) / (4 + 4 - 1 - 2))
    assert table.loc["A", "log_odds"] == pytest.approx(expected)
    assert table.loc["B", "log_odds"] == pytest.approx(-expected)
    assert table.loc["A", "z"] == pytest.approx(expected / (1 / 5 + 1 / 3) ** 0.5)
    assert table.loc["A", ["tokens_a", "tokens_b", "documents_a", "documents_b"]].tolist() == [3, 1, 1, 1]


def test_one_document_an_outlet_cannot_be_tested():
    assert not compare("AAAB", "ABBB", outlets="NM")["testable"].any()
    assert compare("AAAB", "ABBB", outlets="NM")["p"].isna().all()


def test_two_documents_an_outlet_allow_no_small_p():
    assert not compare("AB", "AB", "B", "B", outlets="NNMM")["testable"].any()  # 1 in C(4, 2) = 6


def test_p_is_the_share_of_all_divisions_that_differ_as_much():
    # four documents of each outlet: only the division as it is and its mirror are so one-sided, of C(8, 4) = 70
    table = compare("AAB", "AAB", "AAB", "AAB", "ABB", "ABB", "ABB", "ABB", outlets="NNNNMMMM")
    assert table.loc["A", "p"] == pytest.approx(2 / 70)
    assert table.loc["A", "q"] == pytest.approx(2 / 70)


def test_p_equals_a_slow_count_of_all_divisions():
    texts = ["AABC", "AB", "CCB", "B", "ACB", "BBC", "AB", "C"]
    table = compare(*texts, outlets="NNNMMMMM")
    counts = np.array([[text.count(letter) for letter in "ABC"] for text in texts])
    alpha = counts.sum(axis=0) / len(texts)

    def odds(chosen):
        y = counts[list(chosen)].sum(axis=0)
        z = counts.sum(axis=0) - y
        first = np.log((y + alpha) / (y.sum() + alpha.sum() - y - alpha))
        return first - np.log((z + alpha) / (z.sum() + alpha.sum() - z - alpha))

    divisions = np.array([odds(chosen) for chosen in combinations(range(8), 3)])
    slow = (np.abs(divisions) >= np.abs(odds((0, 1, 2))) - 1e-9).mean(axis=0)
    assert table.loc[list("ABC"), "p"].tolist() == pytest.approx(slow.tolist())


def test_many_documents_are_divided_at_random_and_the_seed_fixes_it():
    texts = ["AB", "AAB"] * 10 + ["ABB", "AB"] * 10
    one, other = (compare(*texts, outlets="N" * 20 + "M" * 20) for _ in range(2))
    pd.testing.assert_frame_equal(one, other)
    assert one.loc["A", "p"] < 0.05


def test_an_actor_named_in_one_document_is_not_tested():
    table = compare("ABC", "AB", "AB", "AB", "B", "B", "B", "B", outlets="NNNNMMMM")
    assert not table.loc["C", "testable"]
    assert table.loc["A", "testable"]


def test_documents_of_other_outlets_take_no_part():
    table = compare("AB", "AB", "CCC", outlets=["N", "M", "X"])
    assert list(table.index) == ["A", "B"]
    assert table["log_odds"].tolist() == pytest.approx([0, 0])


def test_one_actor_alone_or_nobody_makes_no_difference():
    table = compare("A", "AA", outlets="NM")
    assert table["log_odds"].tolist() == [0]
    assert compare("", "", outlets="NM").empty
    assert COMPARISON.check(compare_mentions(MENTIONS.empty(), DOCUMENTS.empty(), {}, "N", "M")).empty


def test_outlets_group_by_country_where_it_is_known():
    documents = letters("A", "A", "A", outlets=["N", "M", None]).documents
    assert by_outlet(documents) == {"d000": "N", "d001": "M"}
    assert by_outlet(documents, {"N": "KOR"}) == {"d000": "KOR"}


def test_before_and_after_an_event_leave_its_own_days_out():
    event = Event("e", DateInterval(date(2020, 1, 10), date(2020, 1, 11)), "t", "k", (), (), "high", "s")
    periods = around(event, days=3)
    assert periods == {
        "before": Period(date(2020, 1, 7), date(2020, 1, 10)),
        "after": Period(date(2020, 1, 12), date(2020, 1, 15)),
    }
    days = [("2020-01-09",) * 2, ("2020-01-11",) * 2, ("2020-01-14",) * 2, ("2020-01-14", "2020-01-15"), None]
    assert by_period(letters(*"AAAAA", days=days).documents, periods) == {"d000": "before", "d002": "after"}
