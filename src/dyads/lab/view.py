"""What is looked at: the settings of the controls, checked, and as the params file of a briefing that shows the same numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, get_args

import yaml

from dyads.analysis.bins import Freq
from dyads.analysis.incidence import Unit
from dyads.desk import News
from dyads.model import Period

Day = date | None
UNITS: tuple[Unit, ...] = get_args(Unit)
BINS: tuple[Freq, ...] = get_args(Freq)


@dataclass(frozen=True, slots=True)
class View:
    """Which articles are looked at and how they are counted; `last` is the last day, in the view as in the controls."""

    first: Day = None
    last: Day = None
    actors: tuple[str, ...] = ()
    outlet_country: str | None = None
    issue: str | None = None
    unit: Unit = "sentence"
    bin: Freq = "month"
    top: int = 15

    def period(self, zone: str) -> Period | None:
        """Return the days of the view; None where neither end is set."""
        if self.first is None and self.last is None:
            return None
        return Period(self.first, self.last and self.last + timedelta(days=1), zone)

    def to_json(self) -> dict[str, Any]:
        """Return the settings as the controls hold them; what is not set is an empty text."""
        return {
            "first": self.first.isoformat() if self.first else "",
            "last": self.last.isoformat() if self.last else "",
            "actors": list(self.actors),
            "outlet_country": self.outlet_country or "",
            "issue": self.issue or "",
            "unit": self.unit,
            "bin": self.bin,
            "top": self.top,
        }


def start_view(news: News, view: View) -> View:
    """Return the view with the days of the news, where they have any."""
    end = news.period.end
    return replace(view, first=news.period.start, last=end - timedelta(days=1) if end else None)


def read_view(settings: Mapping[str, Any]) -> View:
    """Return the view that the controls say; raise ValueError with what cannot be understood."""
    first, last = (_day(settings[name]) for name in ("first", "last"))
    if first and last and last < first:
        raise ValueError(f"the last day, {last}, is before the first, {first}")
    return View(
        first=first,
        last=last,
        actors=tuple(settings["actors"]),
        outlet_country=settings["outlet_country"] or None,
        issue=settings["issue"] or None,
        unit=settings["unit"],
        bin=settings["bin"],
        top=int(settings["top"]),
    )


def write_params(news: News, view: View, title: str) -> str:
    """Return the params file of the briefing that shows what the view shows, as YAML that bare papermill reads too."""
    period: Any = {
        name: day.isoformat()
        for name, day in (("start", news.period.start), ("end", news.period.end))
        if day is not None
    }
    settings = {
        "title": title,
        "notebook": "briefing",
        **{name: value for name, value in news.opened.items() if value},
        "period": period or "all",
        "actors": list(view.actors),
        "outlet_country": view.outlet_country,
        "issue": view.issue,
        "unit": view.unit,
        "bin": view.bin,
        "top": view.top,
    }
    kept = {name: value for name, value in settings.items() if value not in (None, [])}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=110)


def _day(text: str) -> Day:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a day; write it as 2015-04-24") from None
