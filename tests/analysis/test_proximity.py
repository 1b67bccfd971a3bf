"""One text, four ways to count it (METHODS.md 2.2): the numbers of all four, and which one is ours."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import letters

from dyads.analysis import pair_neighbours
from dyads.tables import DOCUMENTS, MENTIONS, PROXIMITY, SENTENCES

TEXT = "ADACEADFEBACED"
METHODS = {  # pair: position pairs once, quanteda's fcm, sliding windows of 4 as multisets, windows with both
    "AA": (2, 4, 2, 0),
    "AB": (1, 1, 3, 3),
    "AC": (4, 4, 9, 7),
    "AD": (4, 4, 7, 6),
    "AE": (5, 5, 10, 9),
    "DE": (4, 4, 6, 6),
}


def neighbours(*texts, window=3):
    corpus = letters(*texts)
    table = pair_neighbours(corpus.mentions, corpus.sentences, corpus.documents, window)
    return {row.a + row.b: row.pairs for row in table.itertuples()}


def test_our_count_is_pairs_of_places_once_without_an_actor_and_itself():
    found = neighbours(TEXT)
    assert {pair: found.get(pair) for pair in METHODS} == {
        pair: counts[0] if pair != "AA" else None for pair, counts in METHODS.items()
    }


@pytest.mark.parametrize(("pair", "counts"), METHODS.items())
def test_the_four_counts_of_one_text_are_as_methods_states_them(pair, counts):
    windows = [TEXT[start : start + 4] for start in range(len(TEXT) - 3)]
    once = sum(_is(pair, TEXT[i], TEXT[j]) for i, j in combinations(range(len(TEXT)), 2) if j - i <= 3)
    both_ends = sum(
        (TEXT[i], TEXT[j]) == tuple(pair)
        for i in range(len(TEXT))
        for j in range(len(TEXT))
        if 0 < abs(i - j) <= 3
    )
    multisets = sum(_multiset(pair, Counter(window)) for window in windows)
    holding = sum(set(pair) <= set(window) for window in windows) if pair[0] != pair[1] else 0
    assert (once, both_ends, multisets, holding) == counts


def test_the_window_ends_with_the_paragraph_and_not_with_the_sentence():
    assert neighbours("A. B|C", window=1) == {"AB": 1}
    assert neighbours("A", "B") == {}


def test_empty_tables_have_no_neighbours():
    assert PROXIMITY.check(pair_neighbours(MENTIONS.empty(), SENTENCES.empty(), DOCUMENTS.empty())).empty
    assert neighbours("", window=3) == {}
    assert neighbours("AB", window=0) == {}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text("ABC. |", max_size=15), max_size=4), st.integers(0, 5))
def test_neighbours_equal_a_slow_count(texts, window):
    expected = Counter()
    for text in texts:
        for paragraph in text.split("|"):
            names = [letter for letter in paragraph if letter.isalpha()]
            for i, j in combinations(range(len(names)), 2):
                if j - i <= window and names[i] != names[j]:
                    expected["".join(sorted((names[i], names[j])))] += 1
    assert neighbours(*texts, window=window) == dict(expected)


def _is(pair, one, other):
    return sorted(pair) == sorted((one, other))


def _multiset(pair, window):
    first, second = pair
    return window[first] * window[second] if first != second else window[first] * (window[first] - 1) // 2
