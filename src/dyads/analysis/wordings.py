"""Whose words an issue is told in: Dokdo, Takeshima or the Liancourt Rocks is itself a measured frame (METHODS.md 2.4)."""

from __future__ import annotations

import pandas as pd

from dyads.analysis.intervals import wilson
from dyads.tables import WORDINGS


def count_wordings(issues: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Count how often and in how many documents each side's words for an issue are used, the most disputed issue first.

    share   documents that use this side's words / documents that use any side's words for the issue, with Wilson's
            95 % interval; a document that uses the words of both sides counts for both
    Phrases that belong to no side say what an article is about, not whose words it uses: they are left out.
    """
    used = issues[issues["wording"].notna() & issues["document"].isin(documents["id"])]
    counted = used.groupby(["issue", "wording"], sort=True)["document"].agg(
        phrases="size", documents="nunique"
    )
    naming = used.groupby("issue")["document"].nunique()
    table = counted.astype("int64").reset_index()
    table["naming"] = table["issue"].map(naming).astype("int64")
    table["share"] = table["documents"] / table["naming"]
    table["low"], table["high"] = wilson(table["documents"].to_numpy(), table["naming"].to_numpy())
    order = ["naming", "issue", "documents", "wording"]
    return WORDINGS.check(table.sort_values(order, ascending=[False, True, False, True]))
