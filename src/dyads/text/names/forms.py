"""An actor of the registry → the forms in which it is found: what counts, what shields, what needs its state before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dyads.text.folding import fold
from dyads.text.names import japanese
from dyads.text.names.spellings import find_short_names, find_spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dyads.model import Actor
    from dyads.registry import Registry

_NO_ACTOR = re.compile(r"\b(?:talks|Treaty|Agreement|Partnership)\b")  # COUNTING.md: events and agreements
_SHORT_MEDIUM = re.compile(r"(?:통신|신문|뉴스|방송)$")  # <교도> 통신
_PARTY = re.compile(r"(?<=[一-鿿]{2})党$|(?<=立憲)民主党$")  # （公明）, （立憲）
_CHARACTERS = {"USA": ("미 ", "米")}  # 미 국무부, 米国務省
# No adjective: "U.S. Congress" is the longer name.
_UNITED_STATES = re.compile(r"(?:US|U\.S\.|United States) ")
_NO_PLURAL = re.compile(r"(?:ese|sh|ch|s)$")
_STATE_BODIES = frozenset({"ministry", "legislature", "court"})


@dataclass(frozen=True, slots=True, eq=False)  # each is one of a kind
class Form:
    """One way one actor is written; without an actor it is a longer proper name that keeps shorter ones from counting."""

    text: str  # folded, its case kept
    actor: str | None
    type: str | None  # of the actor
    kind: str
    ambiguous: bool
    needs_state: bool = False  # a name only right after its state: "South Korea's [finance ministry]"

    @property
    def is_state(self) -> bool:
        """Whether it names the state itself, not its capital."""
        return self.type == "state" and self.kind != "metonym"

    @property
    def weakness(self) -> int:
        return 2 * self.needs_state + self.ambiguous


def find_forms(actor: Actor, qualifiers: tuple[str, ...]) -> Iterator[Form]:
    """Return every form of the actor; `qualifiers` are how its state stands before its organisations."""
    if actor.type == "place" or _NO_ACTOR.search(actor.names["en"]):
        yield from (
            Form(fold(text).flat, None, None, "shield", ambiguous=False) for text, _ in written(actor)
        )
        return
    state = government_of(actor)
    counted_for = (state, "state") if state else (actor.id, actor.type)
    ambiguous = {alias.text for alias in actor.aliases if alias.ambiguous}
    yield from (Form(short, *counted_for, "short", ambiguous=True) for short in find_short_names(actor))
    for text, kind in _counted_names(actor):
        name, stripped = _without_state(fold(text).flat, qualifiers, actor.type)
        if _is_description(name, fold(text).flat, qualifiers):
            continue
        if actor.type == "party" and (short := _PARTY.sub("", text)) != text:
            yield Form(fold(short).flat, *counted_for, "bracketed", ambiguous=False)
        if "media" in actor.tags and (short := _SHORT_MEDIUM.sub("", text)) != text:
            yield Form(fold(short).flat, *counted_for, "agency", ambiguous=False)
        for spelling in find_spellings(actor, name, kind):
            form = fold(spelling).flat
            common = text in ambiguous or stripped or (spelling != name and actor.type == "ministry")
            yield Form(form, *counted_for, kind, ambiguous=common, needs_state=stripped)
            if kind == "demonym" and not _NO_PLURAL.search(form):
                yield Form(f"{form}s", *counted_for, kind, ambiguous=common)


def government_of(actor: Actor) -> str | None:
    """Return the state whose government this entry is: how it is written counts for the state (docs/decisions/0005)."""
    return actor.part_of if actor.type == "government" and actor.id == f"government-{actor.part_of}" else None


def find_qualifiers(registry: Registry, country: str) -> Iterator[str]:
    """Return how a state or its capital stands before one of its organisations."""
    yield from _CHARACTERS.get(country, ())
    for actor in registry.actors.values():
        if actor.country != country or not (actor.type == "state" or government_of(actor)):
            continue
        for text, kind in written(actor):
            low = fold(text).low
            if government_of(actor):
                yield from (f"{low}'s ",) if kind == "metonym" and re.search(r"[a-z]", low) else ()
            elif re.search(r"[a-z]", low):
                yield from (f"{low} ",) if kind == "demonym" else (f"{low} ", f"{low}'s ")
            else:
                yield from (low, f"{low} ", f"{low}の")


def written(actor: Actor) -> Iterator[tuple[str, str]]:
    """Return every listed name with its kind."""
    yield from ((text, "name") for text in actor.names.values())
    yield from ((alias.text, alias.kind) for alias in actor.aliases)


def _counted_names(actor: Actor) -> Iterator[tuple[str, str]]:
    """Return the listed names that count, with their kind.

    Of a government only its metonyms do: "Japanese government" is the state's adjective and a common noun. A family
    name of one character is looked for before titles only. "the Quad" is listed beside Quad only where that is ambiguous.
    """
    plain = {text.lower() for text in actor.names.values()}
    plain |= {alias.text.lower() for alias in actor.aliases if not alias.ambiguous}
    for text, kind in written(actor):
        if (government_of(actor) and kind != "metonym") or (kind == "surname" and len(text) == 1):
            continue
        if not text.startswith("the ") or text[4:].lower() not in plain:
            is_member = actor.type == "party" and _is_member(text, actor.names["en"])
            yield text, "demonym" if is_member else kind


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
    if kind not in _STATE_BODIES or _UNITED_STATES.match(text):
        return text, False
    before = max((q for q in qualifiers if _stands_before(q, low)), key=len, default="")
    return (text[len(before) :], True) if before and len(before) < len(text) else (text, False)


def _stands_before(qualifier: str, text: str) -> bool:
    """Say whether a text begins with the qualifier as a word of its own: 米 in 米国務省, not 米国."""
    return text.startswith(qualifier) and not japanese.begins_with_state(text, len(qualifier) - 1)
