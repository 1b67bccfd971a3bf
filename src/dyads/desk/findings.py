"""Key findings in words, made from the numbers, each with its uncertainty; nothing is said that cannot be tested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import pandas as pd

from dyads.analysis.incidence import Unit
from dyads.analysis.intervals import wilson
from dyads.charts import TextView, plain, show_text
from dyads.charts.differences import find_widest
from dyads.charts.doors import door, known
from dyads.charts.doors import quoted as quoted_as
from dyads.charts.frequency import count_all
from dyads.charts.nouns import count_units
from dyads.charts.pairs import read_pairs
from dyads.desk.evidence import say_day
from dyads.desk.moves import Moves, tell_lasting
from dyads.desk.news import News
from dyads.desk.phrases import lead_to, small
from dyads.language import Speaker, message, speaking
from dyads.tables import FREQUENCY, VOICES, WORDINGS

Row = Mapping[str, Any]

_MOST_NAMED = 3
_STRIKING = 3  # units a pair shares before it is said to stand out
_NAMED = (
    message("{name} is named in {n} of {total:article|articles} ({share}; 95% interval {low} to {high})."),
    message(
        "{name} is named in {n} of {total:article|articles} ({share}; 95% interval {low} to {high}): number {best} of {all}, however stories are drawn again."
    ),
    message(
        "{name} is named in {n} of {total:article|articles} ({share}; 95% interval {low} to {high}): number {best} to {worst} of {all}, had other stories been drawn."
    ),
)
_TOLD = (
    message("{name} comes up in {n} of {total:article|articles} ({share}; 95% interval {low} to {high})."),
    message(
        "The issue that comes up most is {name}: in {n} of {total:article|articles} ({share}; 95% interval {low} to {high}), however stories are drawn again."
    ),
    message(
        "The issue that comes up most is {name}: in {n} of {total:article|articles} ({share}; 95% interval {low} to {high}); had other stories been drawn, number {best} to {worst}."
    ),
)


def write_findings(
    news: News,
    frequency: pd.DataFrame,
    pairs: pd.DataFrame,
    *,
    issues: pd.DataFrame | None = None,
    wordings: pd.DataFrame | None = None,
    voices: pd.DataFrame | None = None,
    moves: Moves | None = None,
    unit: Unit = "sentence",
) -> TextView:
    """Return what the numbers say in words: who, with whom, about what, since when, in whose words, who speaks; a quiet period says so."""
    say = speaking(news.language)
    if news.documents.empty:
        return show_text(say("No article is counted in this period, so there is nothing to report."))
    if len(news.documents) == 1:
        return show_text(_the_only_article(news, frequency, say))
    findings = (
        *_most_named(news, frequency, say),
        *_closest(news, pairs, unit, say),
        *_most_told(news, FREQUENCY.empty() if issues is None else issues, say),
        *([] if moves is None else islice(tell_lasting(news, moves, say), 1)),
        *_whose_words(news, WORDINGS.empty() if wordings is None else wordings, say),
        *_who_speaks(news, VOICES.empty() if voices is None else voices, say),
        *_how_dated(news, say),
    )
    return show_text("\n".join(f"- {finding}" for finding in findings))


def _the_only_article(news: News, frequency: pd.DataFrame, say: Speaker) -> str:
    """Say what the one article is and whom it names: it shows no pattern."""
    article = _records(news.documents)[0]
    where = ", ".join(plain(part) for part in (article["outlet"] or "", say_day(article, say)) if part)
    title = plain(article["title"] or article["source"])
    named = [lead_to(news.names[actor], actor) for actor in frequency["actor"]]
    whom = (
        say("It names {names}.", names=say.joined(named))
        if named
        else say("No actor of the registry is named in it.")
    )
    only = say("One article is counted: “{title}” ({where}).", title=title, where=where)
    return f"- {say.prose(only, whom)}\n- {say('With one article nothing is ranked, and nothing compared with others.')}"


def _most_named(news: News, frequency: pd.DataFrame, say: Speaker) -> Iterator[str]:
    if frequency.empty:
        yield say("No actor of the registry is named in these articles.")
    for row in _records(frequency.head(_MOST_NAMED)):
        yield _tell_share(_NAMED, row, news.names, frequency, say)


def _most_told(news: News, issues: pd.DataFrame, say: Speaker) -> Iterator[str]:
    for row in _records(issues[issues["documents"] > 1].head(1)):
        yield _tell_share(_TOLD, row, news.issue_names, issues, say)


def _tell_share(
    messages: tuple[str, str, str],
    row: Row,
    names: Mapping[str, str],
    frequency: pd.DataFrame,
    say: Speaker,
) -> str:
    """Say in how many articles one is named, with the interval and, unless it shares its rank, the ranks of other draws."""
    best, worst = row["rank_low"], row["rank_high"]
    shared = (frequency["documents"] == row["documents"]).sum() > 1
    chosen = messages[0] if shared or pd.isna(best) else messages[1] if best == worst else messages[2]
    return say(
        chosen,
        name=lead_to(names[row["actor"]], row["actor"]),
        n=row["documents"],
        total=count_all(row),
        share=say.share(row["share"]),
        low=say.share(row["low"]),
        high=say.share(row["high"]),
        best=best,
        worst=worst,
        all=len(frequency),
    )


def _closest(news: News, pairs: pd.DataFrame, unit: Unit, say: Speaker) -> Iterator[str]:
    """Name the pair most often together and, where chance is ruled out, the one that stands out most."""
    if pairs.empty:
        yield say("No two actors are named together.")
        return
    first, *others = read_pairs(pairs)
    told = _tell_pair(news, first, unit, say)
    if first["q"] is None:
        yield say(
            "{pair} are named together most often: in {counted}, {lift} times what chance gives; not testable with {total:article|articles}.",
            **told,
        )
    elif first["sure"]:
        yield say(
            "{pair} are named together most often: in {counted}, {lift} times what chance gives ({q}).",
            **told,
        )
    else:
        yield say(
            "{pair} are named together most often: in {counted}, {lift} times what chance gives, which cannot be told from accident.",
            **told,
        )
    striking = [row for row in others if row["sure"] and row["n_ab"] >= _STRIKING]
    if striking:
        yield say(
            "{pair} stand out: named together in {counted}, {lift} times what chance gives ({q}).",
            **_tell_pair(news, max(striking, key=lambda row: row["npmi"]), unit, say),
        )


def _tell_pair(news: News, row: Row, unit: Unit, say: Speaker) -> dict[str, Any]:
    a, b = row["a"], row["b"]
    names = say.joined([plain(news.names[a]), plain(news.names[b])])
    return {
        "pair": f"[**{names}**](#{door(a, b)})",
        "counted": count_units(int(row["n_ab"]), unit, say),
        "lift": say.number(row["lift"], 1),
        "q": "" if row["q"] is None else small("q", row["q"]),
        "total": len(news.documents),
    }


def _whose_words(news: News, wordings: pd.DataFrame, say: Speaker) -> Iterator[str]:
    """Say of which issue two sides' words are used most unequally, if any two have intervals apart."""
    widest = find_widest(_records(wordings), "issue")
    if widest is None:
        return
    one, other = widest
    sides: dict[str, str] = {"neutral": say("neither side"), **news.sides}
    yield say(
        "{name} is told in the words of {side} more than in those of {other}: in {n} and {fewer} of {total:article|articles} that use the words of any side; their 95% intervals do not meet.",
        name=lead_to(news.issue_names[one["issue"]], one["issue"]),
        side=plain(str(sides.get(one["wording"], one["wording"]))),
        other=plain(str(sides.get(other["wording"], other["wording"]))),
        n=one["documents"],
        fewer=other["documents"],
        total=one["naming"],
    )


def _who_speaks(news: News, voices: pd.DataFrame, say: Speaker) -> Iterator[str]:
    """Say who is quoted in most articles, unless nobody is or the lead is shared."""
    quoted = voices[voices["quoted"] > 0]
    if quoted.empty or (quoted["quoted"] == quoted["quoted"].iloc[0]).sum() > 1:
        return
    row = _records(quoted)[0]
    articles = len(news.documents)
    low, high = (float(end) for end in wilson(row["quoted"], articles))
    yield say(
        "{name} is quoted in {n} of {total:article|articles} ({share}; 95% interval {low} to {high}), the next in {next}.",
        name=lead_to(news.names[row["actor"]], quoted_as(row["actor"])),
        n=row["quoted"],
        total=articles,
        share=say.share(row["quoted"] / articles),
        low=say.share(low),
        high=say.share(high),
        next=int(quoted["quoted"].iloc[1]) if len(quoted) > 1 else 0,
    )


def _how_dated(news: News, say: Speaker) -> Iterator[str]:
    inferred, unknown = (int((news.documents["basis"] == basis).sum()) for basis in ("inferred", "unknown"))
    if inferred:
        yield say(
            "The day of {articles} is inferred from what the text says.",
            articles=_lead_to_articles(inferred, "inferred", say),
        )
    if unknown:
        yield say("The day of {articles} is unknown.", articles=_lead_to_articles(unknown, "unknown", say))


def _lead_to_articles(number: int, basis: str, say: Speaker) -> str:
    return f"[{say('{n:article|articles}', n=number)}](#{door(known(basis))})"


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_dict("records")  # type: ignore[assignment]  # columns are names
    return rows
