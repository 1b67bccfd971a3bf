"""Stretches of a text in order, to be asked which of them are near a place: one bisection instead of a walk through all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Stretch)
_start_of, _end_of = attrgetter("start"), attrgetter("end")


class Stretches(Generic[_S]):
    """Stretches in order of the text."""

    def __init__(self, stretches: Iterable[_S]) -> None:
        self._stretches = sorted(stretches, key=_start_of)
        self._starts = list(map(_start_of, self._stretches))

    @property
    def span(self) -> tuple[int, int]:
        """From the start of the first to the last end of any; nothing where there are none."""
        return (self._starts[0], self._ends[-1]) if self._stretches else (0, 0)

    def at(self, place: int) -> _S | None:
        """Return the stretch that holds the place; of stretches that overlap the last to start."""
        number = bisect_right(self._starts, place) - 1
        return self._stretches[number] if number >= 0 and place < self._stretches[number].end else None

    def touching(self, start: int, end: int) -> Sequence[_S]:
        """Return the stretches that end at `start` or later and start at `end` or earlier; where they overlap, some more."""
        return self._stretches[bisect_left(self._ends, start) : bisect_right(self._starts, end)]

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(_end_of, self._stretches), max))
