"""Events with the articles of their days, and the layer of states."""

from datetime import date

import dyads
from dyads.desk import list_chronology, mention_events, mention_states, name_states, show_chronology

EVENT = "2015-11-02-park-and-abe-hold-their-first"
ARTICLE = "{title}\n\nPublished : {day}, 2015 - 09:19\n\n{text}\n"
NEWS = (
    ARTICLE.format(title="Summit news", day="November 3", text="Shinzo Abe met Park Geun-hye."),
    ARTICLE.format(title="Fleet news", day="November 3", text="Shinzo Abe saw the fleet."),
    ARTICLE.format(title="Late news", day="November 9", text="Shinzo Abe wrote to Park Geun-hye."),
)


def test_an_article_of_its_days_that_names_two_who_took_part_belongs_to_an_event(read):
    news = read(*NEWS, period="2015")
    chronology = list_chronology(news, news.events)
    own = chronology[chronology["event"] == EVENT]
    assert own[["first", "articles"]].to_numpy().tolist() == [[date(2015, 11, 2), 1]]
    [item] = dyads.show_sentences(news, mention_events(news, news.events), own).items.values()
    assert [sentence["text"] for sentence in item["sentences"]] == ["Shinzo Abe met Park Geun-hye."]
    assert set(show_chronology(news, own, news.events).doors) == {f"evidence-event-{EVENT}"}


def test_events_with_most_articles_stand_in_the_order_they_happened(read):
    news = read(*NEWS, period="2015")
    chronology = list_chronology(news, news.events, top=3)
    assert EVENT in set(chronology["event"])
    assert chronology["first"].tolist() == sorted(chronology["first"])


def test_without_events_the_chronology_is_empty(read):
    news = read()
    assert show_chronology(news, list_chronology(news, ()), ()).rows == ()
    assert mention_events(news, ()).empty


def test_a_sentence_names_a_state_where_it_names_anybody_of_it(read):
    news = read("Summit news\n\nShinzo Abe met Park Geun-hye.\n")
    states = dyads.pair_actors(mention_states(news), news.sentences, news.documents)
    names = name_states(news)
    assert [(names[row.a], names[row.b], row.n_ab) for row in states.itertuples()] == [
        ("Japan (all)", "South Korea (all)", 1)
    ]
