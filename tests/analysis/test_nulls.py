from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import letters
from scipy import stats

from dyads.analysis import pair_actors
from dyads.analysis.margins import likely_names, swap_margins
from dyads.analysis.nulls import benjamini_hochberg, documents_needed, smallest_p


@pytest.mark.parametrize(("documents", "floor"), [(3, 0.333), (5, 0.10), (8, 0.014), (10, 0.004), (20, 5e-6)])
def test_the_smallest_p_of_so_many_documents_is_as_methods_states_it(documents, floor):
    half = documents // 2
    assert smallest_p(documents, half, half) == pytest.approx(floor, rel=0.09)


def test_six_documents_are_needed_for_any_pair_to_reach_5_percent():
    assert documents_needed() == 6  # 1 / C(6, 3) = 1 / 20
    assert documents_needed(0.01) == 9  # 1 / C(9, 4) = 1 / 126


def test_unequal_margins_allow_less():
    assert smallest_p(20, 2, 10) == pytest.approx(stats.hypergeom.pmf(2, 20, 2, 10))
    assert smallest_p(10, 3, 10) == pytest.approx(1)


def test_q_agrees_with_scipy_where_all_tests_are_listed():
    p = np.array([0.01, 0.02, 0.03, 0.5])
    assert benjamini_hochberg(p, 4) == pytest.approx(stats.false_discovery_control(p))


def test_tests_that_are_not_listed_count_as_p_of_one():
    p = np.array([0.001, 0.04, np.nan])
    padded = stats.false_discovery_control([0.001, 0.04, *[1] * 8])
    assert benjamini_hochberg(p, 10)[:2] == pytest.approx(padded[:2])
    assert np.isnan(benjamini_hochberg(p, 10)[2])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(4, 5)), min_size=1, max_size=3))
def test_p_by_sentence_equals_the_count_of_all_shuffles(documents):
    texts = ["".join(_sentence(place, a, b) for place in range(size)) for a, b, size in documents]
    table = pair_actors(*_tables(letters(*texts)), resamples=0)
    for found in table[table["testable"]].itertuples():
        assert found.p == pytest.approx(_share_of_shuffles(documents, found.n_ab))


def test_p_by_document_is_near_that_over_all_matrices_with_these_margins():
    texts = ["AB", "AB", "ABC", "CD", "C", "D", "CD", "D"]
    table = pair_actors(*_tables(letters(*texts)), "document", resamples=0).set_index(["a", "b"])
    matrix = np.array([[letter in text for letter in "ABCD"] for text in texts])
    alike = list(_matrices(matrix.sum(axis=1), matrix.sum(axis=0)))
    for a, b in combinations(range(4), 2):
        key = ("ABCD"[a], "ABCD"[b])
        if key in table.index and table.loc[key, "testable"]:
            seen = (matrix[:, a] & matrix[:, b]).sum()
            exact = np.mean([(other[:, a] & other[:, b]).sum() >= seen for other in alike])
            assert table.loc[key, "p"] == pytest.approx(exact, abs=0.02)
    assert table.loc[("A", "B"), "testable"]


def test_swaps_keep_both_margins_and_visit_all_matrices_alike():
    matrix = np.array([[1, 1, 0], [0, 1, 1], [1, 0, 0], [0, 0, 1]], bool)
    drawn = np.concatenate([block.copy() for block in swap_margins(matrix, 4000, seed=1)])
    assert (drawn.sum(axis=1) == matrix.sum(axis=0)).all()
    assert (drawn.sum(axis=2) == matrix.sum(axis=1)).all()
    counts = np.unique(drawn.reshape(len(drawn), -1), axis=0, return_counts=True)[1]
    assert len(counts) == len(list(_matrices(matrix.sum(axis=1), matrix.sum(axis=0))))
    assert stats.chisquare(counts).pvalue > 0.001


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=2, max_size=8))
def test_likely_names_keep_both_margins_on_average(rows):
    matrix = np.array(rows)
    chance, documents, class_of = likely_names(matrix.sum(axis=1), matrix.sum(axis=0))
    assert ((chance >= 0) & (chance <= 1)).all()
    assert (chance * documents[:, None]).sum(axis=0)[class_of] == pytest.approx(matrix.sum(axis=0), abs=0.01)


def test_a_large_corpus_by_document_is_modelled_and_its_p_bounds_that_of_the_shuffle():
    rng = np.random.default_rng(5)
    named = rng.random((1200, 20)) < 0.15
    named[:, 1] |= named[:, 0] & (rng.random(1200) < 0.3)
    texts = [
        "".join(letter for letter, found in zip("ABCDEFGHIJKLMNOPQRST", row, strict=True) if found)
        for row in named
    ]
    table = pair_actors(*_tables(letters(*texts)), "document", resamples=0).set_index(["a", "b"])
    assert table.loc[("A", "B"), "q"] < 0.001
    assert (table.drop(("A", "B"))["q"] > 0.05).all()


def test_many_sentences_are_summed_as_normal():
    texts = ["AB. A. B. AB. ." for _ in range(1100)]
    found = pair_actors(*_tables(letters(*texts)), resamples=0).iloc[0]
    assert found.p == pytest.approx(stats.norm.sf((2200 - 0.5 - 1980) / np.sqrt(1100 * 0.36)), rel=1e-6)


def _tables(corpus):
    return corpus.mentions, corpus.sentences, corpus.documents


def _sentence(place, a, b):
    return ("A" if place < a else "") + ("B" if place < b else "") + ". "


def _share_of_shuffles(documents, seen):
    """Return the share of all ways to place A and B in which at least `seen` sentences name both."""
    per_document = [
        [
            len(set(one) & set(other))
            for one in combinations(range(size), a)
            for other in combinations(range(size), b)
        ]
        for a, b, size in documents
    ]
    sums = np.zeros(1)
    for counts in per_document:
        sums = np.add.outer(sums, counts).ravel()
    return np.mean(sums >= seen)


def _matrices(rows, columns):
    """Yield every 0/1 matrix with these margins."""
    choices = [
        [np.isin(np.arange(len(columns)), chosen) for chosen in combinations(range(len(columns)), row)]
        for row in rows
    ]
    for picked in product(*choices):
        matrix = np.array(picked)
        if (matrix.sum(axis=0) == columns).all():
            yield matrix
