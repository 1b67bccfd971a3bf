"""The linked charts: what stands beside the chosen actor, and that another is chosen without a kernel."""

import pytest

import dyads
from dyads.charts.linked import plot_linked
from dyads.tables import COOCCURRENCE, FREQUENCY, TIMELINE


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("linked")
    for day, text in ((13, "Japan met Peru. Japan and Peru met Chile."), (14, "Japan left. Chile spoke.")):
        article = f"Quotas {day}\n\nPublished : April {day}, 2015 - 09:19\n\n{text}\n"
        (folder / f"{day}.txt").write_text(article, encoding="utf-8")
    news = dyads.open(str(folder))
    frequency = dyads.count_mentions(news.mentions, news.documents)
    timeline = dyads.bin_mentions(news.mentions, news.documents, list(frequency["actor"]), "day")
    pairs = dyads.pair_actors(news.mentions, news.sentences, news.documents)
    return frequency, timeline, pairs, pairs.head(0), news.names


def rows(figure, field):
    """Return the rows of the data set that has the field."""
    (found,) = [rows for rows in figure.spec["datasets"].values() if rows and field in rows[0]]
    return found


def test_the_most_named_actor_is_chosen_or_the_one_that_is_asked_for(tables):
    assert "Chosen is Japan." in plot_linked(*tables).description
    assert "Chosen is Peru." in plot_linked(*tables, first="peru").description
    assert "Chosen is Japan." in plot_linked(*tables, first="abe-shinzo").description


def test_everybody_shown_has_partners_and_bins_so_that_choosing_asks_nobody(tables):
    figure = plot_linked(*tables)
    partners = [(row["actor"], row["label"], row["n_ab"]) for row in rows(figure, "lift")]
    assert partners == [
        ("japan", "Peru", 2), ("japan", "Chile", 1),
        ("chile", "Peru", 1), ("chile", "Japan", 1),  # lift 1.5 before 1
        ("peru", "Japan", 2), ("peru", "Chile", 1),
    ]  # fmt: skip
    bins = [(row["actor"], row["start"], row["certain"]) for row in rows(figure, "certain")]
    assert ("peru", "2015-04-13", 1) in bins
    assert ("peru", "2015-04-14", 0) in bins


def test_every_bar_has_a_door_to_its_sentences(tables):
    figure = plot_linked(*tables)
    assert rows(figure, "share")[0]["door"] == "evidence-japan"
    assert rows(figure, "lift")[0]["door"] == "evidence-japan-peru"
    assert rows(figure, "certain")[0]["door"] == "evidence-japan-2015-04-13"


def test_nobody_named_is_said(tables):
    empty = (FREQUENCY.empty(), TIMELINE.empty(), COOCCURRENCE.empty(), COOCCURRENCE.empty(), {})
    assert plot_linked(*empty).title == "No actor is named in these articles."


def test_names_of_two_scripts_and_of_great_length_stay_in_the_picture(tables):
    frequency, timeline, pairs, issues, names = tables
    figure = plot_linked(frequency, timeline, pairs, issues, {**names, "peru": "日本国 외교부 " * 20})
    assert "…" in figure.svg
