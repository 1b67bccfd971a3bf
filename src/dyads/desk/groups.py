"""Documents in groups, such as those of Korean and of Japanese outlets, set side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dyads.analysis import count_mentions, count_wordings
from dyads.charts import TableView, TextView, plain, show_table, show_text
from dyads.charts.doors import door
from dyads.desk.news import News
from dyads.desk.phrases import CONVINCING, counted, small
from dyads.registry.registry import fold
from dyads.tables import WORDINGS

_LEAST = 2  # documents: one has no spread
_MOST = 4  # groups that stand side by side
_TOLD = 3  # differences in the findings

Groups = Mapping[str, str]  # a document's group, by its id


def group_outlets(news: News) -> dict[str, str]:
    """Return the state of each document's outlet where the registry knows it (tagged media), else the outlet itself.

    Outlets written with the same letters are one. Documents that name no outlet are in no group.
    """
    known = {
        _letters(form): news.registry.state(actor.id)
        for actor in news.registry.actors.values()
        if "media" in actor.tags
        for form in (*actor.names.values(), *(alias.text for alias in actor.aliases if not alias.ambiguous))
    }
    outlets = news.documents.set_index("id")["outlet"].dropna()
    written: dict[str, str] = {}
    for outlet in outlets.value_counts().index:  # the form most often written stands for all
        written.setdefault(_letters(outlet), outlet)
    groups = {}
    for document, outlet in outlets.items():
        state = known.get(_letters(outlet))
        groups[str(document)] = news.names[state.id] if state else written[_letters(outlet)]
    return groups


def largest_groups(groups: Groups, between: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the groups to set side by side, the largest first: those of `between`, else up to four; each of two documents or more."""
    sizes = Counter(groups.values())
    named = [group for group in (between or sizes) if sizes[group] >= _LEAST]
    return tuple(sorted(named, key=lambda group: (-sizes[group], group))[:_MOST])


def first_two(groups: Sequence[str]) -> tuple[str, str]:
    """Return the two groups that are compared; empty names, which no document has, where there are not two."""
    return (groups[0], groups[1]) if len(groups) >= 2 else ("", "")  # noqa: PLR2004  a comparison is of two


def count_groups(
    mentions: pd.DataFrame, documents: pd.DataFrame, groups: Groups, shown: Sequence[str]
) -> dict[str, pd.DataFrame]:
    """Count mentions in each of the groups shown, apart."""
    of = _group_of(documents, groups)
    return {group: count_mentions(mentions, documents[of == group].reset_index(drop=True)) for group in shown}


def select_grouped(documents: pd.DataFrame, groups: Groups, shown: Sequence[str]) -> pd.DataFrame:
    """Return the documents of the groups shown."""
    return documents[_group_of(documents, groups).isin(list(shown))].reset_index(drop=True)


def write_comparison(news: News, groups: Groups, two: tuple[str, str], comparison: pd.DataFrame) -> TextView:
    """Return whom one group names more than the other, where a test can tell; else why none can."""
    if news.documents.empty:
        return show_text("No article is counted in this period, so there is nothing to report.")
    findings = [*_coverage(news, groups), *_differences(news, groups, two, comparison)]
    return show_text("\n".join(f"- {finding}" for finding in findings))


def show_groups(news: News, groups: Groups) -> TableView:
    """Show how many articles and stories each group has, and from which outlets."""
    documents = news.documents.assign(group=_group_of(news.documents, groups))
    table = (
        documents.groupby("group")
        .agg(
            documents=("id", "size"),
            stories=("cluster", "nunique"),
            words=("words", "sum"),
            outlets=("outlet", lambda outlets: "; ".join(sorted(set(outlets)))),
        )
        .reset_index()
        .sort_values(["documents", "group"], ascending=[False, True])
    )
    columns = {
        "group": "Group",
        "documents": "Articles",
        "stories": "Stories",
        "words": "Words",
        "outlets": "Outlets",
    }
    return show_table(table, f"The groups: {len(table):,}", columns, name="outlets")


def show_comparison(
    comparison: pd.DataFrame,
    names: Mapping[str, str],
    two: tuple[str, str],
    *,
    top: int = 15,
    what: str = "Actor",
) -> TableView:
    """Show what the two groups name most differently: articles, mentions, and what a test of the difference can say."""
    a, b = two
    rows = comparison.assign(size=comparison["z"].abs(), name=comparison["actor"].map(names)).sort_values(
        ["size", "actor"], ascending=[False, True]
    )
    rows = rows.head(top).sort_values(["z", "actor"], ascending=[False, True])
    columns = {
        "name": what,
        "documents_a": f"Articles, {a}",
        "documents_b": f"Articles, {b}",
        "tokens_a": f"Times, {a}",
        "tokens_b": f"Times, {b}",
        "log_odds": "Log odds",
        "p": "p",
        "q": "q",
    }
    caption = (
        f"{a} beside {b}: the {len(rows)} largest of {len(comparison)} differences"
        if len(comparison)
        else "There is nothing to compare"
    )
    shown = show_table(
        rows, caption, columns, files={what.lower(): "actor"}, name=f"comparison-{what.lower()}"
    )
    return replace(shown, doors=tuple(map(door, rows["actor"])))


def show_group_wordings(news: News, groups: Groups, shown: Sequence[str], *, top: int = 10) -> TableView:
    """Show, issue by issue, in how many articles of each group the words of each side are used."""
    tables = [
        count_wordings(news.issues, select_grouped(news.documents, groups, [group])).assign(group=group)
        for group in shown
    ]
    rows = pd.concat([WORDINGS.empty().assign(group=""), *tables])
    most = rows.groupby("issue")["naming"].max().sort_values(ascending=False, kind="stable").head(top)
    rows = rows[rows["issue"].isin(most.index)].sort_values(["issue", "wording", "group"])
    sides = {"neutral": "neither side", **news.sides}
    rows = rows.assign(name=rows["issue"].map(news.issue_names), side=rows["wording"].map(sides))
    columns = {
        "name": "Issue",
        "side": "Words of",
        "group": "Group",
        "documents": "Articles",
        "naming": "Of",
        "share": "Share",
        "low": "From",
        "high": "To",
    }
    return replace(
        show_table(
            rows,
            "Whose words each group uses; from and to: 95% interval",
            columns,
            shares=("share", "low", "high"),
            files={"issue": "issue", "country": "wording"},
            name="group-wordings",
        ),
        doors=tuple(map(door, rows["issue"])),
    )


def _coverage(news: News, groups: Groups) -> Iterator[str]:
    unnamed = len(news.documents) - len(groups)
    said = f"{len(groups):,} of {counted(len(news.documents), 'article')} name an outlet, which makes {counted(len(set(groups.values())), 'group')}"
    yield f"{said}; the other {unnamed:,} are in no group." if unnamed else f"{said}."


def _differences(news: News, groups: Groups, two: tuple[str, str], comparison: pd.DataFrame) -> Iterator[str]:
    a, b = two
    if not a:
        yield "Nothing is compared: that takes two groups of two articles or more."
        return
    sizes = Counter(groups.values())
    both = f"{plain(a)} ({counted(sizes[a], 'article')}) and {plain(b)} ({counted(sizes[b], 'article')})"
    if not comparison["testable"].any():
        yield f"{both} cannot be tested against each other: so few articles give no small p."
        return
    sure = comparison[comparison["q"].fillna(1) <= CONVINCING]
    if sure.empty:
        yield f"{both}: no difference in whom they name can be told from accident."
    order = sure["z"].abs().sort_values(ascending=False).index
    for row in sure.loc[order].head(_TOLD).to_dict("records"):
        more, less = (a, b) if row["log_odds"] > 0 else (b, a)
        yield (
            f"**[{plain(news.names[row['actor']])}](#{door(row['actor'])})** is named more in {plain(more)} than in {plain(less)}: "
            f"in {row['documents_a']:,} of {sizes[a]:,} articles of {plain(a)} and in {row['documents_b']:,} of {sizes[b]:,} of {plain(b)} (q {small(row['q'])})."
        )


def _group_of(documents: pd.DataFrame, groups: Groups) -> pd.Series[Any]:
    return documents["id"].map(groups).astype(object)  # without any group they would be numbers


def _letters(outlet: str) -> str:
    """Return the name as names of outlets are compared: by letters and figures, without regard to case."""
    return "".join(filter(str.isalnum, fold(outlet)))
