from small_tables import pairs_of

from dyads.charts import plot_partners
from dyads.tables import COOCCURRENCE

NAMES = {"a": "Ana", "b": "Ben", "c": "Cleo", "tuna": "Tuna quotas"}
# each is named in 10 of 100 sentences: chance gives one joint sentence


def test_the_most_frequent_partner_that_chance_does_not_explain_is_the_finding():
    figure = plot_partners(
        pairs_of({("a", "b"): (4, 0.3), ("a", "c"): (3, 0.01), ("b", "c"): (9, 0.01)}), "a", NAMES
    )
    assert figure.title == "Ana and Cleo share 3 sentences, 3.0 times what chance gives"
    assert figure.data.rows == (("Ben", 4, 1.0, 4.0, 0.3, "a", "b"), ("Cleo", 3, 1.0, 3.0, 0.01, "a", "c"))
    assert figure.data.doors == ("evidence-a-b", "evidence-a-c")
    assert figure.description == (
        "Bars of how many of 100 sentences hold Ana and another, the 2 most frequent of 2: Ben 4 · 4.0×; Cleo 3 · 3.0×."
    )


def test_less_than_chance_is_no_finding_however_sure():
    assert plot_partners(pairs_of({("a", "b"): (1, 0.01)}), "a", NAMES).title == "With whom is Ana named?"


def test_an_issue_comes_up_and_an_article_is_no_sentence():
    figure = plot_partners(
        pairs_of({("a", "tuna"): (1, None), ("b", "tuna"): (5, 0.01)}), "a", NAMES, subject="issue"
    )
    assert figure.title == "Which issues come up beside Ana?"
    found = plot_partners(pairs_of({("a", "tuna"): (5, 0.01)}), "a", NAMES, subject="issue", unit="document")
    assert found.title == "Tuna quotas comes up in 5 articles with Ana, 5.0 times what chance gives"


def test_the_actor_stands_on_either_side_of_its_pairs():
    figure = plot_partners(pairs_of({("a", "b"): (4, None), ("b", "c"): (2, None)}), "b", NAMES, top=1)
    assert [row[0] for row in figure.data.rows] == ["Ana"]


def test_nobody_beside_it_is_said():
    for table in (COOCCURRENCE.empty(), pairs_of({("b", "c"): (2, None)})):
        assert plot_partners(table, "a", NAMES).title == "Nobody is named in one sentence with Ana."
