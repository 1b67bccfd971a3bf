"""Issues, speakers and pairs as mentions: then every measure counts them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import pyarrow as pa

from dyads.analysis.evidence import evidence_of
from dyads.analysis.incidence import Unit, locate, number_documents
from dyads.model import Zone
from dyads.tables import MENTIONS


def mention_issues(issues: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Return the phrases that name an issue as mentions, the issue in the place of the actor.

    Counted with `count_mentions`, over time with `bin_mentions`, by outlet country with `compare_mentions`. Phrases
    outside the counted zones are left out.
    """
    zones = sentences[["document", "sentence", "zone"]]
    found = issues.drop(columns="wording").merge(zones, on=["document", "sentence"])
    return _counted(found.rename(columns={"issue": "actor", "phrase": "surface"}), "issue")


def mention_speakers(quotes: pd.DataFrame) -> pd.DataFrame:
    """Return the quotations as mentions of their speakers: paired by document, they say who is quoted beside whom."""
    spoken = quotes[quotes["speaker"].notna()].rename(columns={"speaker": "actor"})
    spoken = spoken[["document", "sentence", "actor", "start", "end"]]
    return _counted(spoken.assign(zone=str(Zone.BODY), surface=""), "quote")


def mention_pairs(
    mentions: pd.DataFrame,
    sentences: pd.DataFrame,
    documents: pd.DataFrame,
    pairs: Iterable[tuple[str, str]],
    unit: Unit = "sentence",
) -> pd.DataFrame:
    """Return each unit that names both of a pair as one mention of `a+b`, at the first of their names.

    So pairs are followed over time by `bin_mentions`, and set side by side by `compare_mentions`, which shuffles documents.
    """
    corpus = number_documents(documents)
    found = [MENTIONS.empty()]
    for a, b in pairs:
        evidence = evidence_of(mentions, sentences, documents, [a, b], unit)
        units = locate(evidence, sentences, corpus, unit)
        found.append(evidence[~pd.Series(units).duplicated()].assign(actor=f"{a}+{b}", method="pair"))
    return MENTIONS.check(pd.concat(found).sort_values(list(MENTIONS.key)))


def _counted(rows: pd.DataFrame, method: str) -> pd.DataFrame:
    nothing = pa.array([[]] * len(rows), type=pa.list_(pa.string()))
    rows = rows.assign(mode="name", sense="actor", method=method, counted=True)
    rows["candidates"] = pd.Series(pd.arrays.ArrowExtensionArray(nothing), index=rows.index)
    return MENTIONS.check(rows.sort_values(list(MENTIONS.key)))
