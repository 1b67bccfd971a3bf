"""What happened, day by day, as the registry knows it, with the articles that were published while it was news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pandas as pd

from dyads.analysis.evidence import find_named
from dyads.analysis.selection import lie_in, published
from dyads.charts import TableView, show_table
from dyads.charts.doors import door
from dyads.desk.news import News
from dyads.language import speaking
from dyads.model import Event
from dyads.tables import MENTIONS

_LEAST = 2  # of those who took part that an article names, where so many did


def mention_events(news: News, events: Sequence[Event], days: int = 3) -> pd.DataFrame:
    """Return the mentions that stand behind each event, as mentions of it: of who took part, in the articles of its days.

    An article belongs to an event if it was certainly published on its days or the `days` after them, and names two of those
    who took part, or the one who did. That is no proof that it tells of it.
    """
    named = find_named(news.mentions, news.sentences, news.documents, "document")
    first, last = published(news.documents)
    spans = named.mentions[["start", "end"]].to_numpy(dtype=np.int64)
    found, of = [np.zeros(0, np.int64)], list[str]()
    for event in events:
        inside = lie_in(first, last, event.when.first, event.when.last + timedelta(days=days + 1))
        each = [named.within(actor, inside) for actor in set(event.actors)] or [found[0]]
        who_took_part = np.bincount(
            np.concatenate([np.unique(named.documents[places]) for places in each]), minlength=len(first)
        )
        told = who_took_part >= min(_LEAST, len(each))
        places = np.sort(np.concatenate(each))
        places = places[told[named.documents[places]]]
        written = np.column_stack([named.documents[places], spans[places]])
        places = places[np.sort(np.unique(written, axis=0, return_index=True)[1])]
        found.append(places)
        of += [_name(event)] * len(places)
    return MENTIONS.check(named.mentions.iloc[np.concatenate(found)].assign(actor=of, method="event"))


def list_chronology(news: News, events: Sequence[Event], days: int = 3, top: int = 20) -> pd.DataFrame:
    """List the `top` events with most articles of their days, and all where fewer, in the order they happened."""
    articles = mention_events(news, events, days).groupby("actor")["document"].nunique()
    rows = pd.DataFrame(
        {
            "actor": [_name(event) for event in events],
            "event": [event.id for event in events],
            "label": [event.title for event in events],
            "first": [event.when.first for event in events],
            "last": [event.when.last for event in events],
            "confidence": [event.confidence for event in events],
        },
        columns=["actor", "event", "label", "first", "last", "confidence"],
    )
    rows["articles"] = rows["actor"].map(articles).fillna(0).astype(int)
    chosen = rows.sort_values(["articles", "first", "event"], ascending=[False, False, True]).head(top)
    return chosen.sort_values(["first", "event"]).reset_index(drop=True)


def show_chronology(news: News, chronology: pd.DataFrame, events: Sequence[Event]) -> TableView:
    """Show day, what happened, and how many articles of those days name who took part; `events` are those it was chosen from."""
    say = speaking(news.language)
    columns = {"first": say("Day"), "label": say("What happened"), "articles": say("Articles")}
    caption = say(
        "What happened: {n} of {all:event|events} the registry knows, those with most articles of their days",
        n=len(chronology),
        all=len(events),
    )
    programs = {name: name for name in ("event", "last", "confidence")}
    table = show_table(chronology, caption, columns, files=programs, name="chronology")
    return replace(
        table,
        doors=tuple(
            door(event) if articles else ""
            for event, articles in zip(chronology["actor"], chronology["articles"], strict=True)
        ),
    )


def _name(event: Event) -> str:
    """Return what the door to the event is called: an actor may have the id of an event."""
    return f"event-{event.id}"
