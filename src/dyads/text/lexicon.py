"""The registry, ready to be found in text: every written form of every actor in one automaton."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ahocorasick_rs import AhoCorasick, MatchKind

from dyads.text.folding import fold
from dyads.text.issues import IssueMatcher, build_issue_matcher
from dyads.text.offices import OfficeIndex, build_office_index
from dyads.text.spellings import find_short_names, find_spellings, find_surnames

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dyads.model import Actor
    from dyads.registry import Registry

_NEVER_ALONE = re.compile(r"(?:government|administration|cabinet|정부|政府)$", re.IGNORECASE)
_NO_ACTOR = re.compile(
    r"\b(?:talks|Treaty|Agreement|Partnership)\b|회담|협정|会合"
)  # COUNTING.md: events, agreements
_SHORT_MEDIUM = re.compile(r"(?:통신|신문|뉴스|방송)$")  # <교도> 통신


@dataclass(frozen=True, slots=True)
class Form:
    """One way one actor is written; without an actor it is a longer proper name that keeps shorter ones from counting."""

    text: str  # folded, its case kept
    actor: str | None
    kind: str
    ambiguous: bool
    needs_state: bool = False  # a name only right after its state: "South Korea's [finance ministry]"

    @property
    def weakness(self) -> int:
        return 2 * self.needs_state + self.ambiguous


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms and what is asked about their actors; made once per process, because an automaton cannot be sent."""

    registry: Registry
    automaton: AhoCorasick
    forms: tuple[tuple[Form, ...], ...]  # by pattern of the automaton
    states: Mapping[str, str]  # country → id of the state
    qualifiers: Mapping[str, tuple[str, ...]]  # country → what stands before its organisations, in lower case
    ambiguous: frozenset[tuple[str, str]]  # (actor, form in lower case) that say too little by themselves
    families: Mapping[str, tuple[str, ...]]  # family name in Hangul or Han characters → who bears it
    family: re.Pattern[str]  # any of them at the start of a word
    bearers: Mapping[
        str, tuple[str, ...]
    ]  # form in lower case → every actor so written, even if only behind its state
    endings: Mapping[
        str, tuple[str, ...]
    ]  # form of a state that says too little → the states whose forms end so
    media: Mapping[str, tuple[str, ...]]  # name of an outlet in lower case, without its article → the actor
    offices: OfficeIndex
    issues: IssueMatcher

    def is_ambiguous(self, actor: str, written: str) -> bool:
        """Say whether the form by itself leaves it open who was meant."""
        return (actor, fold(written).low) in self.ambiguous

    def bearers_ending(self, low: str) -> tuple[str, ...]:
        """Return the states whose names end with the form: `korea` is the end of two."""
        return self.endings.get(low, ())


def build_lexicon(registry: Registry) -> Lexicon:
    """Return the registry's names, ready to be found in text."""
    states = {
        actor.country: actor.id
        for actor in registry.actors.values()
        if actor.type == "state" and _is_current(actor)
    }
    qualifiers = {country: tuple(_qualifiers(registry, country)) for country in states}
    by_text: dict[str, dict[tuple[str | None, str], Form]] = defaultdict(dict)
    for actor in registry.actors.values():
        for form in _forms(registry, actor, qualifiers.get(actor.country, ())):
            known = by_text[form.text.lower()].setdefault((form.actor, form.text), form)
            if known.weakness > form.weakness:
                by_text[form.text.lower()][form.actor, form.text] = form
    families = _families(registry)
    return Lexicon(
        registry=registry,
        automaton=AhoCorasick(list(by_text), matchkind=MatchKind.Standard),
        forms=tuple(tuple(forms.values()) for forms in by_text.values()),
        states=states,
        qualifiers=qualifiers,
        ambiguous=frozenset(
            (form.actor, text)
            for text, forms in by_text.items()
            for form in forms.values()
            if form.actor and form.ambiguous
        ),
        families=families,
        family=re.compile(rf"(?<![가-힣一-鿿])(?:{'|'.join(map(re.escape, families)) or '(?!)'})"),
        bearers={
            text: tuple({form.actor: None for form in forms.values() if form.actor})
            for text, forms in by_text.items()
        },
        endings=_endings(by_text, registry),
        media=_media(registry),
        offices=build_office_index(registry),
        issues=build_issue_matcher(registry),
    )


def government_of(actor: Actor) -> str | None:
    """Return the state whose government this entry is: how it is written counts for the state (docs/decisions/0005)."""
    return actor.part_of if actor.type == "government" and actor.id == f"government-{actor.part_of}" else None


def _endings(by_text: Mapping[str, Mapping[Any, Form]], registry: Registry) -> dict[str, tuple[str, ...]]:
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


def _media(registry: Registry) -> dict[str, tuple[str, ...]]:
    media: dict[str, dict[str, None]] = defaultdict(dict)
    for actor in registry.actors.values():
        if "media" in actor.tags:
            for text, _ in _written(actor):
                media[text.lower().removeprefix("the ")][actor.id] = None
    return {text: tuple(found) for text, found in media.items()}


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


def _is_current(actor: Actor) -> bool:
    return not actor.id.startswith("empire-")


def _qualifiers(registry: Registry, country: str) -> Iterator[str]:
    """Return how a state or its capital stands before one of its organisations."""
    for actor in registry.actors.values():
        if actor.country != country or not (actor.type == "state" or government_of(actor)):
            continue
        for text, kind in _written(actor):
            low = fold(text).low
            if government_of(actor):
                yield from (f"{low}'s ",) if kind == "metonym" and re.search(r"[a-z]", low) else ()
            elif re.search(r"[a-z]", low):
                yield from (f"{low} ",) if kind == "demonym" else (f"{low} ", f"{low}'s ")
            else:
                yield from (low, f"{low} ", f"{low}の")


def _written(actor: Actor) -> Iterator[tuple[str, str]]:
    yield from ((text, "name") for text in actor.names.values())
    yield from ((alias.text, alias.kind) for alias in actor.aliases)


def _forms(registry: Registry, actor: Actor, qualifiers: tuple[str, ...]) -> Iterator[Form]:
    if actor.type == "place" or _NO_ACTOR.search(actor.names["en"]):
        for text, _ in _written(actor):
            yield Form(fold(text).flat, None, "shield", ambiguous=False)
        return
    state = government_of(actor)
    ambiguous = {alias.text for alias in actor.aliases if alias.ambiguous}
    listed = {text.lower() for text, _ in _written(actor)}
    for short in find_short_names(actor):
        yield Form(short, actor.id, "short", ambiguous=True)
    for text, listed_kind in _written(actor):
        kind = "demonym" if actor.type == "party" and _is_member(text, actor.names["en"]) else listed_kind
        if kind == "surname" and len(text) == 1:
            continue  # 윤, 森: found only before a title
        if text.startswith("the ") and text[4:].lower() in listed - {form.lower() for form in ambiguous}:
            continue
        if state and kind != "metonym":
            continue  # "Japanese government" is the state's adjective and a common noun
        if _NEVER_ALONE.search(text) and actor.type == "government" and state:
            continue
        name, stripped = _without_state(fold(text).flat, qualifiers, actor.type)
        if _is_description(name, fold(text).flat, qualifiers):
            continue
        if "media" in actor.tags and (short := _SHORT_MEDIUM.sub("", text)) != text:
            yield Form(fold(short).flat, actor.id, "agency", ambiguous=False)
        for spelling in find_spellings(actor, name, kind):
            form = fold(spelling).flat
            yield Form(
                form,
                state or actor.id,
                kind,
                ambiguous=text in ambiguous or stripped or (spelling != name and actor.type == "ministry"),
                needs_state=stripped,
            )
            if kind == "demonym" and not re.search(r"(?:ese|sh|ch|s)$", form):
                yield Form(f"{form}s", state or actor.id, kind, ambiguous=text in ambiguous)


def _is_member(text: str, party: str) -> bool:
    """Say whether a form names the members of a party: Republicans, Democrat."""
    stem = text.rstrip("s")
    return stem != party and party.startswith(stem) and stem.endswith(("an", "crat", "ist"))


def _is_description(name: str, text: str, qualifiers: tuple[str, ...]) -> bool:
    """Say whether only a common noun is left behind the state: "Japanese military", "Japan's parliament"."""
    low = text.lower()
    before = max((q for q in qualifiers if low.startswith(q)), key=len, default="")
    rest = name if len(name) < len(text) else text[len(before) :]
    if before.endswith("'s ") and rest[:1].islower():
        return not rest.endswith("ministry")
    return bool(before) and bool(re.fullmatch(r"[a-z ]+", rest)) and not rest.endswith("ministry")


def _without_state(text: str, qualifiers: tuple[str, ...], kind: str) -> tuple[str, bool]:
    """Return an organisation's name without the state before it: that is a mention of its own (COUNTING.md, amendment 1)."""
    low = text.lower()
    if kind not in {"ministry", "legislature", "court"}:
        return text, False
    before = max(
        (q for q in qualifiers if low.startswith(q) and q.endswith((" ", "の"))), key=len, default=""
    )
    return (text[len(before) :], True) if before and len(before) < len(text) else (text, False)
