"""Key findings: what a quiet period, one article and several say."""

import dyads
from dyads.desk import write_findings


def findings_of(news, **more):
    frequency = dyads.count_mentions(news.mentions, news.documents)
    pairs = dyads.pair_actors(news.mentions, news.sentences, news.documents)
    return write_findings(news, frequency, pairs, **more).markdown.replace("\\", "").splitlines()


def test_a_period_without_articles_says_so(read):
    assert findings_of(read()) == ["No article is counted in this period, so there is nothing to report."]


def test_one_article_is_named_and_nothing_is_ranked_or_tested(read):
    assert findings_of(read("Harbour news\n\nChile spoke to Peru.\n")) == [
        "- One article is counted: “Harbour news” (day unknown). It names [**Chile**](#evidence-chile) and [**Peru**](#evidence-peru).",
        "- With one article nothing is ranked, and nothing compared with others.",
    ]


def test_a_rank_has_its_range_and_a_shared_one_is_not_given(read):
    news = read(
        "One\n\nChile spoke.\n",
        "Two\n\nPeru spoke.\n",
        "Three\n\nChile spoke to Peru.\n",
        "Four\n\nChile left.\n",
    )
    said = findings_of(news)
    assert said[:2] == [
        "- [**Chile**](#evidence-chile) is named in 3 of 4 articles (75%; 95% interval 30% to 95%): number 1 to 2 of 2, had other stories been drawn.",
        "- [**Peru**](#evidence-peru) is named in 2 of 4 articles (50%; 95% interval 15% to 85%): number 1 to 2 of 2, had other stories been drawn.",
    ]
    assert said[2] == (
        "- [**Chile and Peru**](#evidence-chile-peru) are named together most often: in 1 sentence, 0.7 times what chance gives; "
        "not testable with 4 articles."
    )
    shared = findings_of(
        read(
            "One\n\nChile spoke to Peru.\n",
            "Two\n\nPeru spoke to Chile.\n",
            "Three\n\nRain fell.\n",
            "Four\n\nRain fell.\n",
        )
    )
    assert (
        shared[0]
        == "- [**Chile**](#evidence-chile) is named in 2 of 4 articles (50%; 95% interval 15% to 85%)."
    )


def test_who_is_quoted_stands_with_its_interval(read):
    quote = "Dues\n\nShinzo Abe opened the hall. “The harbour is open to ships,” Abe said.\n"
    news = read(quote, "Rain\n\nRain fell on Chile.\n", "More rain\n\nRain fell.\n")
    voices = dyads.count_voices(news.quotes, news.mentions, news.documents)
    assert (
        "- [**Shinzo Abe**](#evidence-quoted-abe-shinzo) is quoted in 1 of 3 articles (33%; 95% interval 6% to 79%), the next in 0."
        in findings_of(news, voices=voices)
    )
