from small_tables import pairs_of

from dyads.charts import plot_network
from dyads.tables import COOCCURRENCE

NAMES = {"a": "Ana", "b": "Ben", "c": "Cleo"}


def test_the_pair_named_together_most_is_the_finding():
    figure = plot_network(pairs_of({("a", "b"): (8, 0.2), ("a", "c"): (4, 0.01)}), NAMES)
    assert figure.title == "Ana and Ben are the pair named together most: in 8 of 100 sentences"
    assert figure.description == (
        "Network of 3 actors; 2 of 2 pairs drawn as lines, by sentences that name both, of 100. "
        "The most frequent: Ana and Ben 8 (8.0 times chance); Ana and Cleo 4 (4.0 times chance)."
    )


def test_a_shared_lead_is_a_question():
    figure = plot_network(pairs_of({("a", "b"): (4, 0.2), ("a", "c"): (4, 0.01)}), NAMES, unit="document")
    assert figure.title == "Who is named with whom in one article?"


def test_a_large_network_draws_its_backbone_and_tells_of_the_rest():
    actors = [f"actor-{i:02}" for i in range(30)]
    pairs = pairs_of({(a, b): (2, None) for i, a in enumerate(actors) for b in actors[i + 1 :]})
    figure = plot_network(pairs, {})
    assert "60 of 435 pairs drawn as lines" in figure.description
    assert len(figure.data.rows) == 435


def test_everybody_drawn_has_at_least_two_lines_where_there_are_two():
    hub = {("hub", f"x{i:02}"): (50 - i, None) for i in range(25)} | {
        (f"x{i:02}", f"x{i + 1:02}"): (1, None) for i in range(24)
    }
    edges = [
        row
        for rows in plot_network(pairs_of(hub), {}).spec["datasets"].values()
        for row in rows
        if "pair" in row
    ]
    ends = [actor for edge in edges for actor in (edge["a"], edge["b"])]
    assert min(ends.count(actor) for actor in set(ends)) >= 2


def test_no_pair_is_said():
    assert plot_network(COOCCURRENCE.empty(), NAMES).title == "No two actors are named in the same sentence."
