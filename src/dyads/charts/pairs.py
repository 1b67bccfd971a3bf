"""What the heat map and the network share: the pairs of the most named actors, as rows and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dyads.charts.doors import door
from dyads.charts.labels import label_actors
from dyads.charts.nouns import Unit, units_in
from dyads.charts.views import TableView, ViewColumn, tabulate
from dyads.language import Speaker

_SURE = 0.05  # the q below which a pair counts as more than chance
_FIELDS = ("a", "b", "n_ab", "n_a", "n_b", "units", "expected", "lift", "npmi", "q")


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs among the most named actors, the most frequent first; `units` is what was counted over."""

    rows: tuple[dict[str, Any], ...]
    counts: dict[str, int]  # actor → units that name it, the most named first
    labels: dict[str, str]
    units: int


def select_pairs(table: pd.DataFrame, names: Mapping[str, str], top: int) -> Pairs:
    """Return the pairs among the `top` actors named in most units."""
    counts = {
        **dict(zip(table["a"], table["n_a"], strict=True)),
        **dict(zip(table["b"], table["n_b"], strict=True)),
    }
    actors = sorted(counts, key=lambda actor: (-counts[actor], actor))[:top]
    labels = label_actors(actors, names)
    kept = table[table["a"].isin(actors) & table["b"].isin(actors)]
    kept = kept.sort_values(["n_ab", "a", "b"], ascending=[False, True, True])
    rows = [row | {"label_a": labels[row["a"]], "label_b": labels[row["b"]]} for row in read_pairs(kept)]
    return Pairs(
        tuple(rows), {actor: counts[actor] for actor in actors}, labels, rows[0]["units"] if rows else 0
    )


def read_pairs(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the pairs of the table with the door to what names both, and whether they are `sure`: more than chance."""
    rows: list[dict[str, Any]] = [
        dict(zip(_FIELDS, values, strict=True)) for values in table[list(_FIELDS)].itertuples(index=False)
    ]
    for row in rows:
        row["door"] = door(row["a"], row["b"])
        row["q"] = None if pd.isna(row["q"]) else row["q"]
        row["sure"] = row["q"] is not None and row["q"] <= _SURE and row["lift"] > 1
    return rows


def tabulate_pairs(pairs: Pairs, unit: Unit, say: Speaker) -> TableView:
    """Return the pairs as the table behind the picture."""
    columns = (
        ViewColumn("label_a", "text", say("Actor")),
        ViewColumn("label_b", "text", say("Other actor")),
        ViewColumn("n_ab", "integer", say("{Units} naming both", **units_in(unit, say))),
        ViewColumn("n_a", "integer", say("Naming the first")),
        ViewColumn("n_b", "integer", say("Naming the second")),
        ViewColumn("expected", "number", say("Expected by chance")),
        ViewColumn("lift", "number", say("Times chance")),
        ViewColumn("npmi", "number", "NPMI"),
        ViewColumn("q", "number", "q"),
    )
    return tabulate(pairs.rows, columns, {"actor_a": "a", "actor_b": "b"})


def say_no_pair(pairs: Pairs, unit: Unit, say: Speaker) -> str:
    """Say why there is no pair to show: none at all, none among so few, or too few for any."""
    shown = len(pairs.counts)
    if shown == 1:
        return say("A pair takes two actors, but only the most named is shown here.")
    if not shown:
        return say("No two actors are named in the same {unit}.", **units_in(unit, say))
    return say(
        "No two of the {shown} most named actors are named in the same {unit}.",
        shown=shown,
        **units_in(unit, say),
    )


def describe_pairs(pairs: Pairs, say: Speaker, most: int = 10) -> str:
    """Name the most frequent pairs with their counts."""
    return "; ".join(
        say(
            "{a} and {b} {n} ({lift} times chance)",
            a=row["label_a"],
            b=row["label_b"],
            n=row["n_ab"],
            lift=say.number(row["lift"], 1),
        )
        for row in pairs.rows[:most]
    )
