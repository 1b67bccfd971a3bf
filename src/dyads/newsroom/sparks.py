"""Small pictures that stand in a line of text: how a number goes, without axes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from markupsafe import Markup

WIDTH, HEIGHT = 120, 28  # px
_WIDEST = 10  # px of a bar
_INSET = 3  # px around a line, so that its last point is whole


def draw_line(shares: Sequence[float | None], label: str) -> Markup:
    """Return a line through the shares, from 0 at the foot to 1 at the head, its last point marked; a missing one is a gap.

    Fewer than two known shares draw nothing: a point is no line.
    """
    step = (WIDTH - 2 * _INSET) / max(1, len(shares) - 1)
    room = HEIGHT - 2 * _INSET
    stretches = [
        [(_INSET + place * step, _INSET + room * (1 - share)) for place, share in known]
        for known in _split(shares)
    ]
    if sum(map(len, stretches)) < 2:  # noqa: PLR2004
        return Markup()
    path = " ".join("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in stretch) for stretch in stretches)
    lonely = [stretch[0] for stretch in stretches[:-1] if len(stretch) == 1]
    dots = Markup().join(
        Markup('<circle cx="{:.1f}" cy="{:.1f}" r="2.5"/>').format(x, y)
        for x, y in (*lonely, stretches[-1][-1])
    )
    return _frame(Markup('<path d="{}"/>').format(path) + dots, label)


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
            min(_WIDEST, max(0.8, width * scale * 0.8)),
            HEIGHT * count / highest,
        )
        for day, (_, count) in zip(days, counts, strict=True)
    )
    return _frame(bars, label)


def _split(shares: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """Yield each stretch of known shares with their places."""
    stretch: list[tuple[int, float]] = []
    for place, share in enumerate([*shares, None]):
        if share is not None:
            stretch.append((place, share))
        elif stretch:
            yield stretch
            stretch = []


def _frame(drawing: Markup, label: str) -> Markup:
    return Markup(
        '<svg class="spark" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">{}</svg>'
    ).format(WIDTH, HEIGHT, WIDTH, HEIGHT, label, drawing)
