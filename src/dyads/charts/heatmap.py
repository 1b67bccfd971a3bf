"""Which actors are named together more, or less, than chance gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.labels import clip
from dyads.charts.linkage import MOST, grow_tree
from dyads.charts.nouns import Unit, units_in
from dyads.charts.pairs import Pairs, describe_pairs, say_no_pair, select_pairs, tabulate_pairs
from dyads.language import Language, Speaker, message, speaking

_STEP = 38  # px, the largest cell
_LEGEND = (200, 205)  # px, its width and height; it stands in the empty corner
_SLACK = 40  # px of a legend's height that it does not need where nothing stands beside it
_BETWEEN = 2  # px between cells
_GAP = 12  # px between the cells and a legend below
_BOUNDS = (0.5, 0.8, 1.25, 2, 4, 8)  # of lift, between the classes
_COLOURS = (*theme.LESS, theme.CHANCE, *theme.MORE)
_CLASSES = (
    message("under ½"),
    message("½ to 0.8"),
    message("about 1: chance"),
    message("1.25 to 2"),
    message("2 to 4"),
    message("4 to 8"),
    message("8 and more"),
)


def plot_heatmap(
    pairs: pd.DataFrame,
    names: Mapping[str, str],
    *,
    top: int = 15,
    unit: Unit = "sentence",
    language: Language = "en",
) -> Figure:
    """Plot how often each two of the most named actors stand in one unit, coloured against chance, kin beside kin."""
    say = speaking(language)
    chosen = select_pairs(pairs, names, min(top, MOST))
    data = tabulate_pairs(chosen, unit, say)
    if not chosen.rows:
        return plot_blank("heatmap", say_no_pair(chosen, unit, say), data)
    order = grow_tree(chosen).order
    return make_figure(
        "heatmap",
        title=_title(chosen, unit, say),
        description=say(
            "Heat map of {pairs:pair|pairs} among {actors:actor|actors}: {units} that name both, of {total}. The most frequent: {items}.",
            **units_in(unit, say),
            actors=len(order),
            pairs=len(chosen.rows),
            total=chosen.units,
            items=describe_pairs(chosen, say),
        ),
        chart=_chart(chosen, order, unit, say, _WIDE),
        narrow=_chart(chosen, order, unit, say, _NARROW),
        data=data,
    )


def _title(pairs: Pairs, unit: Unit, say: Speaker) -> str:
    """Name the most frequent pair that chance does not explain, or ask."""
    sure = [row for row in pairs.rows if row["sure"]]
    if not sure:
        return say("Who shares {a_unit} more often than chance would give?", **units_in(unit, say))
    first = sure[0]
    return say(
        "{a} and {b} share {a_unit} {lift} times as often as chance would give",
        **units_in(unit, say),
        a=first["label_a"],
        b=first["label_b"],
        lift=say.number(first["lift"], 1),
    )


@dataclass(frozen=True, slots=True)
class _Form:
    """How wide the whole is and its cells; where it is narrow, the legend stands below."""

    width: int
    cells: int
    legend_below: bool = False

    def find_step(self, actors: int) -> int:
        return min(_STEP, self.cells // actors)

    def place_legend(self, foot: int) -> tuple[int, int]:
        return (0, foot + _GAP) if self.legend_below else (self.width - _LEGEND[0], 0)

    def measure_height(self, foot: int) -> int:
        return foot + _GAP + _LEGEND[1] - _SLACK if self.legend_below else max(foot, _LEGEND[1])


_WIDE = _Form(theme.WIDTH, 460)
_NARROW = _Form(theme.NARROW, 240, legend_below=True)


def _chart(pairs: Pairs, order: Sequence[str], unit: Unit, say: Speaker, form: _Form) -> ChartType:
    height = form.measure_height(form.find_step(len(order)) * len(order))
    return alt.layer(
        *_draw_cells(pairs, order, height, _words(unit, say), form),
        _draw_names(pairs, order, form),
    ).properties(width=form.width, height=height)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the cells say of themselves."""

    classes: list[str]  # of lift, in the legend
    legend: list[str]  # above the classes
    both: str
    expected: str
    lift: str


def _words(unit: Unit, say: Speaker) -> _Words:
    units = units_in(unit, say)
    return _Words(
        classes=[say(name) for name in _CLASSES],
        legend=[
            say("Number: {units} naming both", **units),
            say("Bold: more than chance (q ≤ 0.05)"),
            say("Colour: times what chance gives"),
        ],
        both=say("{Units} naming both", **units),
        expected=say("Expected by chance"),
        lift=say("Times chance"),
    )


def _draw_cells(
    pairs: Pairs, order: Sequence[str], height: int, words: _Words, form: _Form
) -> list[ChartType]:
    """Return the cells, empty where two are never named together, and the numbers in them."""
    step = form.find_step(len(order))
    cells = alt.Chart(inline(_cells(pairs, order, words.classes)))
    box = {
        "x": alt.X("x:Q", scale=alt.Scale(domain=[0, form.width / step], nice=False), axis=None),
        "x2": "x2:Q",
        "y": alt.Y("y:Q", scale=alt.Scale(domain=[height / step, 0], nice=False), axis=None),
        "y2": "y2:Q",
    }
    gap: dict[str, Any] = {"x2Offset": -_BETWEEN, "y2Offset": -_BETWEEN}
    tooltip = [
        alt.Tooltip("pair:N", title=" "),
        alt.Tooltip("n_ab:Q", title=words.both, format=","),
        alt.Tooltip("expected:Q", title=words.expected, format=",.1f"),
        alt.Tooltip("lift:Q", title=words.lift, format=".2f"),
        alt.Tooltip("q:Q", title="q", format=".2g"),
    ]
    never = (
        cells.transform_filter("!isValid(datum.n_ab)")
        .mark_rect(fill=None, stroke=theme.GRID, **gap)
        .encode(**box)
    )
    met = cells.transform_filter("isValid(datum.n_ab)")
    boxes = met.mark_rect(**gap).encode(
        **box, fill=_fill(words, form.place_legend(step * len(order))), tooltip=tooltip
    )
    centre: dict[str, Any] = {"dx": -_BETWEEN / 2, "dy": -_BETWEEN / 2}
    numbers = [
        met.transform_filter(f"datum.ink == '{ink}' && {'' if bold else '!'}datum.sure")
        .mark_text(
            color=ink,
            fontSize=min(12, max(step * 0.42, 9)),
            fontWeight="bold" if bold else "normal",
            **centre,
        )
        .encode(x="middle:Q", y="centre:Q", text=alt.Text("n_ab:Q", format=",d"))
        for ink in (theme.INK, theme.PAPER)
        for bold in (False, True)
    ]
    return [never, boxes, *numbers]


def _fill(words: _Words, place: tuple[int, int]) -> alt.Fill:
    legend = alt.Legend(
        title=words.legend,
        orient="none",
        legendX=place[0],
        legendY=place[1],
        symbolType="square",
        symbolSize=180,
        symbolOpacity=1,
        titleLimit=_LEGEND[0] + 10,
    )
    return alt.Fill("class:N", scale=alt.Scale(domain=words.classes, range=list(_COLOURS)), legend=legend)


def _draw_names(pairs: Pairs, order: Sequence[str], form: _Form) -> ChartType:
    names: ChartType = (
        alt.Chart(inline(_labels(pairs, order, form)))
        .mark_text(align="left", dx=5, dy=-_BETWEEN / 2, fontSize=13, color=theme.INK)
        .encode(x="x:Q", y="y:Q", text="label:N", tooltip=alt.Tooltip("full:N", title=" "))
    )
    return names


def _cells(pairs: Pairs, order: Sequence[str], classes: list[str]) -> list[dict[str, Any]]:
    """Return one row a cell below the diagonal, in steps; a pair never counted together has a place and nothing else."""
    by_pair = {frozenset((row["a"], row["b"])): row for row in pairs.rows}
    cells = []
    for i, one in enumerate(order):
        for j, other in enumerate(order[:i]):
            cell: dict[str, Any] = {
                "x": j,
                "x2": j + 1,
                "y": i,
                "y2": i + 1,
            }
            row = by_pair.get(frozenset((one, other)))
            if row is not None:
                index = bisect_right(_BOUNDS, row["lift"])
                kept = {key: row[key] for key in ("a", "b", "n_ab", "expected", "lift", "q", "sure")}
                cell |= kept | {
                    "middle": j + 0.5,
                    "centre": i + 0.5,
                    "class": classes[index],
                    "ink": theme.ink_on(_COLOURS[index]),
                    "pair": f"{row['label_a']} – {row['label_b']}",
                    "door": row["door"],
                }
            cells.append(cell)
    return cells


def _labels(pairs: Pairs, order: Sequence[str], form: _Form) -> list[dict[str, Any]]:
    """Return each name at the end of its row, which is the head of its column."""
    step = form.find_step(len(order))
    labels = []
    for i, actor in enumerate(order):
        beside_legend = (i + 0.5) * step < _LEGEND[1] and not form.legend_below
        room = form.width - i * step - 10 - (_LEGEND[0] + 10 if beside_legend else 0)
        full = pairs.labels[actor]
        labels.append({"x": i, "y": i + 0.5, "label": clip(full, room, 13), "full": full})
    return labels
