"""Who is named, and with whom, in a span of time: bars and a network that follow what is marked on the time axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from typing import Any

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.calendar import Days, axis_format, name_bin
from dyads.charts.doors import dated, door, shared
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.labels import label_actors
from dyads.charts.layout import Place, place_nodes
from dyads.charts.views import TableView, ViewColumn, tabulate
from dyads.language import Language, Speaker, speaking

_SPAN = alt.selection_interval(  # the days that are marked
    name="span", encodings=["x"], mark=alt.BrushConfig(fill=theme.MUTED, fillOpacity=0.15, stroke=theme.INK)
)
_OVER = alt.selection_point(name="over", fields=["actor"], on="pointerover", clear="pointerout", empty=False)
_POINTED = alt.when(_OVER).then(alt.value(theme.ACCENT)).otherwise(alt.value(theme.MAIN))
_TIME = 58  # px, the height of the bars of time
_BETWEEN = 30  # px, the gap between bars and network
_SHOWN = 30  # rows of the table that a reader sees
_TICKS = 7  # days the time axis tells, about
_STEP, _LEAST = 30, 250  # px an actor; the least height of the network
_SMALLEST, _RADIUS, _WIDTH = 4.0, 15.0, 7.0  # px, of the discs and the heaviest line


def plot_spans(
    timeline: pd.DataFrame,
    together: pd.DataFrame,
    names: Mapping[str, str],
    *,
    top: int = 10,
    language: Language = "en",
) -> Figure:
    """Plot in how many documents the most named actors, and each two of them, are named; on a page, in the bins one marks.

    `timeline` holds the bins of the actors, `together` those of their pairs under the ids `a+b`. Counted are documents that
    are certainly of a bin: what lies in no bin cannot be marked.
    """
    say = speaking(language)
    totals = timeline.groupby("actor")["certain"].sum().sort_values(ascending=False, kind="stable").head(top)
    totals = totals[totals > 0]
    labels = label_actors(totals.index, names)
    rows = _rows(timeline, labels, say)
    data = _tabulate(rows, say)
    if not rows:
        return plot_blank("spans", say("There are no dated articles."), data)
    ends = timeline["bin_start"].min(), timeline["bin_end"].max()
    lines = _lines(together, labels)
    items = "; ".join(f"{label} {say.number(totals[actor])}" for actor, label in labels.items())
    return make_figure(
        "spans",
        title=say("Who is named in which years, and with whom?")
        if _of_years(rows)
        else say("Who is named in which days, and with whom?"),
        description=say(
            "Bars of articles over time; bars of the articles of certain day that name each of {n:actor|actors}: {items}; and a network of who is named in the same articles.",
            n=len(labels),
            items=items,
        ),
        chart=_chart(rows, _set_scene(rows, lines, labels, _WIDE), Days(*ends, _WIDE.time), say),
        narrow=_chart(rows, _set_scene(rows, lines, labels, _NARROW), Days(*ends, _NARROW.time), say),
        data=data,
    )


def _rows(timeline: pd.DataFrame, labels: Mapping[str, str], say: Speaker) -> list[dict[str, Any]]:
    """Return one row an actor and bin with documents of certain day."""
    kept = timeline[timeline["actor"].isin(list(labels)) & (timeline["documents"] > 0)]
    rows: list[dict[str, Any]] = kept.to_dict("records")  # type: ignore[assignment]  # columns are names
    order = list(labels)
    for row in rows:
        row |= {"label": labels[row["actor"]], "bin": name_bin(row["bin_start"], row["bin_end"], say)}
    return sorted(rows, key=lambda row: (order.index(row["actor"]), row["bin_start"]))


def _of_years(rows: list[dict[str, Any]]) -> bool:
    return all((row["bin_end"] - row["bin_start"]).days >= 365 for row in rows[:1])  # noqa: PLR2004  a year


def _tabulate(rows: list[dict[str, Any]], say: Speaker) -> TableView:
    columns = (
        ViewColumn("label", "text", say("Actor")),
        ViewColumn("bin", "text", say("When")),
        ViewColumn("certain", "integer", say("Articles, certain")),
        ViewColumn("documents", "integer", say("All articles")),
    )
    named = [row | {"door": door(row["actor"], day=row["bin_start"])} for row in rows if row["certain"]]
    return replace(tabulate(named, columns, {"actor": "actor"}), most=_SHOWN)


@dataclass(frozen=True, slots=True)
class _Form:
    """How wide its parts are, in px: names, bars and network stand beside one another, or the network below both."""

    time: int
    names: int
    bars: int
    net: int
    below: bool = False

    @property
    def left(self) -> int:
        """Return how much of the network stands below the names."""
        return self.names if self.below else 0


_WIDE = _Form(time=515, names=165, bars=130, net=355)
_NARROW = _Form(time=206, names=130, bars=206, net=theme.NARROW, below=True)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What stands in the bars and the network: counts by bin, and where each actor and pair has its place."""

    actors: list[dict[str, Any]]  # one row an actor and bin
    places: Mapping[str, Place]
    lines: list[dict[str, Any]]  # one row a pair and bin
    ends: list[dict[str, Any]]  # one row a pair
    order: list[str]  # labels, the most named first
    form: _Form
    most: int
    heaviest: int

    @property
    def height(self) -> int:
        return max(_LEAST, _STEP * len(self.order))


def _lines(together: pd.DataFrame, labels: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return one row a pair and bin in which both are named."""
    counted = together[together["certain"].fillna(0) > 0]
    return [
        {"pair": pair, "start": _moment(start), "n": n}
        for pair, start, n in zip(counted["actor"], counted["bin_start"], counted["certain"], strict=True)
        if set(pair.split("+")) <= labels.keys()
    ]


def _set_scene(
    rows: list[dict[str, Any]], lines: list[dict[str, Any]], labels: Mapping[str, str], form: _Form
) -> _Scene:
    totals, weights = Counter[str](), Counter[str]()
    for row in rows:
        totals[row["actor"]] += row["certain"]
    for line in lines:
        weights[line["pair"]] += line["n"]
    most = max(totals.values())
    radii = {actor: max(_SMALLEST, _RADIUS * sqrt(totals[actor] / most)) for actor in labels}
    edges = {(pair.split("+")[0], pair.split("+")[1]): sqrt(weight) for pair, weight in weights.items()}
    places = place_nodes(radii, edges, labels, (form.net, max(_LEAST, _STEP * len(labels))))
    actors = [
        {"actor": row["actor"], "start": _moment(row["bin_start"]), "n": row["certain"]}
        for row in rows
        if row["certain"]
    ]
    ends = [
        {"pair": f"{a}+{b}", "a": a, "b": b, "label": f"{labels[a]} – {labels[b]}", "door": shared(a, b)}
        | {"x": places[a].x, "y": places[a].y, "x2": places[b].x, "y2": places[b].y}
        for a, b in edges
    ]
    return _Scene(
        actors, places, lines, ends, list(labels.values()), form, most, max(weights.values(), default=1)
    )


def _chart(rows: list[dict[str, Any]], scene: _Scene, days: Days, say: Speaker) -> ChartType:
    form = scene.form
    bars = _bars(scene, say).properties(width=form.bars, height=scene.height)
    net = alt.layer(*_edges(scene), *_discs(scene), *_words(scene)).properties(
        width=form.net - form.left, height=scene.height
    )
    parts = [bars, net] if form.below else [alt.hconcat(bars, net, spacing=_BETWEEN)]
    return alt.vconcat(_time(rows, days, say), *parts, spacing=26)


def _time(rows: list[dict[str, Any]], days: Days, say: Speaker) -> ChartType:
    """Return the bars of all articles, on which days are marked."""
    bins = {row["bin_start"]: row for row in rows}
    bars = [
        {"start": _moment(row["bin_start"]), "end": _moment(row["bin_end"]), "n": row["documents"]}
        | {"bin": row["bin"], "zero": 0, "door": door(dated("published"), day=row["bin_start"])}
        for row in bins.values()
    ]
    axis = alt.Axis(
        **axis_format(days, say) | {"tickCount": min(_TICKS, (days.end - days.first).days, days.width // 48)},
        labelAlign="left",
        labelBound=True,
        ticks=True,
        tickColor=theme.QUIET,
    )
    highest = max(bar["n"] for bar in bars)
    base = alt.Chart(inline(bars)).encode(
        x=alt.X("start:T", scale=days.scale, axis=axis, title=None),
        x2="end:T",
        y=alt.Y("n:Q", axis=alt.Axis(values=[0, highest], format=",d", labelFontSize=11), title=None),
        y2="zero:Q",
        tooltip=[alt.Tooltip("bin:N", title=" "), alt.Tooltip("n:Q", title=say("All articles"))],
    )
    colour = alt.when(_SPAN).then(alt.value(theme.QUIET)).otherwise(alt.value(theme.EDGE))
    marks = base.mark_rect(x2Offset=-1, cursor="crosshair").encode(color=colour).add_params(_SPAN)
    words = alt.Chart(inline([{"text": say("All articles of certain day")}])).mark_text(
        align="left", baseline="bottom", dy=-4, color=theme.MUTED
    )
    words = words.encode(x=alt.value(0), y=alt.value(0), text="text:N")
    return alt.layer(marks, words).properties(width=days.width, height=_TIME)


def _bars(scene: _Scene, say: Speaker) -> ChartType:
    """Return the bars of the articles of the span that name each actor."""
    names = scene.form.names
    axis = alt.Axis(labelLimit=names - 10, minExtent=names, maxExtent=names, grid=False)
    base = _of_span(scene).encode(
        y=alt.Y("label:N", scale=alt.Scale(domain=scene.order), title=None, axis=axis),
        x=alt.X("n:Q", scale=alt.Scale(domain=[0, scene.most * 1.25], nice=False), axis=None),
        tooltip=[alt.Tooltip("label:N", title=" "), alt.Tooltip("n:Q", title=say("Articles, certain"))],
    )
    bars = base.mark_bar(height=16).encode(color=_POINTED).add_params(_OVER)
    return alt.layer(bars, base.mark_text(align="left", dx=5, color=theme.INK).encode(text="n:Q"))


def _edges(scene: _Scene) -> list[ChartType]:
    """Return the lines of the network: as wide as both are named together in the span."""
    if not scene.lines:
        return []
    ends = alt.LookupData(
        inline(scene.ends), key="pair", fields=["a", "b", "x", "y", "x2", "y2", "label", "door"]
    )
    near = "isValid(over.actor) && (over.actor[0] == datum.a || over.actor[0] == datum.b)"
    width = alt.Scale(type="sqrt", domain=[0, scene.heaviest], range=[0, _WIDTH])
    lines: ChartType = (
        alt.Chart(inline(scene.lines))
        .transform_filter(_SPAN)
        .transform_aggregate(n="sum(n)", groupby=["pair"])
        .transform_lookup("pair", ends)
        .mark_rule(strokeCap="round")
        .encode(
            **_where(scene),
            x2="x2:Q",
            y2="y2:Q",
            strokeWidth=alt.StrokeWidth("n:Q", scale=width, legend=None),
            color=alt.when(near).then(alt.value(theme.ACCENT)).otherwise(alt.value(theme.SURE)),
            tooltip=[alt.Tooltip("label:N", title=" "), alt.Tooltip("n:Q", title=" ")],
        )
    )
    return [lines]


def _discs(scene: _Scene) -> list[ChartType]:
    area = alt.Scale(domain=[0, scene.most], range=[30, 3.1416 * _RADIUS**2])
    return [
        _of_span(scene)
        .mark_circle(opacity=1, stroke=theme.PAPER, strokeWidth=1.5)
        .encode(
            **_where(scene),
            size=alt.Size("n:Q", scale=area, legend=None),
            color=_POINTED,
            tooltip=[alt.Tooltip("label:N", title=" "), alt.Tooltip("n:Q", title=" ")],
        )
    ]


def _words(scene: _Scene) -> list[ChartType]:
    """Return the names in the network, which stay where they are."""
    layers: list[ChartType] = []
    for align in ("left", "center", "right"):
        rows = [
            {"x": place.label_x, "y": place.label_y, "text": place.label}
            for place in scene.places.values()
            if place.label and place.align == align
        ]
        if rows:
            base = alt.Chart(inline(rows)).encode(**_where(scene), text="text:N")
            look: dict[str, Any] = {"align": align, "fontSize": 12}
            halo: dict[str, Any] = {
                "stroke": theme.PAPER,
                "strokeWidth": 3,
                "strokeJoin": "round",
                "color": theme.PAPER,
            }
            layers += [base.mark_text(**look, **halo), base.mark_text(**look, color=theme.INK)]
    return layers


def _of_span(scene: _Scene) -> alt.Chart:
    """Return each actor with its count in the span that is marked, or in all days."""
    known = [
        {"actor": actor, "label": label, "door": door(actor), "x": place.x, "y": place.y}
        for (actor, place), label in zip(scene.places.items(), scene.order, strict=True)
    ]
    told = alt.LookupData(inline(known), key="actor", fields=["label", "door", "x", "y"])
    return (
        alt.Chart(inline(scene.actors))
        .transform_filter(_SPAN)
        .transform_aggregate(n="sum(n)", groupby=["actor"])
        .transform_lookup("actor", told)
    )


def _where(scene: _Scene) -> dict[str, Any]:
    return {
        "x": alt.X("x:Q", scale=alt.Scale(domain=[scene.form.left, scene.form.net], nice=False), axis=None),
        "y": alt.Y("y:Q", scale=alt.Scale(domain=[scene.height, 0], nice=False), axis=None),
    }


def _moment(day: date) -> int:
    """Return the day's first moment in UTC, in ms: a number needs no parsing in any of the parts."""
    return (day - date(1970, 1, 1)).days * 86_400_000
