from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from scipy import stats

from dyads.analysis.intervals import range_of, resample, wilson


@pytest.mark.parametrize(("hits", "low", "high"), [(2, 0.208, 0.939), (3, 0.438, 1.000), (0, 0.000, 0.562)])
def test_wilson_of_three_documents_is_as_methods_states_it(hits, low, high):
    # METHODS.md cuts the third digit of 0.43850 and rounds that of its complement 0.56150 up
    assert [float(end) for end in wilson(hits, 3)] == pytest.approx([low, high], abs=6e-4)


def test_wilson_agrees_with_scipy():
    for hits, trials in [(0, 1), (1, 1), (7, 20), (500, 1000)]:
        peer = stats.binomtest(hits, trials).proportion_ci(method="wilson")
        assert [float(end) for end in wilson(hits, trials)] == pytest.approx([peer.low, peer.high])


def test_three_clusters_have_27_resamples_each_of_three_draws():
    (weights,) = resample(3, resamples=999)
    assert weights.shape == (27, 3)
    assert set(weights.sum(axis=1)) == {3}
    assert Counter(map(tuple, weights))[(1, 1, 1)] == 6  # 3!


def test_six_clusters_are_drawn_and_the_seed_fixes_the_draws():
    first = np.concatenate(list(resample(6, resamples=50)))
    assert first.shape == (50, 6)
    assert set(first.sum(axis=1)) == {6}
    assert (first == np.concatenate(list(resample(6, resamples=50)))).all()
    assert not (first == np.concatenate(list(resample(6, resamples=50, seed=1)))).all()


def test_blocks_change_nothing_but_memory():
    assert sum(len(block) for block in resample(50_000, resamples=100)) == 100


def test_up_to_five_clusters_the_range_is_over_all_resamples():
    values = np.array([[1], [2], [9]])
    assert [float(end[0]) for end in range_of(values, clusters=3)] == [1, 9]


def test_above_five_clusters_the_range_is_the_middle_95_percent():
    values = np.arange(1, 1002)[:, None]
    assert [float(end[0]) for end in range_of(values, clusters=6)] == [26, 976]
