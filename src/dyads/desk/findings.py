"""Key findings in words, made from the numbers, each with its uncertainty; nothing is said that cannot be tested."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from dyads.charts import TextView, plain, show_text
from dyads.charts.doors import door
from dyads.desk.news import News

CONVINCING = 0.05  # the share of false discoveries we accept (Benjamini-Hochberg)
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
            f"{_counted(len(news.documents), 'article')} ({row['share']:.0%}; 95% interval {row['low']:.0%} to "
            f"{row['high']:.0%}), {_counted(row['tokens'], 'time')} in all."
        )


def _closest(news: News, pairs: pd.DataFrame) -> Iterator[str]:
    if pairs.empty:
        yield "No two actors are named together."
        return
    closest = pairs.iloc[0]
    said = (
        f"**[{plain(news.names[closest['a']])} and {plain(news.names[closest['b']])}]"
        f"(#{door(closest['a'], closest['b'])})** are named together most often: {_counted(closest['n_ab'], 'time')}, {closest['lift']:.1f} times what chance gives"
    )
    if not closest["testable"]:
        yield f"{said}; not testable with {_counted(len(news.documents), 'article')}."
    elif pd.notna(closest["q"]) and closest["q"] < CONVINCING:
        yield f"{said} (q {_small(closest['q'])})."
    else:
        yield f"{said}, which cannot be told from accident."


def _how_dated(news: News) -> Iterator[str]:
    inferred, unknown = (int((news.documents["basis"] == basis).sum()) for basis in ("inferred", "unknown"))
    if inferred or unknown:
        yield (
            f"The day of {_counted(inferred, 'article')} is inferred from what the text says; the day of "
            f"{_counted(unknown, 'article')} is unknown."
        )


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _small(q: float) -> str:
    return "< 0.001" if q < 0.001 else f"= {q:.3f}"  # noqa: PLR2004  three decimals
