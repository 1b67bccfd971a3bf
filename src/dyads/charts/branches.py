"""The picture of a tree: an actor a line with its count, branches to the right, joined where they meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.doors import door
from dyads.charts.figure import inline
from dyads.charts.labels import clip, fold_note, limit_names
from dyads.charts.linkage import Tree
from dyads.fonts import measure
from dyads.language import Speaker

_STEP = 26  # px an actor
_NAMES = 270  # px, the longest name
_GAP = 10  # px between a name, its count and the tree
_FOOT = 26  # px for the numbers of the axis
_LINE = 18  # px a line of the caption
_REACH = 12  # px around a branch that answer to the pointer


def draw_tree(
    tree: Tree,
    merges: Sequence[Mapping[str, Any]],
    *,
    labels: Mapping[str, str],
    counts: Mapping[str, int],
    caption: Sequence[str],
    say: Speaker,
    width: int,
) -> ChartType:
    """Return the tree; `merges` are the rows of its table: a branch leads to the evidence of the pair it joins."""
    longest = limit_names(width, _NAMES)
    caption = [line for note in caption for line in fold_note(note, width)]
    numbers = {actor: say.number(counts[actor]) for actor in tree.order}
    middle = max(measure(clip(labels[actor], longest, 13), 13) for actor in tree.order)
    left = middle + 2 * _GAP + max(measure(number, 12) for number in numbers.values())
    foot = _STEP * len(tree.order)
    height = foot + _FOOT + _LINE * len(caption)
    leaves = [
        {
            "door": door(actor),
            "full": labels[actor],
            "label": clip(labels[actor], longest, 13),
            "number": numbers[actor],
            "x": middle,
            "end": left - _GAP,
            "y": (place + 0.5) * _STEP,
        }
        for place, actor in enumerate(tree.order)
    ]
    ticks = [
        {
            "x": _place(tenth / 10, left, width),
            "y": 0,
            "y2": foot,
            "foot": foot + 12,
            "label": say.number(tenth / 10, 1),
        }
        for tenth in range(0, 11, 2)
    ]
    down = alt.Scale(domain=[height, 0], nice=False)
    axis = alt.Chart(inline(ticks)).encode(x=_across("x", width))
    joints = alt.Chart(
        inline([{**row, **part} for row, part in _draw_branches(tree, merges, left, width)])
    ).encode(x=_across("x", width), x2="x2:Q", y=alt.Y("y:Q", scale=down, axis=None), y2="y2:Q")
    names = alt.Chart(inline(leaves)).encode(
        y=alt.Y("y:Q", scale=down, axis=None), tooltip=alt.Tooltip("full:N", title=" ")
    )
    told = [alt.Tooltip("told:N", title=" "), alt.Tooltip("apart:N", title=say("Distance"))]
    return alt.layer(
        axis.mark_rule(color=theme.GRID).encode(y=alt.Y("y:Q", scale=down, axis=None), y2="y2:Q"),
        axis.mark_text(color=theme.MUTED).encode(y=alt.Y("foot:Q", scale=down, axis=None), text="label:N"),
        joints.mark_rule(color=theme.MAIN, strokeWidth=2, strokeCap="square"),
        joints.mark_rule(color=theme.MAIN, opacity=0, strokeWidth=_REACH).encode(tooltip=told),
        names.mark_text(align="right", fontSize=13, color=theme.INK).encode(
            x=_across("x", width), text="label:N"
        ),
        names.mark_text(align="right", color=theme.MUTED).encode(x=_across("end", width), text="number:N"),
        *(
            alt.Chart(inline([{"line": line}]))
            .mark_text(align="left", color=theme.MUTED)
            .encode(x=alt.value(0), y=alt.value(foot + _FOOT + (place + 0.5) * _LINE), text="line:N")
            for place, line in enumerate(caption)
        ),
    ).properties(width=width, height=height)


def _across(field: str, width: int) -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None)


def _draw_branches(
    tree: Tree, merges: Sequence[Mapping[str, Any]], left: float, width: int
) -> Iterator[tuple[dict[str, Any], dict[str, float]]]:
    """Join each two branches by a bracket of three strokes: from where they were joined themselves to their distance."""
    ends: dict[tuple[str, ...], tuple[float, float]] = {
        (actor,): (0.0, (place + 0.5) * _STEP) for place, actor in enumerate(tree.order)
    }
    for merge, row in zip(tree.merges, merges, strict=True):
        (near, upper), (far, lower) = ends[merge.first], ends[merge.second]
        words = {"door": row["door"], "told": f"{row['first']} + {row['second']}", "apart": row["apart"]}
        joint = _place(merge.distance, left, width)
        yield words, {"x": _place(near, left, width), "x2": joint, "y": upper, "y2": upper}
        yield words, {"x": joint, "x2": joint, "y": upper, "y2": lower}
        yield words, {"x": _place(far, left, width), "x2": joint, "y": lower, "y2": lower}
        ends[merge.actors] = (merge.distance, (upper + lower) / 2)


def _place(distance: float, left: float, width: int) -> float:
    return left + distance * (width - _GAP - left)
