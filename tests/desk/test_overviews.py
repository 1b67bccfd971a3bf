"""Tables as a reader meets them, on articles small enough to read."""

import pytest

import dyads

QUOTA = "Published : May 21, 2015 - 08:07\n\nJapan and Peru agreed on tuna quotas for the coming year after a night of talks.\n"


def open_articles(tmp_path, *articles):
    for number, article in enumerate(articles):
        (tmp_path / f"{number}.txt").write_text(article, encoding="utf-8")
    return dyads.open(str(tmp_path))


LONG = f"{QUOTA}\nThe boats of both coasts may land as many fish as last year, and inspectors of each will sail with the other.\n"


def test_a_copy_is_shown_with_the_article_it_copies(tmp_path):
    news = open_articles(tmp_path, f"Tuna quotas\n\n{LONG}", f"Fish deal reached\n\n{LONG}")
    table = dyads.show_duplicates(news)
    assert table.caption == "1 of 2 articles are copies"
    assert {table.rows[0][0], table.rows[0][3]} == {"Tuna quotas", "Fish deal reached"}


def test_every_article_tells_why_its_day_is_known(tmp_path):
    news = open_articles(
        tmp_path, f"Tuna quotas\n\n{QUOTA}", "Nothing said\n\nThe fleet stayed in the harbour.\n"
    )
    stated, unknown = dyads.show_reasons(news).rows
    assert stated[:5] == (
        "2015-05-21",
        "2015-05-21",
        "stated",
        "Tuna quotas",
        'the page states "Published : May 21, 2015 - 08:07"',
    )
    assert unknown[:6] == (None, None, "unknown", "Nothing said", "", "")


def test_an_empty_corpus_has_empty_tables(tmp_path):
    news = open_articles(tmp_path)
    for table in (
        dyads.show_duplicates(news),
        dyads.show_reasons(news),
        dyads.show_sources(news),
        dyads.show_dating(news),
    ):
        assert table.rows == ()


def test_a_share_stands_with_its_interval_and_a_rank_with_its_range(tmp_path):
    news = open_articles(
        tmp_path, "One\n\nJapan spoke.\n", "Two\n\nPeru spoke.\n", "Three\n\nJapan spoke to Peru.\n"
    )
    frequency = dyads.count_mentions(news.mentions, news.documents)
    first = dyads.show_frequency(frequency, news.names).rows[0]
    assert first[:4] == ("Japan", 2, 2, 2)
    assert first[6] == "21% to 94%"  # Wilson of 2 of 3


def test_rates_stand_with_their_range_and_one_article_has_none(tmp_path):
    news = open_articles(tmp_path, "One\n\nJapan spoke.\n")
    frequency = dyads.count_mentions(news.mentions, news.documents)
    rates = dyads.rate_mentions(news.mentions, news.documents)
    table = dyads.show_frequency(frequency, news.names, rates=rates)
    assert table.rows[0][:4] == ("Japan", 1, pytest.approx(500), "–")  # of two words
    assert dyads.show_frequency(frequency.head(0), news.names, rates=rates.head(0)).rows == ()
