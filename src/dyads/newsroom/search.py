"""What the site's search looks through: one value that goes into the page, so that no server is asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dyads.newsroom.cards import Card
from dyads.newsroom.wording import Words
from dyads.registry import Registry

LIMIT = 3_000_000  # bytes of JSON, so that a page of a thousand editions still opens at once
_ALIASES = 12  # of an actor, beside its names


@dataclass(frozen=True, slots=True)
class Index:
    """The searchable texts of the editions, and how many of the newest are in it with all they have."""

    content: dict[str, Any]
    complete: int


def index_editions(
    cards: Sequence[Card], registry: Registry, words: Words, link: Callable[[Card], str], limit: int = LIMIT
) -> Index:
    """Return the index, the newest edition first: titles and days of all; then names, findings and headlines as far as the limit goes.

    `actors` are lists of forms, `editions` name them by place: an actor is found under its names in all languages and its other
    unambiguous forms, whatever language the edition is in.
    """
    newest = sorted(cards, key=lambda card: (card.end or card.as_of, card.address), reverse=True)
    written = {named.actor: words.name(named) for card in newest for named in card.named}
    places = {actor: place for place, actor in enumerate(written)}
    editions: list[dict[str, Any]] = [
        {"link": link(card), "title": card.title, "days": words.days(card)} for card in newest
    ]
    content = {"actors": [_list_forms(*actor, registry) for actor in written.items()], "editions": editions}
    parts: dict[str, Callable[[Card], list[Any]]] = {
        "named": lambda card: [[places[named.actor], named.documents] for named in card.named],
        "findings": lambda card: list(card.findings),
        "headlines": lambda card: list(card.headlines),
    }
    room, complete = limit - _weigh(content), len(editions)
    for part, list_texts in parts.items():
        for place, (edition, card) in enumerate(zip(editions, newest, strict=True)):
            texts = list_texts(card)
            room -= _weigh(texts)
            if room < 0:
                complete = min(complete, place)
                break
            edition[part] = texts
    return Index(content, complete)


def _list_forms(actor: str, written: str, registry: Registry) -> list[str]:
    """Return how the actor is written, first as the reader calls it, each form once."""
    if actor not in registry.actors:
        return [written]
    known = registry.actors[actor]
    aliases = [alias.text for alias in known.aliases if not alias.ambiguous]
    return list(dict.fromkeys([written, *known.names.values(), *aliases[:_ALIASES]]))


def _weigh(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
