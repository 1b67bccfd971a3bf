"""Annotated documents → every name in them that the registry does not hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dyads.model import Span, Zone
from dyads.text.candidates.countries import country_of, find_countries, is_state
from dyads.text.candidates.english import find_english
from dyads.text.candidates.englishpersons import KOREAN_NAME
from dyads.text.candidates.japanese import find_japanese
from dyads.text.candidates.known import known_keys, name_key
from dyads.text.candidates.korean import find_korean
from dyads.text.candidates.records import Found, Passage, Sighting
from dyads.text.folding import Folded, fold
from dyads.text.names import japanese, korean
from dyads.text.names.spellings import find_surnames

if TYPE_CHECKING:
    import pyarrow as pa

    from dyads.registry import Registry

Row = Mapping[str, Any]
_WORD = re.compile(r"\b[a-z]+\b")
_FINDERS = (
    (re.compile(r"[A-Z]"), find_english),
    (re.compile(r"[가-힣]"), find_korean),
    (re.compile(r"[ぁ-んァ-ヺ]"), find_japanese),
)


def find_sightings(
    documents: pa.Table, sentences: pa.Table, mentions: pa.Table, registry: Registry
) -> Iterator[Sighting]:
    """Yield every name in annotated documents that the registry does not hold, in order of the documents."""
    sentences_of, mentions_of = _by_document(sentences), _by_document(mentions)
    for document in documents.to_pylist():
        yield from _find(document, sentences_of[document["id"]], mentions_of[document["id"]], registry)


def _by_document(table: pa.Table) -> defaultdict[str, list[Row]]:
    rows = defaultdict(list)
    for row in table.to_pylist():
        rows[row["document"]].append(row)
    return rows


def _find(
    document: Row, sentences: Sequence[Row], mentions: Sequence[Row], registry: Registry
) -> Iterator[Sighting]:
    folded = fold(document["text"])
    passages = list(_passages(folded, sentences, mentions, registry))
    known = known_keys(registry)
    own = {name_key(document[name]) for name in ("outlet", "agency", "byline") if document[name]}
    found = [
        (name, passage)
        for passage in passages
        for name in _find_names(passage)
        if (key := name_key(name.of(folded.flat))) not in known
        and key not in own
        and name.of(folded.flat) not in (document["byline"] or "")
    ]
    countries = find_countries(folded, mentions, registry)
    later = _count_later([name for name, _ in found], passages, folded, mentions)
    for name, passage in found:
        written = name.of(folded.flat)
        country, reason = country_of(name, folded.flat, countries)
        yield Sighting(
            document=document["id"],
            source=document["source"],
            name=written,
            type=name.type,
            language=_language(written),
            cue=name.cue,
            sentence=passage.flat[passage.start : passage.end],
            family=name.family,
            role=name.role.of(folded.flat).strip(" ,'") if name.role else None,
            country=country,
            reason=reason,
            abbreviation=name.abbreviation,
            later=later.pop(name.family, 0) if name.family else 0,
        )


def _passages(
    folded: Folded, sentences: Sequence[Row], mentions: Sequence[Row], registry: Registry
) -> Iterator[Passage]:
    common = frozenset(_WORD.findall(folded.flat))
    families = _families(registry)
    taken = [
        (Span(folded.find(row["start"]), folded.find(row["end"])), is_state(row, registry))
        for row in mentions
        if row["surface"] not in families
    ]
    for row in sentences:
        here = Span(folded.find(row["start"]), folded.find(row["end"]))
        yield Passage(
            folded.flat,
            here.start,
            here.end,
            taken=tuple(span for span, _ in taken if span in here),
            states=tuple(span for span, of_state in taken if of_state and span in here),
            common=common,
            is_title=row["zone"] == Zone.TITLE,
        )


@lru_cache(maxsize=4)
def _families(registry: Registry) -> frozenset[str]:
    """Return the family names of the registry's persons: the `Kim` of a `Kim Something` nobody listed is not taken."""
    persons = [actor for actor in registry.actors.values() if actor.type == "person"]
    listed = (alias.text for actor in persons for alias in actor.aliases if alias.kind == "surname")
    return frozenset((*listed, *(family for actor in persons for family in find_surnames(actor))))


def _find_names(passage: Passage) -> Iterator[Found]:
    """Yield the names in a passage; where every word has a capital, only the shape of a Korean name says anything."""
    for script, find in _FINDERS:
        if script.search(passage.flat, passage.start, passage.end):
            for name in find(passage):
                says_nothing = passage.is_title and find is find_english and name.cue != KOREAN_NAME
                yield replace(name, cue=None) if says_nothing else name


def _count_later(
    found: Sequence[Found], passages: Sequence[Passage], folded: Folded, mentions: Sequence[Row]
) -> dict[str, int]:
    """Return how often the document goes on with a family name alone, where only one of its persons bears it.

    Where the registry knows somebody of that name as well, it stays open who is meant, and nobody is counted.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in found:
        if name.family:
            bearers[name.family].add(name_key(name.of(folded.flat)))
    named = [Span(name.start, name.end) for name in found]
    named += [Span(folded.find(row["start"]), folded.find(row["end"])) for row in mentions]
    counts = {}
    for family in (family for family, keys in bearers.items() if len(keys) == 1):
        places = [place for passage in passages for place in _find_family(family, passage)]
        alone = sum(not any(place.overlaps(span) for span in named) for place in places)
        if alone:
            counts[family] = alone
    return counts


def _find_family(family: str, passage: Passage) -> Iterator[Span]:
    """Yield where a family name stands as a word of its own; in Korean and Japanese a title must follow."""
    for found in re.finditer(rf"(?<![\w-]){re.escape(family)}", passage.flat[passage.start : passage.end]):
        start, end = passage.start + found.start(), passage.start + found.end()
        if family.isascii():
            if not re.match(r"[\w-]", passage.flat[end : end + 1]):
                yield Span(start, end)
        elif (korean if korean.is_hangul(family) else japanese).title_after(passage.flat, end):
            yield Span(start, end)


def _language(written: str) -> str:
    if re.search(r"[가-힣]", written):
        return "ko"
    return "en" if re.search(r"[A-Za-z]", written) else "ja"
