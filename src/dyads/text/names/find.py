"""What is written in articles: every name with all actors it may be, before anybody asks who was meant."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dyads.model import COUNTED_ZONES, Zone
from dyads.text.names import japanese, korean
from dyads.text.names.hits import Hit, find_hits, is_half_of_a_pair
from dyads.text.names.initialisms import find_explained
from dyads.text.names.joined import join
from dyads.text.names.layout import Layout
from dyads.text.names.offices import find_offices
from dyads.text.names.proper import (
    goes_on_with_a_capital,
    is_end_of_longer_name,
    is_flight,
    is_part_of_continent,
    is_part_of_event,
    is_part_of_town_name,
    is_start_of_longer_name,
    may_be_parts,
)
from dyads.text.names.scan import scan
from dyads.text.names.single import find_single
from dyads.text.records import Name
from dyads.text.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dyads.text.folding import Folded
    from dyads.text.names.forms import Form
    from dyads.text.names.joined import Joined
    from dyads.text.names.lexicon import Lexicon
    from dyads.text.names.offices import OfficeHit
    from dyads.text.records import Article, Sentence, ZoneSpan

_EAST_ASIAN = re.compile(r"[가-힣一-鿿]")
_NAMED_ZONES = COUNTED_ZONES | {Zone.DATELINE, Zone.BYLINE, Zone.CREDIT}


class Page(NamedTuple):
    """An article as names are sought in it."""

    article: Article
    folded: Folded
    sentences: Sequence[Sentence]


_Forms = tuple[tuple[str, str], ...]  # each actor a name may be, with the kind of its form
_Written = tuple[int, int, _Forms]  # a name at a stretch of the joined texts


class Named(NamedTuple):
    """The names of an article and the offices, in order and without overlap: the longest wins."""

    names: list[Name]
    offices: list[OfficeHit]


def find_names(pages: Sequence[Page], lexicon: Lexicon) -> list[Named]:
    """Return what is written on each page; one scan finds the letters of every form on all of them."""
    folded = [page.folded for page in pages]
    joined = join([page.article.text for page in pages], folded)
    zones = Layout([page.article.zones for page in pages], joined)
    forms, phrases = scan(joined, lexicon.scanner)
    hits = find_hits(joined, folded, forms, lexicon)
    written = [
        *_listed_names(hits, joined, zones, lexicon),
        *_explained_names(hits, joined),
        *_single_characters(hits, joined, pages, lexicon),
    ]
    names = _place(written, joined, zones, pages)
    return list(map(Named, names, find_offices(joined, phrases, lexicon.offices)))


def _listed_names(
    hits: Sequence[Hit], joined: Joined, zones: Layout[ZoneSpan], lexicon: Lexicon
) -> Iterator[_Written]:
    flat = joined.flat
    bodies = {hit.start for hit in hits if _names_a_body(hit.forms)}
    shielded = _find_shielded(hits, joined, zones)
    for number, hit in enumerate(hits):
        forms = _written_forms(flat, hit, lexicon)
        if not forms:
            continue
        before_body = hit.end + 1 in bodies and flat[hit.end] == " "  # "U.S. [Congress]": two names
        if before_body or number not in shielded:
            yield hit.start, _end(flat, hit, forms), forms


def _find_shielded(hits: Sequence[Hit], joined: Joined, zones: Layout[ZoneSpan]) -> set[int]:
    """Return which hits in English are only parts of longer proper names."""
    starts = np.fromiter((hit.start for hit in hits), np.int64, len(hits))
    ends = np.fromiter((hit.end for hit in hits), np.int64, len(hits))
    asked = np.flatnonzero(may_be_parts(joined, starts, ends))
    return {
        number
        for number, zone in zip(asked.tolist(), zones.at(joined.unfold(starts[asked])), strict=True)
        if _is_shielded(hits[number], joined.flat, headline=zone is not None and zone.zone is Zone.TITLE)
    }


def _is_shielded(hit: Hit, flat: str, *, headline: bool) -> bool:
    """Say whether a name in English is only a part of a longer proper name."""
    if not hit.forms:
        return False
    form = hit.forms[0]
    if form.type == "state" and is_part_of_continent(flat, hit.start):
        return True
    if form.kind == "demonym":
        return is_part_of_event(flat, hit.end)
    if form.kind == "metonym" and is_part_of_town_name(flat, hit.end):
        return True
    if form.type == "company":  # "Toyota Motor Corp." is still Toyota Motor
        return is_flight(flat, hit.end)
    return (form.type != "person" and is_end_of_longer_name(flat, hit.start)) or (
        goes_on_with_a_capital(flat, hit.end) and is_start_of_longer_name(flat, hit.end, headline=headline)
    )


@lru_cache(maxsize=65_536)
def _names_a_body(forms: tuple[Form, ...]) -> bool:
    return any(form.type not in {None, "state", "person"} for form in forms)


def _written_forms(flat: str, hit: Hit, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Return the actors a name may be, each with the kind of its form as it is written here."""
    if (listed := _listed_forms(hit.forms)) is not None:
        return listed
    return tuple(
        {(form.actor, _written_kind(flat, hit, form, lexicon)): None for form in hit.forms if form.actor}
    )


@lru_cache(maxsize=65_536)
def _listed_forms(forms: tuple[Form, ...]) -> tuple[tuple[str, str], ...] | None:
    """Return actors and kinds as the registry lists them, or None where what goes on may change a kind."""
    if any(form.kind == "short" or not form.text[-1].isascii() for form in forms):
        return None
    return tuple({(form.actor, form.kind): None for form in forms if form.actor})


def _written_kind(flat: str, hit: Hit, form: Form, lexicon: Lexicon) -> str:
    """Return the kind of the form; a suffix makes a Korean or Japanese name an adjective: 일본산, 日本人.

    The first half of "North and South Korea" is a name.
    """
    if form.kind == "short" and is_half_of_a_pair(flat, hit.end, form, lexicon):
        return "name"
    if form.text[-1].isascii() or not form.is_state:
        return form.kind
    script = korean if korean.is_hangul(form.text[-1]) else japanese
    is_adjective = form.kind == "name" and script.goes_on_as(flat, hit.end, "state") == "adjective"
    return "demonym" if is_adjective else form.kind


def _end(flat: str, hit: Hit, forms: Iterable[tuple[str, str]]) -> int:
    """Return where the name ends: a suffix that makes it an adjective is a part of it (COUNTING.md)."""
    if flat[hit.end - 1].isascii() or all(kind != "demonym" for _, kind in forms):
        return hit.end
    if korean.is_hangul(flat[hit.end - 1]):
        return korean.adjective_end(flat, hit.end)
    return japanese.adjective_end(flat, hit.end)


def _explained_names(hits: Sequence[Hit], joined: Joined) -> Iterator[_Written]:
    for start, end, actor in find_explained(joined.flat, hits):
        yield start, end, ((actor, "name"),)


def _single_characters(
    hits: Sequence[Hit], joined: Joined, pages: Sequence[Page], lexicon: Lexicon
) -> Iterator[_Written]:
    """Yield states and family names that are written as one character, where no longer name is."""
    begins = joined.begins.tolist()
    bounds = np.searchsorted([hit.start for hit in hits], begins).tolist()
    for page, begin, (first, last) in zip(pages, begins[:-1], pairwise(bounds), strict=True):
        flat = page.folded.flat
        if flat.isascii() or not _EAST_ASIAN.search(flat):
            continue
        taken = Stretches(Hit(start - begin, end - begin, forms) for start, end, forms in hits[first:last])
        for place, forms in find_single(flat, page.article.language, taken, lexicon):
            yield begin + place, begin + place + 1, forms


def _place(
    written: Sequence[_Written], joined: Joined, zones: Layout[ZoneSpan], pages: Sequence[Page]
) -> list[list[Name]]:
    """Return the names of each text in order: those that stand in a zone where names count."""
    starts, ends, forms = zip(*written, strict=True) if written else ((), (), ())
    first, last = np.array(starts, np.int64), np.array(ends, np.int64)
    order = np.argsort(joined.unfold(first), kind="stable")
    first, last = first[order], last[order]
    zone_at = zones.at(joined.unfold(first))
    is_named = [zone is not None and zone.zone in _NAMED_ZONES for zone in zone_at]
    order, first, last = order[is_named], first[is_named], last[is_named]
    start, end = joined.unfold(first), joined.unfold(last)
    sentences = Layout([page.sentences for page in pages], joined)
    number = joined.text_at(first)
    begins, origins = joined.begins[number], joined.origins(number)
    start_there, end_there = (start - origins).tolist(), (end - origins).tolist()
    texts = [page.article.text for page in pages]
    columns = (
        start_there,
        end_there,
        [
            texts[n][here:there]
            for n, here, there in zip(number.tolist(), start_there, end_there, strict=True)
        ],
        [sentence.number if sentence else None for sentence in sentences.at(start)],
        [zone.zone for zone in zone_at if zone is not None and zone.zone in _NAMED_ZONES],
        map(forms.__getitem__, order.tolist()),
        (first - begins).tolist(),
        (last - begins).tolist(),
        *joined.words_beside(first, last),
    )
    names = list(map(Name._make, zip(*columns, strict=True)))
    bounds = np.searchsorted(number, np.arange(len(pages) + 1)).tolist()
    return [names[begin:stop] for begin, stop in pairwise(bounds)]
