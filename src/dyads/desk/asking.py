"""The sentences behind one number that somebody asks for: of an actor, a pair, an issue, in a bin of days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pandas as pd

from dyads.analysis import documents_in
from dyads.analysis.incidence import Unit
from dyads.desk.evidence import show_sentences, tell_day
from dyads.desk.lookup import Asked
from dyads.desk.news import News, understand_period
from dyads.desk.passages import Passages
from dyads.desk.selecting import find_issue
from dyads.language import speaking
from dyads.model import Period


def ask_evidence(
    news: News,
    *actors: Asked,
    issue: str | None = None,
    during: str | Mapping[str, str | None] | Period | None = None,
    unit: Unit = "sentence",
    most: int = 25,
) -> Passages:
    """Return the sentences behind the number: of one actor or issue, or of two that stand in one unit; words counted are marked.

    `during` takes the documents that may be of those days, as a bar of a timeline does. Of more than `most` sentences
    stands a sample: one an article first, copies of a story last.
    """
    ids = [*(news.actors[actor].id for actor in actors), *([find_issue(news, issue)] if issue else [])]
    if not 1 <= len(ids) <= 2 or len(set(ids)) < len(ids):  # noqa: PLR2004  a number is of one, or of a pair
        raise ValueError(f"a number is of one actor or issue, or of two different ones, not of {ids}")
    names = news.names | news.issue_names
    label = " – ".join(names[id_] for id_ in ids)
    mentions = pd.concat([news.mentions, news.told], ignore_index=True) if issue else news.mentions
    mentions = mentions[mentions["actor"].isin(ids)]
    documents = news.documents[news.documents["id"].isin(mentions["document"])]
    if during is not None:
        days = during if isinstance(during, Period) else understand_period(during, None, news.period.zone)
        if days.start is None or days.end is None:
            raise ValueError(f"during must have a first and a last day, such as '2015-04', not {during!r}")
        documents = documents_in(documents, days.start, days.end, certain=False)
        label = f"{label}, {speaking(news.language).days(days.start, days.end - timedelta(days=1))}"
    near = news.keep(set(documents["id"]))
    asked = pd.DataFrame([dict(zip(("a", "b"), ids, strict=True))] if len(ids) > 1 else [{"actor": ids[0]}])
    found = show_sentences(
        near, mentions[mentions["document"].isin(documents["id"])], asked, names=names, unit=unit, most=most
    )
    none: dict[str, Any] = {"total": 0, "sentences": []}
    item = next(iter(found.items.values()), none)
    columns = ["document", "date", "outlet", "title", "text", "marks", "rule"]
    return Passages(label, item["total"], pd.DataFrame(item["sentences"], columns=columns), news.language)


def find_mentions(news: News, actor: Asked) -> pd.DataFrame:
    """Return every mention of the actor, counted or not, with the day, outlet and title of its article."""
    own = news.mentions[news.mentions["actor"] == news.actors[actor].id]
    of = news.documents[news.documents["id"].isin(own["document"])]
    articles = pd.DataFrame(
        {
            "document": of["id"],
            "day": [tell_day(row) for row in of.to_dict("records")],  # type: ignore[arg-type]  # of names
            "outlet": of["outlet"],
            "title": of["title"],
        }
    )
    return own.merge(articles, on="document", how="left")
