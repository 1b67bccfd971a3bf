"""When two actors are named in the same articles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pandas as pd

from dyads.analysis import bin_mentions
from dyads.analysis.bins import Freq
from dyads.desk.news import News


def bin_together(news: News, actors: Sequence[str], freq: Freq = "month") -> pd.DataFrame:
    """Count the articles that name both of each two actors, bin by bin, under the ids `a+b`; who is part of the other makes no pair."""
    counted = news.mentions[news.mentions["counted"] & news.mentions["actor"].isin(list(actors))]
    once = counted.drop_duplicates(["document", "actor"])
    both = once.merge(once[["document", "actor"]], on="document", suffixes=("", "_b"))
    both = both[both["actor"] < both["actor_b"]]
    pairs = [
        f"{a}+{b}"
        for a, b in combinations(sorted(actors), 2)
        if a not in news.ancestors.get(b, ()) and b not in news.ancestors.get(a, ())
    ]
    marked = both.assign(actor=both["actor"] + "+" + both["actor_b"]).drop(columns="actor_b")
    return bin_mentions(marked, news.documents, pairs, freq, news.period)
