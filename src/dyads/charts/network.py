"""Who is named together with whom, as a net."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import sqrt
from typing import Any

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.doors import door
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.labels import fold_note
from dyads.charts.layout import Place, place_nodes
from dyads.charts.nouns import Unit, count_units, units_in
from dyads.charts.pairs import Pairs, describe_pairs, say_no_pair, select_pairs, tabulate_pairs
from dyads.language import Language, Speaker, speaking

_NOTE = 18  # px a line of the note
_EDGES = 2  # edges a node, about: the heaviest of all beyond each node's own
_RADII = (4.0, 20.0)  # px, of the smallest and the largest node
_WIDTHS = (0.8, 8.0)  # px, of the lightest and the heaviest edge


def plot_network(
    pairs: pd.DataFrame,
    names: Mapping[str, str],
    *,
    top: int = 30,
    unit: Unit = "sentence",
    language: Language = "en",
) -> Figure:
    """Plot the most named actors as a net: discs by how often each is named, lines by how often two are named together."""
    say = speaking(language)
    chosen = select_pairs(pairs, names, top)
    data = tabulate_pairs(chosen, unit, say)
    if not chosen.rows:
        return plot_blank("network", say_no_pair(chosen, unit, say), data)
    drawn = _backbone(chosen)
    return make_figure(
        "network",
        title=_title(chosen, unit, say),
        description=say(
            "Network of {actors:actor|actors}; {drawn} of {pairs:pair|pairs} drawn as lines, by {units} that name both, of {total}. The most frequent: {items}.",
            **units_in(unit, say),
            actors=len(chosen.counts),
            pairs=len(chosen.rows),
            drawn=len(drawn),
            total=chosen.units,
            items=describe_pairs(chosen, say),
        ),
        chart=_chart(chosen, drawn, unit, say, theme.WIDTH),
        narrow=_chart(chosen, drawn, unit, say, theme.NARROW),
        data=data,
    )


def _title(pairs: Pairs, unit: Unit, say: Speaker) -> str:
    """Name the pair most often named together, or ask where the lead is shared."""
    first, *others = pairs.rows
    if others and others[0]["n_ab"] == first["n_ab"]:
        return say("Who is named with whom in one {unit}?", **units_in(unit, say))
    return say(
        "{a} and {b} are the pair named together most: in {n} of {counted}",
        a=first["label_a"],
        b=first["label_b"],
        n=first["n_ab"],
        counted=count_units(first["units"], unit, say),
    )


def _backbone(pairs: Pairs) -> list[dict[str, Any]]:
    """Return the pairs to draw: each actor's two most frequent, and the most frequent of all."""
    limit = max(_EDGES * len(pairs.counts), 40)
    degrees: Counter[str] = Counter()
    drawn = []
    for place, row in enumerate(pairs.rows):  # the most frequent first
        if place < limit or min(degrees[row["a"]], degrees[row["b"]]) < _EDGES:
            degrees.update((row["a"], row["b"]))
            drawn.append(row)
    return drawn


def _chart(pairs: Pairs, drawn: list[dict[str, Any]], unit: Unit, say: Speaker, width: int) -> ChartType:
    units = units_in(unit, say)
    explained = say(
        "Disc: {units} naming the actor. Line: {units} naming both; blue where more than chance (q ≤ 0.05).",
        **units,
    )
    notes = fold_note(explained, width)
    space = min(300 + 5 * len(pairs.counts), 700, 60 + 60 * len(pairs.counts)) - _NOTE - 6
    size, height = (width, space), space + _NOTE * len(notes) + 6
    note = alt.Chart(
        inline(
            [
                {"x": 0, "y": height - 6 - _NOTE * place, "note": line}
                for place, line in enumerate(reversed(notes))
            ]
        )
    )
    most = max(pairs.counts.values())
    radii = {
        actor: round(max(_RADII[0], _RADII[1] * sqrt(count / most)), 1)
        for actor, count in pairs.counts.items()
    }
    weights = {(row["a"], row["b"]): sqrt(row["n_ab"]) for row in drawn}
    places = place_nodes(radii, weights, pairs.labels, size)
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, size[0]], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    nodes = alt.Chart(inline(_nodes(pairs, places)))
    return alt.layer(
        _draw_lines(_edges(drawn, places), x, y, units, say),
        _draw_discs(nodes, x, y, units, say),
        *_draw_names(nodes),
        note.mark_text(align="left", color=theme.MUTED).encode(x="x:Q", y="y:Q", text="note:N"),
    ).properties(width=width, height=height)


def _draw_lines(edges: alt.Chart, x: alt.X, y: alt.Y, units: Mapping[str, str], say: Speaker) -> ChartType:
    """Return the lines between the discs; those of the disc that is pointed at light up."""
    near = "isValid(over.actor) && (over.actor[0] == datum.a || over.actor[0] == datum.b)"
    both = alt.Tooltip("n_ab:Q", title=say("{Units} naming both", **units), format=",")
    lines: ChartType = edges.mark_rule(strokeCap="round").encode(
        x=x,
        y=y,
        x2="x2:Q",
        y2="y2:Q",
        strokeWidth=alt.StrokeWidth("width:Q", scale=None),
        color=alt.when(near)
        .then(alt.value(theme.ACCENT))
        .when("datum.sure")
        .then(alt.value(theme.SURE))
        .otherwise(alt.value(theme.EDGE)),
        tooltip=[
            alt.Tooltip("pair:N", title=" "),
            both,
            alt.Tooltip("lift:Q", title=say("Times chance"), format=".2f"),
        ],
    )
    return lines


def _draw_discs(nodes: alt.Chart, x: alt.X, y: alt.Y, units: Mapping[str, str], say: Speaker) -> ChartType:
    over = alt.selection_point(
        name="over", fields=["actor"], on="pointerover", clear="pointerout", empty=False
    )
    discs: ChartType = (
        nodes.mark_circle(opacity=1, stroke=theme.PAPER, strokeWidth=1.5)
        .encode(
            x=x,
            y=y,
            size=alt.Size("area:Q", scale=None),
            color=alt.when(over).then(alt.value(theme.ACCENT)).otherwise(alt.value(theme.MAIN)),
            tooltip=[
                alt.Tooltip("full:N", title=" "),
                alt.Tooltip("count:Q", title=units["Units"], format=","),
                alt.Tooltip("partners:Q", title=say("Named together with")),
            ],
        )
        .add_params(over)
    )
    return discs


def _draw_names(nodes: alt.Chart) -> list[ChartType]:
    names: list[ChartType] = []
    for align in ("left", "center", "right"):
        named = nodes.transform_filter(f"datum.align == '{align}' && isValid(datum.label)")
        where = {"x": "label_x:Q", "y": "label_y:Q", "text": "label:N"}
        halo = named.mark_text(
            align=align, stroke=theme.PAPER, strokeWidth=3, strokeJoin="round", color=theme.PAPER
        )
        names += [halo.encode(**where), named.mark_text(align=align, color=theme.INK).encode(**where)]
    return names


def _nodes(pairs: Pairs, places: Mapping[str, Place]) -> list[dict[str, Any]]:
    partners: Counter[str] = Counter(actor for row in pairs.rows for actor in (row["a"], row["b"]))
    return [
        {
            "actor": actor,
            "door": door(actor),
            "full": pairs.labels[actor],
            "count": pairs.counts[actor],
            "partners": partners[actor],
            "x": place.x,
            "y": place.y,
            "area": round(3.1416 * place.radius**2, 1),
            "label": place.label,
            "label_x": place.label_x,
            "label_y": place.label_y,
            "align": place.align,
        }
        for actor, place in places.items()
    ]


def _edges(drawn: list[dict[str, Any]], places: Mapping[str, Place]) -> alt.Chart:
    """Return the lines, the lightest first, so that the heaviest lie on top; their ends are looked up by actor."""
    ends = inline(
        [
            {"actor": actor, "x": place.x, "y": place.y, "x2": place.x, "y2": place.y}
            for actor, place in places.items()
        ]
    )
    most = max(row["n_ab"] for row in drawn)
    lines = [
        {key: row[key] for key in ("a", "b", "n_ab", "lift", "sure", "door")}
        | {"width": round(max(_WIDTHS[0], _WIDTHS[1] * sqrt(row["n_ab"] / most)), 1)}
        | {"pair": f"{row['label_a']} – {row['label_b']}"}
        for row in reversed(drawn)
    ]
    return (
        alt.Chart(inline(lines))
        .transform_lookup("a", alt.LookupData(ends, key="actor", fields=["x", "y"]))
        .transform_lookup("b", alt.LookupData(ends, key="actor", fields=["x2", "y2"]))
    )
