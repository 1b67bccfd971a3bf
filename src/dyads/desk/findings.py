"""Key findings in words, made from the numbers, each with its uncertainty; nothing is said that cannot be tested."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dyads.desk.news import News
from dyads.desk.words import counted, escape, percent

CONVINCING = 0.05  # the share of false discoveries we accept (Benjamini-Hochberg)
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Findings:
    """Sentences a reader may quote, in order of weight; shown as a list."""

    sentences: tuple[str, ...]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {
            "text/markdown": "\n".join(f"- {sentence}" for sentence in self.sentences),
            "text/plain": str(self),
        }

    def __str__(self) -> str:
        return "\n".join(self.sentences)


def write_findings(news: News, frequency: pd.DataFrame, pairs: pd.DataFrame) -> Findings:
    """Return what the numbers say in words; a period without news says so."""
    if news.documents.empty:
        return Findings(("No article is counted in this period, so there is nothing to report.",))
    return Findings((*_most_named(news, frequency), *_closest(news, pairs), *_how_dated(news)))


def _most_named(news: News, frequency: pd.DataFrame) -> Iterator[str]:
    if frequency.empty:
        yield "No actor of the registry is named in these articles."
    for row in frequency.head(MOST_NAMED).to_dict("records"):
        yield (
            f"**{escape(news.names[row['actor']])}** is named in {row['documents']} of "
            f"{counted(len(news.documents), 'article', 'articles')} ({percent(row['share'])}; 95 % interval "
            f"{percent(row['low'])} to {percent(row['high'])}), {counted(row['tokens'], 'time', 'times')} in all."
        )


def _closest(news: News, pairs: pd.DataFrame) -> Iterator[str]:
    if pairs.empty:
        yield "No two actors are named together."
        return
    closest = pairs.sort_values(["n_ab", "a", "b"], ascending=[False, True, True]).iloc[0]
    who = f"**{escape(news.names[closest['a']])}** and **{escape(news.names[closest['b']])}**"
    said = f"{who} are named together most often: {counted(closest['n_ab'], 'time', 'times')}, {closest['lift']:.1f} times what chance gives"
    if not closest["testable"]:
        yield f"{said}; not testable with {counted(len(news.documents), 'article', 'articles')}."
    elif pd.notna(closest["q"]) and closest["q"] < CONVINCING:
        yield f"{said} (q = {closest['q']:.3f})."
    else:
        yield f"{said}; a difference from chance that cannot be told from accident."


def _how_dated(news: News) -> Iterator[str]:
    unknown = int((news.documents["basis"] == "unknown").sum())
    inferred = int((news.documents["basis"] == "inferred").sum())
    if unknown or inferred:
        yield (
            f"Of {counted(len(news.documents), 'article', 'articles')}, {inferred} "
            f"{'is' if inferred == 1 else 'are'} dated from what the text says about offices and events, and {unknown} "
            f"{'has' if unknown == 1 else 'have'} no known day."
        )
