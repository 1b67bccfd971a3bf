"""Which organisation is named, where several states have a Foreign Ministry or a Supreme Court."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dyads.model import Mode, Sense
from dyads.text.folding import fold
from dyads.text.hits import follows_its_state
from dyads.text.places import read_seat
from dyads.text.records import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dyads.text.context import Context
    from dyads.text.records import Name

_OTHER_STATE = re.compile(r"\b[A-Z][a-z]+(?:ese|ian|ean|an|ish|ic|[a-z]i|'s) $")  # "Bhutanese", "Peru's"
_MODES = {"metonym": Mode.METONYM}


def resolve_organisation(name: Name, states: Sequence[Mention], context: Context) -> Mention | None:
    """Return the organisation: its own name, or a common one by the state it belongs to; None where it is nobody's.

    `states` are the mentions of states before the name, in order.
    """
    candidates = list(dict.fromkeys(actor for actor, _ in name.forms))
    if len(candidates) == 1 and not context.lexicon.is_ambiguous(candidates[0], name.surface):
        return _mention(name, candidates[0], "name", context)
    bearers = context.lexicon.bearers.get(fold(name.surface).low, ())
    start = context.start(name)
    stated = [
        actor for actor in bearers if follows_its_state(context.folded.low, start, actor, context.lexicon)
    ]
    if len(stated) == 1:
        return _mention(name, stated[0], "behind its state", context)
    if _follows_a_state(context.folded.low, start, context):
        return None  # another state's: "Indian Foreign Ministry"
    return _by_surroundings(name, candidates, bearers, states, context)


def _by_surroundings(
    name: Name, candidates: Sequence[str], bearers: Sequence[str], states: Sequence[Mention], context: Context
) -> Mention | None:
    """Resolve a common name without its state: by where the article comes from, then by the states it names."""
    if (home := _of_country(context.home, candidates, context)) is not None:
        return _mention(name, home, "of the dateline's country", context)
    here = [state.actor for state in states if state.sentence == name.sentence and state.actor]
    near = [_of_country(context.actor(state).country, bearers, context) for state in reversed(here)]
    if actor := next(filter(None, near), None):
        return _mention(name, actor, "of the state named before it", context)
    named = [
        actor
        for actor in candidates
        if context.lexicon.states.get(context.actor(actor).country) in context.states
    ]
    if len(named) == 1:
        return _mention(name, named[0], "only its state is named", context)
    return _open(name, tuple(named)) if named else None


def _of_country(country: str | None, candidates: Sequence[str], context: Context) -> str | None:
    there = [actor for actor in candidates if context.actor(actor).country == country]
    return there[0] if len(there) == 1 else None


def _follows_a_state(low: str, start: int, context: Context) -> bool:
    before = low[max(0, start - 40) : start]
    known = any(before.endswith(words) for words in context.lexicon.qualifiers.values())
    return known or bool(_OTHER_STATE.search(context.flat[max(0, start - 40) : start]))


def _mention(name: Name, actor: str, method: str, context: Context) -> Mention:
    kind = dict(name.forms).get(actor, "name")
    mode = _MODES.get(kind, Mode.NAME)
    reading = (
        read_seat(context.flat, context.start(name), context.end(name)) if mode is Mode.METONYM else None
    )
    sense = reading.sense if reading else Sense.ACTOR
    return Mention(
        name.start,
        name.end,
        name.surface,
        name.sentence,
        name.zone,
        actor,
        mode,
        sense,
        reading.rule if reading else method,
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
