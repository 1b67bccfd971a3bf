"""Key findings in words, made from the numbers, each with its uncertainty; nothing is said that cannot be tested."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from dyads.charts import TextView, plain, show_text
from dyads.charts.doors import door
from dyads.desk.news import News
from dyads.desk.phrases import counted, interval, verdict

MOST_NAMED = 3


def write_findings(news: News, frequency: pd.DataFrame, pairs: pd.DataFrame) -> TextView:
    """Return what the numbers say in words; a period without news says so."""
    if news.documents.empty:
        return show_text("No article is counted in this period, so there is nothing to report.")
    findings = (*_most_named(news, frequency), *_closest(news, pairs), *_how_dated(news))
    return show_text("\n".join(f"- {finding}" for finding in findings))


def _most_named(news: News, frequency: pd.DataFrame) -> Iterator[str]:
    if frequency.empty:
        yield "No actor of the registry is named in these articles."
    for row in frequency.head(MOST_NAMED).to_dict("records"):
        yield (
            f"**[{plain(news.names[row['actor']])}](#{door(row['actor'])})** is named in {row['documents']:,} of "
            f"{counted(len(news.documents), 'article')} ({row['share']:.0%}; {interval(row['low'], row['high'])}), "
            f"{counted(row['tokens'], 'time')} in all."
        )


def _closest(news: News, pairs: pd.DataFrame) -> Iterator[str]:
    if pairs.empty:
        yield "No two actors are named together."
        return
    closest: dict[str, Any] = pairs.iloc[0].to_dict()  # type: ignore[assignment]  # of names
    said = (
        f"**[{plain(news.names[closest['a']])} and {plain(news.names[closest['b']])}]"
        f"(#{door(closest['a'], closest['b'])})** are named together most often: {counted(closest['n_ab'], 'time')}, {closest['lift']:.1f} times what chance gives"
    )
    yield verdict(said, closest, len(news.documents))


def _how_dated(news: News) -> Iterator[str]:
    inferred, unknown = (int((news.documents["basis"] == basis).sum()) for basis in ("inferred", "unknown"))
    if inferred or unknown:
        yield (
            f"The day of {counted(inferred, 'article')} is inferred from what the text says; the day of "
            f"{counted(unknown, 'article')} is unknown."
        )
