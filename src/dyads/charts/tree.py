"""Which actors are named together, closest first: the tree behind the order of the heat map."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import isclose
from typing import Any

import pandas as pd

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.branches import draw_tree
from dyads.charts.figure import Figure, make_figure
from dyads.charts.linkage import MOST, Merge, Tree, grow_tree
from dyads.charts.nouns import Unit, count_units, units_in
from dyads.charts.pairs import Pairs, say_no_pair, select_pairs
from dyads.charts.views import TableView, ViewColumn, tabulate
from dyads.language import Language, Speaker, speaking

_LEAST = 3  # actors: two can be joined in one way only
_TOLD = 8  # merges in the description


def plot_tree(
    pairs: pd.DataFrame,
    names: Mapping[str, str],
    *,
    top: int = 15,
    unit: Unit = "sentence",
    language: Language = "en",
) -> Figure:
    """Plot which of the most named actors are named together, as a tree whose branches join the nearer the closer they are.

    Two actors are 1 - max(0, NPMI) apart (Bouma 2009), two branches the mean of that over all pairs between them
    (average linkage; Sokal & Michener 1958). Its order is that of `plot_heatmap` with the same `top`.
    """
    say = speaking(language)
    chosen = select_pairs(pairs, names, min(top, MOST))
    if not chosen.rows:
        return plot_blank("tree", say_no_pair(chosen, unit, say), _tabulate([], say))
    tree = grow_tree(chosen)
    rows = _rows(tree.merges, chosen, say)
    data = _tabulate(rows, say)
    if len(tree.order) < _LEAST:
        return plot_blank("tree", say("A tree needs at least three actors; here there are two."), data)
    if tree.merges[0].distance >= 1:
        return plot_blank(
            "tree",
            say(
                "No two of these actors share {a_unit} more often than chance would give.",
                **units_in(unit, say),
            ),
            data,
        )
    caption = (
        say(
            "Where branches join: 1 − NPMI, on average. 0: always named together; 1: as often as chance would give, or less."
        ),
        say("Number: {units} naming the actor.", **units_in(unit, say)),
    )
    draw = partial(
        draw_tree, tree, rows, labels=chosen.labels, counts=chosen.counts, caption=caption, say=say
    )
    return make_figure(
        "tree",
        title=_title(tree, chosen, unit, say),
        description=say(
            "Tree of {actors} actors by how closely they are named together in {counted}. Joined first, with their distance: {items}.",
            actors=len(tree.order),
            counted=count_units(chosen.units, unit, say),
            items="; ".join(f"{row['first']} + {row['second']}: {row['apart']}" for row in rows[:_TOLD]),
        ),
        chart=draw(width=theme.WIDTH),
        narrow=draw(width=theme.NARROW),
        data=data,
    )


def _rows(merges: tuple[Merge, ...], pairs: Pairs, say: Speaker) -> list[dict[str, Any]]:
    """Return one row a merge; where two actors join, it leads to the sentences that name both."""
    rows = []
    for merge in merges:
        counted = _find(merge, pairs)
        rows.append(
            {
                "first": _list(merge.first, pairs),
                "second": _list(merge.second, pairs),
                "distance": merge.distance,
                "apart": say.number(merge.distance, 2),
                "actors": len(merge.actors),
                "door": counted["door"] if counted else "",
                "ids_a": ", ".join(merge.first),
                "ids_b": ", ".join(merge.second),
            }
        )
    return rows


def _tabulate(rows: list[dict[str, Any]], say: Speaker) -> TableView:
    columns = (
        ViewColumn("first", "text", say("Branch")),
        ViewColumn("second", "text", say("Joined by")),
        ViewColumn("distance", "number", say("Distance")),
        ViewColumn("actors", "integer", say("Actors then")),
    )
    return tabulate(rows, columns, {"actors_a": "ids_a", "actors_b": "ids_b"})


def _title(tree: Tree, pairs: Pairs, unit: Unit, say: Speaker) -> str:
    """Name the two that join before all others where chance does not explain them, or ask."""
    closest, second, *_ = tree.merges
    row = _find(closest, pairs)
    if row is None or not row["sure"] or isclose(closest.distance, second.distance, abs_tol=1e-9):
        return say("Which actors are named together?")
    return say(
        "{a} and {b} are the closest of these {actors} actors: both are named in {shared}, {lift} times what chance gives",
        a=row["label_a"],
        b=row["label_b"],
        actors=len(tree.order),
        shared=count_units(row["n_ab"], unit, say),
        lift=say.number(row["lift"], 1),
    )


def _find(merge: Merge, pairs: Pairs) -> dict[str, Any] | None:
    """Return the pair that the merge joins, if it joins two actors that are named together."""
    return next((row for row in pairs.rows if sorted(merge.actors) == sorted((row["a"], row["b"]))), None)


def _list(actors: tuple[str, ...], pairs: Pairs) -> str:
    return ", ".join(pairs.labels[actor] for actor in actors)
