from __future__ import annotations

from letters import letters

from dyads.analysis import count_mentions, pair_actors, roll_up, to_states
from dyads.tables import MENTIONS

PARTS = {"A": frozenset("J"), "B": frozenset("JW")}


def test_a_whole_has_the_union_of_its_parts_documents_and_never_a_sum():
    corpus = letters("AAB", "BJ", "C")
    table = count_mentions(roll_up(corpus.mentions, PARTS), corpus.documents).set_index("actor")
    assert table.loc["J", ["tokens", "documents"]].tolist() == [5, 2]
    assert table.loc["W", ["tokens", "documents"]].tolist() == [2, 2]
    assert table.loc["A", ["tokens", "documents"]].tolist() == [2, 1]
    assert table.loc["C", ["tokens", "documents"]].tolist() == [1, 1]


def test_states_meet_where_their_people_do():
    corpus = letters("AK. J. Z.")
    mentions = to_states(corpus.mentions, {"A": "J", "J": "J", "K": "U"})
    table = pair_actors(mentions, corpus.sentences, corpus.documents)
    assert [(row.a, row.b, row.n_a, row.n_b, row.n_ab) for row in table.itertuples()] == [("J", "U", 2, 1, 1)]


def test_people_of_one_state_are_no_pair_of_states():
    corpus = letters("AB.")
    assert pair_actors(
        to_states(corpus.mentions, {"A": "J", "B": "J"}), corpus.sentences, corpus.documents
    ).empty


def test_nothing_rolls_up_to_nothing():
    assert roll_up(MENTIONS.empty(), PARTS).empty
    assert to_states(MENTIONS.empty(), {}).empty
    assert to_states(letters("A").mentions, {}).empty
    assert len(roll_up(letters("AB").mentions, {})) == 2
