"""One question, one figure and the table it is drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from dyads.analysis import (
    bin_mentions,
    by_period,
    compare_mentions,
    count_mentions,
    cover_bins,
    pair_actors,
)
from dyads.analysis.bins import Freq
from dyads.analysis.incidence import Unit
from dyads.charts import (
    Figure,
    plot_frequency,
    plot_groups,
    plot_heatmap,
    plot_network,
    plot_partners,
    plot_timeline,
)
from dyads.desk.groups import count_groups, group_outlets
from dyads.desk.happenings import select_events
from dyads.desk.lookup import Asked
from dyads.desk.news import News, understand_period
from dyads.desk.partners import pair_issues, select_partners
from dyads.model import Period
from dyads.schedule import LONGEST

Subject = Literal["actor", "issue"]

_FEW = 40  # bins that a timeline shows well


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure, and as `table` the numbers behind it with every measure; a notebook shows the figure."""

    figure: Figure
    table: pd.DataFrame

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return self.figure._repr_mimebundle_()

    def __repr__(self) -> str:
        rows = f"{len(self.table):,} {'row' if len(self.table) == 1 else 'rows'}"
        return f"<{self.figure.title} ({self.figure.id}, {rows}: .table, .figure)>"


def answer_frequency(news: News, *, top: int = 15, subject: Subject = "actor") -> Answer:
    """Return who is named, or which issues are, in the most articles."""
    mentions, names = (news.mentions, news.names) if subject == "actor" else (news.told, news.issue_names)
    table = count_mentions(mentions, news.documents)
    return Answer(plot_frequency(table, names, top=top, subject=subject, language=news.language), table)


def answer_cooccurrence(news: News, *, unit: Unit = "sentence", top: int = 15) -> Answer:
    """Return who is named with whom."""
    table = _pair(news, unit)
    return Answer(plot_heatmap(table, news.names, top=top, unit=unit, language=news.language), table)


def answer_timeline(news: News, *actors: Asked, freq: Freq | None = None) -> Answer:
    """Return when the actors are named, those most named where none is given; bins fit the days unless `freq` says."""
    ids = [news.actors[actor].id for actor in actors] or list(news.actors)[:4]
    freq = freq or fit_bins(news)
    table = bin_mentions(news.mentions, news.documents, ids, freq, news.period)
    coverage = cover_bins(news.documents, freq, news.period)
    events = select_events(news, ids) if actors else news.events
    return Answer(
        plot_timeline(table, news.names, events=events, coverage=coverage, language=news.language), table
    )


def answer_partners(
    news: News, actor: Asked, *, unit: Unit = "sentence", top: int = 15, subject: Subject = "actor"
) -> Answer:
    """Return with whom, or beside which issues, the actor is named."""
    id_ = news.actors[actor].id
    if subject == "issue":
        table = pair_issues(news, news.mentions, id_, unit)
    else:
        table = select_partners(_pair(news, unit), id_)
    names = news.names | news.issue_names
    figure = plot_partners(table, id_, names, top=top, unit=unit, subject=subject, language=news.language)
    return Answer(figure, table)


def answer_ego(news: News, actor: Asked, *, unit: Unit = "sentence", top: int = 12) -> Answer:
    """Return the actor, those named with it most often, and how often these are named with each other."""
    id_ = news.actors[actor].id
    pairs = _pair(news, unit)
    closest = select_partners(pairs, id_).head(top)
    circle = {id_, *closest["a"], *closest["b"]}
    table = pairs[pairs["a"].isin(circle) & pairs["b"].isin(circle)].reset_index(drop=True)
    return Answer(plot_network(table, news.names, top=top + 1, unit=unit, language=news.language), table)


def answer_comparison(
    news: News,
    *,
    periods: Sequence[str | Mapping[str, str | None]] = (),
    outlets: Sequence[str] = (),
    top: int = 10,
    subject: Subject = "actor",
) -> Answer:
    """Return whom two periods, or two outlets or the outlets of two countries, name, side by side; the table tests the differences.

    Only what is certainly of a group is in it: all days of an article in the period, its outlet known to the registry.
    """
    if bool(periods) == bool(outlets) or len(periods or outlets) != 2:  # noqa: PLR2004  a comparison is of two
        raise ValueError(
            "compare takes two periods or two outlets or their countries: periods=('2015', '2019')"
        )
    groups = _by_period(news, periods) if periods else _by_outlet(news, outlets)
    a, b = groups.shown
    mentions, names = (news.mentions, news.names) if subject == "actor" else (news.told, news.issue_names)
    table = compare_mentions(mentions, news.documents, groups.of, a, b)
    counts = count_groups(mentions, news.documents, groups.of, groups.shown)
    figure = plot_groups(counts, names, top=top, subject=subject, language=news.language)
    return Answer(figure, table)


def fit_bins(news: News) -> Freq:
    """Return the shortest unit of the calendar of which some forty fill the days of the articles."""
    first, last = news.documents["published_from"].min(), news.documents["published_to"].max()
    if not isinstance(first, date) or not isinstance(last, date):
        return "year"
    days = ((news.period.end or last) - (news.period.start or first)).days
    return next((freq for freq, longest in LONGEST.items() if days <= longest * _FEW), "year")


@dataclass(frozen=True, slots=True)
class _Two:
    """Two groups by the names they are shown under, and the group of each document."""

    shown: tuple[str, str]
    of: dict[str, str]


def _by_period(news: News, asked: Sequence[str | Mapping[str, str | None]]) -> _Two:
    one, other = (understand_period(period, None, news.period.zone) for period in asked)
    named: dict[str, Period] = {_call(asked[0], one): one, _call(asked[1], other): other}
    first, second = named
    return _Two((first, second), by_period(news.documents, named))


def _by_outlet(news: News, asked: Sequence[str]) -> _Two:
    """Return the groups of `group_outlets`: a state of the registry, or an outlet it does not know."""
    of = group_outlets(news)
    one, other = (news.sides.get(name, name) for name in asked)
    if unknown := sorted({one, other} - set(of.values())):
        raise ValueError(
            f"no article here is of {unknown[0]!r}; there are {', '.join(sorted(set(of.values())))}"
        )
    return _Two((one, other), of)


def _call(asked: str | Mapping[str, str | None], period: Period) -> str:
    return asked if isinstance(asked, str) else period.slug


def _pair(news: News, unit: Unit) -> pd.DataFrame:
    return pair_actors(news.mentions, news.sentences, news.documents, unit=unit, ancestors=news.ancestors)
