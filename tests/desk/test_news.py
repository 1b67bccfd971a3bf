"""What is counted in a period, what is left out and why."""

from datetime import date

import pytest

import dyads
from dyads.errors import CorpusError

APRIL = "Published : April {day}, 2015 - 09:19\n\nJapan and South Korea agreed on tuna quotas.\n"


@pytest.fixture
def articles(tmp_path):
    """Return a function that writes articles, each a title and a text, into a folder of their own."""

    def write(*articles):
        for number, article in enumerate(articles):
            (tmp_path / f"{number}.txt").write_text(article, encoding="utf-8")
        return str(tmp_path)

    return write


def test_a_week_counts_the_articles_whose_day_lies_in_it(articles):
    folder = articles(*(f"Tuna quotas {day}\n\n{APRIL.format(day=day)}" for day in (12, 13, 19, 20)))
    week = dyads.open(folder, period="last-full-week", as_of="2015-04-24")
    assert sorted(week.documents["source"]) == ["1.txt", "2.txt"]
    assert (week.left_out.outside, week.left_out.perhaps, week.left_out.undated) == (2, 0, 0)
    assert str(week) == "2 articles are counted here. Left out: 2 published outside the period."


def test_an_article_without_a_day_is_left_out_of_a_week_and_said_so_but_counts_in_all(articles):
    folder = articles("Tuna quotas\n\nThe fleet stayed in the harbour and nobody said why.\n")
    assert (
        str(dyads.open(folder, period="2015-W16"))
        == "0 articles are counted here. Left out: 1 without a known day."
    )
    assert str(dyads.open(folder)) == "1 article is counted here."


def test_a_relative_period_without_a_day_is_refused(articles):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared
        dyads.open(articles("A\n\nB.\n"), period="last-full-week")
    assert (
        str(refused.value)
        == "period 'last-full-week' is relative: say from which day with as_of='2015-04-24'"
    )


def test_a_corpus_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CorpusError, match="nowhere"):
        dyads.open(str(tmp_path / "nowhere"))


def test_the_same_articles_have_the_same_fingerprint_wherever_they_lie(articles, tmp_path_factory):
    here = articles("Tuna quotas\n\nJapan agreed.\n")
    there = tmp_path_factory.mktemp("there")
    (there / "0.txt").write_text("Tuna quotas\n\nJapan agreed.\n", encoding="utf-8")
    assert dyads.open(here).fingerprint == dyads.open(str(there)).fingerprint
    (there / "0.txt").write_text("Tuna quotas\n\nJapan declined.\n", encoding="utf-8")
    assert dyads.open(here).fingerprint != dyads.open(str(there)).fingerprint


def test_a_person_is_part_of_their_state_and_a_ministry_of_its_government_and_state(articles):
    news = dyads.open(
        articles("Talks\n\nShinzo Abe spoke to the Japanese Ministry of Defense about Japan.\n")
    )
    assert news.ancestors["abe-shinzo"] == {"japan"}
    assert "japan" in news.ancestors["mod-jpn"]
    assert news.ancestors["japan"] == frozenset()


def test_only_events_of_the_period_between_those_named_are_shown(articles):
    folder = articles(f"Tuna quotas\n\n{APRIL.format(day=17)}")
    april = dyads.open(folder, period="2015-04")
    assert all(
        date(2015, 4, 1) <= event.when.first <= event.when.last < date(2015, 5, 1) for event in april.events
    )
    assert dyads.open(folder, period="2015-05").events == ()
