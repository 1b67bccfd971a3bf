"""On which days a document can have been published: as stated, or as its clues leave open (METHODS.md, section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import reduce
from itertools import accumulate, combinations
from operator import and_

from dyads.model import Basis
from dyads.registry import Registry
from dyads.text.dating.anniversaries import find_anniversaries
from dyads.text.dating.bounds import find_bounds
from dyads.text.dating.clues import Clue
from dyads.text.dating.days import EVERY_DAY, PRIOR, Days, days_between
from dyads.text.dating.knownevents import find_known_events
from dyads.text.dating.pegs import find_pegs, tells_of
from dyads.text.dating.stated import Stated, agree, find_stated
from dyads.text.dating.tenures import find_tenures
from dyads.text.records import Article, DateHit, Dating, Name, Reason, Sentence

_RECURS = timedelta(
    40 * 366
)  # a weekday and date come again within: so near an end of the prior nothing bounds it
_LARGEST_CONFLICT = 4  # clues up to which the smallest conflicting set is sought by trying all,
_MANY = 20  # of so many clues; of more, only pairs are tried


def date_article(
    article: Article,
    sentences: Sequence[Sentence],
    names: Sequence[Name],
    dates: Sequence[DateHit],
    registry: Registry,
) -> Dating:
    """Return the days on which the document can have been published, with every clue and the days it removed.

    A day that the source or the page states has priority; clues that exclude it are told as a contradiction beside it.
    Where only a revision or the page's head has a day, and the story tells of that day as its own, it is of that day.
    Without either, all clues hold together, or nothing is said but which of them conflict. Days that are open on one side
    are unknown too: the reasons then tell which end is known.
    """
    stated = find_stated(article)
    clues = [
        *find_pegs(article, sentences, dates),
        *find_tenures(article, sentences, names, dates, registry),
        *find_anniversaries(article, sentences),
        *find_known_events(article, sentences, names, dates, registry),
        *find_bounds(article, sentences, dates, stated),
    ]
    own = [s for s in stated if s.is_firm] or [
        s for s in stated if tells_of(s.interval.first, article, sentences, dates)
    ]
    return _as_stated(own, clues) if own else infer(clues)


def infer(clues: Sequence[Clue]) -> Dating:
    """Return the days all clues leave together, or the smallest set of clues that leaves none."""
    clues = _distinct(clues)
    before = list(accumulate((clue.days for clue in clues), and_, initial=EVERY_DAY))
    behind = list(accumulate((clue.days for clue in reversed(clues)), and_, initial=EVERY_DAY))[-2::-1]
    left = before[-1]
    if not left.count:
        return Dating(None, Basis.UNKNOWN, contradiction=_tell(_smallest_conflict(clues)))
    reasons = tuple(
        Reason(clue.wording, clue.start, clue.end, removes)
        for removes, clue in sorted(
            (
                ((one & other).count - left.count, clue)
                for clue, one, other in zip(clues, before, behind, strict=False)
            ),
            key=lambda pair: (-pair[0], pair[1].start),
        )
    )
    hull = left.hull
    if hull is None or hull.first - PRIOR.first < _RECURS or PRIOR.last - hull.last < _RECURS:
        return Dating(None, Basis.UNKNOWN, reasons)
    return Dating(hull, Basis.INFERRED, reasons)


def _as_stated(stated: list[Stated], clues: Sequence[Clue]) -> Dating:
    wrong = next((s for s in stated if not s.has_its_weekday), None)
    if wrong:
        told = f"{wrong.wording}, which was a {wrong.interval.first:%A}"
        return Dating(None, Basis.UNKNOWN, contradiction=told)
    interval = agree(stated)
    statements = [
        Clue(s.wording, s.start, s.end, days_between(s.interval.first, s.interval.last)) for s in stated
    ]
    if interval is None:
        return Dating(None, Basis.UNKNOWN, contradiction=_tell(_smallest_conflict(statements)))
    reasons = tuple(
        Reason(clue.wording, clue.start, clue.end, PRIOR.days - clue.days.count)
        for clue in statements
        if clue.days.hull and interval.meet(clue.days.hull)
    )
    days = days_between(interval.first, interval.last)
    against = [clue for clue in clues if not (clue.days & days).count]
    contradiction = _tell([statements[0], against[0]]) if against else None
    return Dating(interval, Basis.STATED, reasons, contradiction)


def _distinct(clues: Iterable[Clue]) -> list[Clue]:
    """Return the clues that leave out any day, each set of days once."""
    return list({clue.days: clue for clue in reversed(list(clues)) if clue.days != EVERY_DAY}.values())[::-1]


def _meet(clues: Iterable[Clue]) -> Days:
    return reduce(lambda left, clue: left & clue.days, clues, EVERY_DAY)


def _smallest_conflict(clues: list[Clue]) -> list[Clue]:
    largest = _LARGEST_CONFLICT if len(clues) <= _MANY else 2
    for size in range(1, largest + 1):
        for some in combinations(clues, size):
            if not _meet(some).count:
                return list(some)
    kept = list(clues)
    for clue in clues:  # drop what is not needed
        others = [c for c in kept if c is not clue]
        kept = others if not _meet(others).count else kept
    return kept


def _tell(clues: Sequence[Clue]) -> str:
    if len(clues) <= 2:  # noqa: PLR2004 - a pair reads as one sentence
        return " excludes ".join(clue.wording for clue in clues)
    return f"{'; '.join(clue.wording for clue in clues)}: these exclude each other"
