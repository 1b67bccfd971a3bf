"""The same input given to us and to others in one run: every difference is named here, with who is right."""

from __future__ import annotations

import os
from importlib import import_module

import numpy as np
import pytest
from letters import letters
from scipy import stats

from dyads.analysis import count_mentions, pair_actors
from dyads.analysis.intervals import wilson
from dyads.analysis.nulls import benjamini_hochberg

TEXTS = ["aab. c", "abc. d", "bcd", "ad. a", "", "cd. ab"]


def test_statsmodels_gives_the_same_wilson_interval():
    proportion = _peer("statsmodels.stats.proportion")
    for hits, trials in [(0, 3), (2, 3), (3, 3), (17, 90)]:
        theirs = proportion.proportion_confint(hits, trials, method="wilson")
        assert [float(end) for end in wilson(hits, trials)] == pytest.approx(theirs)


def test_statsmodels_gives_the_same_q():
    multitest = _peer("statsmodels.stats.multitest")
    p = np.random.default_rng(2).random(40) ** 3
    assert benjamini_hochberg(p, len(p)) == pytest.approx(multitest.multipletests(p, method="fdr_bh")[1])


def test_scikit_learn_counts_the_same_pairs_by_document():
    text = _peer("sklearn.feature_extraction.text")
    vectors = text.CountVectorizer(analyzer="char", vocabulary="abcd", binary=True)
    named = vectors.fit_transform(TEXTS)
    square = (named.T @ named).toarray()
    corpus = letters(*TEXTS)
    table = pair_actors(corpus.mentions, corpus.sentences, corpus.documents, "document")
    ours = {(row.a, row.b): row.n_ab for row in table.itertuples()}
    theirs = {("abcd"[a], "abcd"[b]): square[a, b] for a in range(4) for b in range(a + 1, 4) if square[a, b]}
    assert ours == theirs
    named_in = count_mentions(corpus.mentions, corpus.documents).set_index("actor")["documents"]
    assert named_in.to_dict() == dict(zip("abcd", np.diag(square), strict=True))


def test_scipys_exact_test_ignores_the_articles_and_so_finds_more():
    """Fisher shuffles sentences across articles; we inside each, and are right: sentences of one article are not alone."""
    texts = ["AB. AB. AB. AB. AB. A.", ". " * 30]
    corpus = letters(*texts)
    found = pair_actors(corpus.mentions, corpus.sentences, corpus.documents).iloc[0]
    fisher = stats.fisher_exact([[5, 1], [0, 30]], alternative="greater").pvalue
    assert (found["units"], found["n_a"], found["n_b"], found["n_ab"]) == (36, 6, 5, 5)
    assert fisher < 1e-4
    assert not found["testable"]  # A is named in all six sentences of its article: any shuffle looks the same


def _peer(name):
    """Import a peer of the development install; with CI=true its absence is a failure and not a skip."""
    if os.environ.get("CI") == "true":
        return import_module(name)
    return pytest.importorskip(
        name, reason=f"{name} is not installed: it is in the dev group of pyproject.toml"
    )
