from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import letters

from dyads.analysis import count_mentions, distinct_documents, documents_in, evidence_of, pair_actors
from dyads.tables import DOCUMENTS, MENTIONS, SENTENCES

TEXTS = st.lists(st.text("ABCD. |", max_size=12), min_size=1, max_size=6)


def evidence(corpus, actors, unit="sentence"):
    return evidence_of(corpus.mentions, corpus.sentences, corpus.documents, actors, unit)


def test_the_evidence_of_a_pair_is_every_mention_of_both_where_both_are_named():
    found = evidence(letters("AAB. A. AC.", "B. A"), "AB")
    assert [(row.document, row.start, row.actor) for row in found.itertuples()] == [
        ("d000", 0, "A"),
        ("d000", 1, "A"),
        ("d000", 2, "B"),
    ]
    assert len(evidence(letters("AAB. A. AC.", "B. A"), "AB", "document")) == 7


def test_the_evidence_of_an_actor_is_every_counted_mention_in_the_documents():
    corpus = letters("A. AB", "A")
    assert len(evidence(corpus, ["A"])) == 3
    found = evidence_of(corpus.mentions, corpus.sentences, corpus.documents[1:], ["A"])
    assert found["document"].tolist() == ["d001"]


def test_nobody_named_has_no_evidence():
    assert evidence(letters("A."), ["Z"]).empty
    assert evidence(letters("A."), "AZ").empty
    assert evidence_of(MENTIONS.empty(), SENTENCES.empty(), DOCUMENTS.empty(), ["A"]).empty


@settings(deadline=None, max_examples=40)
@given(TEXTS, st.sampled_from(["sentence", "paragraph", "document"]))
def test_every_number_is_counted_from_its_evidence(texts, unit):
    corpus = letters(*texts)
    for found in count_mentions(corpus.mentions, corpus.documents, resamples=0).itertuples():
        rows = evidence(corpus, [found.actor], unit)
        assert (len(rows), rows["document"].nunique()) == (found.tokens, found.documents)
    for found in pair_actors(
        corpus.mentions, corpus.sentences, corpus.documents, unit, resamples=0
    ).itertuples():
        rows = evidence(corpus, [found.a, found.b], unit)
        assert set(rows["actor"]) == {found.a, found.b}
        if unit != "paragraph":
            places = rows.drop_duplicates(["document", "sentence"] if unit == "sentence" else ["document"])
            assert len(places) == found.n_ab


def test_one_document_of_each_story_is_distinct_reporting():
    documents = letters(*"AAAA", clusters=["x", "y", "x", "x"]).documents
    assert distinct_documents(documents)["id"].tolist() == ["d000", "d001"]
    assert distinct_documents(documents[1:])["id"].tolist() == [
        "d001",
        "d002",
    ]  # the original is not among them
    assert distinct_documents(DOCUMENTS.empty()).empty


@pytest.mark.parametrize(("certain", "expected"), [(True, ["d000"]), (False, ["d000", "d001"])])
def test_documents_of_some_days_are_certain_or_possible(certain, expected):
    days = [("2020-01-01", "2020-01-02"), ("2020-01-02", "2020-01-03"), ("2020-01-03", "2020-01-03"), None]
    documents = letters(*"AAAA", days=days).documents
    found = documents_in(documents, date(2020, 1, 1), date(2020, 1, 3), certain=certain)
    assert found["id"].tolist() == expected
