"""One actor's pairs: with whom, and beside which issues, it is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from dyads.analysis import bound_lifts, pair_actors
from dyads.analysis.incidence import Unit
from dyads.charts import TableView, show_table
from dyads.charts.doors import door
from dyads.charts.frequency import Subject
from dyads.desk.news import News
from dyads.desk.phrases import say_range
from dyads.language import Speaker, message, speaking

_IDS: dict[Subject, dict[str, str]] = {
    "actor": {"actor_a": "own", "actor_b": "id"},
    "issue": {"actor": "own", "issue": "id"},
}
_CAPTIONS: dict[Subject, str] = {
    "actor": message("Named with {name}, the {shown} most frequent of {all}"),
    "issue": message("Issues beside {name}, the {shown} most frequent of {all}"),
}


def select_partners(pairs: pd.DataFrame, actor: str) -> pd.DataFrame:
    """Return the pairs that hold the actor, in the order they have."""
    return pairs[(pairs["a"] == actor) | (pairs["b"] == actor)].reset_index(drop=True)


def add_issues(news: News, mentions: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions and, beside them, those of issues."""
    return pd.concat([mentions, news.told], ignore_index=True)


def pair_issues(news: News, mentions: pd.DataFrame, actor: str, unit: Unit = "sentence") -> pd.DataFrame:
    """Count the units that name both the actor and an issue, the most frequent issue first.

    Issues are no pairs among themselves, so the actor's are all that is tested.
    """
    issues = frozenset(news.issue_names)
    own = mentions[mentions["actor"] == actor]
    return pair_actors(
        add_issues(news, own),
        news.sentences,
        news.documents,
        unit,
        ancestors=dict.fromkeys(news.issue_names, issues),
    )


def show_partners(
    news: News,
    mentions: pd.DataFrame,
    partners: pd.DataFrame,
    actor: str,
    names: Mapping[str, str],
    *,
    unit: Unit = "sentence",
    top: int = 15,
    subject: Subject = "actor",
) -> TableView:
    """Show with whom the actor is named, how much of it is more than chance, and how far that moves when stories are drawn again."""
    say = speaking(news.language)
    shown = partners.head(top)
    lifts = bound_lifts(mentions, news.sentences, news.documents, shown, unit)
    columns = {
        "other": say("Other actor") if subject == "actor" else say("Issue"),
        "n_ab": say("Both"),
        "n_other": say("The other"),
        "expected": say("Chance"),
        "lift": say("Lift"),
        "range": say("Range"),
        "npmi": "NPMI",
        "q": "q",
        "stability": say("Stable"),
    }
    rows = shown.merge(lifts[["a", "b", "low", "high"]], on=["a", "b"], how="left")
    first = rows["a"] == actor
    rows = rows.assign(
        other=rows["b"].where(first, rows["a"]).map(names),
        own=actor,
        id=rows["b"].where(first, rows["a"]),
        n_other=rows["n_b"].where(first, rows["n_a"]),
        range=[tell_range(low, high, say) for low, high in zip(rows["low"], rows["high"], strict=True)],
    )
    caption = say(_CAPTIONS[subject], name=names[actor], shown=len(rows), all=len(partners))
    return replace(
        show_table(rows, caption, columns, ("stability",), files=_IDS[subject], name=f"{subject}-partners"),
        doors=tuple(map(door, rows["a"], rows["b"])),
    )


def tell_range(low: float, high: float, say: Speaker) -> str:
    """Write the range of a lift; a dash where resampling had nothing to draw from."""
    unknown = pd.isna(low) or pd.isna(high)
    return "–" if unknown else say_range(say.number(low, 1), say.number(high, 1), say)
