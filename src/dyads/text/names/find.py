"""What is written in articles: every name with all actors it may be, before anybody asks who was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from dyads.model import COUNTED_ZONES, Zone
from dyads.text.names import japanese, korean
from dyads.text.names.fused import find_fused
from dyads.text.names.hits import find_hits, is_half_of_a_pair
from dyads.text.names.initialisms import find_explained
from dyads.text.names.offices import find_offices
from dyads.text.names.proper import (
    goes_on_with_a_capital,
    is_end_of_longer_name,
    is_flight,
    is_part_of_event,
    is_part_of_town_name,
    is_start_of_longer_name,
)
from dyads.text.names.scan import scan
from dyads.text.records import Name
from dyads.text.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dyads.text.folding import Folded
    from dyads.text.names.forms import Form
    from dyads.text.names.hits import Hit
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


class Named(NamedTuple):
    """The names of an article and the offices, in order and without overlap: the longest wins."""

    names: list[Name]
    offices: list[OfficeHit]


def find_names(pages: Sequence[Page], lexicon: Lexicon) -> Iterator[Named]:
    """Yield what is written on each page; one scan finds the letters of every form on all of them."""
    found = scan([page.folded.low for page in pages], lexicon.scanner)
    for page, (forms, phrases) in zip(pages, found, strict=True):
        hits = find_hits(page.folded, forms, lexicon)
        yield Named(_find_names(page, hits, lexicon), find_offices(page.folded.low, phrases, lexicon.offices))


def _find_names(page: Page, hits: list[Hit], lexicon: Lexicon) -> list[Name]:
    article, folded, sentences = page
    sheet = _Sheet(article, folded, Stretches(article.zones), Stretches(sentences))
    names = [*_listed_names(hits, lexicon, sheet), *_explained_names(hits, sheet)]
    if _EAST_ASIAN.search(folded.flat):
        names += _single_characters(hits, lexicon, sheet)
    return sorted(filter(None, names), key=attrgetter("start"))


def _listed_names(hits: Sequence[Hit], lexicon: Lexicon, sheet: _Sheet) -> Iterator[Name | None]:
    flat = sheet.folded.flat
    bodies = {hit.start for hit in hits if _names_a_body(hit.forms)}
    for hit in hits:
        forms = _written_forms(flat, hit, lexicon)
        if not forms:
            continue
        before_body = hit.end + 1 in bodies and flat[hit.end] == " "  # "U.S. [Congress]": two names
        if before_body or not _is_shielded(hit, sheet):
            yield sheet.name(hit.start, _end(flat, hit, forms), forms)


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
    if form.text[-1].isascii() or not _is_state(form):
        return form.kind
    script = korean if korean.is_hangul(form.text[-1]) else japanese
    is_adjective = form.kind == "name" and script.goes_on_as(flat, hit.end, "state") == "adjective"
    return "demonym" if is_adjective else form.kind


def _is_state(form: Form) -> bool:
    return form.type == "state" and form.kind != "metonym"


def _end(flat: str, hit: Hit, forms: Iterable[tuple[str, str]]) -> int:
    """Return where the name ends: a suffix that makes it an adjective is a part of it (COUNTING.md)."""
    if flat[hit.end - 1].isascii() or all(kind != "demonym" for _, kind in forms):
        return hit.end
    if korean.is_hangul(flat[hit.end - 1]):
        return korean.adjective_end(flat, hit.end)
    return japanese.adjective_end(flat, hit.end)


def _is_shielded(hit: Hit, sheet: _Sheet) -> bool:
    """Say whether a name in English is only a part of a longer proper name."""
    form, flat = hit.forms[0], sheet.folded.flat
    if not form.text[-1].isascii():
        return False
    if form.kind == "demonym":
        return is_part_of_event(flat, hit.end)
    if form.kind == "metonym" and is_part_of_town_name(flat, hit.end):
        return True
    if form.type == "company":  # "Toyota Motor Corp." is still Toyota Motor
        return is_flight(flat, hit.end)
    if form.type != "person" and is_end_of_longer_name(flat, hit.start):
        return True
    return goes_on_with_a_capital(flat, hit.end) and is_start_of_longer_name(
        flat, hit.end, headline=sheet.is_headline(hit.start)
    )


def _explained_names(hits: Sequence[Hit], sheet: _Sheet) -> Iterator[Name | None]:
    for start, end, actor in find_explained(sheet.folded.flat, hits):
        yield sheet.name(start, end, ((actor, "name"),))


def _single_characters(hits: Sequence[Hit], lexicon: Lexicon, sheet: _Sheet) -> Iterator[Name | None]:
    """Yield states and family names that are written as one character, where no longer name is."""
    taken = Stretches(hits)
    fused = find_fused(sheet.folded.flat, lexicon.states, sheet.article.language)
    families = _find_families(lexicon, sheet, taken, fused)
    for place, kind in families.items():
        bearers = lexicon.families[sheet.folded.flat[place]]
        yield sheet.name(place, place + 1, tuple((actor, kind) for actor in bearers))
    for place, state in fused.items():
        following = taken.at(place + 1)
        in_a_state = following is not None and any(_is_state(form) for form in following.forms)
        if place not in families and not taken.at(place) and not in_a_state:  # 駐|米|日本 is no 米日
            yield sheet.name(place, place + 1, ((state, "compound"),))


def _find_families(
    lexicon: Lexicon, sheet: _Sheet, taken: Stretches[Hit], fused: Mapping[int, str]
) -> dict[int, str]:
    """Return where a family name of one character stands before a title, or alone in Korean print: 윤 대통령, 尹.

    韓 and the like are states where no title follows.
    """
    flat, found = sheet.folded.flat, {}
    for family in lexicon.family.finditer(flat):
        written, place = family.group(), family.start()
        if taken.at(place) or (place in fused and korean.is_hangul(written)):
            continue
        if (korean if korean.is_hangul(written) else japanese).title_after(flat, family.end()):
            found[place] = "surname"
        is_han = japanese.is_han(written) and not japanese.is_han(flat[family.end() : family.end() + 1])
        if sheet.article.language == "ko" and is_han and place not in fused:
            found[place] = "headline"
    return found


@dataclass(frozen=True, slots=True)
class _Sheet:
    """An article, and where its zones and sentences stand."""

    article: Article
    folded: Folded
    zones: Stretches[ZoneSpan]
    sentences: Stretches[Sentence]

    def is_headline(self, place: int) -> bool:
        """Say whether a place of the folded text is in the title."""
        zone = self.zones.at(self.folded.place(place, place)[0])
        return zone is not None and zone.zone is Zone.TITLE

    def name(self, first: int, last: int, forms: tuple[tuple[str, str], ...]) -> Name | None:
        """Return the name at a stretch of the folded text, if it stands in a zone where names count."""
        start, end = self.folded.place(first, last)
        zone = self.zones.at(start)
        if zone is None or zone.zone not in _NAMED_ZONES:
            return None
        sentence = self.sentences.at(start)
        number = sentence.number if sentence else None
        surface = self.article.text[start:end]
        return Name(start, end, surface, number, zone.zone, forms, first, last)
