"""What a click on a chart opens: the sentences behind that number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dyads.charts.doors import door
from dyads.desk import add_issues, show_sentences

if TYPE_CHECKING:
    from dyads.lab.explorer import Explorer


def find_behind(explorer: Explorer, asked: str) -> dict[str, Any]:
    """Return label, total and sentences behind the door of a chart; an empty label where no number has that door."""
    news, overview, unit = explorer.news, explorer.overview, explorer.view.unit
    names = news.names | news.issue_names
    frequency, timeline = overview.frequency, overview.timeline
    own = frequency[[door(actor) == asked for actor in frequency["actor"]]]
    bins = timeline[
        [
            door(actor, day=day) == asked
            for actor, day in zip(timeline["actor"], timeline["bin_start"], strict=True)
        ]
    ]
    partners, issues = (
        pairs[[door(a, b) == asked for a, b in zip(pairs["a"], pairs["b"], strict=True)]]
        for pairs in (overview.partners, overview.issues)
    )
    mentions = add_issues(news, news.mentions) if len(issues) else news.mentions
    tables = [table for table in (own, bins, partners, issues) if len(table)]
    found = show_sentences(news, mentions, *tables, names=names, unit=unit).items
    return next(iter(found.values()), {"label": "", "total": 0, "sentences": []})
