"""Which line is the headline: the one its source states, a heading, or the first that reads like one."""

from __future__ import annotations

import re

from dyads.corpus.agencies import is_agency
from dyads.corpus.front_matter import FrontMatter
from dyads.corpus.head import is_stamped
from dyads.corpus.outlets import is_masthead
from dyads.corpus.parts import Part
from dyads.corpus.prose import fold, is_cjk
from dyads.model import Span, Zone

_HEAD = 14  # lines among which a title is looked for
_HEADING = re.compile(r"#{1,2}\s+(?=\S)")
_LONGEST = 200  # letters of a title that runs over two lines


def mark_title(parts: list[Part], story: range, stated: str | None, *, cjk: bool) -> list[Part]:
    """Mark the lines that are the title; `cjk` says that the article is written in Korean or Japanese."""
    found = (
        (_find_stated(parts, stated) if stated else None)
        or _find_heading(parts)
        or _find_line(parts, story, cjk=cjk)
    )
    if found is None:
        return parts
    numbers, rule = found
    return [part.mark(Zone.TITLE, rule) if number in numbers else part for number, part in enumerate(parts)]


def read_title(
    parts: list[Part], front: FrontMatter | None, stated: str | None, text: str
) -> tuple[str | None, Span | None]:
    """Return the title as one line, and where it stands in the text."""
    if front and front.title:
        return front.fields["title"], front.title
    lines = [part.line for part in parts if part.zone is Zone.TITLE]
    if not lines:
        return stated, None
    marks = _HEADING.match(lines[0].text)
    span = Span(lines[0].start + (marks.end() if marks else 0), lines[-1].end)
    return " ".join(span.of(text).split()), span


def _find_stated(parts: list[Part], stated: str) -> tuple[set[int], str] | None:
    wanted = fold(stated)
    return next(
        (({n}, "title-stated") for n, part in enumerate(parts[:_HEAD]) if fold(part.text) == wanted), None
    )


def _find_heading(parts: list[Part]) -> tuple[set[int], str] | None:
    return next(
        (({n}, "title-heading") for n, part in enumerate(parts[:_HEAD]) if _HEADING.match(part.text)), None
    )


def _find_line(parts: list[Part], story: range, *, cjk: bool) -> tuple[set[int], str] | None:
    """Return the first line above the story that is in its script and names neither outlet nor agency."""
    above = [number for number, part in enumerate(parts[: min(_HEAD, story.start)]) if part.open]
    own_script = [n for n in above if is_cjk(parts[n].text) == cjk]
    likely = [n for n in own_script if not _is_other(parts[n].text)]
    wordy = [n for n in likely if cjk or len(parts[n].text.split()) > 1]
    first = next(iter(wordy or likely or own_script), None)
    if first is None:
        return None
    return {first, first + 1} if _goes_on(parts, first) else {first}, "title-line"


def _is_other(line: str) -> bool:
    """Say whether a line names who publishes, says a day, or is an aside."""
    return (
        is_masthead(line) or is_agency(line) or is_stamped(line) or bool(re.fullmatch(r"[(（].*[)）]", line))
    )


def _goes_on(parts: list[Part], number: int) -> bool:
    """Say whether the next line carries the title on: broken where a wire or a column ended."""
    if number + 1 >= len(parts):
        return False
    one, other = parts[number].line, parts[number + 1].line
    if (
        one.closes
        or not other.closes
        or not parts[number + 1].open
        or len(one.text) + len(other.text) > _LONGEST
    ):
        return False
    return (one.text.isupper() and other.text.isupper()) or other.text[0].islower()
