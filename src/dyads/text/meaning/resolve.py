"""Who was meant by what is written: persons, states and their capitals, organisations."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from dyads.model import Sense, Zone
from dyads.text.meaning.context import read_context
from dyads.text.meaning.officeholders import resolve_offices
from dyads.text.meaning.organisations import Nearby, resolve_organisation
from dyads.text.meaning.persons import resolve_persons
from dyads.text.meaning.states import resolve_states

if TYPE_CHECKING:
    from dyads.model import DateInterval
    from dyads.text.meaning.context import Context, Written
    from dyads.text.names.lexicon import Lexicon
    from dyads.text.records import Mention, Name

_CREDIT_ZONES = frozenset({Zone.BYLINE, Zone.CREDIT, Zone.DATELINE})
_TOLD = re.compile(r"\b(?:told|tells|telling|interview with) (?:the )?$")


def resolve_names(written: Written, interval: DateInterval | None, lexicon: Lexicon) -> list[Mention]:
    """Return the mentions: each name with who was meant, in which mode and sense, and the rule that decided."""
    context = read_context(written, interval, lexicon)
    names = written.names
    found = resolve_persons(names, context) | resolve_states(names, context)
    states: dict[int | None, list[Mention]] = defaultdict(list)
    so_far: list[str] = []
    mentions: list[Mention] = []
    for place, name in enumerate(names):
        mention = found.get(place)
        if mention is None:
            persons = [found[beside] for beside in (place + 1, place - 1) if beside in found]
            mention = _organisation(name, Nearby(states[name.sentence], so_far, persons), context)
        elif mention.actor is not None and context.actor(mention.actor).type == "state":
            states[name.sentence].append(mention)
            so_far.append(mention.actor)
        if mention is not None:
            mentions.append(mention)
    media = {mention.actor for mention in mentions if mention.actor and _is_medium(mention.actor, context)}
    mentions = [_credited(mention, context, only=len(media) == 1) for mention in mentions]
    mentions += resolve_offices(written, mentions, context)
    return sorted(mentions, key=lambda mention: (mention.start, mention.end))


def _organisation(name: Name, nearby: Nearby, context: Context) -> Mention | None:
    if any(context.actor(actor).type in {"person", "state"} for actor, _ in name.forms):
        return None
    return resolve_organisation(name, nearby, context)


def _is_medium(actor: str, context: Context) -> bool:
    return "media" in context.actor(actor).tags


def _credited(mention: Mention, context: Context, *, only: bool) -> Mention:
    """Credit an outlet that names itself: it does not act; nor does the only one that somebody told something."""
    if mention.sense is not Sense.ACTOR or mention.actor is None:
        return mention
    rule = _credit_rule(mention, mention.actor, context, only=only)
    return replace(mention, sense=Sense.CREDIT, method=rule) if rule else mention


def _credit_rule(mention: Mention, actor: str, context: Context, *, only: bool) -> str | None:
    if mention.zone in _CREDIT_ZONES:
        return "credit line"
    if not _is_medium(actor, context):
        return None
    start = context.folded.find(mention.start)
    before = context.flat[max(0, start - 24) : start]
    if actor in context.own_media:
        return "names itself"
    if before.endswith(("=", "©", "ⓒ")):  # （ソウル＝共同）, ⓒAP=연합뉴스
        return "credit line"
    return "told the outlet" if only and not context.own_media and _TOLD.search(before) else None
