"""The registry, ready to be found in text: every written form of every actor in one automaton."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dyads.text.folding import fold, fold_name
from dyads.text.issues import IssueMatcher, build_issue_matcher
from dyads.text.names.forms import find_forms, find_qualifiers, written
from dyads.text.names.offices import OfficeIndex, build_office_index
from dyads.text.names.scan import LETTER, WORD, Pattern, Scanner, build_scanner
from dyads.text.names.spellings import find_surnames

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dyads.model import Actor
    from dyads.registry import Registry
    from dyads.text.names.forms import Form
    from dyads.text.names.hits import Spelling
    from dyads.text.records import Name

    _FormsByText = Mapping[str, Mapping[tuple[str | None, str], Form]]


_WAYS = 1 << 14  # of writing names that are remembered at most
FAMILY_KINDS = frozenset({"surname", "headline"})


class Bearers(NamedTuple):
    """Who a name may be that is written so, by type; who is in none of these is an organisation."""

    persons: tuple[str, ...]  # by more than their family name
    families: tuple[str, ...]  # persons by that alone
    states: tuple[tuple[str, str], ...]  # with the kind of form
    unmistakable: tuple[str, ...]  # of the states those whom the form by itself means
    country: str | None  # of the one it means by itself, who is no family

    @property
    def is_body(self) -> bool:
        return not (self.persons or self.families or self.states)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms and what is asked about their actors; made once per process, because an automaton cannot be sent."""

    registry: Registry
    scanner: Scanner  # of the forms, then of the phrases of offices
    forms: tuple[tuple[Form, ...], ...]  # by number of their pattern
    spelt: dict[str, Spelling]  # filled as texts are read: see names.hits
    states: Mapping[str, str]  # country → id of the state
    qualifiers: Mapping[str, tuple[str, ...]]  # country → what stands before its organisations, in lower case
    every_qualifier: tuple[str, ...]  # of all countries
    ambiguous: frozenset[tuple[str, str]]  # (actor, form in lower case) that say too little by themselves
    divided: dict[
        tuple[tuple[tuple[str, str], ...], str], Bearers
    ]  # filled as names are read: see `bearers_of`
    families: Mapping[str, tuple[str, ...]]  # family name in Hangul or Han characters → who bears it
    families_of: Mapping[str, frozenset[str]]  # id of a person → their family names, in lower case
    family: re.Pattern[str]  # any of them at the start of a word
    bearers: Mapping[
        str, tuple[str, ...]
    ]  # form in lower case → all actors so written, be it behind their state
    endings: Mapping[str, tuple[str, ...]]  # `korea` → the states whose forms end so
    state_forms: Mapping[str, str]  # how states and capitals are written, in lower case → the state
    longest_state: int  # letters of the longest of them
    outlets: frozenset[str]  # ids of the media
    media: Mapping[str, tuple[str, ...]]  # name of an outlet in lower case, without its article → the actor
    offices: OfficeIndex
    issues: IssueMatcher

    def is_ambiguous(self, actor: str, written: str) -> bool:
        """Say whether the form by itself leaves it open who was meant."""
        return (actor, fold_name(written)) in self.ambiguous

    def bearers_of(self, name: Name) -> Bearers:
        """Return who a name may be by type: asked once of each way of writing."""
        written = (name.forms, name.surface)
        if (known := self.divided.get(written)) is None:
            if len(self.divided) >= _WAYS:
                self.divided.clear()
            known = self.divided[written] = self._divide(*written)
        return known

    def _divide(self, forms: tuple[tuple[str, str], ...], surface: str) -> Bearers:
        actors = self.registry.actors
        persons = [(actor, kind) for actor, kind in forms if actors[actor].type == "person"]
        states = [(actor, kind) for actor, kind in forms if actors[actor].type == "state"]
        means = [(actor, kind) for actor, kind in forms if not self.is_ambiguous(actor, surface)]
        is_one = len(forms) == len(means) == 1 and means[0][1] not in FAMILY_KINDS
        return Bearers(
            tuple(dict.fromkeys(actor for actor, kind in persons if kind not in FAMILY_KINDS)),
            tuple(dict.fromkeys(actor for actor, kind in persons if kind in FAMILY_KINDS)),
            tuple(states),
            tuple(actor for actor, kind in states if kind != "short" and (actor, kind) in means),
            actors[means[0][0]].country if is_one else None,
        )

    def state_at(self, low: str, place: int) -> str | None:
        """Return the state that is written at the place, be it by its capital."""
        for end in range(min(len(low), place + self.longest_state), place, -1):
            if (state := self.state_forms.get(low[place:end])) and not low[end : end + 1].isalnum():
                return state
        return None

    def bearers_ending(self, low: str) -> tuple[str, ...]:
        """Return the states whose names end with the form: `korea` is the end of two."""
        return self.endings.get(low, ())


def build_lexicon(registry: Registry) -> Lexicon:
    """Return the registry's names, ready to be found in text."""
    states: dict[str, str] = {}
    for actor in registry.actors.values():
        if actor.type == "state":
            states.setdefault(actor.country, actor.id)  # the state of today is listed before the empire
    qualifiers = {country: tuple(find_qualifiers(registry, country)) for country in states}
    by_text: dict[str, dict[tuple[str | None, str], Form]] = defaultdict(dict)
    for actor in registry.actors.values():
        for form in find_forms(actor, qualifiers.get(actor.country, ())):
            known = by_text[form.text.lower()].setdefault((form.actor, form.text), form)
            if known.weakness > form.weakness:
                by_text[form.text.lower()][form.actor, form.text] = form
    families = _families(registry)
    offices = build_office_index(registry)
    state_forms = _state_forms(by_text, registry)
    return Lexicon(
        registry=registry,
        scanner=build_scanner([*map(form_pattern, by_text)], [*map(office_pattern, offices.phrases)]),
        forms=tuple(tuple(forms.values()) for forms in by_text.values()),
        spelt={},
        states=states,
        qualifiers=qualifiers,
        every_qualifier=tuple({words: None for of_country in qualifiers.values() for words in of_country}),
        ambiguous=frozenset(
            (form.actor, text)
            for text, forms in by_text.items()
            for form in forms.values()
            if form.actor and form.ambiguous
        ),
        divided={},
        families=families,
        families_of={
            actor.id: _families_of(actor) for actor in registry.actors.values() if actor.type == "person"
        },
        family=re.compile(rf"[{re.escape(''.join(families))}](?<![가-힣一-鿿].)" if families else "(?!)"),
        bearers={
            text: tuple({form.actor: None for form in forms.values() if form.actor})
            for text, forms in by_text.items()
        },
        endings=_endings(by_text, registry),
        state_forms=state_forms,
        longest_state=max(map(len, state_forms), default=0),
        outlets=frozenset(actor.id for actor in registry.actors.values() if "media" in actor.tags),
        media=_media(registry),
        offices=offices,
        issues=build_issue_matcher(registry),
    )


def form_pattern(text: str) -> Pattern:
    is_latin = text[-1].isascii()
    return Pattern(
        text,
        before=WORD if is_latin and text[0].isascii() else 0,
        behind=WORD if is_latin and text[-1] != "." else 0,
    )


def office_pattern(phrase: str) -> Pattern:
    return Pattern(
        phrase,
        before=LETTER if phrase[0].isascii() else 0,
        behind=LETTER if phrase[-1].isascii() else 0,
    )


def _endings(by_text: _FormsByText, registry: Registry) -> dict[str, tuple[str, ...]]:
    stated = [
        (text, form)
        for text, forms in by_text.items()
        for form in forms.values()
        if form.actor and registry.actors[form.actor].type == "state" and form.kind in {"name", "demonym"}
    ]
    return {
        text: tuple({form.actor: None for other, form in stated if form.actor and other.endswith(f" {text}")})
        for text, short in stated
        if short.ambiguous
    }


def _state_forms(by_text: _FormsByText, registry: Registry) -> dict[str, str]:
    return {
        text: form.actor
        for text, forms in by_text.items()
        for form in forms.values()
        if form.actor and registry.actors[form.actor].type == "state" and form.kind in {"name", "metonym"}
    }


def _media(registry: Registry) -> dict[str, tuple[str, ...]]:
    media: dict[str, dict[str, None]] = defaultdict(dict)
    for actor in registry.actors.values():
        if "media" in actor.tags:
            for text, _ in written(actor):
                media[text.lower().removeprefix("the ")][actor.id] = None
    return {text: tuple(found) for text, found in media.items()}


def _families_of(actor: Actor) -> frozenset[str]:
    listed = {fold_name(alias.text) for alias in actor.aliases if alias.kind == "surname"}
    return frozenset(listed | {fold_name(text) for text in find_surnames(actor)})


def _families(registry: Registry) -> dict[str, tuple[str, ...]]:
    families: dict[str, dict[str, None]] = defaultdict(dict)
    for actor in registry.actors.values():
        for family in find_surnames(actor):
            families[fold(family).flat][actor.id] = None
        if actor.type == "person":
            for alias in actor.aliases:
                if alias.kind == "surname" and len(alias.text) == 1:
                    families[fold(alias.text).flat][actor.id] = None
    return {family: tuple(bearers) for family, bearers in families.items()}
