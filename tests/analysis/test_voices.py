from __future__ import annotations

from dataclasses import replace

import pandas as pd
from letters import letters, mention

from dyads.analysis import (
    bin_mentions,
    count_voices,
    mention_issues,
    mention_pairs,
    mention_speakers,
    pair_actors,
)
from dyads.tables import DOCUMENTS, ISSUES, MENTIONS, QUOTES, SENTENCES, VOICES


def quote(document, speaker, start, end, **other):
    return {
        "document": document,
        "sentence": 0,
        "start": start,
        "end": end,
        "kind": "full",
        "speaker": speaker,
    } | other


def quotes(*rows):
    return QUOTES.frame([QUOTES.batch(rows)])


def voices(found, corpus):
    table = count_voices(found, corpus.mentions, corpus.documents)
    return {
        row.actor: (row.mentioned, row.quoted, row.pictured, row.quotes, row.full)
        for row in table.itertuples()
    }


def test_mentioned_quoted_and_pictured_are_counted_apart():
    corpus = letters("AB. xyz", "A.")
    caption = mention("d001", None, "C", 1, zone="caption", counted=False)
    pictured = MENTIONS.frame([MENTIONS.batch([caption])])
    corpus = replace(corpus, mentions=pd.concat([corpus.mentions, pictured]))
    found = voices(quotes(quote("d000", "B", 4, 7), quote("d000", None, 5, 6)), corpus)
    assert {actor: found[actor] for actor in "ABC"} == {
        "A": (2, 0, 0, 0, 0),
        "B": (1, 1, 0, 1, 1),
        "C": (0, 0, 1, 0, 0),
    }


def test_a_quotation_repeated_in_its_story_is_one():
    corpus = letters("xy ab, XY.", "xy", "xy", clusters=["s", "s", "t"])
    rows = [
        quote("d000", "S", 0, 2, kind="partial"),
        quote("d000", "S", 7, 10),
        quote("d000", "S", 3, 5, kind="partial"),
        quote("d001", "S", 0, 2),
        quote("d002", "S", 0, 2),
    ]
    assert voices(quotes(*rows), corpus)["S"] == (0, 3, 0, 3, 1)


def test_quotes_of_other_documents_do_not_count():
    assert "S" not in voices(quotes(quote("elsewhere", "S", 0, 1)), letters("A"))


def test_speakers_pair_by_document_as_actors_do():
    corpus = letters("abc. def", "abc")
    rows = quotes(quote("d000", "S", 0, 3), quote("d000", "T", 5, 8, sentence=1), quote("d001", "S", 0, 3))
    table = pair_actors(mention_speakers(rows), corpus.sentences, corpus.documents, "document")
    assert [(row.a, row.b, row.n_a, row.n_ab) for row in table.itertuples()] == [("S", "T", 2, 1)]


def test_nobody_speaks_in_empty_tables():
    assert VOICES.check(count_voices(QUOTES.empty(), MENTIONS.empty(), DOCUMENTS.empty())).empty
    assert MENTIONS.check(mention_speakers(QUOTES.empty())).empty


def test_issues_are_binned_as_actors_are_and_only_counted_zones_count():
    corpus = letters("ab.", "ab.", days=[("2020-01-01",) * 2, ("2020-02-01",) * 2])
    rows = [
        {"document": name, "sentence": sentence, "issue": issue, "start": 0, "end": 2, "phrase": "ab"}
        for name, sentence, issue in [("d000", 0, "trade"), ("d001", 0, "trade"), ("d001", None, "islets")]
    ]
    issues = mention_issues(ISSUES.frame([ISSUES.batch(rows)]), corpus.sentences)
    table = bin_mentions(issues, corpus.documents)
    assert [(row.actor, row.certain) for row in table.itertuples()] == [("trade", 1), ("trade", 1)]
    assert mention_issues(ISSUES.empty(), SENTENCES.empty()).empty


def test_a_pair_is_followed_over_time_as_an_actor_is():
    corpus = letters(
        "AB. AB. A", "AB", "A. B", days=[("2020-01-01",) * 2, ("2020-02-01",) * 2, ("2020-02-02",) * 2]
    )
    pairs = mention_pairs(corpus.mentions, corpus.sentences, corpus.documents, [("A", "B")])
    assert [(row.actor, row.document, row.start) for row in pairs.itertuples()] == [
        ("A+B", "d000", 0),
        ("A+B", "d000", 4),
        ("A+B", "d001", 0),
    ]
    assert [(row.documents, row.certain) for row in bin_mentions(pairs, corpus.documents).itertuples()] == [
        (1, 1),
        (2, 1),
    ]
    assert mention_pairs(corpus.mentions, corpus.sentences, corpus.documents, []).empty
