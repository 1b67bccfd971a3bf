"""Bursts and lasting changes in a panel of a timeline: a line below its bars, a mark at the day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.calendar import Days
from dyads.charts.figure import inline
from dyads.language import Speaker

_BELOW = 4  # px from the foot of the panel to the line of a burst
_ROOM = 90  # px that the words of a change take
_SIDES = (("left", 4), ("right", -4))  # of its day on which the words stand, and how far off, px


def mark_moves(
    bursts: pd.DataFrame, changes: pd.DataFrame, days: Days, height: int, say: Speaker
) -> list[ChartType]:
    """Return the marks of one actor's bursts and changes that lie in the days shown."""
    lines = [_burst(row, days, say) for row in _records(bursts) if row["first"] < days.end]
    steps = [_change(row, days, say) for row in _records(changes) if days.first <= row["day"] < days.end]
    return [*_draw_bursts(lines, days, height), *_draw_changes(steps, days)]


def _burst(row: dict[str, Any], days: Days, say: Speaker) -> dict[str, Any]:
    last = min(row["last"], days.end - timedelta(days=1))
    return {
        "start": max(row["first"], days.first).isoformat(),
        "end": (last + timedelta(days=1)).isoformat(),
        "when": say.days(row["first"], row["last"]),
        "named": say("{n} of {total:article|articles}", n=row["named"], total=row["documents"]),
    }


def _change(row: dict[str, Any], days: Days, say: Speaker) -> dict[str, Any]:
    return {
        "day": row["day"].isoformat(),
        "words": f"{say.share(row['before'])} → {say.share(row['after'])}",
        "when": say.day(row["day"]),
        "align": "left" if days.place(row["day"]) + _ROOM < days.width else "right",
    }


def _draw_bursts(lines: list[dict[str, Any]], days: Days, height: int) -> list[ChartType]:
    if not lines:
        return []
    base = alt.Chart(inline(lines)).mark_rule(color=theme.INK, strokeWidth=3)
    tooltip = [alt.Tooltip("when:N", title=" "), alt.Tooltip("named:N", title=" ")]
    x = alt.X("start:T", scale=days.scale, axis=None)
    return [base.encode(x=x, x2="end:T", y=alt.value(height + _BELOW), tooltip=tooltip)]


def _draw_changes(steps: list[dict[str, Any]], days: Days) -> list[ChartType]:
    if not steps:
        return []
    x = alt.X("day:T", scale=days.scale, axis=None)
    tooltip = [alt.Tooltip("when:N", title=" "), alt.Tooltip("words:N", title=" ")]
    base = alt.Chart(inline(steps))
    layers: list[ChartType] = [base.mark_rule(color=theme.INK, strokeWidth=1.2).encode(x=x, tooltip=tooltip)]
    for align, dx in _SIDES:
        words = base.transform_filter(f"datum.align == '{align}'").encode(x=x, y=alt.value(1), text="words:N")
        look: dict[str, Any] = {"align": align, "baseline": "top", "dx": dx, "fontSize": 11}
        halo = words.mark_text(**look, color=theme.PAPER, stroke=theme.PAPER, strokeWidth=3, opacity=0.85)
        layers += [halo, words.mark_text(**look, color=theme.INK)]
    return layers


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_dict("records")  # type: ignore[assignment]  # columns are names
    return rows
