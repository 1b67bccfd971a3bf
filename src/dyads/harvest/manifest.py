"""What a store's found tables consist of: part by part, under which names, and what they were made with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the texts and what was made of it, each under a name that is another where anything is that it was made from."""

    raw: str
    opened: str = ""
    annotated: str = ""
    finished: str = ""
    documents: int = 0
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that was found, in order of the parts, and the fingerprints of what it was made from."""

    pieces: tuple[Piece, ...] = ()
    texts: str = ""
    registry: str = ""
    made: str = ""  # the code that made it
    rejected: str = ""
    verdicts: str = ""

    @property
    def documents(self) -> int:
        return sum(piece.documents for piece in self.pieces)

    @property
    def mentions(self) -> int:
        return sum(piece.mentions for piece in self.pieces)


NOTHING = Manifest()
