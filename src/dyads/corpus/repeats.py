"""Lines that an outlet prints under many of its stories: learned from all documents first, known to be furniture after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from dyads.corpus.lines import split_lines
from dyads.corpus.prose import fold, reads_like_prose

_OFTEN = 3  # different stories of one outlet that a line stands under
_LONGEST = 160  # letters


@dataclass(frozen=True, slots=True)
class Repeats:
    """The lines that each outlet repeats, folded to their letters."""

    lines: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, outlet: str | None) -> frozenset[str]:
        return self.lines.get(outlet or "", frozenset())


NO_REPEATS = Repeats()


def learn_repeats(documents: Iterable[pa.RecordBatch]) -> Repeats:
    """Return the lines that stand under at least three different stories of one outlet.

    `documents` are clean batches. A line counts once a story, and copies of a story, which share its longest paragraph, are one
    story; so neither the order of the documents nor their batches change what is learned. Running text is never learned, and
    nothing is learned from documents that name no outlet.
    """
    stories: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for batch in documents:
        for row in batch.select(["text", "outlet"]).to_pylist():
            if row["outlet"]:
                lines = split_lines(row["text"])
                story = fold(max((line.text for line in lines), key=len, default=""))
                for line in lines:
                    if len(line.text) <= _LONGEST and not reads_like_prose(line):
                        stories[row["outlet"], fold(line.text)].add(story)
    learned: defaultdict[str, set[str]] = defaultdict(set)
    for (outlet, printed), under in stories.items():
        if printed and len(under) >= _OFTEN:
            learned[outlet].add(printed)
    return Repeats({outlet: frozenset(lines) for outlet, lines in learned.items()})
