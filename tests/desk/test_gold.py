"""The hand-made gold, read in place, through the scorer that lies beside it: what `dyads annotate` writes is what is scored."""

import json
import subprocess
import sys

import pytest

import dyads
from dyads.desk import annotate_corpus, describe_documents
from dyads.registry import load


@pytest.fixture(scope="module")
def score(shared, tmp_path_factory):
    out = tmp_path_factory.mktemp("gold") / "annotations.jsonl"
    annotated = annotate_corpus([str(shared / "corpus" / "dev"), str(shared / "corpus" / "open")], load())
    with out.open("w", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(document)}\n" for document in describe_documents(annotated))
    command = [sys.executable, shared / "tools" / "score.py", "--gold", shared / "gold"]
    command += ["--actors", shared / "data" / "actors.yaml", "--json", out]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_every_gold_article_is_found_and_every_offset_is_right(score):
    assert (score["articles"], score["missing"], score["bad_offsets"]) == (8, [], 0)


def test_mentions_counts_and_pairs_agree_with_the_gold(score):
    assert score["mention"]["f1"] >= 0.95
    assert score["counts_exact"] >= 0.85
    assert score["pair"]["f1"] >= 0.93


def test_quotes_and_speakers_agree_with_the_gold(score):
    assert score["quote"]["f1"] >= 0.85
    assert score["speaker_accuracy"] >= 0.90


def test_furniture_titles_and_days_agree_with_the_gold(score):
    assert score["furniture_chars"]["f1"] >= 0.90
    assert score["title_exact"] >= 7 / 8
    assert (score["dates"]["given"], score["dates"]["contain_truth"]) == (8, 8)


@pytest.fixture(scope="module")
def seeds(shared):
    return dyads.open(str(shared / "corpus" / "dev" / "jk-seed-*.txt"))


def test_the_seeds_are_dated_as_a_careful_reader_would(seeds):
    days = {
        row["source"]: (str(row["published_from"]), str(row["published_to"]))
        for row in seeds.documents.to_dict("records")
    }
    assert days["jk-seed-001.txt"] == ("2015-04-17", "2015-04-17")
    assert days["jk-seed-004.txt"] == ("2014-02-13", "2014-02-14")
    first, last = days["jk-seed-000.txt"]
    assert "2015-01-01" <= first <= last <= "2015-12-31"


def test_the_seeds_are_counted_as_by_hand(seeds):
    frequency = dyads.count_mentions(seeds.mentions, seeds.documents).set_index("actor")["tokens"]
    assert [frequency[actor] for actor in ("japan", "south-korea", "united-states", "john-kerry")] == [
        43,
        38,
        19,
        8,
    ]


def test_japan_and_south_korea_share_33_of_65_sentences_and_are_not_testable_by_document(seeds):
    by_sentence = dyads.pair_actors(
        seeds.mentions, seeds.sentences, seeds.documents, ancestors=seeds.ancestors
    ).iloc[0]
    assert list(by_sentence[["a", "b", "units", "n_a", "n_b", "n_ab"]]) == [
        "japan",
        "south-korea",
        65,
        37,
        37,
        33,
    ]
    by_document = dyads.pair_actors(
        seeds.mentions, seeds.sentences, seeds.documents, "document", ancestors=seeds.ancestors
    )
    assert not by_document["testable"].any()
