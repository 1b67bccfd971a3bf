"""The program against the sample's own truth, which was counted by hand before the program read it."""

from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
import yaml

import dyads

TRUTH = {
    entry["file"]: entry
    for file in sorted((Path(str(resources.files("dyads"))) / "sample" / "truth").glob("*.yaml"))
    for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
}


@pytest.fixture(scope="module")
def news():
    return dyads.open("sample")


@pytest.fixture(scope="module")
def documents(news):
    """Return each article as the program understands it, by file name."""
    return {row["source"]: row for row in news.documents.to_dict("records")}


def test_every_article_of_the_truth_is_read_and_no_other(documents):
    assert set(documents) == set(TRUTH)


def test_no_interval_excludes_the_true_day(documents):
    wrong = [
        file
        for file, truth in TRUTH.items()
        if documents[file]["published_from"] is not None
        and not documents[file]["published_from"]
        <= truth["published"]["from"]
        <= documents[file]["published_to"]
    ]
    assert wrong == []


def test_no_article_contradicts_itself(documents):
    assert [file for file in TRUTH if documents[file]["contradiction"] is not None] == []


def test_every_stated_day_is_read_as_stated(documents):
    stated = [file for file, truth in TRUTH.items() if truth["dated"] == "stated"]
    assert [file for file in stated if documents[file]["basis"] != "stated"] == []


@pytest.mark.parametrize("what", ["title", "outlet", "agency"])
def test_the_masthead_is_read_as_printed(documents, what):
    wrong = {
        file: documents[file][what]
        for file, truth in TRUTH.items()
        if " ".join((documents[file][what] or "").split()) != " ".join((truth[what] or "").split())
    }
    assert wrong == {}


def test_a_republished_dispatch_is_in_the_story_of_its_original(documents):
    copies = {file: truth["copy_of"] for file, truth in TRUTH.items() if "copy_of" in truth}
    assert copies
    apart = [
        file for file, origin in copies.items() if documents[file]["cluster"] != documents[origin]["cluster"]
    ]
    assert apart == []


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
def test_nearly_every_actor_is_counted_as_by_hand(news, documents, language):
    found, meant, common = 0, 0, 0
    counted = news.mentions[news.mentions["counted"]]
    places = {actor.id for actor in news.registry.actors.values() if actor.type == "place"}
    for file, truth in TRUTH.items():
        if truth["language"] != language:
            continue
        here = counted[(counted["document"] == documents[file]["id"]) & ~counted["actor"].isin(places)]
        program, hand = Counter(here["actor"]), Counter(truth["actors"])
        found, meant, common = (
            found + program.total(),
            meant + hand.total(),
            common + (program & hand).total(),
        )
    assert common / found >= 0.97
    assert common / meant >= 0.95
