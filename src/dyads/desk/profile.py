"""What the numbers say about one actor, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dyads.analysis.intervals import wilson
from dyads.charts import TableView, TextView, plain, show_table, show_text
from dyads.charts.doors import door
from dyads.desk.news import News
from dyads.desk.phrases import counted, interval, verdict
from dyads.model import COUNTED_MODES


def write_profile(
    news: News,
    actor: str,
    frequency: pd.DataFrame,
    partners: pd.DataFrame,
    *,
    about: pd.DataFrame,
    voices: pd.DataFrame,
) -> TextView:
    """Return how often, with whom, beside what and in whose words the actor is named; that it is not, where it is not."""
    if news.documents.empty:
        return show_text("No article is counted in this period, so there is nothing to report.")
    findings = [*_named(news, actor, frequency), *_unsettled(news, actor)]
    if actor in set(frequency["actor"]):
        findings += [
            *_beside(news, actor, partners, news.names, "actor"),
            *_beside(news, actor, about, news.issue_names, "issue"),
            _heard(news, actor, voices),
        ]
    return show_text("\n".join(f"- {finding}" for finding in findings))


def show_voice(news: News, actor: str, voices: pd.DataFrame) -> TableView:
    """Show in how many articles the actor is named, quoted and pictured: three numbers that say three things."""
    row = _row_of(voices, actor)
    articles = len(news.documents)
    counts = [int(row.get(name, 0)) for name in ("mentioned", "quoted", "pictured")]
    low, high = wilson(counts, [articles] * len(counts)) if articles else ([None] * 3, [None] * 3)
    table = pd.DataFrame(
        {
            "how": ["Named", "Quoted", "Named in a caption"],
            "documents": counts,
            "share": [count / articles if articles else None for count in counts],
            "low": list(low),
            "high": list(high),
        }
    ).astype({"share": "Float64", "low": "Float64", "high": "Float64"})
    columns = {"how": "The actor is", "documents": "Articles", "share": "Share", "low": "From", "high": "To"}
    caption = (
        f"{news.names[actor]} named, quoted and pictured, of {counted(articles, 'article')}; "
        "from and to: 95% interval of the share"
    )
    doors = (door(actor), "", "")  # quotations and captions are no sentences that were counted
    return replace(
        show_table(
            table.assign(actor=actor),
            caption,
            columns,
            ("share", "low", "high"),
            files={"actor": "actor"},
            name="voice",
        ),
        doors=doors,
    )


def _named(news: News, actor: str, frequency: pd.DataFrame) -> Iterator[str]:
    articles = len(news.documents)
    name = plain(news.names[actor])
    row = _row_of(frequency, actor)
    if not row:
        _, high = wilson(0, articles)
        yield f"**{name}** is named in none of {counted(articles, 'article')} (95% interval 0% to {float(high):.0%})."
        return
    yield (
        f"**[{name}](#{door(actor)})** is named in {row['documents']:,} of {counted(articles, 'article')} "
        f"({row['share']:.0%}; {interval(row['low'], row['high'])}), {counted(row['tokens'], 'time')} in all."
    )
    place = 1 + int((frequency["documents"] > row["documents"]).sum())
    if pd.notna(row["rank_low"]):
        yield (
            f"{name} is number {place} of {counted(len(frequency), 'actor')} by articles; "
            f"had other stories been drawn, {row['rank_low']} to {row['rank_high']}."
        )


def _unsettled(news: News, actor: str) -> Iterator[str]:
    """Say how many names could be the actor's or somebody else's: they count for nobody."""
    unsettled = news.mentions["actor"].isna() & news.mentions["mode"].isin(list(COUNTED_MODES))
    number = sum(actor in candidates for candidates in news.mentions.loc[unsettled, "candidates"])
    if number:
        yield f"{counted(number, 'further name')} could mean this actor or another; what cannot be settled is not counted."


def _beside(
    news: News, actor: str, pairs: pd.DataFrame, names: Mapping[str, str], what: str
) -> Iterator[str]:
    name = plain(news.names[actor])
    if pairs.empty:
        yield (
            f"No other {what} is named beside {name}."
            if what == "actor"
            else f"No issue comes up beside {name}."
        )
        return
    first: dict[str, Any] = pairs.iloc[0].to_dict()  # type: ignore[assignment]  # of names
    other = first["b"] if first["a"] == actor else first["a"]
    said = (
        f"The {what} most often beside {name} is **[{plain(names[other])}](#{door(actor, other)})**: "
        f"{counted(first['n_ab'], 'time')}, {first['lift']:.1f} times what chance gives"
    )
    yield verdict(said, first, len(news.documents))


def _heard(news: News, actor: str, voices: pd.DataFrame) -> str:
    name = plain(news.names[actor])
    row = _row_of(voices, actor)
    if not row.get("quoted"):
        return f"No quotation in these articles is attributed to {name}."
    return (
        f"{name} is quoted in {row['quoted']:,} of {counted(len(news.documents), 'article')}, "
        f"{counted(row['quotes'], 'different quotation')} in all."
    )


def _row_of(table: pd.DataFrame, actor: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = table[table["actor"] == actor].to_dict("records")  # type: ignore[assignment]  # of names
    return rows[0] if rows else {}
