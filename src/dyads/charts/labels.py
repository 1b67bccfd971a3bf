"""What an actor is called in a chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dyads.fonts import cover, fold, measure


def label_actors(actors: Iterable[str], names: Mapping[str, str]) -> dict[str, str]:
    """Return a different label for every actor: its name, and its id behind it where two share a name."""
    actors = list(actors)
    labels = {actor: " ".join(cover(names.get(actor, "")).split()) or cover(actor) for actor in actors}
    shared = [label for label in labels.values() if list(labels.values()).count(label) > 1]
    return {
        actor: f"{label} ({cover(actor)})" if label in shared else label for actor, label in labels.items()
    }


def clip(text: str, width: float, size: float) -> str:
    """Return the text, or as much of it as fits the width and an ellipsis; sizes in px."""
    if measure(text, size) <= width:
        return text
    while text and measure(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def clip_apart(texts: Sequence[str], width: float, size: float) -> list[str]:
    """Return each text as `clip` does; those that would then be the same keep their end, and lose their middle."""
    clipped = [clip(text, width, size) for text in texts]
    return [
        short if clipped.count(short) == 1 or short == text else _clip_middle(text, width, size)
        for text, short in zip(texts, clipped, strict=True)
    ]


def _clip_middle(text: str, width: float, size: float) -> str:
    half = len(text) // 2
    head, tail = text[:half], text[half:]
    while head and tail and measure(f"{head}…{tail}", size) > width:
        head, tail = (head[:-1], tail) if len(head) > len(tail) else (head, tail[1:])
    return f"{head.rstrip()}…{tail.lstrip()}"


def limit_names(width: float, most: float) -> float:
    """Return how wide the names at the left of a chart may be: `most`, and on a narrow screen less than half of it; px."""
    return min(most, round(width * 0.46))


def fold_note(note: str, width: float) -> list[str]:
    """Return the note of a chart in lines that fit the width; px."""
    return [line.strip() for line in fold(note, width, 12)]


def leave_bars(names: Iterable[str], width: float, longest: float) -> float:
    """Return what a chart of this width leaves for its bars beside their names, which take the longest at most; px."""
    return width - min(max(measure(name, 13) for name in names), longest) - 8


def leave_room(names: Iterable[str], values: Iterable[str], width: float, longest: float) -> float:
    """Return by how much a scale must reach beyond its longest bar, so that the values behind the bars find room.

    `width` is that of the whole chart, `longest` the most that the names at its left take, in px.
    """
    behind = max(measure(value, 12) for value in values) + 12
    bars = leave_bars(names, width, longest)
    return bars / max(bars - behind, bars / 4)
