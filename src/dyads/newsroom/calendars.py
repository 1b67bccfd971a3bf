"""Editions laid out over the days they are about: years, months, weeks, and in each week the stretches that share an edition."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from dyads.newsroom.cards import Card

LONGEST = 93  # days; an edition about more of them is listed, not laid out


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of one week, one after another, about which there are the same editions; None where there are none."""

    days: tuple[date, ...]
    cards: tuple[Card, ...]  # the shortest period first


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    weeks: tuple[tuple[Stretch, ...], ...]  # from Monday on; days of other months are left out


@dataclass(frozen=True, slots=True)
class Calendar:
    """The newest year first; editions about long or open periods stand apart."""

    years: tuple[tuple[int, tuple[Month, ...]], ...]
    long: tuple[Card, ...]


def lay_out(cards: Sequence[Card]) -> Calendar:
    """Return the calendar of the editions; a month stands in it where any edition is about a day of it."""
    on: dict[date, list[Card]] = {}
    long = []
    for card in cards:
        if card.start is None or card.end is None or (card.end - card.start).days > LONGEST:
            long.append(card)
            continue
        for ordinal in range(card.start.toordinal(), card.end.toordinal()):
            on.setdefault(date.fromordinal(ordinal), []).append(card)
    shortest = {day: tuple(sorted(found, key=_length)) for day, found in on.items()}
    firsts = sorted({day.replace(day=1) for day in on}, reverse=True)
    years = [
        (year, tuple(_lay_month(first, shortest) for first in sorted(months)))
        for year, months in groupby(firsts, key=lambda first: first.year)
    ]
    return Calendar(tuple(years), tuple(long))


def _length(card: Card) -> tuple[timedelta, str]:
    return (card.end or date.max) - (card.start or date.min), card.address


def _lay_month(first: date, on: dict[date, tuple[Card, ...]]) -> Month:
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return Month(
        first,
        tuple(tuple(_stretches((day for day in week if day.month == first.month), on)) for week in weeks),
    )


def _stretches(days: Iterable[date], on: dict[date, tuple[Card, ...]]) -> Iterable[Stretch]:
    for cards, same in groupby(days, key=lambda day: on.get(day, ())):
        yield Stretch(tuple(same), cards)
