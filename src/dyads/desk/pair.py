"""How often two actors are named together, counted by sentence and by article, with what a test of it can show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from dyads.analysis import association, bound_lifts, evidence_of, pair_actors
from dyads.analysis.association import Cells
from dyads.analysis.incidence import Unit, binary, find_units, number_documents
from dyads.analysis.intervals import wilson
from dyads.charts import TableView, TextView, plain, show_table, show_text
from dyads.charts.doors import door, shared
from dyads.charts.nouns import count_units, units_in
from dyads.desk.evidence import EvidenceView, say_day, show_sentences
from dyads.desk.news import News
from dyads.desk.partners import tell_range
from dyads.desk.phrases import small
from dyads.language import Speaker, speaking

CONVINCING = 0.05  # p of a pair that was asked for by name: one question, one test
_SLIGHT = 0.1  # of the lift: what an article may move it without being named
_UNITS: tuple[Unit, ...] = ("sentence", "document")


def weigh_pair(news: News, pair: Sequence[str]) -> pd.DataFrame:
    """Count the sentences and the articles that name each of the pair and both, a row a unit, whether or not any does.

    p is that of `pair_actors` among all actors; it is missing, and `testable` false, where few articles, a pair never
    together, or one actor that is part of the other (`kin`) leave nothing to test. low and high are the range of the lift.
    """
    return pd.DataFrame([_weigh(news, pair[0], pair[1], unit) for unit in _UNITS])


def mark_pair(news: News, pair: Sequence[str], unit: Unit = "sentence") -> pd.DataFrame:
    """Return the mentions of each of the pair, and those in units that name both once more as mentions of the pair.

    The pair's id is that of `mention_pairs`, "a+b"; here both names stand for it, so that both are marked as evidence.
    """
    own = news.mentions[news.mentions["actor"].isin(list(pair))]
    both = evidence_of(news.mentions, news.sentences, news.documents, list(pair), unit)
    return pd.concat([own, both.assign(actor="+".join(pair))], ignore_index=True)


def name_pair(news: News, pair: Sequence[str]) -> dict[str, str]:
    """Return the names of all actors, and that of the pair under its id."""
    return news.names | {"+".join(pair): " – ".join(news.names[actor] for actor in pair)}


def write_pair(news: News, pair: Sequence[str], weighed: pd.DataFrame, influence: pd.DataFrame) -> TextView:
    """Return how often the two are named together, how sure it is that this is no accident, and which article carries it."""
    say = speaking(news.language)
    if news.documents.empty:
        return show_text(say("No article is counted in this period, so there is nothing to report."))
    rows: list[dict[str, Any]] = weighed.to_dict("records")  # type: ignore[assignment]  # of names
    findings = [
        *_never_named(news, pair, rows[-1], say),
        *(_together(news, pair, row, say) for row in rows),
        *_carried(news, influence, rows[0], say),
    ]
    return show_text("\n".join(f"- {finding}" for finding in findings))


def show_pair(news: News, pair: Sequence[str], weighed: pd.DataFrame) -> TableView:
    """Show the counts behind the findings, by sentence and by article."""
    say = speaking(news.language)
    columns = {
        "counted": say("Counted by"),
        "n_ab": say("Both"),
        "n_a": news.names[pair[0]],
        "n_b": news.names[pair[1]],
        "units": say("All"),
        "expected": say("Chance"),
        "lift": say("Lift"),
        "range": say("Range"),
        "npmi": "NPMI",
        "p": "p",
        "stability": say("Stable"),
    }
    rows = weighed.assign(
        counted=[units_in(unit, say)["unit"] for unit in _UNITS],
        range=[tell_range(low, high, say) for low, high in zip(weighed["low"], weighed["high"], strict=True)],
    )
    caption = say("{pair}, named together", pair=say.joined(news.names[actor] for actor in pair))
    return replace(
        show_table(
            rows.assign(a=pair[0], b=pair[1]),
            caption,
            columns,
            ("stability",),
            files={"actor_a": "a", "actor_b": "b"},
            name="pair",
        ),
        doors=tuple(_door(pair, unit) for unit in rows["unit"]),
    )


def show_pair_sentences(
    news: News, pair: Sequence[str], influence: pd.DataFrame, top: int = 15
) -> EvidenceView:
    """Return what stands behind the counts: the sentences that name both, those of the articles that name both, and those of each article shown."""
    say = speaking(news.language)
    asked = pd.DataFrame({"a": [pair[0]], "b": [pair[1]]})
    items: dict[str, Any] = {}
    for unit in _UNITS:
        found = show_sentences(news, news.mentions, asked, unit=unit).items.values()
        items |= {
            _door(pair, unit): item
            | {"label": say("{pair}, by {unit}", pair=item["label"], **units_in(unit, say))}
            for item in found
        }
    both = evidence_of(news.mentions, news.sentences, news.documents, list(pair), "sentence")
    by_article = both.assign(actor="article-" + both["document"])
    articles = influence.head(top).merge(news.documents, left_on="document", right_on="id")
    shown = pd.DataFrame(
        {
            "actor": "article-" + articles["document"],
            "label": articles["title"].fillna(articles["source"]),
        }
    )
    return EvidenceView(items | show_sentences(news, by_article, shown).items, news.language)


def show_influence(news: News, influence: pd.DataFrame, top: int = 15) -> TableView:
    """Show the articles that carry the pair: what its lift would be without each of them."""
    rows = influence.head(top).merge(news.documents, left_on="document", right_on="id")
    say = speaking(news.language)
    rows = rows.assign(day=[say_day(row, say) for row in rows.to_dict("records")])  # type: ignore[arg-type]  # of names
    columns = {
        "title": say("Article"),
        "outlet": say("Outlet"),
        "day": say("Day"),
        "n_ab": say("Sentences"),
        "lift_without": say("Lift without it"),
        "change": say("Change"),
    }
    caption = say(
        "The {shown} articles that weigh most, of {all} that name both in one sentence",
        shown=len(rows),
        all=len(influence),
    )
    return replace(
        show_table(rows, caption, columns, files={"document": "document"}, name="influence"),
        doors=tuple(door(f"article-{name}") for name in rows["document"]),
    )


def _weigh(news: News, a: str, b: str, unit: Unit) -> dict[str, Any]:
    corpus = number_documents(news.documents)
    named = find_units(news.mentions, news.sentences, corpus, unit)
    once = binary(named.matrix)
    of_a, of_b = (np.asarray(once[:, named.actors == actor].sum(axis=1)).ravel() > 0 for actor in (a, b))
    cells = Cells(len(of_a), int(of_a.sum()), int(of_b.sum()), int((of_a & of_b).sum()))
    pairs = pair_actors(news.mentions, news.sentences, news.documents, unit, ancestors=news.ancestors)
    found = pairs[(pairs["a"] == min(a, b)) & (pairs["b"] == max(a, b))]
    lifts = bound_lifts(news.mentions, news.sentences, news.documents, found, unit)
    tested = {name: found[name].iloc[0] if len(found) else None for name in ("p", "stability")}
    named_both = cells.n_a and cells.n_b
    return {
        "unit": unit,
        "units": cells.units,
        "n_a": cells.n_a,
        "n_b": cells.n_b,
        "n_ab": cells.n_ab,
        "expected": float(cells.expected) if cells.units else np.nan,
        "lift": float(association.lift(cells)) if named_both else np.nan,
        "low": lifts["low"].iloc[0] if len(lifts) else np.nan,
        "high": lifts["high"].iloc[0] if len(lifts) else np.nan,
        "npmi": float(association.npmi(cells)) if named_both else np.nan,
        "testable": bool(len(found) and found["testable"].iloc[0]),
        "kin": b in news.ancestors.get(a, ()) or a in news.ancestors.get(b, ()),
        **{
            name: np.nan if value is None or pd.isna(value) else float(value)
            for name, value in tested.items()
        },
    }


def _door(pair: Sequence[str], unit: str) -> str:
    return {"sentence": door(*pair), "paragraph": door(*pair, "paragraphs"), "document": shared(*pair)}[unit]


def _never_named(news: News, pair: Sequence[str], by_document: dict[str, Any], say: Speaker) -> Iterator[str]:
    for actor, count in zip(pair, (by_document["n_a"], by_document["n_b"]), strict=True):
        if not count:
            yield say(
                "{name} is named in none of {total:article|articles}.",
                name=f"**{plain(news.names[actor])}**",
                total=len(news.documents),
            )


def _together(news: News, pair: Sequence[str], row: dict[str, Any], say: Speaker) -> str:
    both, units = row["n_ab"], row["units"]
    names = say.joined(plain(news.names[actor]) for actor in pair)
    told = {"counted": count_units(units, row["unit"], say), "expected": say.number(row["expected"], 1)}
    if not both and row["n_a"] and row["n_b"]:
        return say(
            "{pair} are named together in none of {counted}; chance would give {expected}.",
            pair=names,
            **told,
        )
    if not both:
        return say("{pair} are named together in none of {counted}.", pair=names, **told)
    low, high = (float(end) for end in wilson(both, units))
    said = say(
        "{pair} are named together in {n} of {counted} ({share}; 95% interval {low} to {high}), {lift} times what chance gives.",
        pair=f"[**{names}**](#{_door(pair, row['unit'])})",
        n=both,
        share=say.share(both / units),
        low=say.share(low),
        high=say.share(high),
        lift=say.number(row["lift"], 2),
        **told,
    )
    return say.prose(said, *_range(row, say), _weigh_test(row, len(news.documents), say))


def _range(row: dict[str, Any], say: Speaker) -> Iterator[str]:
    if pd.notna(row["low"]):
        yield say(
            "Had other stories been drawn, {low} to {high} times.",
            low=say.number(row["low"], 2),
            high=say.number(row["high"], 2),
        )


def _weigh_test(row: dict[str, Any], articles: int, say: Speaker) -> str:
    """Say what the test of the pair allows: p is for one pair, asked for by name."""
    if row["kin"]:
        return say(
            "One of the two is part of the other: that says nothing about relations, and is not tested."
        )
    if not row["testable"]:
        return say("With {n:article|articles} that cannot be tested.", n=articles)
    if row["p"] < CONVINCING:
        return say("That is more than accident gives ({p}).", p=small("p", row["p"]))
    return say("That cannot be told from accident ({p}).", p=small("p", row["p"]))


def _carried(news: News, influence: pd.DataFrame, by_sentence: dict[str, Any], say: Speaker) -> Iterator[str]:
    """Say what the lift would be without the article that weighs most."""
    if influence.empty:
        return
    first = influence.iloc[0]
    article = news.documents.set_index("id").loc[first["document"]]
    title, lift = plain(article["title"] or article["source"]), by_sentence["lift"]
    if pd.isna(first["lift_without"]):
        yield say(
            "All of it stands on one article, “{title}”: without it one of the two is named nowhere.",
            title=title,
        )
    elif abs(first["change"]) < _SLIGHT * lift:
        without = influence["lift_without"]
        yield say(
            "No single article carries it: whichever is left out, the lift by sentence stays between {low} and {high}.",
            low=say.number(without.min(), 2),
            high=say.number(without.max(), 2),
        )
    else:
        yield say(
            "The article that weighs most is “{title}”: without it the lift by sentence would be {without} instead of {lift}.",
            title=title,
            without=say.number(first["lift_without"], 2),
            lift=say.number(lift, 2),
        )
