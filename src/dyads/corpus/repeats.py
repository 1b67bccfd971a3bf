"""Lines that an outlet prints under many of its stories: learned from all documents first, known to be furniture after."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dyads.corpus.arrays import Numbers
from dyads.corpus.lines import split_lines
from dyads.corpus.prose import fold, reads_like_prose
from dyads.tables import Column, Schema

_OFTEN = 3  # different stories of one outlet that a line stands under
_LONGEST = 160  # letters
_SLOTS = 1 << 24  # in which lines are counted roughly first
_WAITING = 1_000_000  # lines in memory at a time, about

LINES = Schema(
    "lines",
    grain="one row a line of a document that can be furniture, or can teach what is",
    key=(),
    columns=(
        Column("row", pa.int32(), "which document of its batch or part, from 0"),
        Column("line", pa.uint64(), "number of the line's letters and its outlet"),
        Column(
            "story",
            pa.uint64(),
            "number of the story it stands under, for learning; missing where it is a stretch that may be marked",
            required=False,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Repeats:
    """The lines that outlets repeat, each by its number."""

    lines: frozenset[int] = frozenset()

    def hold(self, outlet: str, folded: str) -> bool:
        """Say whether the outlet repeats a line of these letters."""
        return number_line(outlet, folded) in self.lines


NO_REPEATS = Repeats()


def number_line(outlet: str, folded: str) -> int:
    """Return the number of a line, folded to its letters, of an outlet: 64 bits of a hash."""
    return _number(f"{outlet}\0{folded}")


def list_lines(text: str, outlet: str, marked: Iterable[str]) -> Iterator[tuple[int, int | None]]:
    """Yield the numbers of a text's lines with that of their story, then of the stretches that can be `marked`, without one.

    A story is known by its longest paragraph, which copies of it share. Running text is never learned.
    """
    lines = split_lines(text)
    story = _number(fold(max((line.text for line in lines), key=len, default="")))
    for line in lines:
        if len(line.text) <= _LONGEST and not reads_like_prose(line) and (letters := fold(line.text)):
            yield number_line(outlet, letters), story
    for stretch in marked:
        if len(letters := fold(stretch)) <= _LONGEST:
            yield number_line(outlet, letters), None


def learn_lines(read: Callable[[], Iterable[pa.Table]]) -> Repeats:
    """Return the lines that stand under at least three different stories of one outlet.

    `read` gives the tables of LINES, and is asked twice: first all lines are counted in slots that several may share, then only those of
    full slots are looked at; so memory holds what is repeated, not what is printed. A line counts once a story, so that neither the
    order of the documents nor their batches change what is learned.
    """
    slots = np.zeros(_SLOTS, np.uint8)
    for lines, _ in _taught(read()):
        used, times = np.unique(lines % _SLOTS, return_counts=True)
        slots[used] = np.minimum(slots[used] + np.minimum(times, _OFTEN), _OFTEN)
    learned = waiting = np.zeros((0, 2), np.uint64)
    for lines, stories in _taught(read()):
        full = slots[lines % _SLOTS] >= _OFTEN
        waiting = np.concatenate([waiting, np.stack([lines[full], stories[full]], axis=1)])
        if len(waiting) > _WAITING:
            learned, waiting = _sift(learned, waiting)
    learned, _ = _sift(learned, waiting)
    return Repeats(frozenset(learned[:, 0].tolist()))


def _taught(tables: Iterable[pa.Table]) -> Iterator[tuple[Numbers, Numbers]]:
    for table in tables:
        lines = table.filter(pc.is_valid(table["story"]))
        yield lines["line"].to_numpy(), lines["story"].to_numpy()


def _sift(learned: Numbers, waiting: Numbers) -> tuple[Numbers, Numbers]:
    """Return the lines learned so far, and with their stories those that are still printed too seldom."""
    fresh = np.unique(waiting[~np.isin(waiting[:, 0], learned[:, 0])], axis=0)
    lines, stories = np.unique(fresh[:, 0], return_counts=True)
    often = lines[stories >= _OFTEN]
    found = np.concatenate([learned, np.stack([often, often], axis=1)])
    return found, fresh[~np.isin(fresh[:, 0], often)]


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
