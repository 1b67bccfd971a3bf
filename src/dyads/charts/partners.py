"""With whom, or with what, one actor is named: as often as chance gives, or more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.frequency import Subject
from dyads.charts.key import draw_key
from dyads.charts.labels import label_actors, leave_room
from dyads.charts.pairs import read_pairs
from dyads.charts.views import ViewColumn, tabulate
from dyads.charts.words import Language, Unit, say

_STEP = 27  # px a row
_LABELS = 230  # px for the names
_IDS: dict[Subject, dict[str, str]] = {
    "actor": {"actor_a": "self", "actor_b": "other"},
    "issue": {"actor": "self", "issue": "other"},
}


def plot_partners(
    pairs: pd.DataFrame,
    actor: str,
    names: Mapping[str, str],
    *,
    top: int = 15,
    unit: Unit = "sentence",
    subject: Subject = "actor",
    language: Language = "en",
) -> Figure:
    """Plot in how many units each other is named with the actor, the most often first; a line says what chance gives.

    Pairs without the actor are passed over. `subject` says whether the others are actors or issues.
    """
    of_actor = pairs[(pairs["a"] == actor) | (pairs["b"] == actor)]
    ranked = of_actor.sort_values(["n_ab", "lift", "a", "b"], ascending=[False, False, True, True])
    name = label_actors([actor], names)[actor]
    rows = _rows(ranked.head(top), actor, names)
    columns = _columns(unit, subject, language)
    data = tabulate(rows, columns, _IDS[subject])
    if not rows:
        return plot_blank(
            f"partners-{subject}", say(f"no_partner_{subject}", language, unit, name=name), data
        )
    items = "; ".join(f"{row['label']} {row['value']}" for row in rows)
    return make_figure(
        f"partners-{subject}",
        title=_title(name, rows, unit, subject, language),
        description=say(
            "partners_description",
            language,
            unit,
            name=name,
            shown=len(rows),
            all=len(ranked),
            units=rows[0]["units"],
            items=items,
        ),
        chart=_chart(rows, columns, language),
        data=data,
    )


def _rows(table: pd.DataFrame, actor: str, names: Mapping[str, str]) -> list[dict[str, Any]]:
    rows = read_pairs(table)
    for row in rows:
        row["other"] = row["b"] if row["a"] == actor else row["a"]
        row["self"] = actor
        row["value"] = f"{row['n_ab']:,} · {row['lift']:.1f}×"
        row["reach"] = max(row["n_ab"], row["expected"])
    labels = label_actors((row["other"] for row in rows), names)
    return [row | {"label": labels[row["other"]]} for row in rows]


def _columns(unit: Unit, subject: Subject, language: Language) -> tuple[ViewColumn, ...]:
    return (
        ViewColumn("label", "text", say(subject, language)),
        ViewColumn("n_ab", "integer", say("both", language, unit)),
        ViewColumn("expected", "number", say("expected", language)),
        ViewColumn("lift", "number", say("lift", language)),
        ViewColumn("q", "number", "q"),
    )


def _title(name: str, rows: list[dict[str, Any]], unit: Unit, subject: Subject, language: Language) -> str:
    """Name the most frequent other that chance does not explain, or ask."""
    sure = [row for row in rows if row["sure"]]
    if not sure:
        return say(f"partners_question_{subject}", language, name=name)
    first = sure[0]
    return say(
        f"partners_finding_{subject}",
        language,
        unit,
        name=name,
        other=first["label"],
        n=first["n_ab"],
        lift=f"{first['lift']:.1f}",
    )


def _chart(rows: list[dict[str, Any]], columns: tuple[ViewColumn, ...], language: Language) -> ChartType:
    labels = [row["label"] for row in rows]
    axis = alt.Axis(labelLimit=_LABELS, labelPadding=8, grid=False)
    base = alt.Chart(inline(rows)).encode(
        y=alt.Y("label:N", sort=labels, axis=axis, title=None),
        tooltip=[
            alt.Tooltip("label:N", title=columns[0].label),
            alt.Tooltip("n_ab:Q", title=columns[1].label, format=","),
            alt.Tooltip("expected:Q", title=columns[2].label, format=",.1f"),
            alt.Tooltip("lift:Q", title=columns[3].label, format=".2f"),
            alt.Tooltip("q:Q", title="q", format=".2g"),
        ],
    )
    room = leave_room(labels, (row["value"] for row in rows), theme.WIDTH, _LABELS)
    x = alt.X(
        "n_ab:Q", scale=alt.Scale(domain=[0, room * max(row["reach"] for row in rows)], nice=False), axis=None
    )
    fill = alt.when("datum.sure").then(alt.value(theme.MAIN)).otherwise(alt.value(theme.SOFT))
    key = draw_key(
        [
            (say("partners_sure", language), theme.MAIN),
            (say("partners_unsure", language), theme.SOFT),
            (say("partners_chance", language), theme.INK),
        ]
    )
    return alt.layer(
        base.mark_bar(height=16).encode(x=x, color=fill),
        base.mark_tick(color=theme.PAPER, thickness=5, size=21).encode(x="expected:Q"),
        base.mark_tick(color=theme.INK, thickness=2, size=21).encode(x="expected:Q"),
        base.mark_text(align="left", dx=8, color=theme.INK).encode(x="reach:Q", text="value:N"),
        *key,
    ).properties(
        width=theme.WIDTH,
        height=_STEP * len(rows),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
