"""The picture of a tree, for which Vega-Lite has no mark: the one room where matplotlib is known.

Words stay words in the SVG (`svg.fonttype` none): they can be searched, and the page brings the font they are measured for.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

from matplotlib import rc_context, rcdefaults, rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Canvas
from matplotlib.font_manager import fontManager

from dyads.charts import theme
from dyads.charts.labels import clip
from dyads.charts.linkage import Tree
from dyads.fonts import FAMILY, REGULAR, measure

_STEP = 26  # px an actor
_NAMES = 270  # px, the longest name
_GAP = 10  # px between a name, its count and the tree
_FOOT = 26  # px for the numbers of the axis
_LINE = 18  # px a line of the caption
_INCH = 72  # px: SVG of matplotlib has 72 to the inch, so that its points are our pixels
_SETTINGS: Any = {
    "font.family": FAMILY,
    "svg.fonttype": "none",
    "svg.hashsalt": "dyads",
    "text.parse_math": False,  # a `$` in a name is a `$`
}
_UNSAID = dict.fromkeys(
    ("Creator", "Date", "Format", "Type")
)  # nothing that changes with the day or the version


def draw_tree(
    tree: Tree, labels: Mapping[str, str], counts: Mapping[str, int], caption: Sequence[str]
) -> str:
    """Return the tree as SVG: an actor a line with its count, branches to the right, joined where they meet."""
    numbers = {actor: f"{counts[actor]:,}" for actor in tree.order}
    names = {actor: clip(labels[actor], _NAMES, 13) for actor in tree.order}
    middle = max(measure(name, 13) for name in names.values())
    left = middle + 2 * _GAP + max(measure(number, 12) for number in numbers.values())
    foot = _STEP * len(tree.order)
    height = foot + _FOOT + _LINE * len(caption)
    with rc_context():
        rcdefaults()  # whatever style a notebook has switched on
        rcParams.update(_SETTINGS)
        _register()
        canvas = Canvas(figsize=(theme.WIDTH / _INCH, height / _INCH))
        canvas.patch.set_visible(False)
        axes = canvas.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set(xlim=(0, theme.WIDTH), ylim=(height, 0))
        _draw_axis(axes, left, foot)
        _draw_branches(axes, tree, left)
        for place, actor in enumerate(tree.order):
            y = (place + 0.5) * _STEP
            _write(axes, middle, y, names[actor], size=13, colour=theme.INK, align="right")
            _write(axes, left - _GAP, y, numbers[actor], size=12, colour=theme.MUTED, align="right")
        for place, line in enumerate(caption):
            _write(
                axes, 0, foot + _FOOT + (place + 0.5) * _LINE, line, size=12, colour=theme.MUTED, align="left"
            )
        file = io.StringIO()
        FigureCanvasSVG(canvas).print_svg(file, metadata=_UNSAID)  # type: ignore[no-untyped-call]
    return _tidy(file.getvalue(), height)


@cache
def _register() -> None:
    fontManager.addfont(REGULAR)


def _draw_axis(axes: Axes, left: float, foot: float) -> None:
    for tenth in range(0, 11, 2):
        x = _place(tenth / 10, left)
        axes.plot((x, x), (0, foot), color=theme.GRID, linewidth=1, clip_on=False)
        _write(axes, x, foot + 12, f"{tenth / 10:.1f}", size=12, colour=theme.MUTED, align="center")


def _draw_branches(axes: Axes, tree: Tree, left: float) -> None:
    """Join each two branches by a bracket: from where they were joined themselves to their distance."""
    ends: dict[tuple[str, ...], tuple[float, float]] = {
        (actor,): (0.0, (place + 0.5) * _STEP) for place, actor in enumerate(tree.order)
    }
    for merge in tree.merges:
        (near, upper), (far, lower) = ends[merge.first], ends[merge.second]
        axes.plot(
            [_place(distance, left) for distance in (near, merge.distance, merge.distance, far)],
            (upper, upper, lower, lower),
            color=theme.MAIN,
            linewidth=2,
            solid_joinstyle="miter",
            clip_on=False,
        )
        ends[merge.actors] = (merge.distance, (upper + lower) / 2)


def _place(distance: float, left: float) -> float:
    return left + distance * (theme.WIDTH - _GAP - left)


def _write(axes: Axes, x: float, y: float, text: str, *, size: float, colour: str, align: str) -> None:
    """Write one line whose small letters have their middle at `y`."""
    axes.text(x, y + 0.36 * size, text, size=size, color=colour, ha=align, va="baseline")


def _tidy(svg: str, height: int) -> str:
    """Take away the style sheet, which would hold for a whole page, and the unit of the size."""
    root = ET.fromstring(svg)  # noqa: S314  drawn a moment ago by matplotlib
    for defs in root.findall("{*}defs"):
        root.remove(defs)
    root.set("width", str(theme.WIDTH))
    root.set("height", str(height))
    return ET.tostring(root, encoding="unicode")
