"""What is written in an article: every name with all actors it may be, before anybody asks who was meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from dyads.model import COUNTED_ZONES, Zone
from dyads.text import japanese, korean
from dyads.text.fused import find_fused
from dyads.text.proper import is_part_of_longer_name
from dyads.text.records import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dyads.text.folding import Folded
    from dyads.text.lexicon import Form, Lexicon
    from dyads.text.records import Article, Sentence, ZoneSpan

_NAMED_ZONES = COUNTED_ZONES | {Zone.DATELINE, Zone.BYLINE, Zone.CREDIT}
_STATE_KINDS = frozenset({"demonym", "metonym"})
_GIVEN_GOES_ON = re.compile(r"-[a-z]")  # "Cho Hyun" is not "Cho Hyun-dong"
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)>\]]+|\]\([^)\s]*\)")
_SHORT_BEFORE = re.compile(r"(?:^|[^A-Za-z])[Tt]he $")
_AGENCY_AFTER = re.compile(r"[>》」』'\"]\s?(?:통신|신문|뉴스|방송)")
_ALONE_AFTER = re.compile(r"(?! (?:[A-Z]|and [A-Z]|Korea)|-)")  # the North, not the North Pacific
_WORD = re.compile(r"[0-9A-Za-z_]")


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Stretch = TypeVar("Stretch", bound=_Stretch)


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the folded text that a form stands on."""

    start: int
    end: int
    forms: tuple[Form, ...]


def find_names(
    article: Article, sentences: Sequence[Sentence], lexicon: Lexicon, folded: Folded
) -> list[Name]:
    """Return what is written, in order and without overlap: the longest name wins."""
    hits = _longest(
        [*_find_hits(folded, lexicon), *(Hit(*found.span(), ()) for found in _ADDRESS.finditer(folded.flat))]
    )
    names = []
    zones = _Places(article.zones)
    counted = _Places(sentences)
    starts = {hit.start for hit in hits if any(form.actor for form in hit.forms)}
    for hit in hits:
        start, end = folded.place(hit.start, hit.end)
        zone = zones.at(start)
        forms = tuple(
            dict.fromkeys((form.actor, _written_kind(folded, hit, form)) for form in hit.forms if form.actor)
        )
        if zone is None or zone.zone not in _NAMED_ZONES or not forms:
            continue
        if hit.end + 1 not in starts and _is_shielded(folded, hit, headline=zone.zone is Zone.TITLE):
            continue
        sentence = counted.at(start)
        names.append(
            Name(start, end, article.text[start:end], sentence.number if sentence else None, zone.zone, forms)
        )
    fused = find_fused(folded.flat, lexicon.states, article.language)
    names += _fused_names(article, folded, fused, zones, counted, taken=hits)
    names += _family_names(article, folded, lexicon, zones, counted, taken=hits)
    return sorted(names, key=lambda name: name.start)


def _find_hits(folded: Folded, lexicon: Lexicon) -> Iterator[Hit]:
    for pattern, start, end in lexicon.automaton.find_matches_as_indexes(folded.low, overlapping=True):
        forms = tuple(form for form in lexicon.forms[pattern] if _fits(folded, start, end, form, lexicon))
        if forms:
            yield Hit(start, end, forms)


def _fits(folded: Folded, start: int, end: int, form: Form, lexicon: Lexicon) -> bool:
    """Say whether the form is a word of its own here, in its case, and right behind its state where it must be."""
    flat = folded.flat
    first, last = form.text[0], form.text[-1]
    if first.isascii() and start and _WORD.match(flat[start - 1]):
        return False
    if last.isascii():
        if end < len(flat) and _WORD.match(flat[end]) and last != ".":
            return False
        if form.kind == "short" and not _is_short_name(flat, start, end):
            return False
        if (
            form.kind not in _STATE_KINDS
            and _GIVEN_GOES_ON.match(flat, end)
            and "-" not in form.text
            and " " in form.text
        ):
            return False
    elif form.kind == "agency":
        return bool(_AGENCY_AFTER.match(flat, end))
    elif not _fits_script(flat, start, end, form, lexicon):
        return False
    needs = form.needs_state or not _has_its_case(form.text, flat[start:end])
    if not needs:
        return True
    if not form.actor or lexicon.registry.actors[form.actor].type not in {"ministry", "legislature", "court"}:
        return False
    return follows_its_state(folded.low, start, form.actor, lexicon) and (
        form.needs_state or form.text.endswith("Ministry")
    )


def _is_short_name(flat: str, start: int, end: int) -> bool:
    return bool(_SHORT_BEFORE.search(flat[max(0, start - 5) : start]) and _ALONE_AFTER.match(flat, end))


def follows_its_state(low: str, start: int, actor: str, lexicon: Lexicon) -> bool:
    """Say whether the actor's own state, adjective or capital stands right before the place."""
    country = lexicon.registry.actors[actor].country
    return low[max(0, start - 40) : start].endswith(lexicon.qualifiers.get(country, ()))


def _fits_script(flat: str, start: int, end: int, form: Form, lexicon: Lexicon) -> bool:
    before = flat[start - 1] if start else " "
    kind = _kind(form, lexicon)
    if korean.is_hangul(form.text[-1]):
        if korean.is_hangul(before) and korean.is_hangul(form.text[0]):
            return False
        return korean.goes_on_as(flat, end, kind) is not None
    if japanese.is_katakana(before) and japanese.is_katakana(form.text[0]):
        return False
    if kind == "person" and len(form.text) == 1 and japanese.is_han(before):
        return False
    return japanese.goes_on_as(flat, end, kind) is not None


def _kind(form: Form, lexicon: Lexicon) -> str:
    if form.actor is None:
        return "shield"
    kind = lexicon.registry.actors[form.actor].type
    return kind if kind in {"state", "person"} else "organisation"


def _written_kind(folded: Folded, hit: Hit, form: Form) -> str:
    """Return the kind of the form; a suffix makes a Korean or Japanese name an adjective: 일본산, 日本人."""
    if form.text[-1].isascii():
        return form.kind
    script = korean if korean.is_hangul(form.text[-1]) else japanese
    return (
        "demonym"
        if script.goes_on_as(folded.flat, hit.end, "state") == "adjective" and form.kind == "name"
        else form.kind
    )


def _has_its_case(form: str, written: str) -> bool:
    """Say whether every word that has a capital in the form has one here; initialisms have all of theirs."""
    if form.isupper():
        return written.isupper()
    return all(
        there.isupper() or not here.isupper() or (place and form[place - 1].isalpha())
        for place, (here, there) in enumerate(zip(form, written, strict=True))
    )


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that remain when the first and longest wins; forms of the same stretch are one hit."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return chosen


def _family_names(
    article: Article,
    folded: Folded,
    lexicon: Lexicon,
    zones: _Places[ZoneSpan],
    counted: _Places[Sentence],
    taken: Sequence[Hit],
) -> Iterator[Name]:
    """Return one-character family names before a title, and those that Korean headlines print alone: 윤 대통령, 尹."""
    spans = _Places(taken)
    for found in lexicon.family.finditer(folded.flat):
        if spans.at(found.start()):
            continue
        titled = (korean if korean.is_hangul(found.group()) else japanese).title_after(
            folded.flat, found.end()
        )
        alone = (
            article.language == "ko"
            and japanese.is_han(found.group())
            and not japanese.is_han(folded.flat[found.end() : found.end() + 1])
        )
        start, end = folded.place(found.start(), found.end())
        zone, sentence = zones.at(start), counted.at(start)
        if (titled or alone) and zone is not None and zone.zone in _NAMED_ZONES:
            kind = "surname" if titled and not alone else "headline"
            forms = tuple((actor, kind) for actor in lexicon.families[found.group()])
            yield Name(
                start, end, article.text[start:end], sentence.number if sentence else None, zone.zone, forms
            )


def _is_shielded(folded: Folded, hit: Hit, *, headline: bool) -> bool:
    form = hit.forms[0]
    if not form.text[-1].isascii() or form.kind == "demonym":
        return False
    return is_part_of_longer_name(folded.flat, hit.start, hit.end, headline=headline)


def _fused_names(
    article: Article,
    folded: Folded,
    fused: Iterable[tuple[int, int, str]],
    zones: _Places[ZoneSpan],
    counted: _Places[Sentence],
    taken: Sequence[Hit],
) -> Iterator[Name]:
    spans = _Places(taken)
    for first, last, state in fused:
        if spans.at(first) or spans.at(last):
            continue
        start, end = folded.place(first, last)
        zone, sentence = zones.at(start), counted.at(start)
        if zone is not None and zone.zone in _NAMED_ZONES:
            number = sentence.number if sentence else None
            yield Name(start, end, article.text[start:end], number, zone.zone, ((state, "compound"),))


class _Places(Generic[Stretch]):
    """Stretches in order, to be asked which of them holds a place."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = sorted(stretches, key=lambda stretch: stretch.start)
        self._starts = [stretch.start for stretch in self._stretches]

    def at(self, place: int) -> Stretch | None:
        number = bisect_right(self._starts, place) - 1
        return self._stretches[number] if number >= 0 and place < self._stretches[number].end else None
