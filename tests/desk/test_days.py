"""Behind the bars of days stand articles, or the sentences that name such days."""

import dyads

TOLD = "Tuna quotas\n\n10 August 2010\n\nJapan met Peru on 9 August 2010. The treaty was signed on 22 June 1965.\n"


def read(tmp_path, *articles):
    for number, article in enumerate(articles):
        (tmp_path / f"{number}.txt").write_text(article, encoding="utf-8")
    return dyads.open(str(tmp_path))


def bars(news):
    return dyads.cover_bins(news.documents, "year", news.period), dyads.bin_dates(
        news.dates, news.documents, "year", news.period
    )


def test_every_bar_of_every_clock_opens_what_it_counts(tmp_path):
    news = read(tmp_path, TOLD)
    coverage, lanes = bars(news)
    items = dyads.show_days(news, coverage, lanes).items
    figure = dyads.plot_lanes(lanes)
    drawn = {row["door"] for rows in figure.spec["datasets"].values() for row in rows if "door" in row}
    of_empty_lanes = {"evidence-mentioned-days", "evidence-scheduled-days"}
    assert drawn - of_empty_lanes == set(items)
    assert set(figure.data.doors) < set(items)
    assert items["evidence-articles"]["total"] == 1
    published = items["evidence-articles-2010-01-01"]
    assert published["label"] == "All articles, 2010"
    assert [entry["title"] for entry in published["sentences"]] == ["Tuna quotas"]


def test_a_sentence_has_the_day_it_names_marked_and_says_which_days_that_can_be(tmp_path):
    news = read(tmp_path, TOLD)
    items = dyads.show_days(news, *bars(news)).items
    event = items["evidence-event-days-2010-01-01"]
    assert event["label"] == "Days told of, 2010"
    [sentence] = event["sentences"]
    [[start, end]] = sentence["marks"]
    assert sentence["text"][start:end] == "9 August 2010"
    assert sentence["rule"] == "2010-08-09"


def test_no_articles_open_nothing(tmp_path):
    news = read(tmp_path)
    assert dyads.show_days(news, *bars(news)).items == {}
