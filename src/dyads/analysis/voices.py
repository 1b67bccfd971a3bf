"""Who speaks, who is spoken about, who is shown (METHODS.md 2.4)."""

from __future__ import annotations

import pandas as pd

from dyads.analysis.incidence import letters_of, primary
from dyads.model import Sense, Zone
from dyads.tables import VOICES


def count_voices(quotes: pd.DataFrame, mentions: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Count in how many documents each actor is mentioned, quoted and pictured, the most quoted first.

    The three are kept apart: who is talked about is not who speaks. A quotation that returns in the same story (title,
    standfirst, body, or a copy of the wire) is one: texts are compared by their letters alone, without case. Quotations
    whose speaker the text does not name are nobody's.
    """
    counted = primary(mentions)
    mentioned = counted[counted["document"].isin(documents["id"])]
    shown = (mentions["zone"] == Zone.CAPTION) & (mentions["sense"] == Sense.ACTOR)
    pictured = mentions[shown & mentions["document"].isin(documents["id"])]
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


def _different_quotes(quotes: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the attributed quotations; `repeated` where an earlier one of the story has the same speaker and letters."""
    story = dict(zip(documents["id"], documents["cluster"], strict=True))
    text = dict(zip(documents["id"], documents["text"], strict=True))
    spoken = quotes[quotes["speaker"].notna() & quotes["document"].isin(documents["id"])].sort_values(
        ["document", "start"]
    )
    places = list(zip(spoken["document"], spoken["start"], spoken["end"], spoken["speaker"], strict=True))
    same = [(story[name], speaker, letters_of(text[name][start:end])) for name, start, end, speaker in places]
    return spoken.assign(repeated=pd.Series(same, index=spoken.index, dtype=object).duplicated())


def _documents_by(rows: pd.DataFrame, actor: str) -> pd.Series:
    return rows.groupby(actor)["document"].nunique()
