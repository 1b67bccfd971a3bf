"""What a reader asks of news: fewer articles, the sentences behind a number, a keyword in context, two sides compared."""

import re

import pytest

import dyads
from dyads.errors import UnknownActorError

APRIL = "Tuna quotas\n\nPublished : April 13, 2015 - 09:19\n\nJapan met Peru. Peru left. Japan and Peru met again.\n"
MAY = "Harbour dues\n\nPublished : May 4, 2015 - 09:19\n\nJapan raised its dues for the comfort women fund.\n"
UNDATED = "Heavy rain\n\nIt rained in Peru and nobody came.\n"


def herald(text):
    return f"The Korea Herald\n\n{text}"


def test_news_and_their_registry_say_in_a_line_what_they_hold(read):
    news = read(APRIL, period="2015-04")
    assert repr(news) == "<News of 2015-04-01--2015-04-30: 1 documents, 4 sentences, 5 mentions of 2 actors>"
    assert repr(news.registry).startswith(f"<Registry {news.registry.fingerprint[:12]}: ")


def test_a_shorter_period_counts_as_opening_the_corpus_with_it_does(read):
    everything = read(APRIL, MAY, UNDATED)
    april, opened = everything.select(period="2015-04"), read(APRIL, MAY, UNDATED, period="2015-04")
    assert str(april) == str(opened)
    assert str(april).endswith("Left out: 1 published outside the period and 1 without a known day.")
    for name in ("documents", "sentences", "mentions", "quotes", "issues", "dates"):
        assert getattr(april, name).equals(getattr(opened, name)), name


def test_a_selection_says_what_was_asked_and_how_many_others_there_are(read):
    news = read(herald(APRIL), MAY, UNDATED)
    assert str(news.select(outlet_country="KOR")) == (
        "1 article is counted here. Only articles of this selection: outlets of South Korea; the period has 2 others."
    )
    assert list(news.select(outlet_country="South Korea").documents["source"]) == ["0.txt"]
    both = news.select(actor=["Japan", "peru"]).select(issue="comfort-women")
    assert len(both.documents) == 0
    assert both.left_out.unselected == 3
    assert both._repr_mimebundle_()["application/vnd.dyads.record+json"]["left_out"]["unselected"] == 3
    assert "unselected" not in news._repr_mimebundle_()["application/vnd.dyads.record+json"]["left_out"]


def test_a_period_without_a_day_in_common_is_refused(read):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared
        read(APRIL, period="2015-04").select(period="2016")
    assert str(refused.value) == (
        "period 2016-01-01--2016-12-31 has no day of 2015-04-01--2015-04-30: open the corpus with a period that has"
    )


def test_a_misspelt_issue_is_told_with_the_one_that_may_be_meant(read):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared
        read(APRIL).select(issue="confort-women")
    assert str(refused.value) == "'confort-women' is no issue of the registry; did you mean 'comfort-women'?"


def test_actors_are_found_by_id_by_name_and_as_python_writes_names(read):
    actors = read(APRIL).actors
    assert list(actors) == ["japan", "peru"]
    assert actors["Shinzo Abe"] is actors.abe_shinzo
    assert "japan" in actors
    assert "abe-shinzo" not in actors
    assert repr(actors) == "<2 actors: japan, peru>"
    assert {"japan", "Japan", "일본"} <= set(actors._ipython_key_completions_())
    assert "japan" in dir(actors)
    with pytest.raises(UnknownActorError) as refused:
        actors["Shinso Abe"]
    assert str(refused.value) == (
        "'Shinso Abe' is no actor's id, name or unambiguous alias; did you mean 'abe-shinzo'?"
    )


def test_the_evidence_of_a_number_is_as_many_sentences_as_were_counted(read):
    news = read(APRIL, MAY, UNDATED)
    pairs = news.cooccurrence().table
    together = news.evidence("Japan", "Peru")
    assert together.total == pairs["n_ab"][0] == 2
    assert str(together).splitlines() == [
        "Japan – Peru: 2 passages",
        "13 April 2015",
        "    [Japan] met [Peru].",
        "13 April 2015",
        "    [Japan] and [Peru] met again.",
    ]
    assert news.evidence("japan", "peru", unit="document").total == 3
    assert news.evidence("japan", issue="comfort-women").total == 1
    assert news.evidence("japan", during="2015-05").caption == "Japan, 1–31 May 2015"
    assert news.evidence("japan", during="2015-05").total == 1
    assert len(news.evidence("japan", most=1)) == 1
    assert str(news.evidence("chile")) == "Chile: 0 passages"


def test_a_number_is_of_one_or_of_two_different_ones(read):
    news = read(APRIL)
    for asked in ((), ("japan", "Japan"), ("japan", "peru", "chile")):
        with pytest.raises(ValueError, match="a number is of one actor or issue, or of two different ones"):
            news.evidence(*asked)


def test_a_keyword_stands_aligned_between_its_contexts(read):
    news = read(APRIL, MAY)
    assert str(news.concordance("PERU", width=10)).splitlines() == [
        "PERU: 3 passages",
        "Japan met [Peru].            13 April 2015",
        "          [Peru] left.       13 April 2015",
        "Japan and [Peru] met again…  13 April 2015",
    ]


def test_contexts_in_letters_of_double_width_stand_aligned_too(read):
    news = read("어획량\n\n일본이 페루를 만났다. 페루가 떠났다.\n")
    first, second = str(news.concordance("페루")).splitlines()[1:]
    assert first.startswith("일본이 [페루]")
    assert second.startswith("       [페루]")


def test_a_phrase_is_whole_words_whatever_the_case_and_the_line_ends(read):
    news = read("Ships\n\nThe patrol\nship left. Patrol ships stayed. A leadership talked.\n")
    assert list(news.concordance("patrol ship").table["keyword"]) == ["patrol ship"]
    assert news.concordance("ship").total == 1
    assert news.concordance(re.compile("ships?")).total == 3
    assert news.concordance("harbour").total == 0


def test_a_concordance_of_an_actor_has_the_places_that_are_counted(read):
    news = read(APRIL)
    assert news.concordance(actor="Japan").total == news.concordance(news.actors.japan).total == 2
    assert news.concordance(issue="comfort-women").total == 0
    with pytest.raises(ValueError, match="a concordance is of one thing"):
        news.concordance("x", actor="japan")


def test_what_an_article_says_is_text_and_never_markup(read):
    news = read("Ships\n\nJapan wrote <script>alert(1)</script> & left.\n")
    for shown in (news.evidence("japan"), news.concordance("Japan")):
        html = shown._repr_mimebundle_()["text/html"]
        assert "<script>" not in html
        assert "<mark>Japan</mark>" in html


def test_every_mention_comes_with_its_article_counted_or_not(read):
    found = read(herald(APRIL), "Talks\n\nJapanese ships came.\n").mentions_of("Japan")
    assert list(found["surface"]) == ["Japan", "Japan", "Japanese"]
    assert list(found["counted"]) == [True, True, False]
    assert list(found["day"]) == ["2015-04-13", "2015-04-13", "day unknown"]


def test_two_periods_are_set_side_by_side(read):
    compared = read(APRIL, MAY).compare(periods=("2015-04", "2015-05"))
    assert compared.table.set_index("actor")[["documents_a", "documents_b"]].loc["peru"].tolist() == [1, 0]
    with pytest.raises(ValueError, match="compare takes two periods"):
        read(APRIL).compare(periods=("2015",))


def test_two_countries_outlets_are_set_side_by_side_and_an_unknown_one_is_refused(read):
    news = read(herald(APRIL), f"The Japan Times\n\n{MAY}")
    compared = news.compare(outlets=("JPN", "KOR")).table.set_index("actor")
    assert compared.loc["peru", ["documents_a", "documents_b"]].tolist() == [0, 1]
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared
        news.compare(outlets=("KOR", "CHN"))
    assert str(refused.value) == "no article here is of 'China'; there are Japan, South Korea"


def test_an_ego_stands_among_those_named_with_it_and_their_ties(read):
    news = read("Fishing talks\n\nJapan, Peru and Chile met. China and France met. Peru met Chile.\n")
    ego = news.ego("Japan").table
    assert {frozenset(pair) for pair in zip(ego["a"], ego["b"], strict=True)} == {
        frozenset({"japan", "peru"}), frozenset({"japan", "chile"}), frozenset({"peru", "chile"}),
    }  # fmt: skip


def test_an_answer_shows_its_figure_and_says_where_its_numbers_are(read):
    answer = read(APRIL).timeline("Japan", freq="month")
    assert answer._repr_mimebundle_()["image/svg+xml"] == answer.figure.svg
    assert repr(answer).endswith("(timeline, 1 row: .table, .figure)>")


def test_nothing_can_be_asked_of_no_articles_and_the_answer_says_so(read):
    news = read()
    for answer in (news.frequency(), news.cooccurrence(), news.timeline("japan"), news.partners("japan")):
        assert len(answer.table) == 0
    assert news.ego("japan").table.empty
    assert news.evidence("japan").total == news.concordance("Japan").total == 0
    assert isinstance(news.select(actor="japan", period="2015"), dyads.News)
