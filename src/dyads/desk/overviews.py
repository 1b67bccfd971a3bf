"""Tables as a reader of a briefing meets them: under plain labels, with names for ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dyads.charts import TableView, show_table
from dyads.desk.news import News

Names = Mapping[str, str]


def show_frequency(frequency: pd.DataFrame, names: Names, top: int = 15) -> TableView:
    """Show how often the most named actors are named, with every measure of it."""
    columns = {
        "name": "Actor",
        "tokens": "Mentions",
        "documents": "Articles",
        "clusters": "Stories",
        "outlets": "Outlets",
        "share": "Share",
        "interval": "95% interval",
        "ranks": "Ranks",
        "dispersion": "DPnorm",
    }
    rows = frequency.head(top).assign(
        name=lambda table: table["actor"].map(names),
        interval=[f"{low:.0%} to {high:.0%}" for low, high in _both(frequency, "low", "high", top)],
        ranks=[_span(best, worst) for best, worst in _both(frequency, "rank_low", "rank_high", top)],
    )
    caption = f"Mention frequency, the {len(rows)} most named of {len(frequency)} actors"
    return show_table(rows, caption, columns, shares=("share",))


def show_pairs(pairs: pd.DataFrame, names: Names, top: int = 15) -> TableView:
    """Show how often the closest pairs are named together, and how much of it is more than chance."""
    columns = {
        "first": "Actor",
        "second": "Other actor",
        "n_ab": "Both",
        "n_a": "First",
        "n_b": "Second",
        "expected": "Chance",
        "lift": "Lift",
        "npmi": "NPMI",
        "q": "q",
        "stability": "Stable",
    }
    rows = pairs.head(top).assign(
        first=lambda table: table["a"].map(names), second=lambda table: table["b"].map(names)
    )
    caption = f"Co-occurrence, the {len(rows)} most frequent of {len(pairs)} pairs"
    return show_table(rows, caption, columns, shares=("stability",))


def show_issues(news: News, top: int = 15) -> TableView:
    """Show in how many articles each issue is named, the most frequent first."""
    counts = news.issues.groupby("issue").agg(phrases=("phrase", "size"), articles=("document", "nunique"))
    rows = counts.reset_index().sort_values(["articles", "phrases", "issue"], ascending=[False, False, True])
    rows = rows.head(top).assign(
        name=lambda table: [news.registry.issues[issue].names["en"] for issue in table["issue"]],
        share=lambda table: table["articles"] / max(1, len(news.documents)),
    )
    columns = {
        "name": "Issue",
        "articles": "Articles",
        "share": "Share of articles",
        "phrases": "Phrases found",
    }
    return show_table(rows, f"Issues named in {len(news.documents)} articles", columns, shares=("share",))


def show_sources(news: News) -> TableView:
    """Show every article that is counted, in order of its day."""
    rows = news.documents.sort_values(["published_from", "published_to", "source"], na_position="last")
    columns = {
        "published_from": "From",
        "published_to": "To",
        "basis": "Day is",
        "outlet": "Outlet",
        "title": "Title",
    }
    return show_table(rows, f"The {len(rows)} articles of this edition", columns)


def show_rejected(news: News) -> TableView:
    """Show every file that could not be read, with the reason."""
    return show_table(news.rejected, "Files that were not read", {"source": "File", "reason": "Reason"})


def _both(table: pd.DataFrame, low: str, high: str, top: int) -> Iterator[tuple[Any, Any]]:
    return zip(table[low].head(top), table[high].head(top), strict=True)


def _span(best: Any, worst: Any) -> str:
    """Return `3`, `3 to 7`, or a dash where resampling had nothing to draw from."""
    if pd.isna(best):
        return "–"
    return f"{best}" if best == worst else f"{best} to {worst}"
