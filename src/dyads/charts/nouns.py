"""The nouns of a chart: who or what a row is about, and what co-occurrence is counted in."""

from __future__ import annotations

from typing import Literal

from dyads.language import Speaker, message

Unit = Literal["sentence", "paragraph", "document"]

SUBJECTS = {"actor": message("Actor"), "issue": message("Issue"), "speaker": message("Speaker")}
_UNITS: dict[Unit, tuple[str, str, str, str]] = {
    "sentence": (message("sentence"), message("a sentence"), message("sentences"), message("Sentences")),
    "paragraph": (message("paragraph"), message("a paragraph"), message("paragraphs"), message("Paragraphs")),
    "document": (message("article"), message("an article"), message("articles"), message("Articles")),
}


def units_in(unit: Unit, say: Speaker) -> dict[str, str]:
    """Return the unit as a message may need it: `{unit}`, `{a_unit}`, `{units}` or `{Units}`."""
    one, a, many, heading = _UNITS[unit]
    return {"unit": say(one), "a_unit": say(a), "units": say(many), "Units": say(heading)}


def count_units(count: int, unit: Unit, say: Speaker) -> str:
    """Return so many of the unit: 1 sentence, 1,200 articles."""
    if unit == "sentence":
        return say.many("{count} sentence", "{count} sentences", count)
    if unit == "paragraph":
        return say.many("{count} paragraph", "{count} paragraphs", count)
    return say.many("{count} article", "{count} articles", count)
