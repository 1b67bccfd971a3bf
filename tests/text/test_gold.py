"""The numbers of issue "3" on the hand-made gold, through the scorer that lies beside it."""

import json
import subprocess
import sys

import pytest

from dyads.corpus import clean, read_documents
from dyads.registry import load
from dyads.text import annotate, build_lexicon


@pytest.fixture(scope="module")
def score(shared, tmp_path_factory):
    lexicon = build_lexicon(load())
    out = tmp_path_factory.mktemp("gold") / "annotations.jsonl"
    with out.open("w", encoding="utf-8") as lines:
        for read in read_documents([shared / "corpus" / "dev", shared / "corpus" / "open"]):
            batch = clean(read.documents)
            found = annotate(batch, lexicon)
            for document in batch.select(["id", "source", "sha256", "text", "title", "zones"]).to_pylist():
                for name in ("mentions", "quotes"):
                    rows = getattr(found, name).to_pylist()
                    document[name] = [row for row in rows if row["document"] == document["id"]]
                lines.write(json.dumps(document, ensure_ascii=False) + "\n")
    command = [sys.executable, shared / "tools" / "score.py", "--gold", shared / "gold"]
    command += ["--actors", shared / "data" / "actors.yaml", "--json", out]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_every_gold_article_is_found_and_every_offset_is_right(score):
    assert (score["articles"], score["missing"], score["bad_offsets"]) == (8, [], 0)


def test_mentions_counts_and_pairs_agree_with_the_gold(score):
    assert score["mention"]["f1"] >= 0.95
    assert score["counts_exact"] >= 0.85
    assert score["pair"]["f1"] >= 0.93
