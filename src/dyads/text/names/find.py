"""What is written in an article: every name with all actors it may be, before anybody asks who was meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dyads.model import COUNTED_ZONES, Zone
from dyads.text.names import japanese, korean
from dyads.text.names.fused import find_fused
from dyads.text.names.hits import find_hits, is_half_of_a_pair
from dyads.text.names.initialisms import find_explained
from dyads.text.names.proper import is_flight, is_part_of_event, is_part_of_longer_name, is_part_of_town_name
from dyads.text.records import Name
from dyads.text.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dyads.text.folding import Folded
    from dyads.text.names.forms import Form
    from dyads.text.names.hits import Hit
    from dyads.text.names.lexicon import Lexicon
    from dyads.text.records import Article, Sentence, ZoneSpan

_NAMED_ZONES = COUNTED_ZONES | {Zone.DATELINE, Zone.BYLINE, Zone.CREDIT}


def find_names(
    article: Article, sentences: Sequence[Sentence], lexicon: Lexicon, folded: Folded
) -> list[Name]:
    """Return what is written, in order and without overlap: the longest name wins."""
    hits = find_hits(folded, lexicon)
    page = _Page(article, folded, Stretches(article.zones), Stretches(sentences), Stretches(hits))
    fused = find_fused(folded.flat, lexicon.states, article.language)
    families = _find_families(lexicon, page, fused)
    names = [
        *_listed_names(hits, lexicon, page),
        *_explained_names(hits, page),
        *_family_names(families, lexicon, page),
        *_fused_names(
            {place: state for place, state in fused.items() if place not in families}, lexicon, page
        ),
    ]
    return sorted(names, key=lambda name: name.start)


def _listed_names(hits: Sequence[Hit], lexicon: Lexicon, page: _Page) -> Iterator[Name]:
    bodies = {hit.start for hit in hits if any(_is_body(form, lexicon) for form in hit.forms)}
    for hit in hits:
        forms = {
            (form.actor, _written_kind(page.folded, hit, form, lexicon)): None
            for form in hit.forms
            if form.actor
        }
        before_body = (
            hit.end + 1 in bodies and page.folded.flat[hit.end] == " "
        )  # "U.S. [Congress]": two names
        if forms and (before_body or not _is_shielded(hit, lexicon, page)):
            yield from page.name(hit.start, _end(page.folded.flat, hit, forms), tuple(forms))


def _end(flat: str, hit: Hit, forms: Iterable[tuple[str, str]]) -> int:
    """Return where the name ends: a suffix that makes it an adjective is a part of it (COUNTING.md)."""
    is_plain = all(kind != "demonym" for _, kind in forms)
    if is_plain or flat[hit.end - 1].isascii():
        return hit.end
    if korean.is_hangul(flat[hit.end - 1]):
        return korean.adjective_end(flat, hit.end)
    return japanese.adjective_end(flat, hit.end)


def _explained_names(hits: Sequence[Hit], page: _Page) -> Iterator[Name]:
    for start, end, actor in find_explained(page.folded.flat, hits):
        yield from page.name(start, end, ((actor, "name"),))


def _is_state(form: Form, lexicon: Lexicon) -> bool:
    is_name = form.actor is not None and form.kind != "metonym"
    return is_name and lexicon.registry.actors[form.actor or ""].type == "state"


def _is_body(form: Form, lexicon: Lexicon) -> bool:
    return form.actor is not None and lexicon.registry.actors[form.actor].type not in {"state", "person"}


def _written_kind(folded: Folded, hit: Hit, form: Form, lexicon: Lexicon) -> str:
    """Return the kind of the form; a suffix makes a Korean or Japanese name an adjective: 일본산, 日本人.

    The first half of "North and South Korea" is a name.
    """
    if form.kind == "short" and is_half_of_a_pair(folded.flat, hit.end, form, lexicon):
        return "name"
    if form.text[-1].isascii() or not _is_state(form, lexicon):
        return form.kind
    script = korean if korean.is_hangul(form.text[-1]) else japanese
    is_adjective = form.kind == "name" and script.goes_on_as(folded.flat, hit.end, "state") == "adjective"
    return "demonym" if is_adjective else form.kind


def _fused_names(fused: Mapping[int, str], lexicon: Lexicon, page: _Page) -> Iterator[Name]:
    for place, state in fused.items():
        following = page.taken.at(place + 1)
        in_a_state = following is not None and any(_is_state(form, lexicon) for form in following.forms)
        if not page.taken.at(place) and not in_a_state:  # 駐|米|日本 is no 米日
            yield from page.name(place, place + 1, ((state, "compound"),))


def _find_families(lexicon: Lexicon, page: _Page, fused: Mapping[int, str]) -> dict[int, str]:
    """Return where a family name of one character stands before a title, or alone in Korean print: 윤 대통령, 尹.

    韓 and the like are states where no title follows.
    """
    flat, found = page.folded.flat, {}
    for family in lexicon.family.finditer(flat):
        written, place = family.group(), family.start()
        if page.taken.at(place) or (place in fused and korean.is_hangul(written)):
            continue
        if (korean if korean.is_hangul(written) else japanese).title_after(flat, family.end()):
            found[place] = "surname"
        is_han = japanese.is_han(written) and not japanese.is_han(flat[family.end() : family.end() + 1])
        if page.article.language == "ko" and is_han and place not in fused:
            found[place] = "headline"
    return found


def _family_names(families: Mapping[int, str], lexicon: Lexicon, page: _Page) -> Iterator[Name]:
    for place, kind in families.items():
        bearers = lexicon.families[page.folded.flat[place]]
        yield from page.name(place, place + 1, tuple((actor, kind) for actor in bearers))


def _is_shielded(hit: Hit, lexicon: Lexicon, page: _Page) -> bool:
    """Say whether a name in English is only a part of a longer proper name."""
    form = hit.forms[0]
    if not form.text[-1].isascii():
        return False
    if form.kind == "demonym":
        return is_part_of_event(page.folded.flat, hit.end)
    if form.kind == "metonym" and is_part_of_town_name(page.folded.flat, hit.end):
        return True
    zone = page.zones.at(page.folded.place(hit.start, hit.end)[0])
    headline = zone is not None and zone.zone is Zone.TITLE
    kind = lexicon.registry.actors[form.actor].type if form.actor else None
    if kind == "company":  # "Toyota Motor Corp." is still Toyota Motor
        return is_flight(page.folded.flat, hit.end)
    return is_part_of_longer_name(
        page.folded.flat, hit.start, hit.end, person=kind == "person", headline=headline
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """An article with what has been found in it so far."""

    article: Article
    folded: Folded
    zones: Stretches[ZoneSpan]
    sentences: Stretches[Sentence]
    taken: Stretches[Hit]

    def name(self, first: int, last: int, forms: tuple[tuple[str, str], ...]) -> Iterator[Name]:
        """Return the name at a stretch of the folded text, if it stands in a zone where names count."""
        start, end = self.folded.place(first, last)
        zone, sentence = self.zones.at(start), self.sentences.at(start)
        if zone is not None and zone.zone in _NAMED_ZONES:
            number = sentence.number if sentence else None
            yield Name(start, end, self.article.text[start:end], number, zone.zone, forms)
