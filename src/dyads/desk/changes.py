"""What changed since the period before, in words that keep to what a test of the difference allows.

The same words say how two editions differ: `tell_changes` knows counts and names, no articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Any, Literal

import pandas as pd

from dyads.analysis import compare_shares, count_mentions
from dyads.analysis.cooccurrence import count_pairs
from dyads.analysis.incidence import binary, find_units, number_documents
from dyads.charts import TableView, TextView, plain, show_table, show_text
from dyads.charts.doors import door
from dyads.desk.evidence import EvidenceView, show_sentences
from dyads.desk.news import News
from dyads.desk.phrases import CONVINCING, small
from dyads.language import Speaker, message, speaking
from dyads.model import Period
from dyads.tables import DIFFERENCES

What = Literal["actor", "issue", "pair"]

_TOLD = 3  # differences of each kind in words; all of them stand in the table
_LISTED = 5  # names in a list, ranks that moved
_FILED = 1_000  # rows in the files
_KINDS: dict[What, str] = {"actor": message("Actor"), "issue": message("Issue"), "pair": message("Pair")}
_MORE: dict[What, str] = {
    "actor": message(
        "{name} is named in more of the articles: {after} of {of_after} ({share_after}), before {before} of {of_before} ({share_before}). That is {points} points, 95% interval {low} to {high} ({q})."
    ),
    "issue": message(
        "{name} comes up in more of the articles: {after} of {of_after} ({share_after}), before {before} of {of_before} ({share_before}). That is {points} points, 95% interval {low} to {high} ({q})."
    ),
    "pair": message(
        "{name} share more of the articles: {after} of {of_after} ({share_after}), before {before} of {of_before} ({share_before}). That is {points} points, 95% interval {low} to {high} ({q})."
    ),
}
_LESS: dict[What, str] = {
    "actor": message(
        "{name} is named in fewer of the articles: {after} of {of_after} ({share_after}), before {before} of {of_before} ({share_before}). That is {points} points, 95% interval {low} to {high} ({q})."
    ),
    "issue": message(
        "{name} comes up in fewer of the articles: {after} of {of_after} ({share_after}), before {before} of {of_before} ({share_before}). That is {points} points, 95% interval {low} to {high} ({q})."
    ),
    "pair": message(
        "{name} share fewer of the articles: {after} of {of_after} ({share_after}), before {before} of {of_before} ({share_before}). That is {points} points, 95% interval {low} to {high} ({q})."
    ),
}
_NEW: dict[What, str] = {
    "actor": message("Named now and not before, articles in brackets: {names}."),
    "issue": message("Issues that come up now and did not before, articles in brackets: {names}."),
    "pair": message(
        "Pairs of actors named in both that share an article only now, articles in brackets: {names}."
    ),
}
_GONE: dict[What, str] = {
    "actor": message("Named before and not now: {names}."),
    "issue": message("Issues that came up before and do not now: {names}."),
    "pair": message("Pairs of actors named in both that shared an article only before: {names}."),
}


@dataclass(frozen=True)
class Changes:
    """Two sets of articles compared: how many each holds, who and what differs, and who stood where."""

    of_before: int
    of_after: int
    differences: Mapping[What, pd.DataFrame]  # DIFFERENCES: of actors, of issues, of pairs written a+b
    before: (
        pd.DataFrame
    )  # FREQUENCY of the actors, of which actor, documents, rank_low and rank_high are read
    after: pd.DataFrame
    shared: int = 0  # articles that both hold: they would stand on both sides of a test


def compare_periods(news: News) -> Changes | None:
    """Compare whom, which issues and which pairs the articles name with the period before; None where there is none."""
    before = news.before
    if before is None:
        return None
    then, now = len(before.documents), len(news.documents)
    counts: dict[What, tuple[dict[str, int], dict[str, int]]] = {
        "actor": (_count(before, before.mentions), _count(news, news.mentions)),
        "issue": (_count(before, before.told), _count(news, news.told)),
        "pair": (_count_pairs(before), _count_pairs(news)),
    }
    return Changes(
        of_before=then,
        of_after=now,
        differences={what: compare_shares(*both, then, now) for what, both in counts.items()},
        before=count_mentions(before.mentions, before.documents),
        after=count_mentions(news.mentions, news.documents),
    )


def write_changes(news: News, changes: Changes | None) -> TextView:
    """Return what changed since the period before; why there is nothing to compare, where there is nothing."""
    say = speaking(news.language)
    if changes is None or news.before is None:
        return show_text(_why_none(news, say))
    head = say(
        "Compared with {days}: {n:article|articles} then, {m} now.",
        days=_tell_days(news.before.period, say),
        n=changes.of_before,
        m=changes.of_after,
    )
    names = news.names | news.issue_names
    told = tell_changes(changes, names, say, link=lambda item: f"#{_door(item)}")
    if changes.of_after and not changes.of_before:
        told.append(
            say("With a later start of the period, the articles before it are what it is compared with.")
        )
    return show_text("\n".join([head, "", *(f"- {sentence}" for sentence in told)]))


def tell_changes(
    changes: Changes, names: Mapping[str, str], say: Speaker, *, link: Callable[[str], str] | None = None
) -> list[str]:
    """Return Markdown sentences on what changed: what is sure, who is new, who is gone, which ranks moved.

    `names` are those of actors and issues by id; `link` gives the address of what stands behind an actor, issue or pair.
    """
    if not changes.of_before or not changes.of_after:
        empty = (
            say("The articles before hold nothing to compare with: there are none.")
            if changes.of_after
            else say("There is no article now, so nothing can be compared.")
        )
        return [empty]
    teller = _Teller(changes, names, say, link)
    tested = pd.concat(list(changes.differences.values()))["testable"].sum()
    if changes.shared:
        shared = say(
            "{n:article is|articles are} in both editions, so that a difference between them cannot be tested.",
            n=changes.shared,
        )
        return [shared, *teller.come_and_gone()]
    if not tested:
        few = say(
            "With {n} and {m:article|articles} no difference can be tested: what follows may be accident.",
            n=changes.of_before,
            m=changes.of_after,
        )
        return [few, *teller.come_and_gone()]
    return [*teller.sure(int(tested)), *islice(teller.moved(), _LISTED), *teller.come_and_gone()]


def show_changes(news: News, changes: Changes | None, top: int = 15) -> TableView:
    """Show what differs most from the period before, what is sure first, each with its interval."""
    say = speaking(news.language)
    rows = _rank_differences(changes).head(_FILED)
    names = news.names | news.issue_names
    rows = rows.assign(
        name=[" – ".join(names.get(one, one) for one in item.split("+")) for item in rows["item"]],
        kind=[say(_KINDS[what]) for what in rows["what"]],
    )
    columns = {
        "name": say("Who or what"),
        "kind": say("Kind"),
        "before": say("Articles before"),
        "after": say("Articles now"),
        "share_before": say("Share before"),
        "share_after": say("Share now"),
        "low": say("Change from"),
        "high": say("Change to"),
        "q": "q",
    }
    caption = say("What differs most from the period before, in shares of articles")
    table = show_table(
        rows,
        caption if changes is not None else say("There is no period before to compare with"),
        columns,
        ("share_before", "share_after", "low", "high"),
        files={name: name for name in ("item", "what", "difference", "p", "testable")},
        name="changes",
        most=top,
    )
    return replace(table, doors=tuple(map(_door, rows["item"])))


def show_changed(news: News, changes: Changes | None, top: int = 15, most: int = 5) -> EvidenceView:
    """Return the sentences behind what `write_changes` names and `show_changes` shows: of the period before, for who is gone."""
    if changes is None or news.before is None:
        return EvidenceView({})
    rows = _rank_differences(changes)
    shown = [rows[rows["after"] > 0].head(top), rows[rows["sure"]].groupby("what").head(top)]
    now = [table.head(_LISTED) for table in _only(changes, "after", "before").values()]
    then = [table.head(_LISTED) for table in _only(changes, "before", "after").values()]
    told = _sentences(news.before, pd.concat(then)["item"], most)
    return EvidenceView(told | _sentences(news, pd.concat([*shown, *now])["item"], most))


def _sentences(news: News, items: pd.Series[str], most: int) -> dict[str, Any]:
    """Return the sentences behind actors and issues, and behind pairs those of the articles that name both."""
    alone = pd.DataFrame({"actor": [item for item in dict.fromkeys(items) if "+" not in item]})
    mentions = pd.concat([news.mentions, news.told], ignore_index=True)
    told = show_sentences(news, mentions, alone, names=news.names | news.issue_names, most=most).items
    for a, b in (item.split("+") for item in dict.fromkeys(items) if "+" in item):
        pair = pd.DataFrame({"a": [a], "b": [b]})
        found = show_sentences(news, news.mentions, pair, unit="document", most=most).items.values()
        told |= {_door(f"{a}+{b}"): item for item in found}
    return told


class _Teller:
    def __init__(
        self,
        changes: Changes,
        names: Mapping[str, str],
        say: Speaker,
        link: Callable[[str], str] | None,
    ) -> None:
        self.changes = changes
        self.names = names
        self.say = say
        self.link = link

    def sure(self, tested: int) -> Iterator[str]:
        """Say what is named more or less, and that no accident of so many tests explains it; or that nothing is."""
        said: set[str] = set()
        for what, table in self.changes.differences.items():
            sure = table[(table["q"].fillna(1) <= CONVINCING) & ~self._follows(table, what, said)]
            said |= set(sure["item"])
            rows: list[dict[str, Any]] = sure.head(_TOLD).to_dict("records")  # type: ignore[assignment]  # of names
            yield from (self._difference(what, row) for row in rows)
        if not said:
            yield self.say(
                "No difference can be told from accident: {n:actor, issue or pair was|actors, issues and pairs were} tested.",
                n=tested,
            )

    def moved(self) -> Iterator[str]:
        """Say whose rank by articles moved so far that the ranks of other draws do not meet."""
        both = self.changes.before.merge(self.changes.after, on="actor", suffixes=("_before", "_after"))
        for row in both.dropna(subset=["rank_low_before", "rank_low_after"]).to_dict("records"):
            if (
                row["rank_high_before"] < row["rank_low_after"]
                or row["rank_high_after"] < row["rank_low_before"]
            ):
                yield self.say(
                    "{name} is number {rank} by articles, before number {former}; had other stories been drawn, {low} to {high}, before {low_before} to {high_before}.",
                    name=self._name(str(row["actor"])),
                    rank=_rank(self.changes.after, row["documents_after"]),
                    former=_rank(self.changes.before, row["documents_before"]),
                    low=row["rank_low_after"],
                    high=row["rank_high_after"],
                    low_before=row["rank_low_before"],
                    high_before=row["rank_high_before"],
                )

    def come_and_gone(self) -> Iterator[str]:
        """Say who and what is named only now, and only before."""
        now, then = _only(self.changes, "after", "before"), _only(self.changes, "before", "after")
        for what in self.changes.differences:
            for messages, rows, count in ((_NEW, now[what], "after"), (_GONE, then[what], "before")):
                if len(rows):
                    yield self.say(messages[what], names=self._list(rows, count))

    def _follows(self, table: pd.DataFrame, what: What, said: set[str]) -> pd.Series[bool]:
        """Say which pairs hold an actor of whom the same was said: that tells all about the pair."""
        return (
            table["item"]
            .map(lambda item: what == "pair" and not said.isdisjoint(item.split("+")))
            .astype(bool)
        )

    def _difference(self, what: What, row: Mapping[str, Any]) -> str:
        say = self.say
        return say(
            (_MORE if row["difference"] > 0 else _LESS)[what],
            name=self._name(row["item"]),
            before=row["before"],
            of_before=row["of_before"],
            after=row["after"],
            of_after=row["of_after"],
            share_before=say.share(row["share_before"]),
            share_after=say.share(row["share_after"]),
            points=say.number(100 * row["difference"]),
            low=say.number(100 * row["low"]),
            high=say.number(100 * row["high"]),
            q=small("q", row["q"]),
        )

    def _list(self, rows: pd.DataFrame, count: str) -> str:
        shown = [
            f"{self._name(row['item'])} ({self.say.number(row[count])})"
            for row in rows.head(_LISTED).to_dict("records")
        ]
        left = len(rows) - len(shown)
        return self.say.joined([*shown, self.say("{n:other|others}", n=left)] if left else shown)

    def _name(self, item: str) -> str:
        name = self.say.joined(plain(self.names.get(one, one)) for one in item.split("+"))
        return f"[**{name}**]({self.link(item)})" if self.link else f"**{name}**"


def _count(news: News, mentions: pd.DataFrame) -> dict[str, int]:
    """Count the articles that name each actor, or each issue."""
    counted = mentions[mentions["counted"] & mentions["document"].isin(news.documents["id"])]
    return {str(actor): int(n) for actor, n in counted.groupby("actor")["document"].nunique().items()}


def _count_pairs(news: News) -> dict[str, int]:
    """Count the articles that name both of each pair; who is part of the other makes no pair with it."""
    named = find_units(news.mentions, news.sentences, number_documents(news.documents), "document")
    pairs = count_pairs(binary(named.matrix), named.actors, news.ancestors)
    ids = zip(named.actors[pairs.a], named.actors[pairs.b], strict=True)
    return {f"{a}+{b}": int(n) for (a, b), n in zip(ids, pairs.together, strict=True)}


def _only(changes: Changes, here: str, gone: str) -> dict[What, pd.DataFrame]:
    """Return what is named in one of the two sets only; of pairs, those whose actors are both named in both."""
    actors = changes.differences["actor"]
    movers = set(actors.loc[(actors["before"] == 0) | (actors["after"] == 0), "item"])
    found: dict[What, pd.DataFrame] = {}
    for what, table in changes.differences.items():
        rows = table[(table[gone] == 0) & (table[here] > 0)]
        stays = [what != "pair" or movers.isdisjoint(item.split("+")) for item in rows["item"]]
        found[what] = rows[pd.Series(stays, rows.index, bool)].sort_values(
            [here, "item"], ascending=[False, True]
        )
    return found


def _rank_differences(changes: Changes | None) -> pd.DataFrame:
    """Return all differences, what is sure first, then by size; nothing where one of the two sets is empty."""
    tables = [DIFFERENCES.empty().assign(what="")]
    if changes is not None and changes.of_before and changes.of_after:
        tables += [table.assign(what=what) for what, table in changes.differences.items()]
    rows = pd.concat(tables, ignore_index=True)
    rows = rows.assign(sure=rows["q"].fillna(1) <= CONVINCING, size=rows["difference"].abs())
    return rows.sort_values(["sure", "size", "item"], ascending=[False, False, True], ignore_index=True)


def _door(item: str) -> str:
    """Return the anchor of the evidence: of a pair, the articles that name both."""
    return door(*item.split("+"), *(["articles"] if "+" in item else []))


def _rank(frequency: pd.DataFrame, documents: int) -> int:
    return 1 + int((frequency["documents"] > documents).sum())


def _why_none(news: News, say: Speaker) -> str:
    if news.period.start is None or news.period.end is None:
        return say(
            "This edition has no first or no last day, so there is no period before it to compare with."
        )
    return say("These articles were selected from others, so the period before is not compared.")


def _tell_days(period: Period, say: Speaker) -> str:
    """Write the days of a period that has both a first and a last one."""
    first, end = period.start or date.min, period.end or date.max
    return say.days(first, end - timedelta(days=1))
