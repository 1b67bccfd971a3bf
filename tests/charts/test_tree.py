import json
from itertools import combinations

import pytest
from small_tables import pairs_of

from dyads.charts import plot_heatmap, plot_tree
from dyads.tables import COOCCURRENCE

NAMES = {"a": "Ana", "b": "Ben", "c": "Cleo", "d": "Dan"}
KIN = {
    ("a", "c"): (9, 0.01),
    ("b", "d"): (7, 0.01),
    ("a", "b"): (1, 0.9),
    ("c", "d"): (1, 0.9),
}  # NPMI is n / 10


def test_the_closest_pair_joins_first_and_branches_by_their_mean():
    figure = plot_tree(pairs_of(KIN), NAMES)
    assert figure.data.rows[0][2:4] == (pytest.approx(0.1), 2)  # 1 - 0.9
    assert figure.data.rows[1][2:4] == (pytest.approx(0.3), 2)  # 1 - 0.7
    assert figure.data.rows[2][2:4] == (
        pytest.approx(0.95),
        4,
    )  # the mean of 0.9, 0.9 and, never met, 1 and 1
    assert [set(", ".join(row[:2]).split(", ")) for row in figure.data.rows] == [
        {"Ana", "Cleo"},
        {"Ben", "Dan"},
        {"Ana", "Ben", "Cleo", "Dan"},
    ]
    assert figure.title == (
        "Ana and Cleo are the closest of these 4 actors: both are named in 9 sentences, 9.0 times what chance gives"
    )


def test_two_actors_that_join_lead_to_their_sentences_and_branches_nowhere():
    assert plot_tree(pairs_of(KIN), NAMES).data.doors == ("evidence-a-c", "evidence-b-d", "")


def test_the_description_tells_the_merges_in_order():
    figure = plot_tree(
        pairs_of({("a", "b"): (9, 0.01), ("b", "c"): (3, 0.9)}, alone=20), NAMES, unit="document"
    )
    first, second = figure.data.rows
    assert (
        figure.description
        == (
            "Tree of 3 actors by how closely they are named together in 100 articles. Joined first, with their distance: "
            f"{first[0]} + {first[1]}: 0.10; {second[0]} + {second[1]}: 0.85."  # the mean of 0.7 and, never met, 1
        )
    )


def test_less_than_chance_is_no_farther_than_chance():
    table = pairs_of({("a", "b"): (9, 0.01), ("b", "c"): (3, 0.9)})
    table.loc[table["b"] == "c", "npmi"] = -0.4
    assert plot_tree(table, NAMES).data.rows[1][2] == 1.0


@pytest.mark.parametrize(
    "counts",
    [
        {("a", "b"): (9, 0.2), ("b", "c"): (2, 0.01)},  # chance may explain the closest
        {("a", "b"): (9, None), ("b", "c"): (2, None)},  # nothing was tested
        {("a", "b"): (9, 0.01), ("c", "d"): (9, 0.01)},  # two are as close
        dict.fromkeys(combinations("abcdefghi", 2), (3, 0.01)),  # all are, whatever a mean of floats says
    ],
)
def test_a_closest_pair_that_does_not_hold_is_a_question(counts):
    assert plot_tree(pairs_of(counts), NAMES).title == "Which actors are named together?"


def test_the_tree_stands_in_the_order_of_the_heat_map():
    actors = [f"actor-{i:02}" for i in range(30)]
    counts = {
        (a, b): ((7 * i + 3 * j) % 10, 0.5)
        for i, a in enumerate(actors)
        for j, b in enumerate(actors)
        if i < j
    }
    table = pairs_of({pair: count for pair, count in counts.items() if count[0]})
    heatmap = plot_heatmap(table, {}, top=30)
    shown = [row["full"] for rows in heatmap.spec["datasets"].values() for row in rows if "full" in row]
    tree = plot_tree(table, {}, top=30)
    drawn = [name for name in tree.svg.replace("<", ">").split(">") if name.startswith("actor-")]
    assert drawn == shown
    assert len(drawn) == 25


def test_nothing_and_too_little_are_said():
    assert plot_tree(COOCCURRENCE.empty(), NAMES).title == "No two actors are named in the same sentence."
    two = plot_tree(pairs_of({("a", "b"): (9, 0.01)}), NAMES)
    assert two.title == "A tree needs at least three actors; here there are two."
    assert two.data.rows == (("Ana", "Ben", pytest.approx(0.1), 2, "a", "b"),)


def test_actors_that_chance_alone_brings_together_make_no_tree():
    table = pairs_of({("a", "b"): (1, 0.9), ("b", "c"): (1, 0.9)}).assign(npmi=[0.0, -0.1])
    figure = plot_tree(table, NAMES)
    assert figure.title == "No two of these actors share a sentence more often than chance would give."
    assert [row[2] for row in figure.data.rows] == [1.0, 1.0]


def test_a_branch_of_two_leads_to_their_sentences_and_a_name_to_its_own():
    rows = [row for rows in plot_tree(pairs_of(KIN), NAMES).spec["datasets"].values() for row in rows]
    assert {row["door"] for row in rows if "told" in row} == {"evidence-a-c", "evidence-b-d", ""}
    assert {row["door"] for row in rows if "full" in row} == {f"evidence-{actor}" for actor in "abcd"}


def test_brackets_join_at_the_distance_of_their_branches():
    (strokes,) = [
        rows
        for rows in plot_tree(pairs_of(KIN), NAMES).spec["datasets"].values()
        if any("told" in row for row in rows)
    ]
    inner, other, outer = (strokes[place : place + 3] for place in (0, 3, 6))
    assert len({inner[0]["x2"], inner[1]["x"], inner[1]["x2"], inner[2]["x2"]}) == 1  # its three strokes meet
    assert inner[1]["x"] < other[1]["x"] < outer[1]["x"]  # 0.1, 0.3 and 0.95
    assert {outer[0]["x"], outer[2]["x"]} == {inner[1]["x"], other[1]["x"]}  # where the branches were joined
    assert {outer[1]["y"], outer[1]["y2"]} == {
        sum(stroke["y"] for stroke in joined[::2]) / 2 for joined in (inner, other)
    }


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_every_language_draws(language):
    figure = plot_tree(pairs_of(KIN), NAMES, language=language)
    assert "Ana" in figure.title
    assert "0.95" in figure.description
    json.dumps(figure._repr_mimebundle_())
