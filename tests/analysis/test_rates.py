from __future__ import annotations

import numpy as np
import pytest
from letters import letters
from scipy import stats

from dyads.analysis import rate_mentions
from dyads.tables import DOCUMENTS, MENTIONS, RATES


def rates(*texts, **options):
    corpus = letters(*texts, **options)
    return rate_mentions(corpus.mentions, corpus.documents).set_index("actor")


def test_pooled_and_mean_rates_differ_where_lengths_differ():
    found = rates("AA", "AB", words=[100, 1000]).loc["A"]
    assert found["rate"] == pytest.approx(3000 / 1100)
    assert found["mean_rate"] == pytest.approx((20 + 1) / 2)
    assert found["voice"] == 0.75


def test_the_range_over_the_four_resamples_of_two_stories():
    found = rates("AA", "AB", words=[100, 1000]).loc["A"]
    assert (found["low"], found["high"]) == pytest.approx((1, 20))


def test_copies_are_drawn_together():
    assert rates("A", "A", clusters=["x", "x"])[["low", "high"]].isna().all(axis=None)


def test_bca_from_20_stories_on_is_that_of_scipy():
    rng = np.random.default_rng(3)
    counts, words = rng.poisson(2, 40), rng.integers(100, 900, 40)
    found = rates(*("A" * count for count in counts), words=words.tolist()).loc["A"]
    peer = stats.bootstrap(
        (counts, words),
        lambda x, w, axis=-1: 1000 * x.sum(axis) / w.sum(axis),
        paired=True,
        vectorized=True,
        method="BCa",
        n_resamples=9999,
        rng=np.random.default_rng(1),
    ).confidence_interval
    assert (found["low"], found["high"]) == pytest.approx((peer.low, peer.high), rel=0.05)


def test_an_actor_named_evenly_everywhere_has_a_rate_without_width():
    found = rates(*["AB"] * 25).loc["A"]
    assert (found["low"], found["high"]) == pytest.approx((1000 / 2, 1000 / 2))


def test_a_story_without_a_word_is_not_drawn():
    found = rates("AA", "AB", "", words=[100, 1000, 0]).loc["A"]
    assert (found["low"], found["high"]) == pytest.approx((1, 20))


def test_no_words_no_rate_and_empty_tables_no_rows():
    found = rates("A", "A", words=[0, 0]).loc["A"]
    assert found[["rate", "mean_rate", "low", "high"]].isna().all()
    assert RATES.check(rate_mentions(MENTIONS.empty(), DOCUMENTS.empty())).empty
