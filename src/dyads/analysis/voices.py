"""Who speaks, who is spoken about, who is shown (METHODS.md 2.4)."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd

from dyads.analysis.incidence import primary
from dyads.model import Zone
from dyads.tables import MENTIONS, VOICES

_NOT_LETTERS = re.compile(r"[\W_]+")


def count_voices(quotes: pd.DataFrame, mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Count in how many documents each actor is mentioned, quoted and pictured, the most quoted first.

    The three are kept apart: who is talked about is not who speaks. A quotation that returns in the same story (title,
    standfirst, body, or a copy of the wire) is one: texts are compared by their letters alone, without case. Quotations
    whose speaker the text does not name are nobody's.
    """
    counted = primary(mentions)
    mentioned = counted[counted["document"].isin(documents["id"])]
    pictured = mentions[(mentions["zone"] == Zone.CAPTION) & mentions["document"].isin(documents["id"])]
    spoken = _different_quotes(quotes, documents)
    table = pd.DataFrame(
        {
            "mentioned": _documents_by(mentioned, "actor"),
            "quoted": _documents_by(spoken, "speaker"),
            "pictured": _documents_by(pictured, "actor"),
            "quotes": spoken[~spoken["repeated"]].groupby("speaker").size(),
            "full": spoken[~spoken["repeated"] & (spoken["kind"] == "full")].groupby("speaker").size(),
        }
    ).fillna(0)
    table = table.astype("int64").rename_axis("actor").reset_index()
    return VOICES.check(
        table.sort_values(["quoted", "quotes", "mentioned", "actor"], ascending=[False, False, False, True])
    )


def mention_speakers(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return the quotations as mentions of their speakers: paired by document, they say who is quoted beside whom."""
    spoken = quotes[quotes["speaker"].notna()].rename(columns={"speaker": "actor"})
    spoken = spoken[["document", "sentence", "actor", "start", "end"]].assign(
        zone=str(Zone.BODY), surface="", mode="name", sense="actor", method="quote", counted=True
    )
    spoken["candidates"] = [[] for _ in range(len(spoken))]
    return MENTIONS.check(spoken.sort_values(list(MENTIONS.key)))


def _different_quotes(quotes: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the attributed quotations; `repeated` where an earlier one of the story has the same speaker and letters."""
    stories = documents.set_index("id")[["cluster", "text"]]
    spoken = quotes[quotes["speaker"].notna() & quotes["document"].isin(stories.index)]
    spoken = spoken.sort_values(["document", "start"]).join(stories, on="document")
    texts = zip(spoken["text"], spoken["start"], spoken["end"], strict=True)
    letters = [_letters(str(text)[start:end]) for text, start, end in texts]
    spoken = spoken.assign(letters=pd.Series(letters, index=spoken.index, dtype=object))
    return spoken.assign(repeated=spoken.duplicated(["cluster", "speaker", "letters"]))


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _documents_by(rows: pd.DataFrame, actor: str) -> pd.Series:
    return rows.groupby(actor)["document"].nunique()
