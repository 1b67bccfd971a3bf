"""Articles: whatever is written in one, its zones and all that is found in it stand in their places, alone as in a batch."""

from __future__ import annotations

from datetime import date
from functools import cache

import pyarrow as pa
from hostile import raw, target, texts

from dyads import registry
from dyads.corpus import CLEAN, clean, cluster, learn_repeats
from dyads.model import COUNTED_ZONES
from dyads.tables import RAW
from dyads.text import annotate, build_lexicon
from dyads.text.candidates.find import find_sightings
from dyads.text.folding import fold

COUNTED = {zone.value for zone in COUNTED_ZONES}


@cache
def lexicon():
    return build_lexicon(registry.load())


@target(documents=raw())
def test_zones_are_in_order_and_hold_every_letter(documents):
    for row in clean(RAW.batch(documents)).to_pylist():
        text, place = row["text"], 0
        for zone in row["zones"]:
            assert place <= zone["start"] < zone["end"] <= len(text)
            assert not text[place : zone["start"]].strip()
            place = zone["end"]
        assert not text[place:].strip()
        if row["title_start"] is not None:
            assert 0 <= row["title_start"] < row["title_end"] <= len(text)
            assert row["title"]


@target(documents=raw())
def test_cleaning_one_by_one_is_cleaning_together(documents):
    together = clean(RAW.batch(documents)).to_pylist()
    assert together == [row for one in documents for row in clean(RAW.batch([one])).to_pylist()]


@target(documents=raw(), tries=8)
def test_repeats_and_clusters_are_learned_from_anything(documents):
    batch = clean(RAW.batch(documents))
    learn_repeats([batch])
    clusters = cluster(pa.Table.from_batches([clean(RAW.batch(documents), learn_repeats([batch] * 3))]))
    assert list(clusters["id"]) == [row["id"] for row in documents]


@target(documents=raw())
def test_what_is_found_stands_where_it_says(documents):
    batch = clean(RAW.batch(documents))
    check_places({row["id"]: row for row in batch.to_pylist()}, annotate(batch, lexicon()))


@target(documents=raw())
def test_annotating_one_by_one_is_annotating_together(documents):
    batch = clean(RAW.batch(documents))
    together = annotate(batch, lexicon())
    alone = [annotate(batch.slice(number, 1), lexicon()) for number in range(len(documents))]
    for number, of_all in enumerate(together):
        assert of_all.to_pylist() == [row for one in alone for row in one[number].to_pylist()]


@target(documents=raw(), tries=8)
def test_candidates_are_names_in_their_sentences(documents):
    batch = clean(RAW.batch(documents))
    found = annotate(batch, lexicon())
    rows = pa.Table.from_batches([batch])
    assert set(rows.schema.names) == {column.name for column in CLEAN.columns}
    sentences, mentions = (pa.Table.from_batches([table]) for table in (found.sentences, found.mentions))
    for sighting in find_sightings(rows, sentences, mentions, registry.load()):
        assert sighting.name.strip()


@target(text=texts())
def test_a_folded_text_knows_the_way_back(text):
    folded = fold(text)
    assert len(folded.flat) == len(folded.low)
    for place in range(0, len(folded.flat), max(1, len(folded.flat) // 50)):
        start, end = folded.place(place, place + 1)
        assert 0 <= start < end <= len(text)


def check_places(documents, found):
    sentences: dict = {}
    for row in found.sentences.to_pylist():
        text, last = documents[row["document"]]["text"], sentences.setdefault(row["document"], {})
        assert 0 <= row["start"] <= row["end"] <= len(text)
        assert row["sentence"] not in last
        last[row["sentence"]] = (row["start"], row["end"])
    for row in found.mentions.to_pylist():
        check_place(row, documents, sentences)
        assert documents[row["document"]]["text"][row["start"] : row["end"]] == row["surface"]
        assert row["zone"] not in COUNTED or row["sentence"] is not None
        assert row["actor"] is None or row["actor"] in lexicon().registry.actors
    for row in found.quotes.to_pylist():
        check_place(row, documents, sentences)
        if row["speaker_start"] is not None:
            assert 0 <= row["speaker_start"] < row["speaker_end"] <= len(documents[row["document"]]["text"])
    for row in found.issues.to_pylist():
        check_place(row, documents, sentences)
        assert documents[row["document"]]["text"][row["start"] : row["end"]].strip()
    for row in found.dates.to_pylist():
        check_place(row, documents, sentences)
        assert (row["from"] or date.min) <= (row["to"] or date.max)
    assert [row["id"] for row in found.dating.to_pylist()] == list(documents)
    for row in found.dating.to_pylist():
        assert (row["published_from"] is None) == (row["published_to"] is None) == (row["basis"] == "unknown")
        assert (row["published_from"] or date.min) <= (row["published_to"] or date.max)
        assert row["words"] >= 0
        for reason in row["reasons"]:
            assert 0 <= reason["start"] <= reason["end"] <= len(documents[row["id"]]["text"])


def check_place(row, documents, sentences):
    assert 0 <= row["start"] < row["end"] <= len(documents[row["document"]]["text"])
    if row["sentence"] is not None:
        start, end = sentences[row["document"]][row["sentence"]]
        assert start <= row["start"] < end
