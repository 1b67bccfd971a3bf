"""Where the two faces of the font lie, and how wide each of their characters is."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Noto Sans CJK JP"
REGULAR = Path(str(files("noto_cjk_sans_jp_regular") / "NotoSansCJKjp-Regular.otf"))
BOLD = Path(str(files("noto_cjk_sans_jp_bold") / "NotoSansCJKjp-Bold.otf"))
FOLDERS = (REGULAR.parent, BOLD.parent)


@cache
def code_points() -> frozenset[int]:
    """Return what both weights can show."""
    return frozenset(widths(REGULAR)) & frozenset(widths(BOLD))


@cache
def widths(font: Path) -> dict[int, float]:
    """Return the width of every character, in em."""
    with TTFont(font, lazy=True) as opened:
        em = opened["head"].unitsPerEm
        advances = opened["hmtx"].metrics
        return {code: advances[glyph][0] / em for code, glyph in opened.getBestCmap().items()}
