from small_tables import pairs_of

from dyads.charts import plot_heatmap
from dyads.tables import COOCCURRENCE

NAMES = {"a": "Ana", "b": "Ben", "c": "Cleo", "d": "Dan"}


def drawn(figure):
    return [row for rows in figure.spec["datasets"].values() for row in rows]


def test_the_most_frequent_pair_beyond_chance_is_the_finding():
    figure = plot_heatmap(
        pairs_of({("a", "b"): (8, 0.2), ("a", "c"): (4, 0.01), ("b", "c"): (1, 0.9)}), NAMES
    )
    assert figure.title == "Ana and Cleo share a sentence 4.0 times as often as chance would give"
    assert figure.description == (
        "Heat map of 3 pairs among 3 actors: sentences that name both, of 100. The most frequent: "
        "Ana and Ben 8 (8.0 times chance); Ana and Cleo 4 (4.0 times chance); Ben and Cleo 1 (1.0 times chance)."
    )


def test_without_a_pair_beyond_chance_it_asks():
    figure = plot_heatmap(pairs_of({("a", "b"): (2, None)}), NAMES, unit="document")
    assert figure.title == "Who shares an article more often than chance would give?"
    assert figure.data.rows == (("Ana", "Ben", 2, 10, 10, 1.0, 2.0, 0.2, None, "a", "b"),)


def test_a_pair_less_frequent_than_chance_is_no_finding_however_small_its_q():
    assert plot_heatmap(pairs_of({("a", "b"): (1, 0.001)}, alone=20), NAMES).title.endswith("?")


def test_kin_stand_beside_kin():
    pairs = pairs_of(
        {("a", "c"): (9, 0.01), ("b", "d"): (9, 0.01), ("a", "b"): (1, 0.9), ("c", "d"): (1, 0.9)}
    )
    order = [row["full"] for row in drawn(plot_heatmap(pairs, NAMES)) if "full" in row]
    assert {frozenset(order[:2]), frozenset(order[2:])} == {
        frozenset(("Ana", "Cleo")),
        frozenset(("Ben", "Dan")),
    }


def test_every_pair_has_one_cell_and_one_never_named_together_has_no_number():
    cells = [
        row
        for row in drawn(plot_heatmap(pairs_of({("a", "b"): (2, None), ("b", "c"): (1, None)}), NAMES))
        if "y2" in row
    ]
    assert len(cells) == 3
    assert sorted(cell.get("n_ab", 0) for cell in cells) == [0, 1, 2]


def test_no_pair_is_said():
    assert plot_heatmap(COOCCURRENCE.empty(), NAMES).title == "No two actors are named in the same sentence."
    assert (
        plot_heatmap(COOCCURRENCE.empty(), NAMES, unit="document").title
        == "No two actors are named in the same article."
    )


def test_no_more_actors_are_drawn_than_can_be_read():
    actors = [f"actor-{i:02}" for i in range(30)]
    table = pairs_of({(a, b): (1, None) for i, a in enumerate(actors) for b in actors[i + 1 :]})
    assert "among 25 actors" in plot_heatmap(table, {}, top=30).description
