"""How findings are worded: names that lead to their sentences, ranges, and how small a p or a q is."""

from __future__ import annotations

from dyads.charts import plain
from dyads.charts.doors import door
from dyads.language import Speaker

CONVINCING = 0.05  # the share of false discoveries we accept (Benjamini-Hochberg)


def lead_to(name: str, *actors: str) -> str:
    """Return the name in bold, as a link to the sentences behind the actors."""
    return f"[**{plain(name)}**](#{door(*actors)})"


def say_range(low: str, high: str, say: Speaker) -> str:
    """Write two ends that are written already as a range: 3% to 7%."""
    return say("{low} to {high}", low=low, high=high)


def small(letter: str, value: float) -> str:
    """Write a p or a q with its letter, in no-break spaces: no line ends between the two."""
    told = f"{letter} < 0.001" if value < 0.001 else f"{letter} = {value:.3f}"  # noqa: PLR2004  three decimals
    return told.replace(" ", "\N{NO-BREAK SPACE}")
