"""One static font for Latin, Korean and Japanese: what it can show, and the parts of it that pages and pictures need.

A variable CJK font comes out thin in SVG, and a character the font lacks stops a PDF/UA document: so one family, and `cover`.
"""

from dyads.fonts.cutting import register, subset
from dyads.fonts.faces import BOLD, FAMILY, FOLDERS, REGULAR
from dyads.fonts.letters import cover, find_missing, fold, measure

__all__ = [
    "BOLD",
    "FAMILY",
    "FOLDERS",
    "REGULAR",
    "cover",
    "find_missing",
    "fold",
    "measure",
    "register",
    "subset",
]
