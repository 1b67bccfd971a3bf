"""A text as its lines: where each stands, and the blank ones between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\t\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the spaces around it; a tab ends a line too, as databases put it between headline and lead."""

    start: int
    end: int
    text: str
    opens: bool  # nothing or a blank line stands before it
    closes: bool  # nothing or a blank line stands after it


def split_lines(text: str, start: int = 0) -> list[Line]:
    """Return the lines of a text from `start` on that hold anything but spaces."""
    found = []
    for match in _LINE.finditer(text, start):
        raw = match.group()
        left = match.start() + len(raw) - len(raw.lstrip())
        if stripped := raw.strip():
            found.append((left, left + len(stripped)))
    breaks = [
        True,
        *(text.count("\n", a[1], b[0]) != 1 for a, b in pairwise(found)),
        True,
    ]
    return [
        Line(left, right, text[left:right], opens=breaks[number], closes=breaks[number + 1])
        for number, (left, right) in enumerate(found)
    ]
