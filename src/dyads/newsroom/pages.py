"""The pages of the site, each one file that asks nobody for anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from dyads.newsroom.calendars import lay_out
from dyads.newsroom.cards import Card, Shelf
from dyads.newsroom.health import Trouble
from dyads.newsroom.rendering import render
from dyads.newsroom.search import index_editions
from dyads.newsroom.wording import Words
from dyads.registry import Registry
from dyads.report.shell import embed_fonts

CARDS_SHOWN = 6  # of a shelf on the first page
_FOLLOWED = 8  # actors


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages are made from."""

    title: str
    shelves: tuple[Shelf, ...]
    troubles: tuple[Trouble, ...]
    words: Words
    registry: Registry
    planned: bool  # due, missing and stale editions are known

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(card for shelf in self.shelves for card in shelf.cards)


@dataclass(frozen=True, slots=True)
class Trend:
    """How the share of articles that name an actor went over the editions of a shelf."""

    name: str
    shares: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition on its shelf, with the one before and the one after."""

    card: Card
    before: Card | None
    after: Card | None


def render_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path of each page below the reports folder, and the page: the same site gives the same bytes.

    The first page has fonts of its own, for its search shows names in all languages; the others share theirs.
    """
    yield "index.html", embed_fonts(_render_index(site))
    say = site.words.say
    pages = {
        "calendar.html": _render(
            site, "calendar.html", heading=say("Calendar"), calendar=lay_out(site.cards)
        ),
        "health.html": _render(
            site, "health.html", heading=say("Health"), line=_say_health(site), planned=site.planned
        ),
    } | {f"{shelf.briefing}/index.html": _render_shelf(site, shelf) for shelf in site.shelves}
    letters = "".join(sorted({letter for page in pages.values() for letter in page}))
    for path, page in pages.items():
        yield path, embed_fonts(page, letters)


def find_link(card: Card) -> str:
    """Return where the edition stands on the site, from the site's first page."""
    return f"{quote(card.briefing)}/index.html#{quote(card.slug)}"


def _render_index(site: Site) -> str:
    say = site.words.say
    editions = say.many("{count} edition", "{count} editions", len(site.cards))
    briefings = say.many("{count} briefing", "{count} briefings", len(site.shelves))
    return _render(
        site,
        "index.html",
        heading=site.title,
        line=f"{briefings} · {editions}",
        script="site.js" if site.shelves else None,
        shown=CARDS_SHOWN,
        index=index_editions(site.cards, site.registry, site.words, find_link),
        messages=_write_messages(site.words),
    )


def _render_shelf(site: Site, shelf: Shelf) -> str:
    editions = site.words.say.many("{count} edition", "{count} editions", len(shelf.cards))
    return _render(
        site,
        "shelf.html",
        heading=shelf.newest.title,
        line=f"{shelf.briefing} · {editions}",
        root="../" * shelf.depth,
        trends=_follow(shelf, site.words),
        entries=_list_entries(shelf),
    )


def _render(site: Site, room: str, **values: Any) -> str:
    return render(
        room,
        site.words,
        **{"root": "", "room": room} | values,
        title=site.title,
        shelves=site.shelves,
        troubles=site.troubles,
        link=find_link,
    )


def _write_messages(words: Words) -> Mapping[str, str]:
    """Return what the script says; it puts numbers in the place of 0."""
    say = words.say
    return {
        "none": say("No edition has all of this."),
        "one": say.many("{count} edition", "{count} editions", 1),
        "many": say.many("{count} edition", "{count} editions", 0),
        "documents": say("articles that name it: {count}", count=0),
    }


def _say_health(site: Site) -> str:
    say = site.words.say
    count = len(site.troubles)
    return say.many("{count} edition needs a look", "{count} editions need a look", count) if count else ""


def _follow(shelf: Shelf, words: Words) -> list[Trend]:
    """Return how those most named in the newest edition fared; one edition shows no trend."""
    if len(shelf.cards) < 2:  # noqa: PLR2004
        return []
    return [Trend(words.name(named), shelf.follow(named.actor)) for named in shelf.newest.named[:_FOLLOWED]]


def _list_entries(shelf: Shelf) -> list[Entry]:
    """Return the shelf's editions, the newest first."""
    cards = shelf.cards
    entries = [
        Entry(card, before, after)
        for before, card, after in zip((None, *cards), cards, (*cards[1:], None), strict=False)
    ]
    return entries[::-1]
