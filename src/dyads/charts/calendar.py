"""How days, weeks, months and years are written in a chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

from dyads.charts.words import Language

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEARS = 3 * 366  # days from which an axis tells years only
_QUARTER = 100  # days from which it tells months only


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


def name_day(day: date, language: Language) -> str:
    """Write a day as readers of the language do."""
    if language == "ko":
        return f"{day.year}년 {day.month}월 {day.day}일"
    if language == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def name_bin(first: date, end: date, language: Language) -> str:
    """Write the days from `first` to the one before `end`: as a year, a month, a day, or from–to."""
    last = end - timedelta(days=1)
    whole_months = first.day == 1 and end.day == 1
    if whole_months and first.month == 1 and (end.year, end.month) == (first.year + 1, 1):
        return {"en": f"{first.year}", "ko": f"{first.year}년", "ja": f"{first.year}年"}[language]
    if whole_months and (last.year, last.month) == (first.year, first.month):
        month = f"{_MONTHS[first.month - 1]} {first.year}"
        return {"en": month, "ko": f"{first.year}년 {first.month}월", "ja": f"{first.year}年{first.month}月"}[
            language
        ]
    if first == last:
        return name_day(first, language)
    return f"{name_day(first, language)} – {name_day(last, language)}"


def axis_format(days: Days, language: Language) -> dict[str, Any]:
    """Return which days a time axis tells, and how."""
    count = (days.end - days.first).days
    if count > _YEARS:
        return {
            "format": {"en": "%Y", "ko": "%Y년", "ja": "%Y年"}[language],
            "tickCount": min(round(count / 365), 12),
        }
    if count > _QUARTER:
        return {"format": {"en": "%b %Y", "ko": "%Y.%-m", "ja": "%Y年%-m月"}[language], "tickCount": 6}
    return {
        "format": {"en": "%-d %b", "ko": "%-m.%-d", "ja": "%-m月%-d日"}[language],
        "tickCount": min(count, 7),
    }


def _moment(day: date) -> alt.ExprRef:
    """Return the day's first moment in UTC, as the number of ms that Vega's interpreter needs no function to read."""
    return alt.ExprRef(expr=str((day - date(1970, 1, 1)).days * 86_400_000))
