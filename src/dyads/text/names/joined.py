"""The texts of a batch as one, so that what is asked of every name is asked of all at once: columns of places in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from dyads.text.folding import Folded

    Places = NDArray[np.int64]

SEAM = "\0"  # between two texts: no pattern holds it, and no word goes on with it
_SEAM, _SPACE = ord(SEAM), ord(" ")
_LONGEST = 40  # characters of two words


@dataclass(frozen=True, slots=True)
class Joined:
    """Folded texts, one behind the other; `low` is `flat` in lower case, `codes` are its code points."""

    flat: str
    low: str
    lows: Sequence[str]  # text by text
    codes: NDArray[np.uint32]
    begins: Places  # where each text begins, and where the last ends
    _here: Places  # the pieces of the folded texts: where each begins here, and where it began there
    _there: Places
    _origins: Places  # where the unfolded texts would begin, joined in the same way

    def text_at(self, places: Places) -> Places:
        """Return the numbers of the texts that hold the places."""
        return np.searchsorted(self.begins, places, "right") - 1

    def unfold(self, places: Places) -> Places:
        """Return where the places stood in the texts as they were written, joined in the same way."""
        piece = np.searchsorted(self._here, places, "right") - 1
        return self._there[piece] + places - self._here[piece]

    def words_beside(self, starts: Places, ends: Places) -> tuple[list[str], list[str]]:
        """Return the word before each stretch between its spaces, in lower case, and the one behind it with what ends it.

        To "the" the word before it belongs. What is too long for words is left out.
        """
        gaps = np.flatnonzero((self.codes == _SPACE) | (self.codes == _SEAM))
        gap = np.searchsorted(gaps, starts - 1) - 1  # -1, the end of all, before the first
        is_article = [self.low.startswith(" the ", each) for each in gaps[gap].tolist()]
        begin = gaps[gap - np.array(is_article, np.int64)]
        begin += self.codes[begin] == _SEAM
        is_unknown = (begin > starts) | (starts - begin > _LONGEST) | (self.codes[starts - 1] == _SEAM)
        begin = np.where(is_unknown, starts, begin)
        stop = gaps[np.minimum(np.searchsorted(gaps, ends + 1), len(gaps) - 1)]
        stop += self.codes[stop] == _SPACE
        stop = np.where((self.codes[ends] == _SEAM) | (stop - ends > _LONGEST), ends, stop)
        before = map(self.low.__getitem__, map(slice, begin.tolist(), starts.tolist()))
        behind = map(self.flat.__getitem__, map(slice, ends.tolist(), stop.tolist()))
        return list(before), list(behind)

    def origins(self, numbers: Places) -> Places:
        """Return where those texts would begin, joined as they were written."""
        return self._origins[numbers]


def join(texts: Sequence[str], folded: Sequence[Folded]) -> Joined:
    """Return the texts of a batch joined; `folded` are the same texts as they are compared."""
    flat = SEAM.join([*(each.flat for each in folded), ""])
    begins, origins = _begins(each.flat for each in folded), _begins(texts)
    pieces = [len(each.here) - 1 for each in folded]  # the last is behind the text
    lows = [each.low for each in folded]
    return Joined(
        flat,
        SEAM.join([*lows, ""]),
        lows,
        np.frombuffer(flat.encode("utf-32-le"), np.uint32),
        begins,
        _flatten([each.here[:-1] for each in folded]) + np.repeat(begins[:-1], pieces),
        _flatten([each.there[:-1] for each in folded]) + np.repeat(origins[:-1], pieces),
        origins,
    )


def _begins(texts: Iterable[str]) -> Places:
    return np.fromiter(accumulate((len(text) + len(SEAM) for text in texts), initial=0), np.int64)


def _flatten(places: Sequence[Sequence[int]]) -> Places:
    return np.fromiter(chain.from_iterable(places), np.int64)
