"""Which state is named, and whether it acts or is only a place."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dyads.model import Mode, Sense, Zone
from dyads.text.folding import fold_name
from dyads.text.meaning.places import agree, read_capital, read_fused, read_state
from dyads.text.meaning.rules import Reading
from dyads.text.records import Mention
from dyads.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dyads.text.meaning.context import Context
    from dyads.text.names.lexicon import Bearers
    from dyads.text.records import Name

_MODES = {"demonym": Mode.ADJECTIVE, "metonym": Mode.METONYM, "compound": Mode.COMPOUND}
_ADJECTIVE = Reading(Sense.ACTOR, "adjective")
_TOWN = re.compile(
    r"\b(?:in|at|near|from|outside|around|to|off|over|above|of) (?:the )?(?:[A-Z][\w'-]+ ){0,4}([A-Z][\w'-]+), $|"
    r"[A-Z][\w'-]+ (?:Base|Airfield|Airport|Barracks|Shipyard|Village|Port|Harbou?r|City|Prefecture|Province|County), $"
)
_TOWN_ENDS = re.compile(r"[,.;:)\]]|$| (?:on|last|this|during|where|when|in|for|after|before|to|with)\b")
_MONTHS = words("January February March April May June July August September October November December")
_LONGEST_LINK = 10  # letters of ", and the "
_LISTED = re.compile(r",? (?:and |or )?(?:the )?|[-/·、]|[과와] ?|と|や")


def resolve_states(names: Sequence[Name], bearers: Sequence[Bearers], context: Context) -> dict[int, Mention]:
    """Return the states by their place in the list, capitals that stand for governments among them."""
    stated = [(place, *of_name.states[0]) for place, of_name in enumerate(bearers) if of_name.states]
    readings = [_read(names, place, state, kind, context) for place, state, kind in stated]
    links = [""] * len(stated)
    for number, ((one, *_), (other, *_)) in enumerate(pairwise(stated), start=1):
        before, here = names[one].last, names[other].first
        if 0 <= here - before <= _LONGEST_LINK and _LISTED.fullmatch(context.flat, before, here):
            links[number] = context.flat[before:here]
    result = {}
    for (place, state, kind), reading in zip(stated, agree(readings, links), strict=True):
        if kind == "short" and state not in context.states:
            continue
        is_plain = state in bearers[place].unmistakable
        states = (state,) if is_plain else _namesakes(names[place], state, context)
        result[place] = _mention(names[place], states, kind, reading, context)
    return result


def _read(names: Sequence[Name], place: int, state: str, kind: str, context: Context) -> Reading:
    name = names[place]
    if name.zone is Zone.DATELINE:
        return Reading(Sense.PLACE, "dateline")
    if kind == "demonym":
        return _ADJECTIVE
    if kind == "compound":
        return read_fused(context.flat, name.last)
    is_capital = kind == "metonym"
    beside = _is_followed_by_its_state if is_capital else _is_behind_its_town
    if beside(names, place, state, context):
        return Reading(Sense.PLACE, "town, state")
    if is_capital:
        return read_capital(context.flat, name, headline=name.zone is Zone.TITLE)
    return read_state(context.flat, name)


def _is_followed_by_its_state(names: Sequence[Name], place: int, state: str, context: Context) -> bool:
    """Say whether a capital goes on with its state: `in Tokyo, Japan`, but not `Beijing, China's capital`."""
    if place + 1 >= len(names):
        return False
    behind = names[place + 1]
    if (state, "name") not in behind.forms:
        return False
    between = context.flat[names[place].last : behind.first]
    goes_on = context.flat[behind.last : behind.last + 1]
    return between in {", ", " "} and goes_on != "'"


def _is_behind_its_town(names: Sequence[Name], place: int, state: str, context: Context) -> bool:
    """Say whether a state goes on from a town that is no actor: `in Kitakyushu, Japan`."""
    start, end = names[place].first, names[place].last
    if not context.flat.endswith((", ", ", \n"), 0, start):
        return False
    town = _TOWN.search(context.flat[max(0, start - 60) : start])
    if not town or town[1] in _MONTHS or not _TOWN_ENDS.match(context.flat, end):
        return False
    before = names[place - 1] if place else None
    if before is None or before.last != start - 2:
        return True
    return (state, "metonym") in before.forms


def _mention(name: Name, states: tuple[str, ...], kind: str, reading: Reading, context: Context) -> Mention:
    """Return the mention of a state; more than one are namesakes of whom the article does not say which."""
    state, *others = states
    if others:
        reading = Reading(Sense.AMBIGUOUS, "which of them is not said")
    is_open = reading.sense is Sense.AMBIGUOUS
    return Mention(
        name.start,
        name.end,
        name.surface,
        name.sentence,
        name.zone,
        None if others else state,
        _MODES.get(kind, Mode.NAME),
        reading.sense,
        reading.rule,
        states if others else _readings(state, context) if is_open else (),
    )


def _readings(state: str, context: Context) -> tuple[str, ...]:
    """Return what an undecided capital may be: the government it stands for, or the state as the place where it lies."""
    government = f"government-{state}"
    return (government, state) if government in context.lexicon.registry.actors else (state,)


def _namesakes(name: Name, state: str, context: Context) -> tuple[str, ...]:
    """Return the states that `Korea` may be: more than one where the article names only the other, or is hers."""
    if not context.lexicon.is_ambiguous(state, name.surface):
        return (state,)
    others = tuple(
        other for other in context.lexicon.bearers_ending(fold_name(name.surface)) if other != state
    )
    hers = {context.actor(medium).country for medium in context.own_media}
    theirs = any(context.actor(other).country in hers for other in others)
    only_others = state not in context.states and any(other in context.states for other in others)
    return (state, *others) if theirs or only_others else (state,)
