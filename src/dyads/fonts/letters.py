"""What the font makes of a text: what it cannot show, how wide it is, where its lines end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from dyads.fonts.faces import BOLD, REGULAR, code_points, widths

_KEPT = frozenset("\n\t")  # no glyph, and none needed


def cover(text: str) -> str:
    """Return the text with every character the font lacks made visible: an emoji becomes `[U+1F600]`.

    Characters that nobody can see (joiners, direction marks, variation selectors) go; odd spaces become a space.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if has(char) else _stand_in(char) for char in text)


def find_missing(texts: Iterable[str]) -> dict[str, int]:
    """Count the characters that `cover` makes visible, by character, in the order of their code points."""
    counts: dict[str, int] = {}
    for char in "".join(texts):
        if not has(char) and _stand_in(char).strip():
            counts[char] = counts.get(char, 0) + 1
    return dict(sorted(counts.items()))


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide the text is when set in one line at this size, in the size's unit."""
    ems = widths(BOLD if bold else REGULAR)
    return sum(ems.get(ord(char), 1.0) for char in text) * size


def fold(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the text in lines no wider than the width; broken at spaces, or anywhere in a word that is too long."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if measure(joined, size, bold=bold) <= width:
            lines[-1] = joined
            continue
        lines.append("")
        for char in word:
            if measure(lines[-1] + char, size, bold=bold) > width:
                lines.append("")
            lines[-1] += char
    return [line for line in lines if line] or [""]


def has(char: str) -> bool:
    """Say whether the font can show the character, or need not."""
    return char in _KEPT or ord(char) in code_points()


def _stand_in(char: str) -> str:
    if char.isspace():
        return " "
    invisible = unicodedata.category(char) == "Cf" or unicodedata.name(char, "").startswith(
        "VARIATION SELECTOR"
    )
    return "" if invisible else f"[U+{ord(char):04X}]"
