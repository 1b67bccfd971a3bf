from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import letters, mention

from dyads.analysis import count_mentions
from dyads.tables import DOCUMENTS, FREQUENCY, MENTIONS

TEXTS = st.lists(st.text("ABCD. |", max_size=12), min_size=1, max_size=7)


def row(table, actor):
    return table.set_index("actor").loc[actor].to_dict()


def test_an_actor_named_twice_in_one_document_has_two_tokens_and_one_document():
    corpus = letters("AAB.", "B.")
    table = count_mentions(corpus.mentions, corpus.documents)
    assert row(table, "A") | {"dispersion": 0, "low": 0, "high": 0} == {
        "tokens": 2,
        "documents": 1,
        "clusters": 1,
        "outlets": 0,
        "dispersion": 0,
        "share": 0.5,
        "low": 0,
        "high": 0,
        "rank_low": 1,
        "rank_high": 2,
    }
    assert list(table["actor"]) == ["B", "A"]


def test_copies_of_a_story_are_exposure_but_one_cluster():
    corpus = letters("A.", "A.", "B.", clusters=["x", "x", "y"], outlets=["N", "M", "N"])
    table = count_mentions(corpus.mentions, corpus.documents)
    assert (row(table, "A")["documents"], row(table, "A")["clusters"], row(table, "A")["outlets"]) == (
        2,
        1,
        2,
    )


def test_documents_without_an_outlet_count_in_none():
    corpus = letters("A.", "A.", outlets=[None, "N"])
    assert row(count_mentions(corpus.mentions, corpus.documents), "A")["outlets"] == 1


def test_only_counted_mentions_of_a_known_actor_in_the_given_documents_count():
    rows = [
        mention("d000", 0, "A", 0),
        mention("d000", 0, "A", 1, counted=False),
        mention("d000", 0, None, 2),
        mention("elsewhere", 0, "A", 0),
    ]
    table = count_mentions(MENTIONS.frame([MENTIONS.batch(rows)]), letters("A.").documents)
    assert list(table["actor"]) == ["A"]
    assert row(table, "A")["tokens"] == 1


def test_the_share_of_two_in_three_documents_has_wilsons_interval():
    corpus = letters("A.", "A.", "B.")
    values = row(count_mentions(corpus.mentions, corpus.documents), "A")
    assert (values["share"], values["low"], values["high"]) == pytest.approx((2 / 3, 0.208, 0.939), abs=5e-4)


def test_dispersion_is_dpnorm_over_documents_by_words():
    corpus = letters("A", "AA", "AAA", "AAAA", "AAAAA", words=[9, 10, 10, 10, 11])
    assert row(count_mentions(corpus.mentions, corpus.documents), "A")["dispersion"] == pytest.approx(
        0.2195, abs=5e-5
    )


def test_ranks_range_over_all_27_resamples_of_three_stories():
    corpus = letters("AB", "AC", "A")
    table = count_mentions(corpus.mentions, corpus.documents)
    assert (row(table, "A")["rank_low"], row(table, "A")["rank_high"]) == (1, 1)
    assert (row(table, "B")["rank_low"], row(table, "B")["rank_high"]) == (
        1,
        3,
    )  # drawn thrice, or C before it


def test_one_story_gives_no_interval_of_ranks_and_no_dispersion():
    corpus = letters("AB", "A", clusters=["x", "x"])
    table = count_mentions(corpus.mentions, corpus.documents)
    assert table["rank_low"].isna().all()
    assert table["rank_high"].isna().all()
    assert count_mentions(corpus.mentions, corpus.documents[:1])["dispersion"].isna().all()


def test_empty_tables_give_an_empty_table():
    assert FREQUENCY.check(count_mentions(MENTIONS.empty(), DOCUMENTS.empty())).empty
    assert count_mentions(MENTIONS.empty(), letters("A.").documents).empty


def test_a_resampling_of_none_leaves_the_ranks_missing():
    corpus = letters("A", "B")
    assert count_mentions(corpus.mentions, corpus.documents, resamples=0)["rank_low"].isna().all()


@settings(deadline=None, max_examples=50)
@given(TEXTS, st.randoms())
def test_no_number_depends_on_the_order_of_the_rows(texts, random):
    corpus = letters(*texts)
    mixed = [
        table.iloc[random.sample(range(len(table)), len(table))]
        for table in (corpus.mentions, corpus.documents)
    ]
    pd.testing.assert_frame_equal(
        count_mentions(*mixed, resamples=20), count_mentions(corpus.mentions, corpus.documents, resamples=20)
    )


@settings(deadline=None, max_examples=50)
@given(TEXTS)
def test_counts_equal_those_of_plain_python(texts):
    corpus = letters(*texts)
    table = count_mentions(corpus.mentions, corpus.documents, resamples=20)
    expected = {
        letter: (sum(text.count(letter) for text in texts), sum(letter in text for text in texts))
        for letter in "ABCD"
    }
    counted = {line.actor: (line.tokens, line.documents) for line in table.itertuples()}
    assert counted == {letter: counts for letter, counts in expected.items() if counts[0]}
    assert not table[["share", "low", "high"]].isna().any(axis=None)


def test_an_outlet_is_one_however_its_name_is_set():
    corpus = letters("A.", "A.", outlets=["Sample Desk, Seoul", "SAMPLE DESK — SEOUL"])
    assert row(count_mentions(corpus.mentions, corpus.documents), "A")["outlets"] == 1
