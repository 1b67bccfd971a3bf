"""How groups of documents, say of Korean and of Japanese outlets, differ in whom they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.differences import find_widest
from dyads.charts.doors import door, quoted
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.frequency import count_all
from dyads.charts.labels import clip, label_actors, limit_names
from dyads.charts.nouns import SUBJECTS
from dyads.charts.views import TableView, ViewColumn, tabulate
from dyads.fonts import fold, measure
from dyads.language import Language, Speaker, message, speaking

Grouped = Literal["actor", "issue", "speaker"]

_STEP = 25  # px a row
_NAMES = 170  # px for the names
_BETWEEN = 22  # px between panels
_BELOW = 62  # px from one panel to the words above the next
_LINE, _LINES = 15, 3  # px a line of a group's name, and the most of them
_MOST = 4  # panels that fit side by side
_CALLED: dict[Grouped, str] = {"actor": "groups", "issue": "groups-issues", "speaker": "groups-speakers"}
_FIELDS = ("actor", "documents", "share", "low", "high")
_NONE: dict[Grouped, str] = {
    "actor": message("No actor is named in these articles."),
    "issue": message("No issue comes up in these articles."),
    "speaker": message("Nobody is quoted by name in these articles."),
}
_QUESTIONS: dict[Grouped, str] = {
    "actor": message("Do these groups of articles name different actors?"),
    "issue": message("Do these groups of articles bring up different issues?"),
    "speaker": message("Do these groups of articles quote different speakers?"),
}
_FINDINGS: dict[Grouped, str] = {
    "actor": message("{name} is named in {more} of the articles of {group}, in {less} of those of {other}"),
    "issue": message("{name} comes up in {more} of the articles of {group}, in {less} of those of {other}"),
    "speaker": message(
        "{name} is quoted in {more} of the articles of {group}, in {less} of those of {other}"
    ),
}


def plot_groups(
    frequencies: Mapping[str, pd.DataFrame],
    names: Mapping[str, str],
    *,
    top: int = 10,
    subject: Grouped = "actor",
    language: Language = "en",
) -> Figure:
    """Plot the share of each group's documents that name the actors, a panel a group, every panel in the same order.

    `frequencies`: what the group is called → its frequency table. Beyond four groups, those with the most documents.
    `subject` says whether the tables are of actors, of issues or of those who are quoted.
    """
    say = speaking(language)
    groups = {group: table for group, table in frequencies.items() if len(table)}
    groups = dict(sorted(groups.items(), key=lambda item: -count_all(item[1].iloc[0]))[:_MOST])
    rows = _rows(groups, names, top, subject)
    data = _tabulate(rows, subject, say)
    if not rows:
        return plot_blank(
            _CALLED[subject],
            say(_NONE[subject])
            if frequencies
            else say("There are no groups of articles to set side by side."),
            data,
        )
    items = "; ".join(
        f"{row['label']}, {row['group']}: {say.share(row['share'])} ({say('{part} of {whole}', part=row['documents'], whole=row['total'])})"
        for row in rows
    )
    return make_figure(
        _CALLED[subject],
        title=_title(rows, subject, say),
        description=say(
            "Dots with 95% intervals, {groups:panel|panels}: share of each group's articles in which each comes up. {items}.",
            groups=len(groups),
            items=items,
        ),
        chart=_chart(rows, say, theme.WIDTH),
        narrow=_chart(rows, say, theme.NARROW),
        data=data,
    )


def _rows(
    groups: Mapping[str, pd.DataFrame], names: Mapping[str, str], top: int, subject: Grouped
) -> list[dict[str, Any]]:
    """Return one row an actor and group that names it, the actors named in most documents of all groups first."""
    pooled: Counter[str] = Counter()
    for table in groups.values():
        pooled.update(dict(zip(table["actor"], table["documents"], strict=True)))
    order = sorted(pooled, key=lambda actor: (-pooled[actor], actor))[:top]
    labels = label_actors(order, names)
    rows = []
    for group, table in groups.items():
        for values in table[list(_FIELDS)].itertuples(index=False):
            row: dict[str, Any] = dict(zip(_FIELDS, values, strict=True))
            actor = row["actor"]
            if actor in labels:
                of_group = {"group": group, "total": count_all(table.iloc[0]), "label": labels[actor]}
                rows.append(row | of_group | {"door": door(quoted(actor) if subject == "speaker" else actor)})
    return sorted(rows, key=lambda row: order.index(row["actor"]))


def _tabulate(rows: list[dict[str, Any]], subject: Grouped, say: Speaker) -> TableView:
    columns = (
        ViewColumn("label", "text", say(SUBJECTS[subject])),
        ViewColumn("group", "text", say("Group")),
        ViewColumn("documents", "integer", say("Articles")),
        ViewColumn("total", "integer", say("All articles")),
        ViewColumn("share", "share", say("Share of articles")),
        ViewColumn("low", "share", say("Interval from")),
        ViewColumn("high", "share", say("Interval to")),
    )
    return tabulate(rows, columns, {subject: "actor"})


def _title(rows: list[dict[str, Any]], subject: Grouped, say: Speaker) -> str:
    """Name the widest difference between two groups whose intervals do not meet, or ask."""
    widest = find_widest(rows, "actor")
    if widest is None:
        return say(_QUESTIONS[subject])
    one, other = widest
    return say(
        _FINDINGS[subject],
        name=one["label"],
        more=say.share(one["share"]),
        group=one["group"],
        less=say.share(other["share"]),
        other=other["group"],
    )


def _chart(rows: list[dict[str, Any]], say: Speaker, whole: int) -> ChartType:
    """Return a panel a group: side by side, or one below the other where the screen is narrow."""
    below = whole < theme.WIDTH
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: -row["total"]):
        groups.setdefault(row["group"], []).append(row)
    order = list(dict.fromkeys(row["label"] for row in rows))
    room = min(limit_names(whole, _NAMES), max(measure(label, 13) for label in order) + 14)
    beside = 1 if below else len(groups)
    width = int(whole - room - _BETWEEN * (beside - 1)) // beside
    scale = alt.Scale(domain=[0, max(row["high"] for row in rows)], nice=False)
    x = alt.X("low:Q", scale=scale, axis=alt.Axis(format="%", tickCount=4, labelOverlap=True), title=None)
    panels = []
    for place, own in enumerate(groups.values()):
        axis = (
            alt.Axis(labels=False)
            if place and not below
            else alt.Axis(labelLimit=room - 8, minExtent=room, maxExtent=room)
        )
        y = alt.Y("label:N", scale=alt.Scale(domain=order), axis=axis, title=None)
        panel = _panel(own, x, y, width, say)
        panels.append(panel.properties(width=width, height=_STEP * len(order)))
    return alt.vconcat(*panels, spacing=_BELOW) if below else alt.hconcat(*panels, spacing=_BETWEEN)


def _panel(rows: list[dict[str, Any]], x: alt.X, y: alt.Y, width: int, say: Speaker) -> ChartType:
    """Return one group's dots and intervals, with its name and its number of documents above."""
    tooltip = [
        alt.Tooltip("label:N", title=rows[0]["group"]),
        alt.Tooltip("documents:Q", title=say("Articles")),
        alt.Tooltip("share:Q", title=say("Share of articles"), format=".1%"),
        alt.Tooltip("low:Q", title=say("Interval from"), format=".1%"),
        alt.Tooltip("high:Q", title=say("Interval to"), format=".1%"),
    ]
    base = alt.Chart(inline(rows)).encode(y=y, tooltip=tooltip)
    intervals = base.mark_rule(color=theme.QUIET, strokeWidth=2)
    dots = base.mark_circle(color=theme.MAIN, size=75, opacity=1)
    lines = [clip(line, width - 4, 13) for line in fold(rows[0]["group"], width - 4, 13, bold=True)]
    total = alt.Chart(inline([{"text": say("{n:article|articles}", n=rows[0]["total"])}]))
    return alt.layer(
        intervals.encode(x=x, x2="high:Q"),
        dots.encode(x="share:Q"),
        *(
            alt.Chart(inline([{"text": line.strip()}]))
            .mark_text(align="left", fontWeight="bold")
            .encode(x=alt.value(0), y=alt.value(-26 - _LINE * place), text="text:N")
            for place, line in enumerate(reversed(lines[:_LINES]))
        ),
        total.mark_text(align="left", color=theme.MUTED).encode(
            x=alt.value(0), y=alt.value(-10), text="text:N"
        ),
    )
