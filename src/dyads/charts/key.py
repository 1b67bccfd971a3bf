"""What the colours of a chart mean, written above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import altair as alt
from altair.typing import ChartType

from dyads.charts import theme
from dyads.charts.figure import inline
from dyads.fonts import measure

_SWATCH, _GAP, _BETWEEN = 11, 5, 14  # px: the square, to its word, to the next
_LINE = 18  # px
_RISE = -11  # px above the plot


def draw_key(
    items: Sequence[tuple[str, str]], right: float | None = None, *, room: float = theme.WIDTH
) -> list[ChartType]:
    """Return squares with their words above the plot: from its left, or up to `right`; `items` are word and colour.

    What does not fit the room stands in a line of its own, the last line next to the plot.
    """
    lines: list[list[tuple[str, str]]] = [[]]
    for item in items:
        if lines[-1] and _measure([*lines[-1], item]) > room:
            lines.append([])
        lines[-1].append(item)
    return [
        mark
        for place, line in enumerate(reversed(lines))
        for mark in _draw_line(line, 0.0 if right is None else right - _measure(line), _RISE - _LINE * place)
    ]


def _draw_line(items: Sequence[tuple[str, str]], left: float, y: float) -> Iterator[ChartType]:
    for word, colour in items:
        place = alt.Chart(inline([{"text": word}])).encode(y=alt.value(y))
        square = place.mark_point(shape="square", size=_SWATCH**2, filled=True, opacity=1, color=colour)
        words = place.mark_text(align="left", color=theme.MUTED)
        yield square.encode(x=alt.value(left + _SWATCH / 2))
        yield words.encode(x=alt.value(left + _SWATCH + _GAP), text="text:N")
        left += _measure([(word, colour)]) + _BETWEEN


def _measure(items: Sequence[tuple[str, str]]) -> float:
    return sum(_SWATCH + _GAP + measure(word, 12) for word, _ in items) + _BETWEEN * (len(items) - 1)
