"""How days, weeks, months and years are written in a chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

from dyads.language import Language, Speaker

_YEARS = 3 * 366  # days from which an axis tells years only
_TICK = 48  # px that a day needs below an axis
_QUARTER = 100  # days from which it tells months only
_FORMATS: dict[Language, tuple[str, str, str]] = {  # of a year, a month and a day, as d3 writes them
    "en": ("%Y", "%b %Y", "%-d %b"),
    "ko": ("%Y", "%Y.%-m", "%-m.%-d"),
    "ja": ("%Y", "%Y年%-m月", "%-m月%-d日"),
}


@dataclass(frozen=True, slots=True)
class Days:
    """The days a chart is about, from `first` to the one before `end`, and how wide they are in px."""

    first: date
    end: date
    width: int

    @property
    def scale(self) -> alt.Scale:
        """In UTC, so that no reader's clock moves a bar."""
        return alt.Scale(type="utc", domainMin=_moment(self.first), domainMax=_moment(self.end), nice=False)

    def place(self, day: date) -> float:
        """Return how far from the left the day begins, in px."""
        return (day - self.first).days / (self.end - self.first).days * self.width


def name_bin(first: date, end: date, say: Speaker) -> str:
    """Write the days from `first` to the one before `end`: as a year, a month, a day, or from–to."""
    last = end - timedelta(days=1)
    whole_months = first.day == 1 and end.day == 1
    if whole_months and first.month == 1 and (end.year, end.month) == (first.year + 1, 1):
        return say.year(first)
    if whole_months and (last.year, last.month) == (first.year, first.month):
        return say.month(first)
    return say.days(first, last)


def axis_format(days: Days, say: Speaker) -> dict[str, Any]:
    """Return which days a time axis tells, and how."""
    count = (days.end - days.first).days
    years, months, single = _FORMATS[say.language]
    room = max(days.width // _TICK, 2)
    if count > _YEARS:
        return {"format": years, "tickCount": min(round(count / 365), 12, room)}
    if count > _QUARTER:
        return {"format": months, "tickCount": min(6, room)}
    return {"format": single, "tickCount": min(count, 7, room)}


def _moment(day: date) -> alt.ExprRef:
    """Return the day's first moment in UTC, as the number of ms that Vega's interpreter needs no function to read."""
    return alt.ExprRef(expr=str((day - date(1970, 1, 1)).days * 86_400_000))
