"""Who was meant by what is written: persons, states and their capitals, organisations."""

from __future__ import annotations

import re
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from dyads.model import Sense, Zone
from dyads.text.meaning.context import read_context
from dyads.text.meaning.officeholders import Placed, resolve_offices
from dyads.text.meaning.organisations import Nearby, resolve_organisation
from dyads.text.meaning.persons import resolve_persons
from dyads.text.meaning.states import resolve_states

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dyads.model import DateInterval
    from dyads.text.meaning.context import Context, Written
    from dyads.text.names.lexicon import Lexicon
    from dyads.text.records import Mention

_CREDIT_ZONES = frozenset({Zone.BYLINE, Zone.CREDIT, Zone.DATELINE})
_TOLD = re.compile(r"\b(?:told|tells|telling|interview with) (?:the )?$")


def resolve_names(written: Written, interval: DateInterval | None, lexicon: Lexicon) -> list[Mention]:
    """Return the mentions: each name with who was meant, in which mode and sense, and the rule that decided."""
    names = written.names
    bearers = list(map(lexicon.bearers_of, names))
    context = read_context(written, bearers, interval, lexicon)
    found = resolve_persons(names, bearers, context) | resolve_states(names, bearers, context)
    states: dict[int | None, list[Mention]] = defaultdict(list)
    so_far: list[str] = []
    placed: list[Placed] = []
    for place, name in enumerate(names):
        mention = found.get(place)
        if mention is None:
            if bearers[place].is_body:
                persons = [found[beside] for beside in (place + 1, place - 1) if beside in found]
                mention = resolve_organisation(name, Nearby(states[name.sentence], so_far, persons), context)
        elif mention.actor is not None and context.actor(mention.actor).type == "state":
            states[name.sentence].append(mention)
            so_far.append(mention.actor)
        if mention is not None:
            placed.append(Placed(name.first, name.last, mention))
    placed = _credited(placed, context)
    mentions = [mention for _, _, mention in placed]
    return sorted([*mentions, *resolve_offices(written, placed, context)], key=itemgetter(0, 1))


def _credited(placed: Sequence[Placed], context: Context) -> list[Placed]:
    """Credit an outlet that names itself: it does not act; nor does the only one that somebody told something."""
    media = {mention.actor for _, _, mention in placed} & context.lexicon.outlets
    if not media and not any(mention.zone in _CREDIT_ZONES for _, _, mention in placed):
        return list(placed)
    rules = [_credit_rule(start, mention, media, context) for start, _, mention in placed]
    return [
        Placed(start, end, mention._replace(sense=Sense.CREDIT, method=rule) if rule else mention)
        for (start, end, mention), rule in zip(placed, rules, strict=True)
    ]


def _credit_rule(start: int, mention: Mention, media: Collection[str | None], context: Context) -> str | None:
    if mention.sense is not Sense.ACTOR or mention.actor is None:
        return None
    if mention.zone in _CREDIT_ZONES:
        return "credit line"
    if mention.actor not in media:
        return None
    before = context.flat[max(0, start - 24) : start]
    if mention.actor in context.own_media:
        return "names itself"
    if before.endswith(("=", "©", "ⓒ")):  # （ソウル＝共同）, ⓒAP=연합뉴스
        return "credit line"
    is_only = len(media) == 1 and not context.own_media
    return "told the outlet" if is_only and _TOLD.search(before) else None
