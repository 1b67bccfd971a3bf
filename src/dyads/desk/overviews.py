"""Tables as a reader of a briefing meets them: under plain labels, with names for ids."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pandas as pd

from dyads.analysis import cover_bins, explain_test
from dyads.analysis.bins import Freq
from dyads.analysis.incidence import Unit
from dyads.charts import TableView, TextView, plain, show_table, show_text
from dyads.charts.doors import door, known
from dyads.corpus import tabulate_coverage
from dyads.desk.news import News
from dyads.desk.outlets import name_outlets
from dyads.desk.partners import tell_range
from dyads.desk.phrases import say_range
from dyads.desk.terms import BASES, WIDTHS, say_all
from dyads.language import Language, Speaker, speaking
from dyads.model import Period

Names = Mapping[str, str]
MOST_PAIRS = 1_000  # in the files: of the pairs of a large corpus most are named together once


def show_frequency(
    frequency: pd.DataFrame,
    names: Names,
    top: int = 15,
    *,
    rates: pd.DataFrame | None = None,
    language: Language = "en",
) -> TableView:
    """Show how often the most named actors are named, with every measure of it; `rates` (of `rate_mentions`) adds those."""
    say = speaking(language)
    columns = {
        "name": say("Actor"),
        "tokens": say("Mentions"),
        "documents": say("Articles"),
        "clusters": say("Stories"),
        "outlets": say("Outlets"),
        "share": say("Share"),
        "interval": say("95% interval"),
        "ranks": say("Ranks"),
        "dispersion": "DPnorm",
    }
    rows = frequency.assign(
        name=frequency["actor"].map(names),
        interval=[
            say_range(say.share(low), say.share(high), say) for low, high in _both(frequency, "low", "high")
        ],
        ranks=[_span(best, worst, say) for best, worst in _both(frequency, "rank_low", "rank_high")],
    )
    if rates is not None:
        of = rates.set_index("actor").reindex(rows["actor"])[["rate", "low", "high"]].astype(float)
        ends = zip(of["low"], of["high"], strict=True)
        rows = rows.assign(
            rate=of["rate"].to_numpy(),
            rate_range=[tell_range(low, high, say) for low, high in ends],
        )
    caption = say(
        "Mention frequency, the {shown} most named of {all} actors", shown=min(top, len(rows)), all=len(rows)
    )
    if len(rows) == 1:
        caption = say("Mention frequency of {name}", name=rows["name"].iloc[0])
    programs = ["actor", "low", "high", "rank_low", "rank_high"]
    if rates is not None:  # a page is as wide as nine columns
        columns = {"name": columns["name"], "tokens": columns["tokens"]} | {
            "rate": say("Per 1,000 words"),
            "rate_range": say("Range"),
            **{name: label for name, label in columns.items() if name not in {"outlets", "dispersion"}},
        }
        programs += ["outlets", "dispersion"]
    return replace(
        show_table(
            rows,
            caption,
            columns,
            ("share",),
            files=dict(zip(programs, programs, strict=True)),
            name="frequency-table",
            most=top,
        ),
        doors=tuple(map(door, rows["actor"])),
    )


def show_pairs(pairs: pd.DataFrame, names: Names, top: int = 15, *, language: Language = "en") -> TableView:
    """Show how often the closest pairs are named together, and how much of it is more than chance."""
    say = speaking(language)
    columns = {
        "first": say("Actor"),
        "second": say("Other actor"),
        "n_ab": say("Both"),
        "n_a": say("The first"),
        "n_b": say("The second"),
        "expected": say("Chance"),
        "lift": say("Lift"),
        "npmi": "NPMI",
        "q": "q",
        "stability": say("Stable"),
    }
    rows = pairs.head(MOST_PAIRS).assign(
        first=lambda table: table["a"].map(names), second=lambda table: table["b"].map(names)
    )
    caption = say(
        "Co-occurrence, the {shown} most frequent of {all} pairs", shown=min(top, len(rows)), all=len(pairs)
    )
    return replace(
        show_table(
            rows,
            caption,
            columns,
            ("stability",),
            files={"actor_a": "a", "actor_b": "b", "testable": "testable"},
            name="pairs-table",
            most=top,
        ),
        doors=tuple(map(door, rows["a"], rows["b"])),
    )


def show_test(news: News, unit: Unit) -> TextView:
    """Say in words what a test of pairs by that unit compares with, and what so many documents can show."""
    test = explain_test(
        news.mentions, news.sentences, news.documents, unit, ancestors=news.ancestors, language=news.language
    )
    return show_text(plain(" ".join(test["reading"])))


def show_dating(news: News) -> TableView:
    """Show how the days of the articles are known, and how exactly."""
    say = speaking(news.language)
    columns = {
        "basis": say("Day is"),
        "days": say("Known to"),
        "documents": say("Articles"),
        "contradictions": say("Contradictions"),
    }
    dating = tabulate_coverage(news.documents, news.rejected).dating
    doors = tuple(door(known(basis)) for basis in dating["basis"])
    dating = dating.assign(
        basis=say_all(dating["basis"], BASES, say), days=say_all(dating["days"], WIDTHS, say)
    )
    caption = say("How the day of each article is known")
    return replace(show_table(dating, caption, columns, name="dating"), doors=doors)


def cover_outlets(news: News, freq: Freq, groups: Mapping[str, str] | None = None) -> dict[str, pd.DataFrame]:
    """Count the documents of every bin for each outlet, or group of them; those that have none stand under the empty name.

    Outlets written with the same letters are one. `groups` gives a document's group by its id.
    """
    days = _days(news)
    return {
        str(outlet): cover_bins(documents.reset_index(drop=True), freq, days)
        for outlet, documents in news.documents.groupby(group_documents(news, groups))
    }


def group_documents(news: News, groups: Mapping[str, str] | None = None) -> pd.Series[Any]:
    """Return the outlet of every document, or its group by its id; the empty name where it has none."""
    named = name_outlets(news) if groups is None else news.documents["id"].map(groups).astype(object)
    return named.fillna("")


def select_naming(news: News, actors: Collection[str]) -> pd.DataFrame:
    """Return the documents that name each of the actors."""
    named = news.mentions[news.mentions["counted"] & news.mentions["actor"].isin(list(actors))]
    actors_in = named.groupby("document")["actor"].nunique()
    naming = actors_in[actors_in == len(set(actors))].index
    return news.documents[news.documents["id"].isin(list(naming))].reset_index(drop=True)


def show_reasons(news: News) -> TableView:
    """Show for every article which clues decided its day, those that removed most days first, or what contradicts itself."""
    say = speaking(news.language)
    rows = _by_day(news.documents, say).assign(
        clues=lambda table: [
            "; ".join(clue["clue"] for clue in clues if clue["removes_days"]) for clues in table["reasons"]
        ],
        contradiction=lambda table: table["contradiction"].fillna(""),
    )
    columns = {
        "published_from": say("First day"),
        "published_to": say("Last day"),
        "basis": say("Day is"),
        "title": say("Title"),
        "clues": say("Because"),
        "contradiction": say("But"),
    }
    caption = say("How the day of each article is known")
    return show_table(rows, caption, columns, files={"document": "id"}, name="reasons")


def show_duplicates(news: News) -> TableView:
    """Show every article that is a copy of another: the same story under another masthead, or the same page again."""
    titles = dict(
        zip(news.documents["id"], news.documents["title"].fillna(news.documents["source"]), strict=True)
    )
    say = speaking(news.language)
    copies = _by_day(news.documents, say)
    copies = copies[copies["duplicate_of"].notna()]
    rows = copies.assign(
        title=copies["title"].fillna(copies["source"]),
        origin=[
            titles.get(origin, say("an article outside this edition")) for origin in copies["duplicate_of"]
        ],
    )
    columns = {
        "title": say("Copy"),
        "outlet": say("Outlet"),
        "published_from": say("First day"),
        "origin": say("Copy of"),
    }
    caption = say(
        "{n} of {total:article is a copy|articles are copies}", n=len(rows), total=len(news.documents)
    )
    return show_table(
        rows, caption, columns, files={"document": "id", "original": "duplicate_of"}, name="copies"
    )


def show_sources(news: News, documents: pd.DataFrame | None = None) -> TableView:
    """Show every article that is counted, or those given, in order of its day."""
    say = speaking(news.language)
    rows = _by_day(news.documents if documents is None else documents, say)
    columns = {
        "published_from": say("First day"),
        "published_to": say("Last day"),
        "basis": say("Day is"),
        "outlet": say("Outlet"),
        "title": say("Title"),
    }
    if documents is None:
        caption = say("The {n} articles of this edition", n=len(rows))
    else:
        caption = say("The {n} articles of {total} in this edition", n=len(rows), total=len(news.documents))
    return show_table(rows, caption, columns, files={"document": "id"}, name="sources")


def show_rejected(news: News) -> TableView:
    """Show every file that could not be read, with the reason."""
    say = speaking(news.language)
    columns = {"source": say("File"), "reason": say("Reason")}
    return show_table(news.rejected, say("Files that were not read"), columns, name="rejected")


def _by_day(documents: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    ordered = documents.sort_values(["published_from", "published_to", "source"], na_position="last")
    return ordered.assign(basis=say_all(ordered["basis"], BASES, say))


def _both(table: pd.DataFrame, low: str, high: str) -> Iterator[tuple[Any, Any]]:
    return zip(table[low], table[high], strict=True)


def _span(best: Any, worst: Any, say: Speaker) -> str:
    """Return `3`, `3 to 7`, or a dash where resampling had nothing to draw from."""
    if pd.isna(best):
        return "–"
    return f"{best}" if best == worst else say_range(str(best), str(worst), say)


def _days(news: News) -> Period:
    """Return the period, or where it is open the days of the documents, so that all outlets have the same bins."""
    first, last = news.documents["published_from"].min(), news.documents["published_to"].max()
    return Period(
        news.period.start or (None if pd.isna(first) else first),
        news.period.end or (None if pd.isna(last) else last + timedelta(days=1)),
        news.period.zone,
    )
