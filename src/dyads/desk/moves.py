"""When somebody is named unusually often, and when that changes for good: looked for where there are days enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp
from typing import Any, get_args

import pandas as pd

from dyads.analysis import bin_mentions, cover_bins, find_bursts, find_changes
from dyads.analysis.bins import Freq
from dyads.analysis.bursts import LEAST_BINS
from dyads.analysis.nulls import benjamini_hochberg
from dyads.charts import TextView, plain, show_text
from dyads.desk.news import News
from dyads.desk.phrases import CONVINCING, lead_to, small
from dyads.language import Speaker, message, speaking
from dyads.tables import BURSTS, CHANGES

_UNITS: dict[Freq, str] = {
    "day": message("{n:day|days}"),
    "week": message("{n:week|weeks}"),
    "month": message("{n:month|months}"),
    "quarter": message("{n:quarter|quarters}"),
    "year": message("{n:year|years}"),
}

_MOST = 5  # sentences of each kind; the actors asked for first stand first
_MOST_NATS = 20.0  # 485 million times: more says no more


@dataclass(frozen=True)
class Moves:
    """Bursts and lasting changes of the actors asked about, found in bins of `freq`; None where no bins were enough."""

    actors: tuple[str, ...]
    freq: Freq | None
    bins: int  # that hold articles
    bursts: pd.DataFrame  # BURSTS
    changes: pd.DataFrame  # CHANGES and q, of the actors of whom accident does not explain them


def find_moves(news: News, actors: Sequence[str]) -> Moves:
    """Look for bursts and changes in the longest unit of which twenty or more hold articles of certain day."""
    for freq in reversed(get_args(Freq)):
        covered = cover_bins(news.documents, freq=freq, period=news.period)
        bins = int(((covered["place"] == "bin") & (covered["certain"] > 0)).sum())
        if bins >= LEAST_BINS:
            timeline = bin_mentions(news.mentions, news.documents, actors, freq, news.period)
            return Moves(
                tuple(actors), freq, bins, find_bursts(timeline), _sure_changes(timeline, len(actors))
            )
    return Moves(tuple(actors), None, 0, BURSTS.empty(), CHANGES.empty().assign(q=[]))


def write_moves(news: News, moves: Moves) -> TextView:
    """Return when who was named unusually often or ever more, with what each was compared with; that nothing was found, or looked for."""
    say = speaking(news.language)
    if moves.freq is None:
        return show_text(
            say(
                "Bursts and lasting changes are not looked for: that takes {n} days, weeks, months, quarters or years with articles.",
                n=LEAST_BINS,
            )
        )
    counted = say(_UNITS[moves.freq], n=moves.bins)
    found = [*islice(tell_lasting(news, moves, say), _MOST), *islice(_bursts(news, moves, say), _MOST)]
    if not found:
        names = say.joined(plain(news.names[actor]) for actor in moves.actors)
        return show_text(
            say(
                "No burst and no lasting change of {names} is found in {counted} with articles.",
                names=names,
                counted=counted,
            )
        )
    head = say("Lasting changes and bursts, looked for in {counted} with articles:", counted=counted)
    return show_text("\n".join([head, "", *(f"- {sentence}" for sentence in found)]))


def tell_lasting(news: News, moves: Moves, say: Speaker) -> Iterator[str]:
    """Yield, for each actor of whom that changed for good, one sentence: which share of the articles names it from when on."""
    for actor in moves.actors:
        rows = _records(moves.changes[moves.changes["actor"] == actor])
        if rows:
            steps = [
                say("{share} from {day} on", share=say.share(row["after"]), day=say.day(row["day"]))
                for row in rows
            ]
            yield say(
                "{name} is named in {before} of the articles at first, {steps} ({q}).",
                name=lead_to(news.names[actor], actor),
                before=say.share(rows[0]["before"]),
                steps=say.joined(steps),
                q=small("q", rows[0]["q"]),
            )


def _sure_changes(timeline: pd.DataFrame, actors: int) -> pd.DataFrame:
    """Return the changes of actors whose q is small; each actor is one test."""
    changes = find_changes(timeline)
    first = changes.drop_duplicates("actor")
    q = dict(zip(first["actor"], benjamini_hochberg(first["p"].to_numpy(float), actors), strict=True))
    changes = changes.assign(q=changes["actor"].map(q).astype(float))
    return changes[changes["q"] <= CONVINCING].reset_index(drop=True)


def _bursts(news: News, moves: Moves, say: Speaker) -> Iterator[str]:
    """Say who else is named unusually often, and when."""
    told = set(moves.changes["actor"])
    for row in _records(moves.bursts[~moves.bursts["actor"].isin(list(told))]):
        yield say(
            "{name} is named unusually often in {days}: in {n} of {total:article|articles}, over all days in {usual} (likelihood ratio {times}).",
            name=lead_to(news.names[row["actor"]], row["actor"]),
            days=say.days(row["first"], row["last"]),
            n=row["named"],
            total=row["documents"],
            usual=say.share(row["usual"]),
            times=say.number(exp(min(row["weight"], _MOST_NATS))),
        )


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_dict("records")  # type: ignore[assignment]  # columns are names
    return rows
