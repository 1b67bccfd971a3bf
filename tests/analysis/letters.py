"""Small corpora of letters: every letter is a mention, `.` ends a sentence, `|` a paragraph, another string a document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dyads.tables import DOCUMENTS, MENTIONS, SENTENCES


@dataclass(frozen=True)
class Letters:
    """The three tables of a corpus of letters."""

    mentions: pd.DataFrame
    sentences: pd.DataFrame
    documents: pd.DataFrame


def letters(*texts, clusters=None, outlets=None, days=None, words=None):
    """Return the tables of the texts: `letters("AB. A|C.", "B.")` are two documents.

    days: a pair of ISO days a document, None where undated.
    """
    mentions, sentences, documents = [], [], []
    for number, text in enumerate(texts):
        name = f"d{number:03}"
        mentions += _mentions(name, text)
        sentences += _sentences(name, text)
        first, last = (days[number] if days else None) or (None, None)
        cluster = clusters[number] if clusters else name
        documents.append(
            {
                "id": name,
                "source": name,
                "sha256": "",
                "text": text,
                "given": {},
                "zones": [],
                "outlet": outlets[number] if outlets else None,
                "published_from": first and date.fromisoformat(first),
                "published_to": last and date.fromisoformat(last),
                "basis": "stated" if first else "unknown",
                "reasons": [],
                "words": words[number] if words else max(1, sum(map(str.isalpha, text))),
                "cluster": cluster,
                "duplicate_of": next((d["id"] for d in documents if d["cluster"] == cluster), None),
            }
        )
    return Letters(
        MENTIONS.frame([MENTIONS.batch(mentions)]),
        SENTENCES.frame([SENTENCES.batch(sentences)]),
        DOCUMENTS.frame([DOCUMENTS.batch(documents)]),
    )


def mention(document, sentence, actor, start, **other):
    """Return a row of MENTIONS that counts, unless told otherwise."""
    return {
        "document": document,
        "sentence": sentence,
        "zone": "body",
        "actor": actor,
        "start": start,
        "end": start + 1,
        "surface": actor or "?",
        "mode": "name",
        "sense": "actor",
        "method": "alias",
        "candidates": [],
        "counted": True,
    } | other


def _places(text):
    """Yield place, letter, sentence and paragraph."""
    sentence = paragraph = 0
    for place, letter in enumerate(text):
        yield place, letter, sentence, paragraph
        sentence += letter in ".|"
        paragraph += letter == "|"


def _mentions(name, text):
    return [
        mention(name, sentence, letter, place)
        for place, letter, sentence, _ in _places(text)
        if letter.isalpha()
    ]


def _sentences(name, text):
    rows = {}
    for place, letter, sentence, paragraph in _places(text):
        if letter == " " and sentence not in rows:
            continue  # a blank before a sentence is no sentence
        start = rows.get(sentence, {"start": place})["start"]
        rows[sentence] = {
            "document": name,
            "sentence": sentence,
            "paragraph": paragraph,
            "zone": "body",
            "start": start,
            "end": place + 1,
        }
    return rows.values()
