"""Pairs counted block by block are those counted at once."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dyads.analysis import Block, pair_actors, pair_blocks
from dyads.tables import COOCCURRENCE, DOCUMENTS, MENTIONS, SENTENCES

COLUMNS = ["document", "sentence", "actor", "counted"]


def mention(document, sentence, actor, place, *, counted=True):
    return {
        "document": document, "sentence": sentence, "actor": actor, "start": place, "end": place + 1, "zone": "body", "surface": "x",
        "mode": "name", "sense": "actor", "method": "alias", "candidates": [], "counted": counted,
    }  # fmt: skip


def block(*sentences, document="d", units=None):
    """One document: each sentence names the actors of its letters; a small letter is a mention that does not count."""
    rows = [
        mention(document, number, letter.upper(), 10 * number + place, counted=letter.isupper())
        for number, letters in enumerate(sentences)
        for place, letter in enumerate(letters)
    ]
    table = pa.Table.from_batches([MENTIONS.batch(rows)]).select(COLUMNS)
    return Block(table, len(sentences) if units is None else units)


def pairs(table):
    return {f"{row.a}{row.b}": (row.n_a, row.n_b, row.n_ab, row.units) for row in table.itertuples()}


def test_pairs_of_two_blocks_are_added_up():
    # A: sentences 0, 1 of the first block and 0 of the second; B: all four that name anybody; one more names nobody
    counted = pair_blocks([block("AAB", "AB", ""), block("BA", "BC", "bC")])
    assert pairs(counted) == {"AB": (3, 4, 3, 6), "BC": (4, 2, 1, 6)}


def test_an_actor_and_what_it_is_part_of_are_no_pair():
    assert pairs(pair_blocks([block("AB")], ancestors={"A": frozenset({"B"})})) == {}


def test_documents_are_units_too():
    assert pairs(pair_blocks([block("A", "B", units=1)], "document")) == {"AB": (1, 1, 1, 1)}


def test_nothing_has_no_pairs():
    assert pair_blocks([]).equals(COOCCURRENCE.empty())
    assert pair_blocks([block("", "")]).equals(COOCCURRENCE.empty())


@pytest.mark.parametrize("unit", ["sentence", "document"])
@given(data=st.data())
def test_blocks_count_what_is_counted_at_once(unit, data):
    documents = data.draw(
        st.lists(st.lists(st.text("ABCDab", max_size=4), min_size=1, max_size=4), min_size=1, max_size=5)
    )
    named = [
        block(*sentences, document=f"{n}", units=1 if unit == "document" else None)
        for n, sentences in enumerate(documents)
    ]
    rows = [
        mention(f"{n}", number, letter.upper(), 10 * number + place, counted=letter.isupper())
        for n, sentences in enumerate(documents)
        for number, letters in enumerate(sentences)
        for place, letter in enumerate(letters)
    ]
    sentences = [
        {"document": f"{n}", "sentence": number, "paragraph": 0, "zone": "body", "start": 0, "end": 1}
        for n, sentences in enumerate(documents)
        for number in range(len(sentences))
    ]
    articles = [
        {
            "id": f"{n}",
            "source": "",
            "sha256": "",
            "text": "",
            "given": [],
            "zones": [],
            "basis": "unknown",
            "reasons": [],
            "words": 1,
            "cluster": f"{n}",
        }
        for n in range(len(documents))
    ]
    whole = pair_actors(
        MENTIONS.frame([MENTIONS.batch(rows)]), SENTENCES.frame([SENTENCES.batch(sentences)]), DOCUMENTS.frame([DOCUMENTS.batch(articles)]),
        unit, tested=False, resamples=0,
    )  # fmt: skip
    pd.testing.assert_frame_equal(pair_blocks(named, unit), whole)
    assert np.all(pair_blocks(named[::-1], unit)["n_ab"] == whole["n_ab"])
