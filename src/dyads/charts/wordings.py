"""Whose words an issue is told in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.differences import find_widest
from dyads.charts.doors import door
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.labels import clip, fold_note, label_actors, leave_room, limit_names
from dyads.charts.views import ViewColumn, tabulate
from dyads.fonts import measure
from dyads.language import Language, Speaker, speaking

_STEP, _BETWEEN = 24, 12  # px a side, and between two issues
_NAMES = 250  # px for the issues
_FIELDS = ("issue", "wording", "phrases", "documents", "naming", "share", "low", "high")
_LOOKS = (*zip(theme.SIDES, ("circle", "square", "diamond"), strict=True), (theme.QUIET, "triangle-up"))


def plot_wordings(
    wordings: pd.DataFrame,
    names: Mapping[str, str],
    sides: Mapping[str, str],
    *,
    top: int = 10,
    language: Language = "en",
) -> Figure:
    """Plot, an issue below the other, the share of articles that use each side's words for it, with 95% intervals.

    The issues with most such articles stand first. `sides`: whose wording → what that side is called; the first three
    have a colour and a shape of their own, the same in every edition, all others share one.
    """
    say = speaking(language)
    ranked = wordings.sort_values(["naming", "issue"], ascending=[False, True])["issue"].drop_duplicates()
    rows = _rows(wordings, list(ranked.head(top)), names, sides, say)
    data = tabulate(rows, _columns(say), {"issue": "issue", "country": "wording"})
    if not rows:
        return plot_blank("wordings", say("No article uses the words of one side for an issue."), data)
    items = "; ".join(
        f"{row['label']}, {row['side']}: {say('{part} of {whole}', part=row['documents'], whole=row['naming'])}"
        for row in rows
    )
    return make_figure(
        "wordings",
        title=_title(rows, say),
        description=say(
            "Dots with 95% intervals: how many articles use each side's words for an issue, of those that use any side's; the {shown} most frequent of {all:issue|issues}. {items}.",
            shown=min(top, len(ranked)),
            all=len(ranked),
            items=items,
        ),
        chart=_chart(rows, say, theme.WIDTH),
        narrow=_chart(rows, say, theme.NARROW),
        data=data,
    )


def _rows(
    table: pd.DataFrame,
    issues: list[str],
    names: Mapping[str, str],
    sides: Mapping[str, str],
    say: Speaker,
) -> list[dict[str, Any]]:
    """Return one row an issue and side, the sides of every issue in the same order."""
    order = [*sides, *sorted(set(table["wording"]) - sides.keys())]
    named = label_actors(order, {"neutral": say("neutral"), **sides})
    labels = label_actors(issues, names)
    rows: list[dict[str, Any]] = [
        dict(zip(_FIELDS, values, strict=True)) for values in table[list(_FIELDS)].itertuples(index=False)
    ]
    rows = [row for row in rows if row["issue"] in labels]
    rows.sort(key=lambda row: (issues.index(row["issue"]), order.index(row["wording"])))
    for row in rows:
        place = order.index(row["wording"]) if row["wording"] in sides else len(order)
        row["colour"], row["shape"] = _LOOKS[min(place, len(_LOOKS) - 1)]
        row |= {"label": labels[row["issue"]], "side": named[row["wording"]], "door": door(row["issue"])}
        row["value"] = (
            f"{row['side']} · {say('{part} of {whole}', part=row['documents'], whole=row['naming'])}"
        )
    return rows


def _columns(say: Speaker) -> tuple[ViewColumn, ...]:
    return (
        ViewColumn("label", "text", say("Issue")),
        ViewColumn("side", "text", say("Whose words")),
        ViewColumn("documents", "integer", say("Articles")),
        ViewColumn("naming", "integer", say("Of those using any side's")),
        ViewColumn("share", "share", say("Share of articles")),
        ViewColumn("low", "share", say("Interval from")),
        ViewColumn("high", "share", say("Interval to")),
        ViewColumn("phrases", "integer", say("Times used")),
    )


def _title(rows: list[dict[str, Any]], say: Speaker) -> str:
    """Name the widest difference between two sides whose intervals do not meet, or ask."""
    widest = find_widest(rows, "issue")
    if widest is None:
        return say("Whose words is each issue told in?")
    one, other = widest
    return say(
        "{issue}: of {total:article|articles} that use the words of a side, {n} use those of {side}, {fewer} those of {other}",
        issue=one["label"],
        total=one["naming"],
        n=one["documents"],
        side=one["side"],
        fewer=other["documents"],
        other=other["side"],
    )


def _chart(rows: list[dict[str, Any]], say: Speaker, width: int) -> ChartType:
    labels = list(dict.fromkeys(row["label"] for row in rows))
    for place, row in enumerate(rows):
        row["y"] = _STEP * (place + 0.5) + _BETWEEN * labels.index(row["label"])
    height = _STEP * len(rows) + _BETWEEN * (len(labels) - 1)
    longest = limit_names(width, _NAMES)
    heads = [
        {
            "label": clip(label, longest, 13),
            "full": label,
            "y": next(row["y"] for row in rows if row["label"] == label),
        }
        for label in labels
    ]
    beside = max(measure(head["label"], 13) for head in heads) + 14
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    issues = (
        alt.Chart(inline(heads))
        .mark_text(align="right", fontSize=13, color=theme.INK)
        .encode(x=alt.value(-14), y=y, text="label:N", tooltip=alt.Tooltip("full:N", title=" "))
    )
    room = leave_room(labels, (row["value"] for row in rows), width, longest)
    return alt.layer(*_draw_sides(rows, _axis(room, beside, width, say), y, say), issues).properties(
        width=width - beside, height=height
    )


def _axis(room: float, beside: float, width: int, say: Speaker) -> alt.X:
    axis = alt.Axis(
        format="%",
        values=[0, 0.25, 0.5, 0.75, 1],
        labelFlush=False,
        titleAnchor="start",
        titleAlign="left",
        titleX=-beside,
        titlePadding=10,
    )
    title = [
        *fold_note(
            say(
                "Share of the articles with any side's words for the issue that use this side's; line: 95% interval."
            ),
            width,
        ),
        *fold_note(say("An article that uses the words of two sides counts for both."), width),
    ]
    return alt.X("low:Q", scale=alt.Scale(domain=[0, room], nice=False), axis=axis, title=title)


def _draw_sides(rows: list[dict[str, Any]], x: alt.X, y: alt.Y, say: Speaker) -> list[ChartType]:
    """Return the interval, the mark and the numbers of each side."""
    tooltip = [
        alt.Tooltip(
            f"{column.name}:{'N' if column.type == 'text' else 'Q'}",
            title=column.label,
            format=".1%" if column.type == "share" else "",
        )
        for column in _columns(say)
    ]
    base = alt.Chart(inline(rows)).encode(y=y, tooltip=tooltip)
    return [
        base.mark_rule(color=theme.QUIET, strokeWidth=2).encode(x=x, x2="high:Q"),
        base.mark_point(filled=True, opacity=1, size=90).encode(
            x="share:Q", color=alt.Color("colour:N", scale=None), shape=alt.Shape("shape:N", scale=None)
        ),
        base.mark_text(align="left", dx=11, color=theme.INK).encode(x="high:Q", text="value:N"),
    ]
