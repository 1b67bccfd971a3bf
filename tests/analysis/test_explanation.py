from __future__ import annotations

from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import letters

from dyads.analysis import associate, bound_lifts, explain_test, pair_actors, weigh_documents
from dyads.tables import ASSOCIATION, COOCCURRENCE, DOCUMENTS, LIFTS, MENTIONS, SENTENCES

EMPTY = MENTIONS.empty(), SENTENCES.empty(), DOCUMENTS.empty()


def tables(*texts, **options):
    corpus = letters(*texts, **options)
    return corpus.mentions, corpus.sentences, corpus.documents


def test_three_documents_say_how_many_more_are_needed():
    found = explain_test(*tables("AB", "AB", "C"), "document").iloc[0]
    assert found["reading"] == (
        "Not testable with 3 documents: the smallest p is 0.33; at least 6 are needed, 3 more."
    )
    assert (found["documents"], found["needed"], found["family"]) == (3, 6, 0)
    assert found["smallest_p"] == pytest.approx(1 / 3)


def test_many_documents_that_all_name_the_same_cannot_tell_either():
    found = explain_test(*tables(*["AB"] * 9), "document").iloc[0]
    assert (
        found["reading"]
        == "Not testable with 9 documents: these actors are named too seldom or nearly everywhere."
    )


def test_a_testable_analysis_names_its_null_and_family():
    found = explain_test(*tables("AB. AB. CD. CD. " + ". " * 6)).iloc[0]
    assert found["family"] == 6
    assert found["reading"] == (
        "6 pairs are tested against chance, in which each actor's sentences are shuffled inside each document."
    )


def test_copies_are_not_tested():
    found = explain_test(*tables("AB. .", "AB. .", clusters=["x", "x"])).iloc[0]
    assert (found["documents"], found["stories"], found["units"]) == (2, 1, 2)


def test_nobody_named_leaves_nothing_to_test():
    for arguments in (EMPTY, tables("A. A.")):
        found = explain_test(*arguments).iloc[0]
        assert found["reading"] == "No two actors are named together: there is nothing to test."
        assert pd.isna(found["smallest_p"])


def test_other_measures_stand_beside_the_same_pairs():
    pairs = pair_actors(*tables("AB. AB. A. ."))
    found = associate(pairs).iloc[0]
    assert (found["a"], found["b"], found["dice"], found["overlap"]) == ("A", "B", 0.8, 1)
    assert ASSOCIATION.check(associate(COOCCURRENCE.empty())).empty


def test_a_name_in_every_unit_has_no_correlation():
    assert associate(pair_actors(*tables("AB. A.")))["phi"].isna().all()


def test_the_range_of_lift_over_all_27_resamples_worked_out_by_hand():
    arguments = tables("AB. .", "A. B.", "AB. AB.")
    pairs = pair_actors(*arguments)
    found = bound_lifts(*arguments, pairs).iloc[0]
    # lowest: the second alone (0); highest: the first alone, 2 units, one names both: 1 * 2 / (1 * 1)
    assert (found["low"], found["high"], found["defined"]) == (0, 2, 1)
    assert found["lift"] == pairs["lift"].iloc[0]


def test_resamples_without_an_actor_have_no_lift():
    arguments = tables("AB. .", ".")
    found = bound_lifts(*arguments, pair_actors(*arguments)).iloc[0]
    assert found["defined"] == 0.75  # of four, one draws the empty document twice
    one_story = tables("AB. .")
    assert bound_lifts(*one_story, pair_actors(*one_story))["low"].isna().all()
    assert LIFTS.check(bound_lifts(*EMPTY, COOCCURRENCE.empty())).empty


def test_each_document_is_weighed_by_leaving_it_out():
    found = weigh_documents(*tables("AB. AB. .", "A. B. .", "AB. . ."), ("A", "B"))
    # with all: 3 * 9 / (4 * 4); without the first: 1 * 6 / (2 * 2); without the third: 2 * 6 / (3 * 3)
    assert found.set_index("document")["lift_without"].to_dict() == pytest.approx(
        {"d000": 1.5, "d002": 4 / 3}
    )
    assert found.set_index("document")["n_ab"].to_dict() == {"d000": 2, "d002": 1}
    assert found["change"].tolist() == pytest.approx([27 / 16 - 4 / 3, 27 / 16 - 1.5])


def test_the_only_document_of_a_pair_leaves_no_lift_behind():
    found = weigh_documents(*tables("AB. .", "C."), ("A", "B"))
    assert found["lift_without"].isna().all()
    assert weigh_documents(*tables("A."), ("A", "Z")).empty
    assert weigh_documents(*EMPTY, ("A", "B")).empty


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text("ABC. ", min_size=1, max_size=9), min_size=2, max_size=3))
def test_ranges_and_stability_equal_a_slow_enumeration_of_all_resamples(texts):
    arguments = tables(*texts)
    pairs = pair_actors(*arguments)
    found = bound_lifts(*arguments, pairs).set_index(["a", "b"])
    for row in pairs.itertuples():
        lifts = []
        for drawn in product(texts, repeat=len(texts)):
            units = [part for text in drawn for part in text.replace(".", ".\n").split("\n") if part.strip()]
            n_a, n_b = (sum(actor in unit for unit in units) for actor in (row.a, row.b))
            n_ab = sum(row.a in unit and row.b in unit for unit in units)
            lifts.append(n_ab * len(units) / (n_a * n_b) if n_a and n_b else None)
        known = [lift for lift in lifts if lift is not None]
        assert row.stability == pytest.approx(sum(lift > 1 for lift in known) / len(lifts))
        expected = min(known), max(known), len(known) / len(lifts)
        assert found.loc[(row.a, row.b), ["low", "high", "defined"]].tolist() == pytest.approx(expected)
