"""One static font for Latin, Korean and Japanese: where it lies, what it can show, and the part of it that a page needs.

A variable CJK font comes out thin in SVG, and a character the font lacks stops a PDF/UA document: so one family, and `cover`.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

import vl_convert
from fontTools import subset as fonttools
from fontTools.ttLib import TTFont

FAMILY = "Noto Sans CJK JP"
REGULAR = Path(str(files("noto_cjk_sans_jp_regular") / "NotoSansCJKjp-Regular.otf"))
BOLD = Path(str(files("noto_cjk_sans_jp_bold") / "NotoSansCJKjp-Bold.otf"))
FOLDERS = (REGULAR.parent, BOLD.parent)

_KEPT = frozenset("\n\t")  # no glyph, and none needed
_FEATURES = [
    "ccmp",
    "kern",
    "ljmo",
    "vjmo",
    "tjmo",
    "mark",
    "mkmk",
]  # what composes letters; no vertical or local forms


@cache
def register() -> None:
    """Make the font known to vl-convert in this process; it drops all text, silently, where the font is unknown."""
    for folder in FOLDERS:
        vl_convert.register_font_directory(str(folder))


def cover(text: str) -> str:
    """Return the text with every character the font lacks made visible: an emoji becomes `[U+1F600]`.

    Characters that nobody can see (joiners, direction marks, variation selectors) go; odd spaces become a space.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if _has(char) else _stand_in(char) for char in text)


def find_missing(texts: Iterable[str]) -> dict[str, int]:
    """Count the characters that `cover` makes visible, by character, in the order of their code points."""
    counts: dict[str, int] = {}
    for char in "".join(texts):
        if not _has(char) and _stand_in(char).strip():
            counts[char] = counts.get(char, 0) + 1
    return dict(sorted(counts.items()))


def subset(text: str, font: Path = REGULAR) -> bytes:
    """Return the part of the font that shows the text, as WOFF2: the same characters give the same bytes."""
    options = fonttools.Options(
        flavor="woff2",
        layout_features=_FEATURES,
        hinting=False,
        desubroutinize=True,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 13, 14],  # its names, and the licence by which it may be passed on
        drop_tables=["DSIG", "VORG", "vhea", "vmtx"],
    )
    with TTFont(font, lazy=True, recalcTimestamp=False) as opened:
        subsetter = fonttools.Subsetter(options)
        subsetter.populate(unicodes={ord(char) for char in text if _has(char)})
        subsetter.subset(opened)
        opened.flavor = "woff2"
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide the text is when set in one line at this size, in the size's unit."""
    widths = _widths(BOLD if bold else REGULAR)
    return sum(widths.get(ord(char), 1.0) for char in text) * size


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


def _has(char: str) -> bool:
    return char in _KEPT or ord(char) in _code_points()


def _stand_in(char: str) -> str:
    if char.isspace():
        return " "
    invisible = unicodedata.category(char) == "Cf" or unicodedata.name(char, "").startswith(
        "VARIATION SELECTOR"
    )
    return "" if invisible else f"[U+{ord(char):04X}]"


@cache
def _code_points() -> frozenset[int]:
    """Return what both weights can show."""
    return frozenset(_widths(REGULAR)) & frozenset(_widths(BOLD))


@cache
def _widths(font: Path) -> dict[int, float]:
    """Return the width of every character, in em."""
    with TTFont(font, lazy=True) as opened:
        em = opened["head"].unitsPerEm
        advances = opened["hmtx"].metrics
        return {code: advances[glyph][0] / em for code, glyph in opened.getBestCmap().items()}
