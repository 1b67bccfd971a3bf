"""Which organisation is named, where several states have a Foreign Ministry or a Supreme Court."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from dyads.model import Mode, Sense, Zone
from dyads.text.folding import fold_name
from dyads.text.meaning.persons import NO_NAME
from dyads.text.meaning.places import read_body, read_capital, read_seat
from dyads.text.names.hits import SAME_STATE, STATE_BODIES, follows_its_state
from dyads.text.records import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dyads.model import Actor
    from dyads.text.meaning.context import Context
    from dyads.text.records import Name

_OTHER_STATE = regex.compile(
    r"\b[A-Z][a-z]+(?:ese|ian|ean|an|ish|ic|[a-z]i|'s) $", regex.REVERSE
)  # "Bhutanese", "Peru's"
_CAPITAL_WORD = re.compile(r"[a-z0-9.,'] ([A-Z][a-z]+) $")
_POST = r"(?:[Ss]pokes(?:man|woman|person)|[Oo]fficial|[Dd]irector|[Mm]inister)"
_SPEAKER = re.compile(rf" (?:[a-z]+ )?{_POST} [A-Z]")
_BEFORE_SPEAKER = re.compile(rf" (?:[a-z]+ )?{_POST},? ")
_BEHIND_SPEAKER = re.compile(rf", (?:a |an |the )?(?:[a-z]+ )?(?:{_POST} (?:of|for|at) (?:the )?)?")
_LINK = re.compile(r" (?:in|of) (?:the )?")
_MODES = {"metonym": Mode.METONYM, "demonym": Mode.ADJECTIVE}


@dataclass(frozen=True, slots=True)
class Nearby:
    """Who is named around an organisation."""

    states: Sequence[Mention]  # before it in its sentence, in order
    so_far: Sequence[str]  # the states before it in the article, in order
    beside: Sequence[Mention]  # the names next to it


def resolve_organisation(name: Name, nearby: Nearby, context: Context) -> Mention | None:
    """Return the organisation: its own name, or a common one by the state it belongs to; None where it is nobody's."""
    candidates = _listed(name, context)
    if not candidates:
        return None
    bearers = context.lexicon.bearers.get(fold_name(name.surface), ())
    start = name.first
    common = len(candidates) > 1 or context.lexicon.is_ambiguous(candidates[0], name.surface)
    stated = _behind_their_state(bearers, start, nearby, context)
    if len(stated) == 1:
        return _mention(name, stated[0], "behind its state" if common else "name", context)
    of_a_state = common or context.actor(candidates[0]).type in STATE_BODIES
    if of_a_state and (
        _follows_a_state(name, start, nearby, context) or _is_the_end_of_a_name(name, context)
    ):
        return None  # another state's: "Indian Foreign Ministry", 韓国外務省; or "Missile Defense Agency"
    if not common:
        return _mention(name, candidates[0], "name", context)
    if behind := _of_country(_country_behind(name, context), bearers, context):
        return _mention(name, behind, "before its state", context)
    return _by_surroundings(name, candidates, bearers, nearby, context)


def _listed(name: Name, context: Context) -> list[str]:
    """Return who is so written, but for letters that print of another language only has: GOP is a guard post in Korean."""
    actors = list(dict.fromkeys(actor for actor, _ in name.forms))
    if context.article.language == "en" or not context.is_latin(name):
        return actors
    return [actor for actor in actors if _is_printed(context.actor(actor), name.surface, context)]


def _is_printed(actor: Actor, letters: str, context: Context) -> bool:
    languages = {alias.lang for alias in actor.aliases if alias.text == letters}
    return not languages or bool(languages & {None, context.article.language})


def _behind_their_state(bearers: Sequence[str], start: int, nearby: Nearby, context: Context) -> list[str]:
    """Return those whose state is written right before the place; behind 同国 those of the country named last."""
    if context.flat.endswith(SAME_STATE, 0, start):
        country = _last_that_may_have_it(bearers, nearby, context)
    else:
        stated = [
            actor for actor in bearers if follows_its_state(context.folded.low, start, actor, context.lexicon)
        ]
        country = None if stated else _fused_before(start, nearby, context)
        if country is None:
            return stated
    return [actor for actor in bearers if context.actor(actor).country == country]


def _fused_before(start: int, nearby: Nearby, context: Context) -> str | None:
    """Return the country of a state that is written as one character right before the place: 英국방부."""
    last = nearby.states[-1] if nearby.states else None
    if last is None or last.actor is None or last.mode is not Mode.COMPOUND:
        return None
    return context.actor(last.actor).country if context.folded.find(last.end) == start else None


def _last_that_may_have_it(bearers: Sequence[str], nearby: Nearby, context: Context) -> str | None:
    """Return the country named last, but for those whose house or court is known by another name: 同国下院."""
    theirs = {context.actor(actor).country for actor in bearers}
    kinds = {context.actor(actor).type for actor in bearers}
    others = {
        actor.country for actor in context.lexicon.registry.actors.values() if actor.type in kinds
    } - theirs
    named = (context.actor(state).country for state in reversed(nearby.so_far))
    return next((country for country in named if country not in others), None)


def _by_surroundings(
    name: Name, candidates: Sequence[str], bearers: Sequence[str], nearby: Nearby, context: Context
) -> Mention | None:
    """Resolve a common name without its state.

    By who speaks for it, by where the article comes from, then by the states it names.
    """
    if its := _of_country(_country_of_its_speaker(name, nearby, context), bearers, context):
        return _mention(name, its, "of the person beside it", context)
    # A party of another state is as likely as one's own, so that only a dateline or the language settles it.
    settled = context.article.language in {"ko", "ja"} or context.dateline is not None
    parties = all(context.actor(actor).type == "party" for actor in candidates)
    if (settled or not parties) and (home := _of_country(context.home, candidates, context)):
        return _mention(name, home, "of the dateline's country", context)
    spoken_for = _SPEAKER.match(context.flat, name.last)  # by somebody who is not listed
    near = [
        _of_country(context.actor(state.actor).country, bearers, context)
        for state in reversed([] if spoken_for else nearby.states)
        if state.actor
    ]
    if actor := next(filter(None, near), None):
        return _mention(name, actor, "of the state named before it", context)
    possible = bearers if spoken_for else candidates
    named = [actor for actor in possible if context.actor(actor).country in context.countries]
    if len(named) == 1:
        return _mention(name, named[0], "only its state is named", context)
    return _open(name, tuple(named)) if named else None


def _of_country(country: str | None, candidates: Sequence[str], context: Context) -> str | None:
    there = [actor for actor in candidates if context.actor(actor).country == country]
    return there[0] if len(there) == 1 else None


def _country_behind(name: Name, context: Context) -> str | None:
    """Return the country that goes on from a common name: `Supreme Court in Seoul`, `Finance Ministry of Japan`."""
    link = _LINK.match(context.flat, name.last)
    state = context.lexicon.state_at(context.folded.low, link.end()) if link else None
    return context.actor(state).country if state else None


def _country_of_its_speaker(name: Name, nearby: Nearby, context: Context) -> str | None:
    """Return the country of a person who speaks for it: "Foreign Ministry spokesman Geng Shuang"."""
    start, end = name.first, name.last
    for person in nearby.beside:
        if person.actor is None or context.actor(person.actor).type != "person":
            continue
        first, last = context.folded.find(person.start), context.folded.find(person.end)
        if _BEFORE_SPEAKER.fullmatch(context.flat, end, first) or _BEHIND_SPEAKER.fullmatch(
            context.flat, last, start
        ):
            return context.actor(person.actor).country
    return None


def _follows_a_state(name: Name, start: int, nearby: Nearby, context: Context) -> bool:
    before = context.folded.low[max(0, start - 40) : start]
    known = before.endswith(context.lexicon.every_qualifier)
    return (
        known
        or before.endswith(SAME_STATE)
        or _fused_before(start, nearby, context) is not None
        or (context.is_latin(name) and bool(_OTHER_STATE.search(context.flat[max(0, start - 40) : start])))
    )


def _is_the_end_of_a_name(name: Name, context: Context) -> bool:
    """Say whether a capital word before it, no title and no first word of a sentence, makes it a longer name."""
    start = name.first
    before = _CAPITAL_WORD.search(context.flat[max(0, start - 24) : start])
    return name.zone is not Zone.TITLE and before is not None and before[1] not in NO_NAME


def _mention(name: Name, actor: str, method: str, context: Context) -> Mention:
    mode = _MODES.get(dict(name.forms).get(actor, "name"), Mode.NAME)
    kind = context.actor(actor).type
    if mode is Mode.METONYM and context.lexicon.is_ambiguous(actor, name.surface):
        reading = read_capital(context.flat, name)  # Yongsan is a ward, too
    elif mode is Mode.METONYM or kind == "government":
        reading = read_seat(context.flat, name)
    else:
        reading = read_body(context.flat, name, is_house=kind == "legislature")
    rule = reading.rule if reading.sense is Sense.PLACE or mode is Mode.METONYM else method
    return Mention(
        name.start, name.end, name.surface, name.sentence, name.zone, actor, mode, reading.sense, rule
    )


def _open(name: Name, candidates: tuple[str, ...]) -> Mention:
    return Mention(
        name.start,
        name.end,
        name.surface,
        name.sentence,
        name.zone,
        None,
        Mode.NAME,
        Sense.AMBIGUOUS,
        "undecided",
        candidates,
    )
