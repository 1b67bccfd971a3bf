"""An edition is made in a work folder and put in its place, or left aside with the reason: one lock, one step, no halves."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from dyads.errors import CorpusError, EditionError
from dyads.report.archive import Place, find_place, hold_back, open_work, shelve, shelve_failure
from dyads.report.failure import describe_failure
from dyads.report.order import Edition, Order
from dyads.report.record import write_record
from dyads.report.revisions import Revision, find_revision, keep_earlier
from dyads.report.shelves import Shelved, read_edition
from dyads.stopping import stoppable

_log = logging.getLogger(__name__)
_PATIENCE = 600.0  # seconds beyond its time limit after which a run is waited for no more
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an edition stands, known once its notebook has run; `short` is name → (what there is, what was required)."""

    status: str = "good"
    revision: Revision = field(default_factory=Revision)
    short: Mapping[str, tuple[int, int]] = field(default_factory=dict)


class Making(Protocol):
    """One way of making the files of an edition."""

    seconds: dict[str, float]  # what each step took

    def run(self) -> Mapping[str, Any]:
        """Do the work, and return what it was made of, for the record."""

    def write(self, work: Path, verdict: Verdict) -> Mapping[str, int]:
        """Write all files of the edition but its record; return the characters no font has."""

    def write_partial(self, work: Path, reason: Mapping[str, Any]) -> Mapping[str, Any]:
        """Write what there is of an edition that could not be made; return what is known of it, for the record."""


def publish(order: Order, making: Making) -> Edition:
    """Return the finished edition, in its place or held back. A failure leaves what there is, and the reason, under `failed/`."""
    place = find_place(order.reports, order.briefing, order.period)
    patience = (order.time_limit or _DAY) + _PATIENCE
    with stoppable(), _tell_storage(place), open_work(place, order.overlap, patience) as hold:
        before = _read_published(place)
        if order.replaces is not None and order.replaces != (before.revision if before else 0):
            return Edition(place.edition, {}, status="unchanged")
        try:
            verdict, replaced = _make(order, making, place, before)
        except BaseException as error:
            left = "" if hold.is_lost() else _leave(order, making, place, error)
            if isinstance(error, (EditionError, CorpusError)):
                raise type(error)(f"{place.edition}: {error}{left}") from error
            raise
        hold.check()
        if verdict.status == "held":
            hold_back(place)
            return Edition(place.held, making.seconds, replaced, verdict.status)
        for step in shelve(place):
            _log.debug("%s %s: %s", order.briefing, place.slug, step)
    return Edition(place.edition, making.seconds, replaced, verdict.status)


@contextmanager
def _tell_storage(place: Place) -> Iterator[None]:
    """Turn what the file system refuses into an edition that could not be made, so that a batch goes on."""
    try:
        yield
    except OSError as error:
        where, why = error.filename or place.shelf, error.strerror or error
        raise EditionError(
            f"{place.edition}: {where}: {why}; see to it that the place can be written and has room"
        ) from error


def _make(
    order: Order, making: Making, place: Place, before: Shelved | None
) -> tuple[Verdict, Mapping[str, int]]:
    found = making.run()
    made_of = _find_made_of(order, found)
    verdict = _judge(order, found, order.revision or find_revision(before, made_of))
    replaced = making.write(place.work, verdict)
    keep_earlier(before, verdict.revision, place.work)
    write_record(
        order,
        place.work,
        found,
        status=verdict.status,
        scheduled=_find_moment(order, before),
        revision=verdict.revision.number,
        because=verdict.revision.because,
        history=verdict.revision.history,
        made_of=made_of,
        short=verdict.short,
        replaced=replaced,
        seconds=making.seconds,
    )
    return verdict, replaced


def _read_published(place: Place) -> Shelved | None:
    edition = read_edition(place.edition)
    return edition if edition.published else None


def _find_made_of(order: Order, found: Mapping[str, Any]) -> dict[str, str]:
    """Return the fingerprints of the order; that of the corpus, where the order has none, as the notebook tells it."""
    corpus = found.get("corpus", {}).get("slice")
    return ({"corpus": corpus} if corpus else {}) | dict(order.made_of)


def _find_moment(order: Order, before: Shelved | None) -> str | None:
    """Return the moment it was due, also where it is made again by hand."""
    if order.scheduled is not None:
        return order.scheduled.isoformat()
    return before.record.get("scheduled") if before else None


def _judge(order: Order, found: Mapping[str, Any], revision: Revision) -> Verdict:
    """Hold what there is against what was required of it."""
    counts = found.get("corpus", {})
    if unknown := [name for name in order.require if name not in counts]:
        raise EditionError(
            f"require: the notebook does not say how many {', '.join(unknown)} there are; let it show `news`"
        )
    short = {name: (counts[name], least) for name, least in order.require.items() if counts[name] < least}
    below = "held" if order.below == "hold" else "insufficient"
    return Verdict(below if short else "good", revision, short)


def _leave(order: Order, making: Making, place: Place, error: BaseException) -> str:
    """Keep what there is of an edition that could not be made; return the words that say where."""
    earlier = read_edition(place.failed).record if place.failed.exists() else {}
    reason = describe_failure(error, 1 + earlier.get("reason", {}).get("attempts", 0))
    with suppress(OSError):  # where nothing can be written, the first error is the one to tell
        found = making.write_partial(place.work, reason)
        made_of = _find_made_of(order, found)
        write_record(
            order,
            place.work,
            found,
            status="failed",
            scheduled=_find_moment(order, None),
            reason=reason | {"cell": found.get("cell")},
            made_of=made_of,
            seconds=making.seconds,
        )
        shelve_failure(place)
        return f"\nWhat there is of it: {place.failed}"
    return ""
