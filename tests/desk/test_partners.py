"""One actor's pairs, with actors and with issues."""

import dyads

NEWS = (
    "Harbour news\n\nJapan met Peru. Chile met Peru. Japan waited.\n",
    "Island news\n\nJapan spoke of Dokdo. Peru spoke of wool.\n",
)


def test_only_pairs_that_hold_the_actor_are_its_partners(read):
    news = read(*NEWS)
    pairs = dyads.pair_actors(news.mentions, news.sentences, news.documents)
    partners = dyads.select_partners(pairs, "japan")
    assert len(pairs) == 2
    assert partners[["a", "b", "n_ab"]].values.tolist() == [["japan", "peru", 1]]


def test_an_issue_pairs_with_the_actor_and_not_with_other_actors_or_issues(read):
    news = read(*NEWS, "Both islands\n\nJapan spoke of Dokdo and of comfort women.\n")
    about = dyads.pair_issues(news, news.mentions, "japan")
    assert {frozenset(pair) for pair in about[["a", "b"]].values.tolist()} == {
        frozenset(("japan", "dokdo-takeshima-dispute")),
        frozenset(("japan", "comfort-women")),
    }
    assert dyads.select_partners(about, "dokdo-takeshima-dispute")["n_ab"].tolist() == [2]


def test_the_table_tells_the_other_how_often_it_is_named_and_its_door(read):
    news = read(*NEWS)
    pairs = dyads.pair_actors(news.mentions, news.sentences, news.documents)
    table = dyads.show_partners(news, news.mentions, dyads.select_partners(pairs, "peru"), "peru", news.names)
    assert [row[:3] for row in table.rows] == [("Chile", 1, 1), ("Japan", 1, 3)]
    assert table.doors == ("evidence-chile-peru", "evidence-japan-peru")
    assert table.caption == "Named with Peru, the 2 most frequent of 2"


def test_nobody_has_an_empty_table(read):
    news = read()
    pairs = dyads.pair_actors(news.mentions, news.sentences, news.documents)
    assert dyads.show_partners(news, news.mentions, pairs, "peru", news.names).rows == ()
