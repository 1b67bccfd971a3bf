"""The archive as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from urllib.parse import quote
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from markupsafe import Markup

from dyads.newsroom.cards import Card
from dyads.newsroom.wording import Words

NEWEST = 50  # editions; who wants older ones opens the site
_ATOM = "http://www.w3.org/2005/Atom"
_OURS = UUID("6f8f3f5c-4a53-5e5d-9a1e-0d2c7f1b9a44")  # under which the names of sites become ids
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # of a feed that has nothing yet


def write_feed(cards: Sequence[Card], words: Words, title: str, address: str | None) -> bytes:
    """Return the feed of the newest editions. What it says of time comes from their records, never from a clock.

    With the `address` of the site its links are whole and its ids are made of it; without it they are relative, and the ids
    are made of the site's title. An edition keeps its id when it is restated, and is `updated` then.
    """
    ET.register_namespace("", _ATOM)
    site = uuid5(_OURS, address or title)
    newest = sorted(cards, key=lambda card: (_updated(card), card.address), reverse=True)[:NEWEST]
    feed = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": words.say.language})
    if address:
        feed.set("{http://www.w3.org/XML/1998/namespace}base", address)
    _add(feed, "id", site.urn)
    _add(feed, "title", title)
    _add(feed, "updated", _write_time(max(map(_updated, newest), default=_EPOCH)))
    _add(feed, "link", rel="self", href="feed.xml", type="application/atom+xml")
    _add(feed, "link", rel="alternate", href="index.html", type="text/html")
    _add(feed, "generator", "dyads")
    _add(_add(feed, "author"), "name", title)
    for card in newest:
        _add_entry(feed, card, uuid5(site, card.address), words)
    ET.indent(feed)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_entry(feed: ET.Element, card: Card, name: UUID, words: Words) -> None:
    entry = _add(feed, "entry")
    folder = quote(card.address)
    _add(entry, "id", name.urn)
    _add(entry, "title", f"{_clean(card.title)}, {words.days(card)}")
    _add(entry, "updated", _write_time(_updated(card)))
    _add(
        entry,
        "link",
        rel="alternate",
        href=f"{folder}/briefing.html",
        type="text/html",
        hreflang=card.language,
    )
    _add(entry, "link", rel="related", href=f"{folder}/briefing.pdf", type="application/pdf")
    _add(entry, "category", term=card.briefing)
    summary = Markup("<p>{}</p>").format(words.count(card)) + Markup().join(
        Markup("<p>{}</p>").format(finding) for finding in card.findings
    )
    _add(entry, "summary", _clean(str(summary)), type="html")


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    element.text = text if text is None else _clean(text)
    return element


def _clean(text: str) -> str:
    """Return the text without what XML cannot hold: control characters and halves of characters."""
    return "".join(
        char
        if char in "\t\n" or (char >= " " and not "\ud800" <= char <= "\udfff" and char not in "\ufffe\uffff")
        else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )


def _updated(card: Card) -> datetime:
    """Return when the edition came to be as its record tells it; else the start of its as-of day, where its reader is."""
    return card.made or datetime.combine(card.as_of, time(), ZoneInfo(card.zone))


def _write_time(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
