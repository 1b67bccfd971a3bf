"""Small pictures that stand in a line of text: how a number goes, without axes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from markupsafe import Markup

WIDTH, HEIGHT = 120, 28  # px
_INSET = 3  # px around a line, so that its last point is whole


def draw_line(values: Sequence[float | None], label: str, top: float | None = None) -> Markup:
    """Return a line through the values, its last point marked; a missing value is a gap. Fewer than two values draw nothing.

    `top` is the value at the upper edge; without it the largest. The lower edge is 0, so that heights can be compared.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:  # noqa: PLR2004  a point is no line
        return Markup()
    ceiling = top or max(known) or 1
    step = (WIDTH - 2 * _INSET) / (len(values) - 1)
    places = [
        None
        if value is None
        else (_INSET + i * step, HEIGHT - _INSET - (HEIGHT - 2 * _INSET) * value / ceiling)
        for i, value in enumerate(values)
    ]
    path, pen = [], "M"
    for place in places:
        if place is None:
            pen = "M"
            continue
        path.append(f"{pen}{place[0]:.1f} {place[1]:.1f}")
        pen = "L"
    x, y = next(place for place in reversed(places) if place is not None)
    return _frame(
        Markup('<path d="{}"/><circle cx="{:.1f}" cy="{:.1f}" r="2.5"/>').format(" ".join(path), x, y), label
    )


def draw_bars(counts: Sequence[tuple[date, int]], label: str) -> Markup:
    """Return a bar for each day's count, placed in time; a stretch without any stays empty. One bar draws nothing."""
    days = [day.toordinal() for day, _ in counts]
    if len(days) < 2:  # noqa: PLR2004  one bar compares with nothing
        return Markup()
    width = min(later - day for day, later in pairwise(days))
    scale = WIDTH / (days[-1] - days[0] + width)
    highest = max(count for _, count in counts) or 1
    bars = Markup().join(
        Markup('<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}"/>').format(
            (day - days[0]) * scale,
            HEIGHT * (1 - count / highest),
            max(0.8, width * scale * 0.8),
            HEIGHT * count / highest,
        )
        for day, (_, count) in zip(days, counts, strict=True)
    )
    return _frame(bars, label)


def _frame(drawing: Markup, label: str) -> Markup:
    return Markup(
        '<svg class="spark" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}</svg>'
    ).format(WIDTH, HEIGHT, WIDTH, HEIGHT, label, drawing)
