"""How every chart looks: one font, few colours that colour-blind readers can tell apart, each with its double for the dark page."""

from __future__ import annotations

from typing import Any

from dyads.branding.colours import contrast
from dyads.fonts import FAMILY

WIDTH = 680  # px, of every chart
NARROW = 336  # px, of the same chart on a telephone

PAPER = "#ffffff"
INK = "#1f2430"
MUTED = "#5b6270"
GRID = "#e4e7eb"
MAIN = "#1c65a3"  # what is certain, what the chart is about
SOFT = "#b7d4ec"  # what is possible
ACCENT = "#b34a0c"  # events, and whatever is pointed at
QUIET = "#8b929d"  # coverage
SURE = "#8fb4d6"  # edges beyond chance
EDGE = "#d5d9de"  # edges that chance explains
GAP = "#f1f2f4"  # no documents

LESS = ("#e7a368", "#f8dfc6")  # below chance: far, near
CHANCE = "#eeeff2"
MORE = ("#c4dcf0", "#79b0dc", "#2b77b8", "#134b80")  # above chance: near to far
SIDES = (MAIN, "#a67400", "#0b7d62")  # whose words; never alone: each has a shape and a name beside it

DARK = {
    PAPER: "#15171b",
    INK: "#e9ebee",
    MUTED: "#a9b0bb",
    GRID: "#2e343d",
    MAIN: "#6db3ec",
    SOFT: "#2a4d6b",
    ACCENT: "#f0955a",
    QUIET: "#7c8491",
    SURE: "#3d6a93",
    EDGE: "#3a414b",
    GAP: "#1f242b",
    LESS[0]: "#8f5323",
    LESS[1]: "#4d331d",
    CHANCE: "#2a2f37",
    SIDES[1]: "#e3b341",
    SIDES[2]: "#3fc9a3",
    MORE[0]: "#1f3f5b",
    MORE[1]: "#2f6593",
    MORE[2]: "#5fa6dd",
    MORE[3]: "#b4daf7",
}  # light colour → its double on a dark page; every colour of a chart is a key

_TEXT = {
    "labelFont": FAMILY,
    "titleFont": FAMILY,
    "labelColor": INK,
    "titleColor": MUTED,
    "labelFontSize": 13,
}

CONFIG: dict[str, Any] = {
    "aria": False,  # the root carries role and description; one label for each bar is noise
    "background": "transparent",
    "font": FAMILY,
    "view": {"stroke": None},
    "title": {
        "font": FAMILY,
        "subtitleFont": FAMILY,
        "color": INK,
        "fontSize": 16,
        "anchor": "start",
        "offset": 12,
    },
    "axis": _TEXT
    | {
        "domain": False,
        "ticks": False,
        "gridColor": GRID,
        "labelPadding": 6,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    },
    "legend": _TEXT
    | {"titleFontSize": 12, "titleFontWeight": "normal", "labelFontSize": 12, "symbolStrokeWidth": 0},
    "header": _TEXT | {"titleFontSize": 12, "labelAnchor": "start", "labelFontWeight": "bold"},
    "text": {"font": FAMILY, "fontSize": 12, "color": INK},
}


def ink_on(ground: str) -> str:
    """Return the colour in which text reads best on the ground: ink or paper."""
    return max(INK, PAPER, key=lambda colour: contrast(colour, ground))
