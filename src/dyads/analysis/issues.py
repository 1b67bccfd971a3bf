"""Issues as something named: counted, binned, compared and paired by the same functions as actors."""

from __future__ import annotations

import pandas as pd

from dyads.tables import MENTIONS


def mention_issues(issues: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Return the phrases that name an issue as mentions, the issue in the place of the actor.

    Counted with `count_mentions`, over time with `bin_mentions`, by outlet country with `compare_mentions`. Phrases
    outside the counted zones are left out.
    """
    zones = sentences[["document", "sentence", "zone"]]
    found = issues.merge(zones, on=["document", "sentence"]).rename(
        columns={"issue": "actor", "phrase": "surface"}
    )
    found = found.assign(mode="name", sense="actor", method="issue", counted=True)
    found["candidates"] = [[] for _ in range(len(found))]
    return MENTIONS.check(found.sort_values(list(MENTIONS.key)))
