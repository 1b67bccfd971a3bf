"""Where the zones and the sentences of a batch stand, to be asked of many places at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

from dyads.text.records import Sentence, ZoneSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dyads.text.names.joined import Joined, Places

_S = TypeVar("_S", ZoneSpan, Sentence)


class Layout(Generic[_S]):
    """Stretches of one kind of the texts of a batch, which are joined as they were written."""

    def __init__(self, stretches: Sequence[Sequence[_S]], joined: Joined) -> None:
        every: list[_S] = [each for of_text in stretches for each in of_text]
        texts = np.repeat(np.arange(len(stretches)), list(map(len, stretches)))
        starts = joined.origins(texts) + np.array([each.start for each in every], np.int64)
        ends = joined.origins(texts) + np.array([each.end for each in every], np.int64)
        order: Places = np.argsort(starts, kind="stable")
        self._stretches: list[_S | None] = [every[number] for number in order.tolist()]
        self._stretches.append(None)
        self._starts: Places = starts[order]
        self._ends: Places = np.append(ends[order], 0)  # the last is before every place

    def at(self, places: Places) -> list[_S | None]:
        """Return the stretch that holds each place; of stretches that overlap the last to start."""
        number = np.searchsorted(self._starts, places, "right") - 1
        number = np.where(places < self._ends[number], number, -1)
        return list(map(self._stretches.__getitem__, number.tolist()))
