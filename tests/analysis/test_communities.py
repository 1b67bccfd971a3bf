from __future__ import annotations

from itertools import combinations, product

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import letters

from dyads.analysis import find_communities
from dyads.analysis.leiden import find_division, modularity
from dyads.tables import COMMUNITIES, DOCUMENTS, MENTIONS, SENTENCES

GRAPHS = st.lists(st.booleans(), min_size=15, max_size=15).map(
    lambda present: [pair for pair, kept in zip(combinations(range(6), 2), present, strict=True) if kept]
)
CIRCLES = "ABCDE", "KLMNO"


def weights(pairs, size=6):
    matrix = np.zeros((size, size))
    for a, b in pairs:
        matrix[a, b] = matrix[b, a] = 1
    return matrix


def best(matrix, runs=5):
    rng = np.random.default_rng(0)
    return max(
        (find_division(matrix, rng) for _ in range(runs)), key=lambda division: modularity(matrix, division)
    )


def two_circles():
    """Every pair of a circle meets twice, one pair across the circles too."""
    meetings = [a + b for circle in CIRCLES for a, b in combinations(circle, 2)] * 2 + ["AK", "AK"]
    return letters(*(". ".join(meetings[start::3]) + "." for start in range(3)))


def test_the_karate_club_splits_into_four_at_the_known_optimum():
    matrix = nx.to_numpy_array(nx.karate_club_graph(), weight=None)
    division = best(matrix)
    assert len(set(division)) == 4
    assert modularity(matrix, division) == pytest.approx(0.4198, abs=5e-5)  # the optimum, Brandes et al. 2008


@pytest.mark.parametrize("graph", [nx.les_miserables_graph(), nx.connected_caveman_graph(6, 5)])
def test_modularity_is_that_of_networkx_and_no_less_than_its_louvain(graph):
    matrix, nodes = nx.to_numpy_array(graph), list(graph)
    division = best(matrix)
    groups = [{nodes[place] for place in np.flatnonzero(division == number)} for number in set(division)]
    louvain = max(
        nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed))
        for seed in range(5)
    )
    assert modularity(matrix, division) == pytest.approx(nx.community.modularity(graph, groups))
    assert modularity(matrix, division) >= louvain - 1e-9
    assert all(nx.is_connected(graph.subgraph(group)) for group in groups)


@settings(deadline=None, max_examples=40)
@given(GRAPHS)
def test_the_division_of_a_small_graph_is_near_the_best_of_all_connected_and_no_node_gains_by_leaving(pairs):
    matrix = weights(pairs)
    division = best(matrix, runs=20)
    reached = modularity(matrix, division)
    assert reached >= max(modularity(matrix, np.array(other)) for other in _divisions(6)) - 0.05
    graph = nx.from_numpy_array(matrix)
    assert all(
        nx.is_connected(graph.subgraph(np.flatnonzero(division == number))) for number in set(division)
    )
    for node, number in product(range(6), range(7)):
        moved = division.copy()
        moved[node] = number
        assert modularity(matrix, moved) <= reached + 1e-9


def test_two_circles_of_friends_are_two_communities():
    corpus = two_circles()
    table = find_communities(corpus.mentions, corpus.sentences, corpus.documents)
    groups = table.groupby("community")["actor"].agg("".join).tolist()
    assert groups == ["ABCDE", "KLMNO"]
    assert (table["modularity"] > table["chance"]).all()
    assert set(table["p"]) == {0.01}
    assert table["agreement"].between(0.5, 1).all()


def test_the_seed_fixes_the_communities_and_the_order_of_rows_does_not_matter():
    corpus = two_circles()
    mixed = [table.iloc[::-1] for table in (corpus.mentions, corpus.sentences, corpus.documents)]
    pd.testing.assert_frame_equal(
        find_communities(*mixed, resamples=9),
        find_communities(corpus.mentions, corpus.sentences, corpus.documents, resamples=9),
    )


def test_a_small_network_is_refused_and_one_story_has_no_agreement():
    small = letters(". ".join([a + b for a, b in combinations("ABCDE", 2)] * 2))
    assert find_communities(small.mentions, small.sentences, small.documents).empty
    assert COMMUNITIES.check(find_communities(MENTIONS.empty(), SENTENCES.empty(), DOCUMENTS.empty())).empty
    corpus = two_circles()
    one_story = corpus.documents.assign(cluster="x")
    table = find_communities(corpus.mentions, corpus.sentences, one_story)
    assert len(table) == 10
    assert table["agreement"].isna().all()


def _divisions(size):
    """Yield every division of so many nodes once."""
    if size == 0:
        yield []
        return
    for division in _divisions(size - 1):
        for number in range(max(division, default=-1) + 2):
            yield [*division, number]
