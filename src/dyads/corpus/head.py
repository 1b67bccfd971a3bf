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
_CLOCK_ALONE = re.compile(r"\d{1,2}:\d{2} ?[ap]\.?m\.?(?: [a-z]{2,5})?", re.IGNORECASE)
_HIGHLIGHTS = re.compile(
    r"(?:story )?highlights\b.*|(?:key|main) points\b.*|at a glance\b.*|핵심 ?(?:요약|포인트)|(?:記事の)?(?:要点|ポイント)",
    re.IGNORECASE,
)
_YEAR_OR_CLOCK = re.compile(r"\d{4}|\d{1,2}[:時시]\d{0,2}")
_DIGIT = re.compile(r"\d")
_LONGEST = 160  # letters of a line with a day
_HEAD = 20  # lines among which a head is looked for
_BESIDE = 60  # letters that a line with a day may hold besides it


def mark_head(parts: list[Part], story: range) -> list[Part]:
    """Mark what stands above the title, and the names, days, places and highlights between title and story."""
    parts = _mark_highlights(_mark_venue(parts), story)
    title = max((number for number, part in enumerate(parts) if part.zone is Zone.TITLE), default=-1)
    return [
        part if not part.open or number >= story.start else _mark(part, above=number < title)
        for number, part in enumerate(parts)
    ]


def _mark_venue(parts: list[Part]) -> list[Part]:
    """Mark the short lines right above a clock that stands alone: they say where something was said, not who wrote it."""
    clock = next((n for n, part in enumerate(parts[:_HEAD]) if _CLOCK_ALONE.fullmatch(part.text)), 0)
    above = clock
    while above and parts[above - 1].open and len(parts[above - 1].text) < _BESIDE:
        above -= 1
    return [
        part.mark(Zone.DATELINE, "venue") if above <= number < clock else part
        for number, part in enumerate(parts)
    ]


def _mark_highlights(parts: list[Part], story: range) -> list[Part]:
    """Mark the list under "Story highlights", down to the first line that is a sentence: the story says it again."""
    first = next((n for n, part in enumerate(parts[:_HEAD]) if _HIGHLIGHTS.fullmatch(part.text)), None)
    if first is None:
        return parts
    last = first
    while last + 1 < min(story.start, len(parts)) and not ends_sentence(parts[last + 1].text):
        last += 1
    return [
        part.mark(Zone.FURNITURE, "highlights") if part.open and first <= number <= last else part
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
    if len(line) > _LONGEST or not _DIGIT.search(line):
        return False
    day = _DAY.search(line)
    if day is None or ends_sentence(line) or len(line) - len(day.group()) > _BESIDE:
        return False
    alone = not re.search(r"[^\W\d_]{2}", line[: day.start()] + line[day.end() :])
    return alone or bool(_YEAR_OR_CLOCK.search(line)) or bool(re.search(r"\s[|·]\s", line))
