"""The rules' words are a shortcut only: lines without them are told alike when every pattern is tried."""

from importlib import resources
from pathlib import Path

import pytest

from dyads.corpus.lines import split_lines
from dyads.corpus.rules import find_rule, find_words

SAMPLE = Path(str(resources.files("dyads") / "sample" / "articles"))
SHARED = Path(__file__).parents[2].parent / "shared" / "corpus"
EVERY = [""]  # a word that every line holds


def assert_told_alike(folder):
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    assert texts
    for text in texts:
        words = find_words(text)
        for line in split_lines(text):
            assert find_rule(line.text, words, last=True) == find_rule(line.text, EVERY, last=True), line.text


def test_lines_of_the_sample_are_told_alike_with_and_without_words():
    assert_told_alike(SAMPLE)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside this checkout")
def test_lines_of_the_shared_corpus_are_told_alike_with_and_without_words():
    assert_told_alike(SHARED)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("The old town hall, with the envoys (left) in front", "caption"),
        ("Please CONTINUE to use cookies", "banner"),
        ("Our town: quality journalism since 1880", "newsletter"),
        ("Ann Example/Getty Images", "photo-credit"),
        ("A boat leaves. Hide Caption 1 of 2", "gallery"),
    ],
)
def test_words_are_found_in_any_case(line, rule):
    found = find_rule(line, find_words(line), last=True)
    assert found is not None
    assert found.name == rule
