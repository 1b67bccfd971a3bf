"""How findings are worded: counts, intervals, and what a test allows to be said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

CONVINCING = 0.05  # the share of false discoveries we accept (Benjamini-Hochberg)


def counted(count: int, what: str) -> str:
    """Write `1 article`, `2 articles`."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def interval(low: float, high: float) -> str:
    """Write the 95% interval of a share."""
    return f"95% interval {low:.0%} to {high:.0%}"


def small(value: float) -> str:
    """Write a p or a q after its letter."""
    return "< 0.001" if value < 0.001 else f"= {value:.3f}"  # noqa: PLR2004  three decimals


def verdict(said: str, pair: Mapping[str, Any], articles: int) -> str:
    """Return the sentence with what its test allows: that it is more than chance, that it may be accident, or that none can tell."""
    if not pair["testable"]:
        return f"{said}; not testable with {counted(articles, 'article')}."
    if pd.notna(pair["q"]) and pair["q"] < CONVINCING:
        return f"{said} (q {small(pair['q'])})."
    return f"{said}, which cannot be told from accident."
