"""What is said about one actor, beside its offices, its forms and its quotations."""

import dyads
from dyads.desk import show_offices

NEWS = (
    "Harbour news\n\nPublished : April 13, 2015 - 09:19\n\nShinzo Abe opened the harbour. Abe left for Lima.\n",
    "Office news\n\nPublished : April 14, 2015 - 09:19\n\nPrime Minister Shinzo Abe left. The fleet stayed.\n",
)


def test_the_offices_are_those_of_the_days_of_the_articles(read):
    news = read(*NEWS)
    assert show_offices(news, "abe-shinzo").rows == (
        ("Prime Minister", "Japan", "26 Dec 2012", "16 Sept 2020", "yes"),
    )
    none = show_offices(news, "japan")
    assert (none.rows, none.caption) == ((), "The registry knows no office of Japan in this period")


def test_a_period_decides_which_offices_are_shown(read):
    news = read(period="2006-08")
    assert [row[0] for row in show_offices(news, "abe-shinzo").rows] == ["Chief Cabinet Secretary"]


def test_each_form_is_counted_apart_and_opens_its_own_sentences(read):
    news = read(*NEWS)
    forms = dyads.list_forms(news, "abe-shinzo")
    counted = forms[forms["counted"]]
    assert dict(zip(counted["surface"], counted["mentions"], strict=True)) == {"Shinzo Abe": 2, "Abe": 1}
    items = dyads.show_sentences(news, dyads.mention_forms(news, "abe-shinzo"), forms).items
    assert set(items) == set(dyads.show_forms(news, forms).doors)
    assert {item["label"]: item["total"] for item in items.values()}["“Abe”, name"] == 1


def test_a_quotation_stands_with_its_speaker_and_opens_its_sentence(read):
    quote = "Harbour dues\n\nPublished : April 13, 2015 - 09:19\n\n“The harbour is open to ships,” Tetsuo Kurobane said.\n"
    news = read(quote)
    found = dyads.find_quotations(news)
    assert found["text"].tolist() == ["The harbour is open to ships,"]
    assert found["day"].tolist() == ["13 April 2015"]
    [item] = dyads.show_sentences(news, dyads.mention_quotations(found), found).items.values()
    [sentence] = item["sentences"]
    [[start, end]] = sentence["marks"]
    assert "The harbour is open to ships," in sentence["text"][start:end]
    assert dyads.find_quotations(news, ["abe-shinzo"]).empty
    assert (
        dyads.show_quotations(news, dyads.find_quotations(news, [])).caption
        == "Quotations in these articles: 0"
    )


def test_without_quotations_there_is_nothing_to_open(read):
    news = read()
    found = dyads.find_quotations(news)
    assert dyads.show_sentences(news, dyads.mention_quotations(found), found).items == {}


def test_a_name_that_could_be_two_is_told_and_not_counted(read):
    news = read("Harbour news\n\nPark Geun-hye and Park Chung-hee were named. Park was named again.\n")
    frequency = dyads.count_mentions(news.mentions, news.documents)
    voices = dyads.count_voices(news.quotes, news.mentions, news.documents)
    pairs = dyads.pair_actors(news.mentions, news.sentences, news.documents)
    said = dyads.write_profile(news, "park-geun-hye", frequency, pairs, about=pairs.head(0), voices=voices)
    assert said.markdown.replace("\\", "").splitlines() == [
        "- [**Park Geun-hye**](#evidence-park-geun-hye) is named in 1 of 1 article (100%; 95% interval 21% to 100%), 1 time in all.",
        "- 1 further name could mean this actor or another; what cannot be settled is not counted.",
        (
            "- The actor most often beside Park Geun-hye is [**Park Chung-hee**](#evidence-park-chung-hee-park-geun-hye): "
            "1 time, 3.0 times what chance gives. With 1 article that cannot be tested."
        ),
        "- No issue comes up beside Park Geun-hye.",
        "- No quotation in these articles is attributed to Park Geun-hye.",
    ]
