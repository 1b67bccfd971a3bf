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
from dyads.charts.labels import label_actors, leave_room, limit_names
from dyads.charts.nouns import SUBJECTS, Unit, count_units, units_in
from dyads.charts.pairs import read_pairs
from dyads.charts.views import ViewColumn, tabulate
from dyads.language import Language, Speaker, message, speaking

_STEP = 27  # px a row
_LABELS = 230  # px for the names
_IDS: dict[Subject, dict[str, str]] = {
    "actor": {"actor_a": "self", "actor_b": "other"},
    "issue": {"actor": "self", "issue": "other"},
}
_NONE: dict[Subject, str] = {
    "actor": message("Nobody is named in one {unit} with {name}."),
    "issue": message("No issue comes up in one {unit} with {name}."),
}
_QUESTIONS: dict[Subject, str] = {
    "actor": message("With whom is {name} named?"),
    "issue": message("Which issues come up beside {name}?"),
}
_FINDINGS: dict[Subject, str] = {
    "actor": message("{name} and {other} share {shared}, {lift} times what chance gives"),
    "issue": message("{other} comes up in {shared} with {name}, {lift} times what chance gives"),
}

_TICKS = (
    message("tick: by chance (the range of the lift stands in the table of a briefing)"),
    message("tick: by chance"),
)


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
    say = speaking(language)
    of_actor = pairs[(pairs["a"] == actor) | (pairs["b"] == actor)]
    ranked = of_actor.sort_values(["n_ab", "lift", "a", "b"], ascending=[False, False, True, True])
    name = label_actors([actor], names)[actor]
    rows = _rows(ranked.head(top), actor, names, say)
    columns = _columns(unit, subject, say)
    data = tabulate(rows, columns, _IDS[subject])
    if not rows:
        return plot_blank(f"partners-{subject}", say(_NONE[subject], **units_in(unit, say), name=name), data)
    items = "; ".join(f"{row['label']} {row['value']}" for row in rows)
    return make_figure(
        f"partners-{subject}",
        title=_title(name, rows, unit, subject, say),
        description=say(
            "Bars of how many of {counted} hold {name} and another, the {shown} most frequent of {all}: {items}.",
            name=name,
            shown=len(rows),
            all=len(ranked),
            counted=count_units(rows[0]["units"], unit, say),
            items=items,
        ),
        chart=_chart(rows, columns, say, theme.WIDTH),
        narrow=_chart(rows, columns, say, theme.NARROW),
        data=data,
    )


def _rows(table: pd.DataFrame, actor: str, names: Mapping[str, str], say: Speaker) -> list[dict[str, Any]]:
    rows = read_pairs(table)
    for row in rows:
        row["other"] = row["b"] if row["a"] == actor else row["a"]
        row["self"] = actor
        row["value"] = f"{say.number(row['n_ab'])} · {say.number(row['lift'], 1)}×"
        row["reach"] = max(row["n_ab"], row["expected"])
    labels = label_actors((row["other"] for row in rows), names)
    return [row | {"label": labels[row["other"]]} for row in rows]


def _columns(unit: Unit, subject: Subject, say: Speaker) -> tuple[ViewColumn, ...]:
    return (
        ViewColumn("label", "text", say(SUBJECTS[subject])),
        ViewColumn("n_ab", "integer", say("{Units} naming both", **units_in(unit, say))),
        ViewColumn("expected", "number", say("Expected by chance")),
        ViewColumn("lift", "number", say("Times chance")),
        ViewColumn("q", "number", "q"),
    )


def _title(name: str, rows: list[dict[str, Any]], unit: Unit, subject: Subject, say: Speaker) -> str:
    """Name the most frequent other that chance does not explain, or ask."""
    sure = [row for row in rows if row["sure"]]
    if not sure:
        return say(_QUESTIONS[subject], name=name)
    first = sure[0]
    return say(
        _FINDINGS[subject],
        name=name,
        other=first["label"],
        shared=count_units(first["n_ab"], unit, say),
        lift=say.number(first["lift"], 1),
    )


def _chart(
    rows: list[dict[str, Any]], columns: tuple[ViewColumn, ...], say: Speaker, width: int
) -> ChartType:
    labels = [row["label"] for row in rows]
    axis = alt.Axis(labelLimit=limit_names(width, _LABELS), labelPadding=8, grid=False)
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
    room = leave_room(labels, (row["value"] for row in rows), width, limit_names(width, _LABELS))
    x = alt.X(
        "n_ab:Q", scale=alt.Scale(domain=[0, room * max(row["reach"] for row in rows)], nice=False), axis=None
    )
    fill = alt.when("datum.sure").then(alt.value(theme.MAIN)).otherwise(alt.value(theme.SOFT))
    key = draw_key(
        [
            (say("more than chance"), theme.MAIN),
            (say("may be chance"), theme.SOFT),
            (say(_TICKS[width < theme.WIDTH]), theme.INK),
        ],
        room=width - limit_names(width, _LABELS),
    )
    return alt.layer(
        base.mark_bar(height=16).encode(x=x, color=fill),
        base.mark_tick(color=theme.PAPER, thickness=5, size=21).encode(x="expected:Q"),
        base.mark_tick(color=theme.INK, thickness=2, size=21).encode(x="expected:Q"),
        base.mark_text(align="left", dx=8, color=theme.INK).encode(x="reach:Q", text="value:N"),
        *key,
    ).properties(
        width=width,
        height=_STEP * len(rows),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
