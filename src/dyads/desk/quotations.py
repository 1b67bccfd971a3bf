"""What is quoted, quotation by quotation: who says it, in which outlet, on which day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pandas as pd

from dyads.analysis import mention_speakers
from dyads.charts import TableView, show_table
from dyads.charts.doors import door, quoted
from dyads.desk.evidence import EvidenceView, say_day, show_sentences
from dyads.desk.news import News
from dyads.desk.terms import KINDS, say_all
from dyads.language import speaking
from dyads.model import Zone
from dyads.tables import MENTIONS

_LONGEST = 200  # characters of a quotation in a table; its sentence stands behind the door


def find_quotations(
    news: News,
    speakers: Collection[str] | None = None,
    documents: Collection[str] | None = None,
) -> pd.DataFrame:
    """Return the quotations of the speakers in the documents, in order of day; None is any, also nobody by name.

    The column `actor` is what a door to the quotation is called.
    """
    say = speaking(news.language)
    quotes = news.quotes[news.quotes["sentence"].notna()]
    if speakers is not None:
        quotes = quotes[quotes["speaker"].isin(list(speakers))]
    if documents is not None:
        quotes = quotes[quotes["document"].isin(list(documents))]
    of = news.documents.set_index("id")
    articles: list[dict[str, Any]] = of.loc[quotes["document"]].to_dict("records")  # type: ignore[assignment]  # of names
    spans = list(zip(quotes["start"], quotes["end"], strict=True))
    texts = [
        " ".join(article["text"][start:end].split())
        for article, (start, end) in zip(articles, spans, strict=True)
    ]
    found = quotes.assign(
        actor=[
            f"quote-{document}-{start}"
            for document, start in zip(quotes["document"], quotes["start"], strict=True)
        ],
        label=[
            f"{news.names.get(speaker, say('Not named'))}, {say_day(article, say)}"
            for speaker, article in zip(quotes["speaker"], articles, strict=True)
        ],
        name=quotes["speaker"].map(news.names),
        day=[say_day(article, say) for article in articles],
        outlet=[article["outlet"] for article in articles],
        text=[text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…" for text in texts],
        first_day=[article["published_from"] for article in articles],
    )
    return found.sort_values(["first_day", "document", "start"], na_position="last").reset_index(drop=True)


def mention_quotations(quotations: pd.DataFrame) -> pd.DataFrame:
    """Return the quotations as mentions, each of itself: what the doors of `show_quotations` open."""
    rows: list[dict[str, Any]] = quotations[["document", "sentence", "actor", "start", "end"]].to_dict(
        "records"
    )  # type: ignore[assignment]  # of names
    rest = {
        "zone": str(Zone.BODY),
        "surface": "",
        "mode": "name",
        "sense": "actor",
        "candidates": [],
        "counted": True,
    }
    return MENTIONS.frame([MENTIONS.batch([{**row, **rest, "method": "quotation"} for row in rows])])


def show_quoted(
    news: News, voices: pd.DataFrame, documents: pd.DataFrame | None = None, *, top: int = 15
) -> EvidenceView:
    """Return the sentences that quote each of the most quoted speakers, in all documents or those given.

    What the doors of `plot_voices`, and of `plot_groups` for speakers, open.
    """
    say = speaking(news.language)
    speakers = voices.loc[voices["quoted"] > 0, "actor"].head(top)
    spoken = mention_speakers(news.quotes)
    of = news.documents if documents is None else documents
    spoken = spoken[spoken["actor"].isin(speakers.tolist()) & spoken["document"].isin(of["id"])]
    asked = pd.DataFrame(
        {
            "actor": [quoted(speaker) for speaker in speakers],
            "label": [say("{name}, quoted", name=news.names[speaker]) for speaker in speakers],
        }
    )
    return show_sentences(news, spoken.assign(actor=[quoted(actor) for actor in spoken["actor"]]), asked)


def show_quotations(
    news: News, quotations: pd.DataFrame, speaker: str | None = None, *, top: int = 0
) -> TableView:
    """Show who is quoted where, on which day, or the quotations of one speaker; the longest ones cut.

    `top` are shown, the others stand in the files; 0 shows all.
    """
    say = speaking(news.language)
    columns = {
        "day": say("Day"),
        "outlet": say("Outlet"),
        "name": say("Speaker"),
        "kind": say("Kind"),
        "text": say("Quotation"),
    }
    number = len(quotations)
    caption = (
        say("Quotations in these articles: {n}", n=number)
        if speaker is None
        else say("Quotations of {name}: {n}", name=news.names[speaker], n=number)
    )
    return replace(
        show_table(
            quotations.assign(kind=say_all(quotations["kind"], KINDS, say)),
            caption,
            columns,
            files={"actor": "speaker", "document": "document"},
            name="quotations",
            most=top,
        ),
        doors=tuple(map(door, quotations["actor"])),
    )
