"""What an article prints twice: its title, a caption, the lead that a standfirst says first."""

from __future__ import annotations

import re

from dyads.corpus.datelines import find_dateline
from dyads.corpus.parts import Part
from dyads.corpus.prose import ends_sentence, fold, shingle
from dyads.model import Zone

_SHORTEST = 30  # folded letters: shorter lines may come twice by chance
_SHARED = 0.5  # of a standfirst's shingles in the story below: then the story says it again
_FEWEST = 6  # shingles
_BELOW = 4  # paragraphs in which a standfirst is said again
_OF_TITLE = 0.6  # of a fragment's words in the title: then it is the title under a picture


def mark_copies(parts: list[Part], title: str | None) -> list[Part]:
    """Mark the second copy of the title, captions printed twice, and paragraphs that the story says again."""
    return _mark_lead(_mark_lines(_mark_title(parts, title)), title)


def _mark_title(parts: list[Part], title: str | None) -> list[Part]:
    wanted = fold(title or "")
    return [
        part.mark(Zone.FURNITURE, "title-again")
        if wanted and part.counted and part.zone is not Zone.TITLE and _repeats(part.text, wanted)
        else part
        for part in parts
    ]


def _repeats(line: str, title: str) -> bool:
    """Say whether a line is the title, or all of it but a label."""
    if len(line) > 2 * len(title) + _SHORTEST:
        return False
    folded = fold(line)
    return folded == title or (
        len(folded) > _SHORTEST and 2 * len(folded) > len(title) and title.endswith(folded)
    )


def _mark_lines(parts: list[Part]) -> list[Part]:
    """Mark lines that come twice: side by side they are a caption and its copy, apart the second is the copy."""
    marked = list(parts)
    first: dict[str, int] = {}
    for number, part in enumerate(parts):
        if not part.open or len(part.text) < _SHORTEST:
            continue
        folded = fold(part.text)
        if len(folded) < _SHORTEST:
            continue
        before = first.setdefault(folded, number)
        if before == number:
            continue
        if number - before == 1 and _is_caption_pair(parts, before):
            marked[before] = parts[before].mark(Zone.CAPTION, "caption-twice")
            marked[number] = part.mark(Zone.CAPTION, "caption-twice")
        elif number - before == 1:
            marked[before] = parts[before].mark(Zone.FURNITURE, "lead-again")
        else:
            marked[number] = part.mark(Zone.FURNITURE, "printed-twice")
    return marked


def _is_caption_pair(parts: list[Part], number: int) -> bool:
    """Say whether twins are a caption rather than a standfirst and its lead: set without space, cut short, or deep in the story."""
    one, other = parts[number].line, parts[number + 1].line
    above = sum(part.counted and part.zone is not Zone.TITLE for part in parts[:number])
    lead_below = any(find_dateline(part.text) for part in parts[number + 2 : number + 4] if part.open)
    return not (one.closes and other.opens) or not ends_sentence(one.text) or above > 0 or lead_below


def _mark_lead(parts: list[Part], title: str | None) -> list[Part]:
    """Mark a paragraph between title and story that the story says again, or that is the picture's line with the title."""
    open_ = [number for number, part in enumerate(parts) if part.open]
    if not open_ or not parts[open_[0]].whole:
        return parts
    number, *below = open_
    text = parts[number].text
    words = shingle(text)
    again = len(words) >= _FEWEST and any(
        len(words & shingle(parts[other].text)) >= _SHARED * len(words) for other in below[:_BELOW]
    )
    if again:
        marked = parts[number].mark(Zone.FURNITURE, "lead-again")
    elif title and _carries_title(text, title):
        marked = parts[number].mark(Zone.CAPTION, "caption-title")
    else:
        return parts
    return [*parts[:number], marked, *parts[number + 1 :]]


def _carries_title(text: str, title: str) -> bool:
    """Say whether a paragraph ends in words of the title that are no sentence, as a picture's line does."""
    fragment = re.split(r"(?<=[.!?])\s+", text)[-1]
    if ends_sentence(fragment):
        return False
    words, known = set(re.findall(r"\w+", fragment.lower())), set(re.findall(r"\w+", title.lower()))
    return len(words) > 2 and len(words & known) >= _OF_TITLE * len(words)  # noqa: PLR2004 - two words may agree by chance
