"""Which two shares of a chart differ for sure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import Any

Row = dict[str, Any]


def find_widest(rows: Sequence[Row], of: str) -> tuple[Row, Row] | None:
    """Return the two rows of one `of` whose shares differ most, the larger first, if any two have intervals apart."""
    apart = [
        (one, other)
        for one, other in permutations(rows, 2)
        if one[of] == other[of] and one["low"] > other["high"]
    ]
    return max(apart, key=lambda pair: pair[0]["share"] - pair[1]["share"], default=None)
