"""What a door opens: the sentences that were counted, with the words marked."""

import dyads

ONE = "Tuna quotas\n\nJapan met Peru. Peru left. Japan and Peru met again, and Japan signed.\n"


def evidence(tmp_path, *articles, **choices):
    for number, article in enumerate(articles):
        (tmp_path / f"{number}.txt").write_text(article, encoding="utf-8")
    news = dyads.open(str(tmp_path))
    frequency = dyads.count_mentions(news.mentions, news.documents)
    timeline = dyads.bin_mentions(news.mentions, news.documents, [], freq="year")
    issues = dyads.count_mentions(dyads.mention_issues(news.issues, news.sentences), news.documents)
    pairs = dyads.pair_actors(news.mentions, news.sentences, news.documents)
    return dyads.show_evidence(news, frequency, pairs, timeline, issues, **choices).items


def marked(item):
    return [
        [sentence["text"][start:end] for start, end in sentence["marks"]] for sentence in item["sentences"]
    ]


def test_behind_an_actor_stand_the_sentences_that_name_it_with_its_name_marked(tmp_path):
    japan = evidence(tmp_path, ONE)["evidence-japan"]
    assert [sentence["text"] for sentence in japan["sentences"]] == [
        "Japan met Peru.",
        "Japan and Peru met again, and Japan signed.",
    ]
    assert marked(japan) == [["Japan"], ["Japan", "Japan"]]
    assert (japan["label"], japan["total"]) == ("Japan", 2)
    assert japan["sentences"][0]["title"] == "Tuna quotas"
    assert japan["sentences"][0]["date"] == "day unknown"


def test_behind_a_pair_stand_the_sentences_that_name_both_as_many_as_were_counted(tmp_path):
    both = evidence(tmp_path, ONE)["evidence-japan-peru"]
    assert marked(both) == [["Japan", "Peru"], ["Japan", "Peru", "Japan"]]
    assert both["total"] == 2


def test_every_pair_that_is_shown_has_a_door_even_of_actors_seldom_named(tmp_path):
    often = [f"Trade {n}\n\nJapan traded. China traded.\n" for n in range(3)]
    items = evidence(tmp_path, *often, "Visit\n\nPeru met Chile.\n", top=2)
    assert "evidence-chile-peru" in items


def test_a_sample_says_its_total_and_takes_one_sentence_an_article_first(tmp_path):
    articles = [f"Quota {n}\n\nJapan met team {n}{n}. Japan left town {n}{n}{n}.\n" for n in (1, 2, 3)]
    japan = evidence(tmp_path, *articles, most=3)["evidence-japan"]
    assert japan["total"] == 6
    assert sorted(sentence["title"] for sentence in japan["sentences"]) == ["Quota 1", "Quota 2", "Quota 3"]


def test_no_articles_have_no_evidence(tmp_path):
    assert evidence(tmp_path) == {}
