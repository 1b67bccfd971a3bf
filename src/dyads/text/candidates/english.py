"""Names of persons and bodies in English that nobody listed: capitalised words, and what beside them says what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dyads.text.candidates.englishbodies import find_bodies
from dyads.text.candidates.englishpersons import find_persons
from dyads.text.candidates.words import read_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dyads.text.candidates.records import Found, Passage


def find_english(passage: Passage) -> Iterator[Found]:
    """Return bodies, then the persons who are no part of a body's name: Albert del Rosario Institute."""
    words = read_words(passage)
    bodies = list(find_bodies(passage, words))
    yield from bodies
    for person in find_persons(passage, words):
        if not any(person.start < body.end and body.start < person.end for body in bodies):
            yield person
