"""What the site's search looks through: one value that goes into the page, so that no server is asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dyads.newsroom.cards import Card
from dyads.registry import Registry

LIMIT = 1_500_000  # bytes of JSON, so that a page of a thousand editions still opens at once
_FORMS = 12  # of an actor, beside its names


@dataclass(frozen=True, slots=True)
class Index:
    """The searchable texts of the editions, and how many of them had to be left out to keep within the limit."""

    content: dict[
        str, Any
    ]  # actors: their forms; editions: address, title, days, actors by place, findings, headlines
    without_findings: int  # editions, the oldest ones
    without_headlines: int


def index_editions(
    cards: Sequence[Card],
    registry: Registry,
    say_days: Callable[[Card], str],
    link: Callable[[Card], str],
    limit: int = LIMIT,
) -> Index:
    """Return the index, the newest edition first: names and titles of all; findings, then headlines, as far as the limit goes.

    An actor is found under its names in all languages and its other unambiguous forms, whatever language the edition is in.
    """
    newest = sorted(cards, key=lambda card: (card.end or card.as_of, card.address), reverse=True)
    places: dict[str, int] = {}
    editions = [
        {
            "link": link(card),
            "title": card.title,
            "days": say_days(card),
            "actors": [
                [places.setdefault(named.actor, len(places)), named.documents] for named in card.named
            ],
        }
        for card in newest
    ]
    written = {named.actor: named.name for card in cards for named in card.named}
    content = {
        "actors": [_list_forms(actor, written[actor], registry) for actor in places],
        "editions": editions,
    }
    room = limit - _weigh(content)
    left_out = []
    for part, texts in (
        ("findings", [card.findings for card in newest]),
        ("headlines", [card.headlines for card in newest]),
    ):
        fitting = 0
        for edition, text in zip(editions, texts, strict=True):
            room -= _weigh(text)
            if room < 0:
                break
            edition[part] = list(text)
            fitting += 1
        left_out.append(len(editions) - fitting)
    return Index(content, *left_out)


def _list_forms(actor: str, written: str, registry: Registry) -> list[str]:
    """Return how the actor is written, its own name first, each form once."""
    if actor not in registry.actors:
        return [written]
    known = registry.actors[actor]
    aliases = [alias.text for alias in known.aliases if not alias.ambiguous]
    return list(dict.fromkeys([written, *known.names.values(), *aliases[:_FORMS]]))


def _weigh(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
