"""Who is named, and of the one that is pointed out: when, with whom and about what. The parts are linked without a kernel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import altair as alt
import pandas as pd
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.blank import plot_blank
from dyads.charts.calendar import Days, axis_format, name_bin
from dyads.charts.doors import door
from dyads.charts.figure import Figure, inline, make_figure
from dyads.charts.labels import clip, label_actors
from dyads.charts.views import show_table
from dyads.language import Language, Speaker, speaking

CHOSEN = "chosen"  # the selection: the actor whose parts are shown

_WHO, _PART = 140, 185  # px: the bars at the left; the parts at the right
_NAMES, _OTHERS = 140, 185  # px, of the names beside them
_VALUES = 75  # px, of the numbers behind bars
_STEP = 24  # px a bar with its gap
_BESIDE = 7  # whom and what a part shows
_WHEN = 96  # px, the height of the timeline


def plot_linked(
    frequency: pd.DataFrame,
    timeline: pd.DataFrame,
    partners: pd.DataFrame,
    issues: pd.DataFrame,
    names: Mapping[str, str],
    *,
    first: str | None = None,
    top: int = 15,
    language: Language = "en",
) -> Figure:
    """Plot the most named actors; a click on one shows when it is named, with whom and beside which issues.

    `timeline` holds the bins of the actors shown, `partners` their pairs and `issues` those of an actor and an issue, of
    `pair_actors`. `first` is shown before anybody clicks, else the most named.
    """
    say = speaking(language)
    table = frequency.sort_values(["documents", "tokens", "actor"], ascending=[False, False, True]).head(top)
    labels = label_actors([*names], names)
    columns = {
        "label": say("Actor"),
        "documents": say("Articles"),
        "share": say("Share"),
        "tokens": say("Mentions"),
    }
    shown = table.assign(label=table["actor"].map(labels))
    title = say("Who is named, when, with whom and about what?")
    data = show_table(shown, title, columns, shares=("share",))
    if table.empty:
        return plot_blank("linked", say("No actor is named in these articles."), data)
    actors = list(table["actor"])
    chosen = first if first and first in actors else str(actors[0])
    parts = [_when(timeline, labels, say)]
    parts += [
        _beside(rows, heading, say)
        for rows, heading in (
            (list(_others(partners, actors, labels)), say("With whom")),
            (list(_others(issues, actors, labels)), say("About what")),
        )
    ]
    chart = alt.hconcat(_who(shown, chosen, say), alt.vconcat(*parts, spacing=34), spacing=18)
    items = "; ".join(
        f"{row['label']} {row['documents']:,}" for row in shown[["label", "documents"]].to_dict("records")
    )
    description = say(
        "The {n:actor|actors} named in most articles, with the number of articles: {items}. Beside them, of the one chosen: "
        "when it is named, with whom and about what. Chosen is {name}.",
        n=len(actors),
        items=items,
        name=labels[chosen],
    )
    return make_figure("linked", title=title, description=description, chart=chart, data=data)


def _who(table: pd.DataFrame, chosen: str, say: Speaker) -> ChartType:
    """Return the bars of which one is chosen; a click chooses another."""
    rows = [
        {
            "actor": row["actor"],
            "label": row["label"],
            "documents": row["documents"],
            "share": say.share(row["share"]),
            "value": say.number(row["documents"]),
            "door": door(row["actor"]),
        }
        for row in table[["actor", "label", "documents", "share"]].to_dict("records")
    ]
    select = alt.selection_point(
        name=CHOSEN, fields=["actor"], value=[{"actor": chosen}], toggle=False, clear=False, empty=False
    )
    names = [row["label"] for row in rows]
    base = alt.Chart(inline(rows)).encode(
        y=alt.Y(
            "label:N", sort=names, title=None, axis=alt.Axis(labelLimit=_NAMES, labelPadding=8, grid=False)
        ),
        tooltip=[
            alt.Tooltip("label:N", title=say("Actor")),
            alt.Tooltip("documents:Q", title=say("Articles"), format=","),
            alt.Tooltip("share:N", title=say("Share")),
        ],
    )
    x = alt.X(
        "documents:Q", axis=None, scale=alt.Scale(domain=[0, _room(rows, "documents", _WHO)], nice=False)
    )
    colour = alt.when(select).then(alt.value(theme.ACCENT)).otherwise(alt.value(theme.MAIN))
    bars = base.mark_bar(size=15, cursor="pointer").encode(x=x, color=colour).add_params(select)
    values = base.mark_text(align="left", dx=5).encode(x=x, text="value:N")
    heading = _heading([{"text": say("Articles that name")}])
    return alt.layer(bars, values, heading).properties(width=_WHO, height=_STEP * len(rows))


def _when(timeline: pd.DataFrame, labels: Mapping[str, str], say: Speaker) -> ChartType:
    """Return the bins of the chosen actor: certain, possible, and the bins without any article."""
    rows = [
        {
            "actor": row["actor"],
            "heading": say("When: {name}", name=clip(labels[row["actor"]], _PART, 12)),
            "bin": name_bin(row["bin_start"], row["bin_end"], say),
            "start": row["bin_start"].isoformat(),
            "end": row["bin_end"].isoformat(),
            "certain": _known(row["certain"]),
            "possible": _known(row["possible"]),
            "documents": row["documents"],
            "zero": 0,
            "door": door(row["actor"], day=row["bin_start"]),
        }
        for row in timeline.to_dict("records")
    ]
    base = _of_chosen(rows)
    days = Days(timeline["bin_start"].min(), timeline["bin_end"].max(), _PART)
    axis = alt.Axis(
        **axis_format(days, say) | {"tickCount": 4},
        title=None,
        labelAlign="left",
        labelBound=True,
        grid=False,
    )
    x = alt.X("start:T", axis=axis, scale=days.scale)
    y = alt.Y("certain:Q", title=None, axis=alt.Axis(tickCount=3, format=",d", tickMinStep=1))
    tooltip = [
        alt.Tooltip("bin:N", title=" "),
        alt.Tooltip("certain:Q", title=say("Certain")),
        alt.Tooltip("possible:Q", title=say("Possible")),
        alt.Tooltip("documents:Q", title=say("All articles")),
    ]
    empty = base.transform_filter("!datum.documents").mark_rect(color=theme.GAP).encode(x=x, x2="end:T")
    pale = base.mark_rect(color=theme.SOFT, cursor="pointer").encode(
        x=x, x2="end:T", y=y, y2="possible:Q", tooltip=tooltip
    )
    solid = base.mark_rect(color=theme.MAIN, cursor="pointer").encode(
        x=x, x2="end:T", y=y, y2="zero:Q", tooltip=tooltip
    )
    heading = _heading(
        [
            {"actor": actor, "text": text}
            for actor, text in dict.fromkeys((row["actor"], row["heading"]) for row in rows)
        ]
    )
    return alt.layer(empty, pale, solid, heading).properties(width=_PART, height=_WHEN)


def _beside(rows: list[dict[str, Any]], heading: str, say: Speaker) -> ChartType:
    """Return with whom, or what, the chosen actor is named, the most often first."""
    base = _of_chosen(rows)
    places = alt.Scale(domain=list(range(_BESIDE)))  # a short list stands at the top
    y = alt.Y("place:O", scale=places, title=None, axis=None)
    x = alt.X("n_ab:Q", axis=None, scale=alt.Scale(domainMin=0, nice=False))
    tooltip = [
        alt.Tooltip("full:N", title=" "),
        alt.Tooltip("n_ab:Q", title=say("Both"), format=","),
        alt.Tooltip("lift:N", title=say("Times chance")),
    ]
    names = base.mark_text(align="right", fontSize=13).encode(x=alt.value(-8), y=y, text="label:N")
    bars = base.mark_bar(size=15, color=theme.MAIN, cursor="pointer").encode(x=x, y=y, tooltip=tooltip)
    values = base.mark_text(align="left", dx=5).encode(x=x, y=y, text="value:N")
    room = base.mark_point(opacity=0).encode(x="room:Q", y=y)
    return alt.layer(names, bars, values, room, _heading([{"text": heading}])).properties(
        width=_PART, height=_STEP * _BESIDE
    )


def _others(pairs: pd.DataFrame, actors: list[str], labels: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield, for each actor, those it is named with most often."""
    for actor in actors:
        own = pairs[(pairs["a"] == actor) | (pairs["b"] == actor)]
        own = own.sort_values(["n_ab", "lift", "a", "b"], ascending=[False, False, True, True]).head(_BESIDE)
        for place, row in enumerate(own.to_dict("records")):
            other = row["b"] if row["a"] == actor else row["a"]
            yield {
                "actor": actor,
                "label": clip(labels[other], _OTHERS, 13),
                "full": labels[other],
                "n_ab": row["n_ab"],
                "lift": f"{row['lift']:.1f}",
                "value": f"{row['n_ab']:,} · {row['lift']:.1f}×",
                "room": int(own["n_ab"].max()) * _PART / (_PART - _VALUES),
                "place": place,
                "door": door(row["a"], row["b"]),
            }


def _of_chosen(rows: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(inline(rows)).transform_filter({"param": CHOSEN, "empty": False})


def _heading(rows: list[dict[str, Any]]) -> ChartType:
    """Return the words above a part; those that name an actor stand there while it is chosen."""
    base = _of_chosen(rows) if any("actor" in row for row in rows) else alt.Chart(inline(rows))
    words: ChartType = base.mark_text(align="left", baseline="bottom", dy=-6, fontWeight="bold").encode(
        x=alt.value(0), y=alt.value(0), text="text:N"
    )
    return words


def _room(rows: list[dict[str, Any]], name: str, width: float) -> float:
    """Return the end of a scale that leaves room for the value behind the longest bar."""
    return float(max(row[name] for row in rows)) * width / (width - 40)


def _known(value: Any) -> int:
    """Return the number, 0 where it is missing: those bins are shaded."""
    return 0 if pd.isna(value) else int(value)
