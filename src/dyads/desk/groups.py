"""Documents in groups, such as those of Korean and of Japanese outlets, set side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from dyads.analysis import count_mentions, count_wordings
from dyads.charts import TableView, TextView, plain, show_table, show_text
from dyads.charts.doors import all_published, door, quoted
from dyads.charts.groups import Grouped
from dyads.charts.nouns import SUBJECTS
from dyads.desk.evidence import EvidenceView, show_sentences
from dyads.desk.news import News
from dyads.desk.outlets import find_states, name_outlets
from dyads.desk.phrases import CONVINCING, small
from dyads.language import Language, Speaker, speaking
from dyads.tables import WORDINGS

_LEAST = 2  # documents: one has no spread
_MOST = 4  # groups that stand side by side
_TOLD = 3  # differences in the findings

Groups = Mapping[str, str]  # a document's group, by its id


def group_outlets(news: News) -> dict[str, str]:
    """Return the state of each document's outlet where the registry knows it (tagged media), else the outlet itself.

    Outlets written with the same letters are one. Documents that name no outlet are in no group.
    """
    states = find_states(news)
    outlets = zip(news.documents["id"], name_outlets(news), strict=True)
    return {
        document: news.names[states[document].id] if document in states else outlet
        for document, outlet in outlets
        if pd.notna(outlet)
    }


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


def show_group_sentences(
    news: News,
    groups: Groups,
    shown: Sequence[str],
    mentions: pd.DataFrame,
    comparison: pd.DataFrame,
    *,
    names: Mapping[str, str] | None = None,
    top: int = 15,
) -> EvidenceView:
    """Return the sentences of the groups shown that stand behind their figure and the table of their differences."""
    inside = mentions[mentions["document"].isin(select_grouped(news.documents, groups, shown)["id"])]
    most = count_mentions(inside, news.documents).head(top * len(shown))
    return show_sentences(news, inside, most, comparison.head(top), comparison.tail(top), names=names)


def write_comparison(news: News, groups: Groups, two: tuple[str, str], comparison: pd.DataFrame) -> TextView:
    """Return whom one group names more than the other, where a test can tell; else why none can."""
    say = speaking(news.language)
    if news.documents.empty:
        return show_text(say("No article is counted in this period, so there is nothing to report."))
    findings = [*_coverage(news, groups, say), *_differences(news, groups, two, comparison, say)]
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
            outlets=("outlet", lambda outlets: "; ".join(sorted(set(outlets.dropna())))),
        )
        .reset_index()
        .sort_values(["documents", "group"], ascending=[False, True])
    )
    say = speaking(news.language)
    columns = {
        "group": say("Group"),
        "documents": say("Articles"),
        "stories": say("Stories"),
        "words": say("Words"),
        "outlets": say("Outlets"),
    }
    doors = tuple(map(all_published, table["group"]))
    return replace(
        show_table(table, say("The groups: {n}", n=len(table)), columns, name="outlets"), doors=doors
    )


def show_comparison(
    comparison: pd.DataFrame,
    names: Mapping[str, str],
    two: tuple[str, str],
    *,
    top: int = 15,
    subject: Grouped = "actor",
    language: Language = "en",
) -> TableView:
    """Show what the two groups name most differently: articles, mentions, and what a test of the difference can say."""
    say = speaking(language)
    a, b = two
    rows = comparison.assign(size=comparison["z"].abs(), name=comparison["actor"].map(names)).sort_values(
        ["size", "actor"], ascending=[False, True]
    )
    rows = rows.head(top).sort_values(["z", "actor"], ascending=[False, True])
    columns = {
        "name": say(SUBJECTS[subject]),
        "documents_a": say("Articles, {group}", group=a),
        "documents_b": say("Articles, {group}", group=b),
        "tokens_a": say("Times, {group}", group=a),
        "tokens_b": say("Times, {group}", group=b),
        "log_odds": say("Log odds"),
        "p": "p",
        "q": "q",
    }
    caption = (
        say(
            "{a} beside {b}: the {shown} largest of {all:difference|differences}",
            a=a,
            b=b,
            shown=len(rows),
            all=len(comparison),
        )
        if len(comparison)
        else say("There is nothing to compare")
    )
    shown = show_table(rows, caption, columns, files={subject: "actor"}, name=f"comparison-{subject}")
    actors = map(quoted, rows["actor"]) if subject == "speaker" else rows["actor"]
    return replace(shown, doors=tuple(map(door, actors)))


def show_group_wordings(news: News, groups: Groups, shown: Sequence[str], *, top: int = 10) -> TableView:
    """Show, issue by issue, in how many articles of each group the words of each side are used."""
    tables = [
        count_wordings(news.issues, select_grouped(news.documents, groups, [group])).assign(group=group)
        for group in shown
    ]
    rows = pd.concat([WORDINGS.empty().assign(group=""), *tables])
    most = rows.groupby("issue")["naming"].max().sort_values(ascending=False, kind="stable").head(top)
    rows = rows[rows["issue"].isin(most.index)].sort_values(["issue", "wording", "group"])
    say = speaking(news.language)
    sides = {"neutral": say("neither side"), **news.sides}
    rows = rows.assign(name=rows["issue"].map(news.issue_names), side=rows["wording"].map(sides))
    columns = {
        "name": say("Issue"),
        "side": say("Whose words"),
        "group": say("Group"),
        "documents": say("Articles"),
        "naming": say("Of those using any side's"),
        "share": say("Share"),
        "low": say("Interval from"),
        "high": say("Interval to"),
    }
    return replace(
        show_table(
            rows,
            say("Whose words each group uses; the interval is the 95% interval of the share"),
            columns,
            shares=("share", "low", "high"),
            files={"issue": "issue", "country": "wording"},
            name="group-wordings",
        ),
        doors=tuple(map(door, rows["issue"])),
    )


def _coverage(news: News, groups: Groups, say: Speaker) -> Iterator[str]:
    articles = len(news.documents)
    told = {"n": len(groups), "total": articles, "groups": len(set(groups.values()))}
    if len(groups) == articles:
        yield say(
            "{n} of {total:article names|articles name} an outlet, which makes {groups:group|groups}.", **told
        )
    else:
        yield say(
            "{n} of {total:article names|articles name} an outlet, which makes {groups:group|groups}; the other {unnamed} are in no group.",
            unnamed=articles - len(groups),
            **told,
        )


def _differences(
    news: News, groups: Groups, two: tuple[str, str], comparison: pd.DataFrame, say: Speaker
) -> Iterator[str]:
    a, b = two
    if not a:
        yield say("Nothing is compared: that takes two groups of two articles or more.")
        return
    sizes = Counter(groups.values())
    both = {"a": plain(a), "b": plain(b), "of_a": sizes[a], "of_b": sizes[b]}
    if not comparison["testable"].any():
        yield say(
            "{a} ({of_a:article|articles}) and {b} ({of_b:article|articles}) cannot be tested against each other: so few articles give no small p.",
            **both,
        )
        return
    sure = comparison[comparison["q"].fillna(1) <= CONVINCING]
    if sure.empty:
        yield say(
            "{a} ({of_a:article|articles}) and {b} ({of_b:article|articles}): no difference in whom they name can be told from accident.",
            **both,
        )
    order = sure["z"].abs().sort_values(ascending=False).index
    for row in sure.loc[order].head(_TOLD).to_dict("records"):
        more, less = (a, b) if row["log_odds"] > 0 else (b, a)
        yield say(
            "{name} is named more in {more} than in {less}: in {n_a} of {of_a:article|articles} of {a} and in {n_b} of {of_b} of {b} ({q}).",
            name=f"[**{plain(news.names[row['actor']])}**](#{door(row['actor'])})",
            more=plain(more),
            less=plain(less),
            n_a=row["documents_a"],
            n_b=row["documents_b"],
            q=small("q", row["q"]),
            **both,
        )


def _group_of(documents: pd.DataFrame, groups: Groups) -> pd.Series[Any]:
    return documents["id"].map(groups).astype(object)  # without any group they would be numbers
