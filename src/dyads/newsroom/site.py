"""A folder of reports becomes a site: pages, search, calendar, health and feed, written beside the editions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dyads.errors import ParamsError
from dyads.newsroom.cards import Card, UnreadableError, read_card, shelve_cards
from dyads.newsroom.feed import write_feed
from dyads.newsroom.health import find_troubles
from dyads.newsroom.pages import Site, render_pages
from dyads.newsroom.wording import speak
from dyads.registry import Registry
from dyads.report import list_editions
from dyads.schedule import Standing


def write_site(
    reports: Path,
    registry: Registry,
    *,
    title: str | None = None,
    language: str = "en",
    address: str | None = None,
    plan: Mapping[str, Sequence[Standing]] | None = None,
) -> Path:
    """Write the site of a folder of reports into it and return its first page. The same archive gives the same bytes.

    `address` is where the site will be found, for the feed; every link is relative, so that the folder can be put anywhere.
    `plan` gives the standing of the editions of each briefing that has a schedule, for the health page.
    """
    if not reports.is_dir():
        raise ParamsError(
            "--reports",
            [f"{reports}: no such folder; make an edition first, or name the folder where editions are kept"],
        )
    words = speak(language, registry)
    title = title or words.say("Briefings")
    editions = [
        replace(edition, path=edition.path.relative_to(reports)) for edition in list_editions(reports)
    ]
    cards: list[Card] = []
    unreadable: dict[str, str] = {}
    for edition in editions:
        if not edition.published:
            continue
        try:
            cards.append(read_card(replace(edition, path=reports / edition.path)))
        except UnreadableError as error:
            unreadable[edition.path.as_posix()] = str(error)
    troubles = find_troubles(editions, plan or {}, unreadable, words.say)
    site = Site(title, shelve_cards(cards), troubles, words, registry, plan is not None)
    for path, page in render_pages(site):
        _put(reports / path, page.encode("utf-8", "replace"))
    _put(reports / "feed.xml", write_feed(cards, words, title, address))
    return reports / "index.html"


def _put(path: Path, content: bytes) -> None:
    """Put the file in its place in one step: whoever looks sees the old page or the new one."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with unfinished.open("xb") as file:  # a new file, never what a link there leads to
        file.write(content)
    unfinished.replace(path)
