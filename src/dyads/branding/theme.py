"""Whose briefing it is: name, logo, accent colour, footer and a classification line, checked once and carried by page and PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dyads.branding.colours import READABLE, contrast, lighten
from dyads.branding.logo import Logo, read_logo

LIGHT = ("#ffffff", "#f5f6f8")  # the grounds on which the accent is read: paper and wash of the page
DARK = ("#15171b", "#1f2228")
_CLEAR = 7.0  # contrast of an accent that we choose ourselves on the dark page
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LENGTHS = {"name": 120, "footer": 300, "classification": 60}  # characters


@dataclass(frozen=True, slots=True)
class Theme:
    """What a house of its own puts on its briefings; the words of charts and their colours are not its matter."""

    name: str = ""  # who makes the briefing; a logo is read aloud by it
    logo: Logo | None = None
    accent: str = "#0b5394"
    accent_dark: str = "#8fc1f2"
    footer: str = ""
    classification: str = ""  # stands on every page: "internal"

    def to_json(self) -> dict[str, Any]:
        """Return what differs from a plain briefing as plain values, the logo as a `data:` address; `read_theme` reads it."""
        plain = {field.name: getattr(self, field.name) for field in fields(self)}
        held = plain | {"logo": self.logo and self.logo.address}
        return {name: value for name, value in held.items() if plain[name] != getattr(PLAIN, name)}


PLAIN = Theme()


def read_theme(given: Mapping[str, Any], folder: Path | None = None) -> tuple[Theme, list[str]]:
    """Return the theme, and everything that is wrong with what was given; a file is looked for from the folder.

    Without a folder (a notebook from anywhere) no file is opened: the logo must be a `data:` address.
    """
    names = [field.name for field in fields(Theme)]
    faults = [*_unknown(given, names), *_not_text(given, names)]
    texts = {name: value for name, value in given.items() if name in names and isinstance(value, str)}
    faults += [*_long(texts), *_unreadable(texts, "accent", LIGHT), *_unreadable(texts, "accent_dark", DARK)]
    logo = None
    if texts.get("logo"):
        try:
            logo = read_logo(texts["logo"], folder)
        except ValueError as error:
            faults.append(f"theme.logo: {error}")
    if faults:
        return PLAIN, faults
    if "accent" in texts and "accent_dark" not in texts:
        texts["accent_dark"] = lighten(texts["accent"], DARK[1], _CLEAR)
    return Theme(**{**texts, "logo": logo}), []  # type: ignore[arg-type]  # texts, but for the logo


def _unknown(given: Mapping[str, Any], names: list[str]) -> Iterator[str]:
    for name in given:
        if name not in names:
            near = get_close_matches(str(name), names, n=1)
            yield f"theme.{name}: unknown; " + (
                f"did you mean {near[0]!r}?" if near else f"a theme has {', '.join(names)}"
            )


def _not_text(given: Mapping[str, Any], names: list[str]) -> Iterator[str]:
    for name in names:
        if name in given and not isinstance(given[name], str):
            yield f"theme.{name}: must be text, not {given[name]!r}"


def _long(texts: Mapping[str, str]) -> Iterator[str]:
    for name, most in _LENGTHS.items():
        text = texts.get(name, "")
        if len(text) > most or not text.isprintable():
            yield f"theme.{name}: must be one line of at most {most} characters, not {text!r}"


def _unreadable(texts: Mapping[str, str], name: str, grounds: tuple[str, ...]) -> Iterator[str]:
    colour = texts.get(name)
    if colour is None:
        return
    if not _COLOUR.fullmatch(colour):
        yield f"theme.{name}: must be a colour such as {getattr(PLAIN, name)!r}, not {colour!r}"
        return
    least = min(contrast(colour, ground) for ground in grounds)
    if least < READABLE:
        page, cure = ("light", "darker") if grounds is LIGHT else ("dark", "lighter")
        yield (
            f"theme.{name}: {colour!r} has a contrast of {least:.1f} on the {page} page, and words need {READABLE}; "
            f"take a {cure} colour"
        )
