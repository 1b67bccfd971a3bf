from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from dyads.analysis import dispersion

GRIES = [1, 2, 3, 4, 5], [9, 10, 10, 10, 11]  # the toy corpus of Gries (2008)
ALLEMAND = (  # Lyne's example, METHODS.md 2.1
    [2, 0, 1, 1, 3, 0, 3, 0, 0, 0],
    [8143, 8058, 8271, 8125, 7959, 7941, 8146, 8001, 8003, 7930],
)


def test_the_toy_corpus_has_dp_018_and_dpnorm_02195():
    assert dispersion.dp(*GRIES) == pytest.approx(0.18)
    assert dispersion.dp_norm(*GRIES) == pytest.approx(0.2195, abs=5e-5)


def test_juilland_d_is_taken_on_rates_and_not_on_counts():
    assert dispersion.juilland_d(*GRIES) == pytest.approx(0.7852, abs=5e-5)
    assert dispersion.juilland_d(GRIES[0], [1] * 5) == pytest.approx(0.7643, abs=5e-5)  # the classic mistake


@pytest.mark.parametrize(
    ("name", "value"),
    [("juilland_d", 0.6038797), ("carroll_d2", 0.6521444), ("rosengren_s", 0.4763652), ("kld", 1.1435869)],
)
def test_allemand_is_as_methods_states_it(name, value):
    assert getattr(dispersion, name)(*ALLEMAND) == pytest.approx(value, abs=5e-8)


def test_dp_of_allemand_in_its_two_norms():
    assert 1 - dispersion.dp(*ALLEMAND) == pytest.approx(0.5009295, abs=5e-8)
    assert 1 - dispersion.dp_egbert(*ALLEMAND) == pytest.approx(0.4462310, abs=5e-8)


def test_one_part_has_no_evenness():
    assert np.isnan(dispersion.dp_norm([3], [100]))
    assert np.isnan(dispersion.dp_egbert([3], [100]))


def test_parts_without_a_word_are_no_parts():
    counts = sparse.csr_array(np.array([[1], [0], [0]]))
    assert dispersion.dp_norms(counts, np.array([10, 10, 0])) == pytest.approx(
        [dispersion.dp_norm([1, 0], [10, 10])]
    )


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 900)), min_size=2, max_size=12).filter(
        lambda parts: any(count for count, _ in parts)
    )
)
def test_the_sparse_form_equals_the_formula(parts):
    counts, sizes = np.array(parts).T
    fast = dispersion.dp_norms(sparse.csr_array(counts[:, None]), sizes)
    assert fast == pytest.approx([dispersion.dp_norm(counts, sizes)], abs=1e-12)
    assert -1e-12 <= fast[0] <= 1 + 1e-12
