"""When who is named: documents by day, week or month, above the coverage they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.calendar import name_bin
from dyads.charts.doors import door
from dyads.charts.figure import Figure, make_figure
from dyads.charts.labels import label_actors
from dyads.charts.timeline_chart import draw_timeline
from dyads.charts.views import ViewColumn, tabulate
from dyads.language import Language, Speaker, message, speaking
from dyads.model import Event
from dyads.tables import BURSTS, CHANGES

_FIELDS = ("actor", "bin_start", "bin_end", "documents", "certain", "possible", "share")
_LEAST = 2  # documents: one is no peak
_ELSEWHERE = {
    "undated": message("Not shown: {n} without a known day."),
    "outside": message("Not shown: {n} outside these days."),
}


def plot_timeline(
    timeline: pd.DataFrame,
    names: Mapping[str, str],
    *,
    events: Iterable[Event] = (),
    coverage: pd.DataFrame | None = None,
    bursts: pd.DataFrame | None = None,
    changes: pd.DataFrame | None = None,
    top: int = 8,
    language: Language = "en",
) -> Figure:
    """Plot in how many documents each of the most named actors is named, bin by bin, over the documents there are.

    Solid bars are documents certainly of the bin, pale ones may be. A bin without documents is shaded: nothing is known of it.
    `coverage` (of `cover_bins`) adds what may be of a bin, whoever it names, and what no bin holds; `bursts` (of
    `find_bursts`) and `changes` (of `find_changes`) are marked in their actor's panel.
    """
    say = speaking(language)
    rows = _rows(timeline, names, top, say)
    possible = {} if coverage is None else dict(zip(coverage["bin_start"], coverage["possible"], strict=True))
    for row in rows:
        row["reach"] = max(possible.get(row["bin_start"], 0), row["documents"])
    data = tabulate(rows, _columns(say), {"actor": "actor"})
    if not rows:
        return plot_blank("timeline", say("No actor is named in these articles."), data)
    bursts = _of_rows(BURSTS.empty() if bursts is None else bursts, rows)
    changes = _of_rows(CHANGES.empty() if changes is None else changes, rows)
    notes = [*_notes(coverage, say), *_explain_moves(bursts, changes, say)]
    draw = partial(draw_timeline, rows, list(events), (bursts, changes), notes, say)
    return make_figure(
        "timeline",
        title=_title(rows, say),
        description=_describe(rows, notes, say),
        chart=draw(width=theme.WIDTH),
        narrow=draw(width=theme.NARROW),
        data=data,
    )


def _rows(timeline: pd.DataFrame, names: Mapping[str, str], top: int, say: Speaker) -> list[dict[str, Any]]:
    """Return one row an actor and bin, the most named actor first; where there were no documents the counts are missing."""
    totals = timeline.groupby("actor")[["possible", "certain"]].sum().reset_index()
    totals = totals.sort_values(["certain", "possible", "actor"], ascending=[False, False, True]).head(top)
    labels = label_actors(totals["actor"], names)
    place = {actor: i for i, actor in enumerate(labels)}
    rows = [
        dict(zip(_FIELDS, map(_plain, row), strict=True))
        for row in timeline[list(_FIELDS)].itertuples(index=False)
        if row[0] in place
    ]
    for row in rows:
        row["label"] = labels[row["actor"]]
        row["door"] = door(row["actor"], day=row["bin_start"]) if row["possible"] else ""
        row["bin"] = name_bin(row["bin_start"], row["bin_end"], say)
        row["start"], row["end"] = row["bin_start"].isoformat(), row["bin_end"].isoformat()
    return sorted(rows, key=lambda row: (place[row["actor"]], row["bin_start"]))


def _plain(value: Any) -> Any:
    return None if pd.isna(value) else value


def _columns(say: Speaker) -> tuple[ViewColumn, ...]:
    return (
        ViewColumn("label", "text", say("Actor")),
        ViewColumn("bin", "text", say("When")),
        ViewColumn("start", "date", say("From")),
        ViewColumn("certain", "integer", say("Articles, certain")),
        ViewColumn("possible", "integer", say("Articles, possible")),
        ViewColumn("documents", "integer", say("All articles")),
        ViewColumn("share", "share", say("Share of articles")),
    )


def _notes(coverage: pd.DataFrame | None, say: Speaker) -> list[str]:
    """Say how many documents no bin holds."""
    if coverage is None:
        return []
    counts = coverage.groupby("place")["certain"].sum()
    return [say(note, n=int(counts[place])) for place, note in _ELSEWHERE.items() if counts.get(place, 0)]


def _of_rows(moves: pd.DataFrame, rows: list[dict[str, Any]]) -> pd.DataFrame:
    return moves[moves["actor"].isin([row["actor"] for row in rows])]


def _explain_moves(bursts: pd.DataFrame, changes: pd.DataFrame, say: Speaker) -> list[str]:
    """Say what the marks of bursts and changes mean, where there are any."""
    return [
        *([say("Thick line below the bars: the actor is named unusually often.")] if len(bursts) else []),
        *(
            [say("Upright line: the share of articles that name the actor changes and stays.")]
            if len(changes)
            else []
        ),
    ]


def _title(rows: list[dict[str, Any]], say: Speaker) -> str:
    """Name the bin in which the most named actor is named most; ask where one is all, or documents of uncertain day could change that."""
    first = [row for row in rows if row["actor"] == rows[0]["actor"]]
    peak, *others = sorted(first, key=lambda row: row["certain"] or 0, reverse=True)
    most = peak["certain"] or 0
    if not others or most < _LEAST or most <= max(row["possible"] or 0 for row in others):
        return say("When is who named?")
    return say(
        "{name} is named most in {bin}: in {n} of {total} articles",
        name=peak["label"],
        bin=peak["bin"],
        n=peak["certain"],
        total=peak["documents"],
    )


def _describe(rows: list[dict[str, Any]], notes: list[str], say: Speaker) -> str:
    bins = {row["bin_start"]: row for row in rows}
    items = []
    for label in dict.fromkeys(row["label"] for row in rows):
        own = [row for row in rows if row["label"] == label and row["certain"]]
        peak = max(own, key=lambda row: row["certain"], default=None)
        items.append(
            say("{name} {n}", name=label, n=sum(row["certain"] for row in own))
            + (say(", most in {bin}: {n}", n=peak["certain"], bin=peak["bin"]) if peak else "")
        )
    first, last = bins[min(bins)], bins[max(bins)]
    description = say(
        "Bars of articles that certainly name each actor, {first} to {last}, {bins:bin|bins}, {empty} without articles: {items}.",
        first=first["bin"],
        last=last["bin"],
        bins=len(bins),
        empty=sum(not row["documents"] for row in bins.values()),
        items="; ".join(items),
    )
    return say.prose(description, *notes)
