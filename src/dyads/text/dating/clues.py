"""A clue to a document's day: what is written, where, and which days it leaves."""

from __future__ import annotations

from dataclasses import dataclass

from dyads.text.dating.days import Days


@dataclass(frozen=True, slots=True)
class Clue:
    """`days` are the days of publication it leaves; `wording` tells a reader what it says and what it rests on."""

    wording: str
    start: int
    end: int
    days: Days
