"""Who is only talked about, and who speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.doors import door, quoted
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.key import draw_key
from dyads.charts.labels import label_actors, leave_room, limit_names
from dyads.charts.views import ViewColumn, tabulate
from dyads.language import Language, Speaker, speaking

_STEP = 27  # px a row
_LABELS = 230  # px for the names
_FIELDS = ("actor", "mentioned", "quoted", "quotes", "pictured")


def plot_voices(
    voices: pd.DataFrame, names: Mapping[str, str], *, top: int = 15, language: Language = "en"
) -> Figure:
    """Plot in how many documents each actor is named and in how many it is quoted, the most quoted first."""
    say = speaking(language)
    table = voices.sort_values(["quoted", "mentioned", "actor"], ascending=[False, False, True])
    rows = [
        dict(zip(_FIELDS, row, strict=True)) for row in table[list(_FIELDS)].head(top).itertuples(index=False)
    ]
    labels = label_actors((row["actor"] for row in rows), names)
    for row in rows:
        row |= {
            "label": labels[row["actor"]],
            "door": door(quoted(row["actor"]) if row["quoted"] else row["actor"]),
        }
        row["reach"] = max(row["mentioned"], row["quoted"])
        row["value"] = say(
            "{mentioned} named, {quoted} quoted", mentioned=row["mentioned"], quoted=row["quoted"]
        )
    data = tabulate(rows, _columns(say), {"actor": "actor"})
    if not any(row["quoted"] for row in rows):
        return plot_blank("voices", say("Nobody is quoted by name in these articles."), data)
    items = "; ".join(f"{row['label']} {row['value']}" for row in rows)
    return make_figure(
        "voices",
        title=_title(rows, say),
        description=say(
            "Bars of articles that name and that quote each actor, the {shown} most quoted of {all}: {items}.",
            shown=len(rows),
            all=len(table),
            items=items,
        ),
        chart=_chart(rows, say, theme.WIDTH),
        narrow=_chart(rows, say, theme.NARROW),
        data=data,
    )


def _columns(say: Speaker) -> tuple[ViewColumn, ...]:
    return (
        ViewColumn("label", "text", say("Actor")),
        ViewColumn("quoted", "integer", say("articles quoting it")),
        ViewColumn("mentioned", "integer", say("articles naming the actor")),
        ViewColumn("quotes", "integer", say("Different quotations")),
        ViewColumn("pictured", "integer", say("Named in a caption")),
    )


def _title(rows: list[dict[str, Any]], say: Speaker) -> str:
    first, *others = rows
    if others and others[0]["quoted"] == first["quoted"]:
        return say("Who is talked about, and who speaks?")
    return say(
        "{name} is quoted in {n:article|articles}, more than anybody else",
        name=first["label"],
        n=first["quoted"],
    )


def _chart(rows: list[dict[str, Any]], say: Speaker, width: int) -> ChartType:
    labels = [row["label"] for row in rows]
    axis = alt.Axis(labelLimit=limit_names(width, _LABELS), labelPadding=8, grid=False)
    encodings: dict[str, Any] = {
        "y": alt.Y("label:N", sort=labels, axis=axis, title=None),
        "tooltip": [
            alt.Tooltip(f"{column.name}:{'N' if column.type == 'text' else 'Q'}", title=column.label)
            for column in _columns(say)
        ],
    }
    base = alt.Chart(inline(rows)).encode(**encodings)
    room = leave_room(labels, (row["value"] for row in rows), width, limit_names(width, _LABELS))
    scale = alt.Scale(domain=[0, room * max(row["reach"] for row in rows)], nice=False)
    key = draw_key(
        [(say("articles naming the actor"), theme.SOFT), (say("articles quoting it"), theme.MAIN)],
        room=width - limit_names(width, _LABELS),
    )
    named = alt.Chart(inline([row | {"door": door(row["actor"])} for row in rows])).encode(**encodings)
    return alt.layer(
        named.mark_bar(color=theme.SOFT, height=17).encode(x=alt.X("mentioned:Q", scale=scale, axis=None)),
        base.mark_bar(color=theme.MAIN, height=8).encode(x="quoted:Q"),
        base.mark_text(align="left", dx=8, color=theme.INK).encode(x="reach:Q", text="value:N"),
        *key,
    ).properties(
        width=width,
        height=_STEP * len(rows),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
