"""The way from a mark to the sentences behind it."""

from __future__ import annotations

from datetime import date
from zlib import crc32


def door(*actors: str, day: date | None = None) -> str:
    """Return the anchor of the evidence: of an actor, of a pair in either order, of an actor in the bin that begins on the day."""
    return "-".join(["evidence", *sorted(actors), *([day.isoformat()] if day else [])])


def shared(*actors: str) -> str:
    """Return the anchor of the articles that name all of the actors, where `door` is that of their sentences."""
    return door(*actors, "articles")


def dated(clock: str) -> str:
    """Return what a clock is called in a door: behind it stand the dates it tells; behind `published` all articles."""
    return "articles" if clock == "published" else f"{clock}-days"


def quoted(actor: str) -> str:
    """Return what an actor is called as a speaker: behind it stand the quotations, not the mentions."""
    return f"quoted-{actor}"


def known(basis: str) -> str:
    """Return what a way of knowing days is called in a door: behind it stand the articles whose days are known so."""
    return f"days-{basis}"


def published(outlet: str) -> str:
    """Return what an outlet is called in a door, whatever letters it is written in: behind it stand its articles."""
    return f"outlet-{crc32(outlet.encode()):08x}"


def all_published(outlet: str) -> str:
    """Return the anchor of all articles of an outlet, those of no known day too."""
    return door(published(outlet), "all")
