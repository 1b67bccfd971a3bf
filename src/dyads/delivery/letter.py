"""An edition becomes a letter: its subject, a text, a page that mail programs show, and the charts in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
import nbformat

from dyads.branding import Theme
from dyads.errors import DeliveryError, EditionError
from dyads.language import Speaker
from dyads.newsroom.cards import Card, UnreadableError, read_card
from dyads.report import Shelved
from dyads.report.blocks import Briefing
from dyads.report.notices import say_insufficient, say_restated
from dyads.report.reading import read_briefing
from dyads.report.shell import make_environment
from dyads.report.words import say_period, speak

CHARTS = 4  # the first of the page; the PDF has all of them
NAMED = 8  # actors


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture in the letter, by the name under which the letter refers to it."""

    name: str
    alt: str
    png: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What a reader is sent of an edition, and what is attached."""

    subject: str
    text: str
    html: str
    charts: tuple[Chart, ...]
    pdf: bytes | None  # None: it is too large for a letter
    name: str  # of the attachment
    language: str


def read_edition_card(edition: Shelved) -> Card:
    """Return what is told of an edition; DeliveryError where its record does not say it."""
    try:
        return read_card(edition)
    except UnreadableError as error:
        raise DeliveryError(f"{edition.path}: its record cannot be read ({error}); make it again") from error


def write_letter(edition: Shelved, *, site: str | None = None, attach: bool = True) -> Letter:
    """Return the letter about a published edition, in its own language; links lead to `site`, where there is one."""
    card = read_edition_card(edition)
    say = speak(card.language)
    briefing = _read_pages(edition.path)
    pdf = _read_pdf(edition.path / "briefing.pdf") if attach else None
    values: dict[str, Any] = {
        "say": say,
        "card": card,
        "days": say_period(say, card.start, card.end),
        "subject": say_subject(say, card),
        "notices": list(_say_notices(edition, card.language)),
        "named": card.named[:NAMED],
        "charts": tuple(islice(_read_charts(edition.path / "figures", briefing), CHARTS)),
        "link": find_link(site, card),
        "attached": pdf is not None,
        "left_out": attach and pdf is None,
        "theme": briefing.facts.theme,
        "colour": _Colours(briefing.facts.theme),
    }
    return Letter(
        subject=values["subject"],
        text=_environment().get_template("letter.txt.j2").render(values) + "\n",
        html=_environment().get_template("letter.html.j2").render(values) + "\n",
        charts=values["charts"],
        pdf=pdf,
        name=f"{card.briefing.replace('/', '-')}-{card.slug}.pdf",
        language=card.language,
    )


def say_subject(say: Speaker, card: Card) -> str:
    """Return title and days in one line, and which revision it is where it is restated."""
    subject = " ".join(f"{card.title}, {say_period(say, card.start, card.end)}".split())
    if card.revision == 1:
        return subject
    return say("{subject} (revision {number})", subject=subject, number=card.revision)


def find_link(site: str | None, card: Card) -> str | None:
    """Return where the edition's page is on the site."""
    return site and f"{site.rstrip('/')}/{quote(card.address)}/briefing.html"


@dataclass(frozen=True, slots=True)
class _Colours:
    """The colours of the letter: those of the page by day."""

    theme: Theme
    ink: str = "#1d1f24"
    soft: str = "#59606b"
    line: str = "#d9dce1"
    wash: str = "#f5f6f8"
    paper: str = "#ffffff"

    @property
    def accent(self) -> str:
        return self.theme.accent


def _read_pages(folder: Path) -> Briefing:
    try:
        notebook = nbformat.read(folder / "notebook.ipynb", as_version=4)  # type: ignore[no-untyped-call]  # nbformat's gap
        return read_briefing(notebook)
    except (OSError, ValueError, nbformat.ValidationError, EditionError) as error:
        raise DeliveryError(
            f"{folder / 'notebook.ipynb'}: cannot be read ({error}); make the edition again"
        ) from error


def _say_notices(edition: Shelved, language: str) -> Iterator[str]:
    """Yield what the page says of itself before anything else."""
    record = edition.record
    if edition.revision > 1:
        yield say_restated(language, edition.revision, record.get("because", []))
    if record.get("short"):
        yield say_insufficient(
            language, {name: (there, least) for name, (there, least) in record["short"].items()}
        )


def _read_charts(folder: Path, briefing: Briefing) -> Iterator[Chart]:
    """Yield the first charts of the page that show anything and lie there as pictures."""
    for figure in briefing.figures:
        name = figure.data.name if figure.data else figure.id
        file = folder / f"{name}.png"
        if file.is_file() and (figure.data is None or figure.data.rows):
            yield Chart(name, figure.alt or figure.caption, file.read_bytes())


def _read_pdf(file: Path) -> bytes | None:
    """Return the PDF, unless it is so large that mail servers refuse it."""
    if not file.is_file() or file.stat().st_size > _LARGEST:
        return None
    return file.read_bytes()


_LARGEST = 10_000_000  # bytes: with the charts and as base64 still below 20 MB


@cache
def _environment() -> jinja2.Environment:
    return make_environment("dyads.delivery")
