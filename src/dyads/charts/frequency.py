"""Who is named, and in how many documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.doors import door
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.labels import fold_note, label_actors, leave_bars, leave_room, limit_names
from dyads.charts.nouns import SUBJECTS
from dyads.charts.views import ViewColumn, tabulate
from dyads.language import Language, Speaker, message, speaking

Subject = Literal["actor", "issue"]

_STEP = 27  # px a bar with its gap
_LABELS = 230  # px for the names
_CALLED: dict[Subject, str] = {"actor": "frequency", "issue": "issues"}  # the figure, and so its files
_NONE: dict[Subject, str] = {
    "actor": message("No actor is named in these articles."),
    "issue": message("No issue comes up in these articles."),
}
_QUESTIONS: dict[Subject, str] = {
    "actor": message("Who is named in the most articles?"),
    "issue": message("Which issue comes up in the most articles?"),
}
_FINDINGS: dict[Subject, str] = {
    "actor": message("{name} is named in {share} of the articles, more than any other actor"),
    "issue": message("{name} comes up in {share} of the articles, more than any other issue"),
}
_AXES: dict[Subject, str] = {
    "actor": message("Share of {total:article|articles} that name the actor; line: 95% interval"),
    "issue": message("Share of {total:article|articles} in which the issue comes up; line: 95% interval"),
}
_DESCRIPTIONS: dict[Subject, str] = {
    "actor": message(
        "Bar chart of how many of {total:article|articles} name each actor, the {shown} most named of {all}: {items}."
    ),
    "issue": message(
        "Bar chart of in how many of {total:article|articles} each issue comes up, the {shown} most frequent of {all}: {items}."
    ),
}


def plot_frequency(
    frequency: pd.DataFrame,
    names: Mapping[str, str],
    *,
    top: int = 15,
    subject: Subject = "actor",
    language: Language = "en",
) -> Figure:
    """Plot the share of documents that name each actor, the most named first, each with its 95 % interval.

    Issues are counted like actors (`mention_issues`); `subject` says which of the two the table is about.
    """
    say = speaking(language)
    table = frequency.sort_values(["documents", "tokens", "actor"], ascending=[False, False, True])
    rows = _rows(table.head(top), names, say)
    data = tabulate(rows, _columns(subject, say), {subject: "actor"})
    if not rows:
        return plot_blank(_CALLED[subject], say(_NONE[subject]), data)
    total = count_all(rows[0])
    items = "; ".join(
        f"{row['label']} {say('{part} of {whole}', part=row['documents'], whole=total)}" for row in rows
    )
    return make_figure(
        _CALLED[subject],
        title=_title(table, rows[0], subject, say),
        description=say(_DESCRIPTIONS[subject], total=total, shown=len(rows), all=len(table), items=items),
        chart=_chart(rows, total, subject, say, theme.WIDTH),
        narrow=_chart(rows, total, subject, say, theme.NARROW),
        data=data,
    )


def count_all(row: Mapping[str, Any] | pd.Series[Any]) -> int:
    """Return of how many documents the share of a row is."""
    return round(float(row["documents"] / row["share"]))


def _rows(table: pd.DataFrame, names: Mapping[str, str], say: Speaker) -> list[dict[str, Any]]:
    labels = label_actors(table["actor"], names)
    fields = ["actor", "tokens", "documents", "share", "low", "high"]
    rows = [dict(zip(fields, row, strict=True)) for row in table[fields].itertuples(index=False)]
    for row in rows:
        row["label"] = labels[row["actor"]]
        row["door"] = door(row["actor"])
        row["value"] = f"{say.share(row['share'])} · {say.number(row['documents'])}"
        row["interval"] = f"{say.share(row['low'])} – {say.share(row['high'])}"
    return rows


def _columns(subject: Subject, say: Speaker) -> tuple[ViewColumn, ...]:
    return (
        ViewColumn("label", "text", say(SUBJECTS[subject])),
        ViewColumn("documents", "integer", say("Articles")),
        ViewColumn("share", "share", say("Share of articles")),
        ViewColumn("low", "share", say("Interval from")),
        ViewColumn("high", "share", say("Interval to")),
        ViewColumn("tokens", "integer", say("Mentions")),
    )


def _title(table: pd.DataFrame, first: Mapping[str, Any], subject: Subject, say: Speaker) -> str:
    """State who leads, or ask where the lead is shared or does not hold over resamples of the story clusters."""
    shared = (table["documents"] == first["documents"]).sum() > 1
    held = table["rank_high"].iloc[0]
    if shared or (pd.notna(held) and held > 1):
        return say(_QUESTIONS[subject])
    return say(_FINDINGS[subject], name=first["label"], share=say.share(first["share"]))


def _chart(rows: list[dict[str, Any]], total: int, subject: Subject, say: Speaker, width: int) -> ChartType:
    longest = max(row["high"] for row in rows)
    step = 0.25 if longest > 0.4 else 0.1 if longest > 0.15 else 0.05  # noqa: PLR2004  three to five lines
    labels = [row["label"] for row in rows]
    limit = limit_names(width, _LABELS)
    room = leave_room(labels, (row["value"] for row in rows), width, limit)
    y = alt.Y(
        "label:N",
        sort=labels,
        axis=alt.Axis(labelLimit=limit, labelPadding=8, grid=False),
        title=None,
    )
    x = alt.X(
        "share:Q",
        scale=alt.Scale(domain=[0, longest * room], nice=False),
        axis=alt.Axis(
            format="%",
            values=[i * step for i in range(round(1 / step) + 1) if i * step <= longest],
            grid=True,
        ),
        title=fold_note(say(_AXES[subject], total=total), leave_bars(labels, width, limit)),
    )
    tooltip = [
        alt.Tooltip("label:N", title=say(SUBJECTS[subject])),
        alt.Tooltip("documents:Q", title=say("Articles"), format=","),
        alt.Tooltip("share:Q", title=say("Share of articles"), format=".1%"),
        alt.Tooltip("interval:N", title=say("95% interval")),
        alt.Tooltip("tokens:Q", title=say("Mentions"), format=","),
    ]
    base = alt.Chart(inline(rows)).encode(y=y)
    bars = base.mark_bar(color=theme.MAIN, height=16).encode(x=x, tooltip=tooltip)
    halo = base.mark_rule(color=theme.PAPER, strokeWidth=4).encode(x="low:Q", x2="high:Q")
    intervals = base.mark_rule(color=theme.INK, strokeWidth=1.5).encode(x="low:Q", x2="high:Q")
    values = base.mark_text(align="left", dx=8, color=theme.INK).encode(x="high:Q", text="value:N")
    return alt.layer(bars, halo, intervals, values).properties(
        width=width,
        height=_STEP * len(rows),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
