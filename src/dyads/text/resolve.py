"""Who was meant by what is written: persons, states and their capitals, organisations."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dyads.model import Sense, Zone
from dyads.text.context import read_context
from dyads.text.officeholders import resolve_offices
from dyads.text.organisations import resolve_organisation
from dyads.text.persons import resolve_persons
from dyads.text.states import resolve_states

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dyads.model import DateInterval
    from dyads.text.context import Context, Written
    from dyads.text.lexicon import Lexicon
    from dyads.text.records import Mention, Name

_CREDIT_ZONES = frozenset({Zone.BYLINE, Zone.CREDIT, Zone.DATELINE})
_TOLD = re.compile(r"\b(?:told|tells|telling|interview with) (?:the )?$")


def resolve_names(written: Written, interval: DateInterval | None, lexicon: Lexicon) -> list[Mention]:
    """Return the mentions: each name with who was meant, in which mode and sense, and the rule that decided."""
    context = read_context(written, interval, lexicon)
    names = written.names
    found = resolve_persons(names, context) | resolve_states(names, context)
    states: list[Mention] = []
    mentions: list[Mention] = []
    for place, name in enumerate(names):
        mention = found.get(place)
        if mention is None:
            mention = _organisation(name, states, context)
        elif mention.actor in context.states:
            states.append(mention)
        if mention is not None:
            mentions.append(mention)
    mentions = [_credited(mention, mentions, context) for mention in mentions]
    mentions += resolve_offices(written, mentions, context)
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))


def _organisation(name: Name, states: Sequence[Mention], context: Context) -> Mention | None:
    if any(context.actor(actor).type in {"person", "state"} for actor, _ in name.forms):
        return None
    return resolve_organisation(name, states, context)


def _credited(mention: Mention, mentions: Sequence[Mention], context: Context) -> Mention:
    """Credit an outlet that names itself: it does not act; nor does the only one that somebody told something."""
    if mention.sense is not Sense.ACTOR or mention.actor is None:
        return mention
    if mention.zone in _CREDIT_ZONES:
        return replace(mention, sense=Sense.CREDIT, method="credit line")
    if "media" not in context.actor(mention.actor).tags:
        return mention
    if mention.actor in context.own_media:
        return replace(mention, sense=Sense.CREDIT, method="names itself")
    media = {other.actor for other in mentions if other.actor and "media" in context.actor(other.actor).tags}
    before = context.flat[
        max(0, context.folded.find(mention.start) - 24) : context.folded.find(mention.start)
    ]
    if not context.own_media and len(media) == 1 and _TOLD.search(before):
        return replace(mention, sense=Sense.CREDIT, method="told the outlet")
    return mention
