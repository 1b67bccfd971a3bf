"""What stands above a story beside its title: the outlet's name, who wrote it, when, and in which section."""

from __future__ import annotations

import re

from dyads.corpus.agencies import is_agency
from dyads.corpus.names import is_name
from dyads.corpus.outlets import is_masthead
from dyads.corpus.parts import Part
from dyads.corpus.prose import ends_sentence
from dyads.corpus.rules import CLOCK, DAY
from dyads.model import Zone

_DAY = re.compile(rf"{DAY}[^.]{{0,12}}{CLOCK}|{DAY}", re.IGNORECASE)
_YEAR_OR_CLOCK = re.compile(r"\d{4}|\d{1,2}[:時시]\d{0,2}")
_BESIDE = 60  # letters that a line with a day may hold besides it


def mark_head(parts: list[Part], story: range) -> list[Part]:
    """Mark what stands above the title, and the names and days between title and story."""
    title = max((number for number, part in enumerate(parts) if part.zone is Zone.TITLE), default=-1)
    return [
        part if not part.open or number >= story.start else _mark(part, above=number < title)
        for number, part in enumerate(parts)
    ]


def _mark(part: Part, *, above: bool) -> Part:
    if is_stamped(part.text):
        return part.mark(Zone.DATELINE, "stamp")
    if is_masthead(part.text) or is_agency(part.text):
        return part.mark(Zone.BYLINE, "name-line")
    if above:
        return part.mark(Zone.FURNITURE, "above-title")
    return part.mark(Zone.BYLINE, "name-line") if is_name(part.text) else part


def is_stamped(line: str) -> bool:
    """Say whether a line says a day, and little besides it."""
    day = _DAY.search(line)
    if day is None or ends_sentence(line) or len(line) - len(day.group()) > _BESIDE:
        return False
    alone = not re.search(r"[^\W\d_]{2}", line[: day.start()] + line[day.end() :])
    return alone or bool(_YEAR_OR_CLOCK.search(line)) or bool(re.search(r"\s[|·]\s", line))
