"""What the colours of a chart mean, written above it."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.figure import inline
from dyads.fonts import measure

_SWATCH, _GAP, _BETWEEN = 11, 5, 14  # px: the square, to its word, to the next
_RISE = -11  # px above the plot


def draw_key(items: Sequence[tuple[str, str]], right: float | None = None) -> list[ChartType]:
    """Return squares with their words above the plot: from its left, or up to `right`; `items` are word and colour."""
    widths = [_SWATCH + _GAP + measure(word, 12) for word, _ in items]
    left = 0.0 if right is None else right - sum(widths) - _BETWEEN * (len(items) - 1)
    marks: list[ChartType] = []
    for (word, colour), width in zip(items, widths, strict=True):
        place = alt.Chart(inline([{"text": word}])).encode(y=alt.value(_RISE))
        square = place.mark_point(shape="square", size=_SWATCH**2, filled=True, opacity=1, color=colour)
        words = place.mark_text(align="left", color=theme.MUTED)
        marks.append(square.encode(x=alt.value(left + _SWATCH / 2)))
        marks.append(words.encode(x=alt.value(left + _SWATCH + _GAP), text="text:N"))
        left += width + _BETWEEN
    return marks
