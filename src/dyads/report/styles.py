"""The styles that differ from briefing to briefing: whose it is, what stands on every sheet of paper, the charts on a dark page."""

from __future__ import annotations

import re

from markupsafe import Markup

from dyads.fonts import FAMILY
from dyads.report.blocks import Briefing
from dyads.report.words import say_period, shorten, speak

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_SMALL = f"font:8pt '{FAMILY}',sans-serif;color:#444"


def write_brand(briefing: Briefing) -> Markup:
    """Return the accent of the house, and the running heads and feet of the printed page."""
    facts, theme = briefing.facts, briefing.facts.theme
    boxes = {
        "top-left": _quote(shorten(briefing.title)),
        "top-right": _quote(say_period(speak(facts.language), *facts.period)),
        "bottom-left": _quote(shorten(theme.footer)),
        "bottom-right": 'counter(page) " / " counter(pages)',
    }
    if theme.classification:
        boxes |= {place: _quote(theme.classification) for place in ("top-center", "bottom-center")}
    sheet = "".join(f"@{place}{{content:{content};{_SMALL}}}" for place, content in boxes.items())
    brand = f":root{{--brand:{theme.accent};--brand-dark:{theme.accent_dark}}}"
    return Markup(f"{brand}@page{{{sheet}}}")  # noqa: S704  # colours are checked, texts escaped


def write_dark(briefing: Briefing) -> Markup:
    """Return the rules that give each colour of the charts its double on a dark page."""
    colours = {light: dark for figure in briefing.figures for light, dark in figure.dark.items()}
    rules = (
        f".own-dark [{paint}='{light}']{{{paint}:{dark}}}"
        for light, dark in sorted(colours.items())
        if _COLOUR.fullmatch(light) and _COLOUR.fullmatch(dark)
        for paint in ("fill", "stroke")
    )
    return Markup("".join(rules))  # noqa: S704  # colours, checked


def _quote(text: str) -> str:
    """Return the text as a string of CSS in which nothing but letters and digits stands as it is."""
    return '"' + "".join(char if char.isalnum() else f"\\{ord(char):x} " for char in text) + '"'
