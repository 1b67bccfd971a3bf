"""The linked figure of a view, and the sentences behind it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dyads.analysis import bin_mentions, count_mentions, pair_actors
from dyads.charts import Figure
from dyads.charts.linked import plot_linked
from dyads.desk import EvidenceView, News, add_issues, select_partners, show_sentences
from dyads.lab.view import View

_BEHIND = 10  # sentences behind each number of a page


@dataclass(frozen=True, slots=True)
class Overview:
    """Who is named in a view, when, with whom and about what: the tables, and the figure drawn from them."""

    frequency: pd.DataFrame
    timeline: pd.DataFrame
    partners: pd.DataFrame
    issues: pd.DataFrame
    figure: Figure


def make_overview(news: News, view: View) -> Overview:
    """Count what the view asks for; pairs without tests, which a briefing adds."""
    frequency = count_mentions(news.mentions, news.documents)
    actors = _shown(frequency, view)
    timeline = bin_mentions(news.mentions, news.documents, actors, view.bin, news.period)
    named = news.mentions[news.mentions["actor"].isin(actors)]
    kin = {actor: frozenset(actors) for actor in actors} | dict.fromkeys(
        news.issue_names, frozenset(news.issue_names)
    )
    partners = pair_actors(
        news.mentions,
        news.sentences,
        news.documents,
        view.unit,
        ancestors=news.ancestors,
        tested=False,
        resamples=0,
    )
    issues = pair_actors(
        add_issues(news, named),
        news.sentences,
        news.documents,
        view.unit,
        ancestors=kin,
        tested=False,
        resamples=0,
    )
    figure = plot_linked(
        frequency[frequency["actor"].isin(actors)],
        timeline,
        partners,
        issues,
        news.names | news.issue_names,
        first=next(iter(view.actors), None),
        top=len(actors),
        language=news.language,
    )
    return Overview(frequency, timeline, partners, issues, figure)


def show_behind(news: News, view: View, overview: Overview) -> EvidenceView:
    """Return the sentences behind what is drawn before anybody clicks: every actor, and the parts of the one chosen."""
    actors = _shown(overview.frequency, view)
    bars = overview.frequency[overview.frequency["actor"].isin(actors)]
    chosen = next((actor for actor in view.actors if actor in actors), next(iter(actors), ""))
    when = overview.timeline[overview.timeline["actor"] == chosen]
    partners = select_partners(overview.partners, chosen).head(_BEHIND)
    issues = select_partners(overview.issues, chosen).head(_BEHIND)
    own = show_sentences(news, news.mentions, bars, when, partners, unit=view.unit, most=_BEHIND)
    about = show_sentences(
        news,
        add_issues(news, news.mentions),
        issues,
        names=news.names | news.issue_names,
        unit=view.unit,
        most=_BEHIND,
    )
    return EvidenceView(own.items | about.items)


def _shown(frequency: pd.DataFrame, view: View) -> list[str]:
    """Return the actors to show: those most named, and whoever is followed."""
    named = list(frequency["actor"])
    return [*named[: view.top], *(actor for actor in view.actors if actor in named[view.top :])]
