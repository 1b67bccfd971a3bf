from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from dyads.analysis import association as measure
from dyads.analysis.association import Cells

LARGE = Cells(units=78, n_a=40, n_b=36, n_ab=31)  # METHODS.md 2.2, both cases
SMALL = Cells(units=20, n_a=8, n_b=6, n_ab=5)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lift", 1.6792),
        ("jaccard", 0.6889),
        ("dice", 0.8158),
        ("ochiai", 0.8169),
        ("overlap", 0.8611),
        ("pmi", 0.7477),
        ("npmi", 0.5617),
        ("t_score", 2.2520),
        ("log_dice", 13.7063),
        ("chi2", 32.4621),
        ("g2", 35.4232),
        ("phi", 0.6451),
    ],
)
def test_the_case_of_78_units_is_as_methods_states_it(name, value):
    assert getattr(measure, name)(LARGE) == pytest.approx(value, abs=5e-5)


def test_expected_units_and_log_odds_of_the_case_of_78_units():
    assert LARGE.expected == pytest.approx(18.4615, abs=5e-5)
    assert measure.log_odds(LARGE) == pytest.approx((3.0055, 1.848, 4.163), abs=5e-4)


@pytest.mark.parametrize(
    ("name", "value"), [("lift", 2.0833), ("jaccard", 0.5556), ("npmi", 0.5294), ("g2", 6.9655)]
)
def test_the_case_of_20_units_is_as_methods_states_it(name, value):
    assert getattr(measure, name)(SMALL) == pytest.approx(value, abs=5e-5)


def test_log_odds_and_exact_p_of_the_case_of_20_units():
    assert measure.log_odds(SMALL) == pytest.approx((2.4889, 0.323, 4.655), abs=5e-4)
    assert stats.hypergeom.sf(4, 20, 8, 6) == pytest.approx(0.0181, abs=5e-5)
    assert stats.chi2.sf(measure.g2(SMALL), df=1) == pytest.approx(0.0083, abs=5e-5)


def test_association_strength_is_lift_over_n():
    assert measure.strength(LARGE) == pytest.approx(31 / (40 * 36))
    assert measure.strength(LARGE) == pytest.approx(measure.lift(LARGE) / 78)


def test_npmi_is_one_where_all_units_name_both_and_minus_one_where_none_does():
    assert measure.npmi(Cells(3, 3, 3, 3)) == 1
    assert measure.npmi(Cells(9, 3, 3, 0)) == -1
    assert measure.npmi(Cells(9, 3, 3, 3)) == pytest.approx(1)


def test_g2_is_negative_below_what_is_expected_and_zero_at_it():
    assert measure.g2(Cells(20, 10, 10, 2)) < 0
    assert measure.g2(Cells(20, 10, 10, 5)) == 0


def test_chi2_and_g2_agree_with_scipy():
    table = [[31, 9], [5, 33]]
    pearson = stats.chi2_contingency(table, correction=False)
    ratio = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")
    assert measure.chi2(LARGE) == pytest.approx(pearson.statistic)
    assert measure.g2(LARGE) == pytest.approx(ratio.statistic)


def test_log_odds_agree_with_scipy_where_half_is_added_by_hand():
    both, only_a, only_b, neither = 31.5, 9.5, 5.5, 33.5
    assert measure.log_odds(LARGE)[0] == pytest.approx(np.log(both * neither / only_a / only_b))


def test_many_pairs_are_measured_at_once_as_one_by_one():
    many = Cells(np.array([78, 20]), np.array([40, 8]), np.array([36, 6]), np.array([31, 5]))
    for name in ("lift", "npmi", "jaccard", "g2", "phi", "dice", "overlap", "ochiai", "pmi", "t_score"):
        one_by_one = [float(getattr(measure, name)(cells)) for cells in (LARGE, SMALL)]
        assert getattr(measure, name)(many) == pytest.approx(one_by_one)
