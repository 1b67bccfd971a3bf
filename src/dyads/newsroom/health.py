"""How the archive is: what failed, what was kept back, what is due, missing or stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dyads.language import Speaker
from dyads.model import Period
from dyads.report import Shelved
from dyads.schedule import Standing

ORDER = ("failed", "unreadable", "missing", "due", "stale", "held", "insufficient")  # the worst first
_GOOD = "good"


@dataclass(frozen=True, slots=True)
class Trouble:
    """An edition that is not there, or not as it should be."""

    state: str
    briefing: str
    slug: str
    as_of: date | None
    reason: str
    folder: str | None  # where what there is of it lies, below the reports folder


def find_troubles(
    editions: Iterable[Shelved],
    plan: Mapping[str, Sequence[Standing]],
    unreadable: Mapping[str, str],
    say: Speaker,
) -> tuple[Trouble, ...]:
    """Return everything that is not good, the worst first, the newest first.

    What failed, was held back or is insufficient stands in the records; what is due, missing or stale is known only for the
    briefings of the `plan`. `unreadable` says, by folder, why a record could not be used.
    """
    recorded = [trouble for edition in editions if (trouble := _read_trouble(edition, unreadable, say))]
    known = {(trouble.briefing, trouble.slug) for trouble in recorded}
    planned = [
        _plan_trouble(briefing, standing)
        for briefing, standings in plan.items()
        for standing in standings
        if standing.state != _GOOD and (briefing, standing.expected.period.slug) not in known
    ]
    newest = sorted([*recorded, *planned], key=lambda trouble: (trouble.slug, trouble.briefing), reverse=True)
    return tuple(sorted(newest, key=lambda trouble: ORDER.index(trouble.state)))


def _read_trouble(edition: Shelved, unreadable: Mapping[str, str], say: Speaker) -> Trouble | None:
    folder = edition.path.as_posix()
    state = "unreadable" if folder in unreadable else edition.status
    if state == _GOOD:
        return None
    return Trouble(
        state if state in ORDER else "unreadable",
        edition.briefing,
        edition.slug,
        _read_day(edition.record.get("as_of")),
        unreadable.get(folder) or _tell_reason(edition.record, say),
        folder,
    )


def _tell_reason(record: Mapping[str, Any], say: Speaker) -> str:
    """Return why an edition failed, or what it lacks of what was required."""
    short, reason = record.get("short") or {}, record.get("reason") or {}
    try:
        lacking = [
            say("{name}: {n}, required {least}", name=name, n=int(n), least=int(least))
            for name, (n, least) in short.items()
        ]
        return "; ".join(lacking) or str(reason.get("message", ""))
    except (AttributeError, TypeError, ValueError):  # no record of ours; that it is in a bad state is enough
        return ""


def _plan_trouble(briefing: str, standing: Standing) -> Trouble:
    period: Period = standing.expected.period
    return Trouble(
        standing.state, briefing, period.slug, standing.expected.as_of, ", ".join(standing.why), None
    )


def _read_day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None
