"""What the numbers say about one actor, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dyads.analysis.intervals import wilson
from dyads.charts import TableView, TextView, plain, show_table, show_text
from dyads.charts.doors import door, quoted
from dyads.charts.frequency import Subject
from dyads.desk.news import News
from dyads.desk.phrases import CONVINCING, small
from dyads.language import Speaker, message, speaking
from dyads.model import COUNTED_MODES

_ALONE: dict[Subject, str] = {
    "actor": message("No other actor is named beside {name}."),
    "issue": message("No issue comes up beside {name}."),
}
_CLOSEST: dict[Subject, str] = {
    "actor": message(
        "The actor most often beside {name} is {other}: {n:time|times}, {lift} times what chance gives."
    ),
    "issue": message(
        "The issue most often beside {name} is {other}: {n:time|times}, {lift} times what chance gives."
    ),
}


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
    say = speaking(news.language)
    if news.documents.empty:
        return show_text(say("No article is counted in this period, so there is nothing to report."))
    findings = [*_named(news, actor, frequency, say), *_unsettled(news, actor, say)]
    if actor in set(frequency["actor"]):
        findings += [
            *_beside(news, actor, partners, news.names, what="actor", say=say),
            *_beside(news, actor, about, news.issue_names, what="issue", say=say),
            _heard(news, actor, voices, say),
        ]
    return show_text("\n".join(f"- {finding}" for finding in findings))


def show_voice(news: News, actor: str, voices: pd.DataFrame) -> TableView:
    """Show in how many articles the actor is named, quoted and pictured: three numbers that say three things."""
    say = speaking(news.language)
    row = _row_of(voices, actor)
    articles = len(news.documents)
    counts = [int(row.get(name, 0)) for name in ("mentioned", "quoted", "pictured")]
    low, high = wilson(counts, [articles] * len(counts)) if articles else ([None] * 3, [None] * 3)
    table = pd.DataFrame(
        {
            "how": [say("Named"), say("Quoted"), say("Named in a caption")],
            "documents": counts,
            "share": [count / articles if articles else None for count in counts],
            "low": list(low),
            "high": list(high),
        }
    ).astype({"share": "Float64", "low": "Float64", "high": "Float64"})
    columns = {
        "how": say("The actor is"),
        "documents": say("Articles"),
        "share": say("Share"),
        "low": say("Interval from"),
        "high": say("Interval to"),
    }
    caption = say(
        "{name} named, quoted and pictured, of {total:article|articles}; the interval is the 95% interval of the share",
        name=news.names[actor],
        total=articles,
    )
    names = (door(actor), door(quoted(actor)), "")  # a caption is no sentence that was counted
    doors = tuple(name if count else "" for name, count in zip(names, counts, strict=True))
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


def _named(news: News, actor: str, frequency: pd.DataFrame, say: Speaker) -> Iterator[str]:
    articles = len(news.documents)
    name = plain(news.names[actor])
    row = _row_of(frequency, actor)
    if not row:
        _, high = wilson(0, articles)
        yield say(
            "{name} is named in none of {total:article|articles} (95% interval 0% to {high}).",
            name=f"**{name}**",
            total=articles,
            high=say.share(float(high)),
        )
        return
    yield say(
        "{name} is named in {n} of {total:article|articles} ({share}; 95% interval {low} to {high}), {tokens:time|times} in all.",
        name=f"[**{name}**](#{door(actor)})",
        n=row["documents"],
        total=articles,
        share=say.share(row["share"]),
        low=say.share(row["low"]),
        high=say.share(row["high"]),
        tokens=row["tokens"],
    )
    place = 1 + int((frequency["documents"] > row["documents"]).sum())
    if pd.notna(row["rank_low"]):
        yield say(
            "{name} is number {place} of {all:actor|actors} by articles; had other stories been drawn, {best} to {worst}.",
            name=name,
            place=place,
            all=len(frequency),
            best=row["rank_low"],
            worst=row["rank_high"],
        )


def _unsettled(news: News, actor: str, say: Speaker) -> Iterator[str]:
    """Say how many names could be the actor's or somebody else's: they count for nobody."""
    unsettled = news.mentions["actor"].isna() & news.mentions["mode"].isin(list(COUNTED_MODES))
    number = sum(actor in candidates for candidates in news.mentions.loc[unsettled, "candidates"])
    if number:
        yield say(
            "{n:further name|further names} could mean this actor or another; what cannot be settled is not counted.",
            n=number,
        )


def _beside(
    news: News, actor: str, pairs: pd.DataFrame, names: Mapping[str, str], *, what: Subject, say: Speaker
) -> Iterator[str]:
    name = plain(news.names[actor])
    if pairs.empty:
        yield say(_ALONE[what], name=name)
        return
    first: dict[str, Any] = pairs.iloc[0].to_dict()  # type: ignore[assignment]  # of names
    other = first["b"] if first["a"] == actor else first["a"]
    said = say(
        _CLOSEST[what],
        name=name,
        other=f"[**{plain(names[other])}**](#{door(actor, other)})",
        n=first["n_ab"],
        lift=say.number(first["lift"], 1),
    )
    yield say.prose(said, _weigh(first, len(news.documents), say))


def _weigh(pair: Mapping[str, Any], articles: int, say: Speaker) -> str:
    """Say what the test of a pair allows: that it is more than chance, that it may be accident, or that none can tell."""
    if not pair["testable"]:
        return say("With {n:article|articles} that cannot be tested.", n=articles)
    if pd.notna(pair["q"]) and pair["q"] < CONVINCING:
        return say("That is more than chance gives ({q}).", q=small("q", pair["q"]))
    return say("That cannot be told from accident.")


def _heard(news: News, actor: str, voices: pd.DataFrame, say: Speaker) -> str:
    name = plain(news.names[actor])
    row = _row_of(voices, actor)
    if not row.get("quoted"):
        return say("No quotation in these articles is attributed to {name}.", name=name)
    return say(
        "{name} is quoted in {n} of {total:article|articles}, {quotes:different quotation|different quotations} in all.",
        name=name,
        n=row["quoted"],
        total=len(news.documents),
        quotes=row["quotes"],
    )


def _row_of(table: pd.DataFrame, actor: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = table[table["actor"] == actor].to_dict("records")  # type: ignore[assignment]  # of names
    return rows[0] if rows else {}
