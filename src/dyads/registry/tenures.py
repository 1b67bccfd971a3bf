"""Whether roles can be true: their days in order, and one holder at a time where an office has one."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dyads.registry.entry import Entries, Entry, Fault


@dataclass(frozen=True, slots=True)
class _Tenure:
    """One role as its entry has it."""

    entry: Entry
    number: int
    role: dict[str, Any]

    @property
    def holder(self) -> str:
        return str(self.entry.values["id"])

    @property
    def surely_from(self) -> date:
        """The last day on which it can have begun: the end of the month or year if no more is known."""
        return widen(self.role["from"], self.role.get("precision", {}).get("from"))[1]

    @property
    def surely_to(self) -> date:
        """The first day on which it can have ended."""
        if self.role["to"] is None:
            return date.max
        return widen(self.role["to"], self.role.get("precision", {}).get("to"))[0]

    def fault(self, text: str) -> Fault:
        return self.entry.fault(f"roles[{self.number}].{text}")


def widen(day: date, precision: str | None) -> tuple[date, date]:
    """Return the first and last day of the day's month or year, or the day itself where it is known."""
    if precision == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


def find_wrong_days(entries: Entries) -> Iterator[Fault]:
    """Yield every role or existence that ends before it begins, and every day that does not fit its precision."""
    for tenure in _tenures(entries):
        role = tenure.role
        if role["to"] is not None and role["to"] < role["from"]:
            yield tenure.fault(f"to: {role['to']} is before from, {role['from']}; correct one of them")
        for end, key in enumerate(("from", "to")):
            precision = role.get("precision", {}).get(key)
            if precision and role[key] is None:
                yield tenure.fault(f"precision.{key}: {precision!r} says something about null; remove it")
            elif precision and role[key] != (day := widen(role[key], precision)[end]):
                yield tenure.fault(
                    f"{key}: must be {day}, not {role[key]}, as only its {precision} is known; correct it or precision.{key}"
                )
    for entry in entries["actors"].values():
        active = entry.values.get("active") if entry.sound else None
        if active and active["from"] and active["to"] and active["to"] < active["from"]:
            yield entry.fault(
                f"active.to: {active['to']} is before from, {active['from']}; correct one of them"
            )


def find_double_holders(entries: Entries) -> Iterator[Fault]:
    """Yield every two roles that cannot both be true of an office with a single holder.

    They may share the day of the change, and as much as the month or year may hide where no day is known.
    """
    held: dict[tuple[str, str], list[_Tenure]] = defaultdict(list)
    for tenure in _tenures(entries):
        office = entries["offices"].get(tenure.role["office"])
        if office and office.sound and office.values["single_holder"]:
            held[tenure.role["office"], tenure.role["country"]].append(tenure)
    for (office_id, country), tenures in held.items():
        tenures.sort(key=lambda tenure: (tenure.role["from"], tenure.surely_to, tenure.holder))
        for early, late in combinations(tenures, 2):
            if late.surely_from >= early.surely_to:
                continue
            if late.entry.source.layer > early.entry.source.layer:
                yield late.fault(
                    f"from: {late.role['from']}, but {early.holder} is {office_id} of {country} until {early.role['to'] or 'today'}, "
                    "and only one can be; correct one of them"
                )
            elif early.role["to"] is None:
                yield early.fault(
                    f"to: null, but {late.holder} is {office_id} of {country} from {late.role['from']}; write the last day"
                )
            else:
                yield early.fault(
                    f"to: {early.role['to']}, but {late.holder} is {office_id} of {country} from {late.role['from']}, "
                    "and only one can be; correct one of them"
                )


def _tenures(entries: Entries) -> Iterator[_Tenure]:
    for entry in entries["actors"].values():
        if entry.sound:
            yield from (
                _Tenure(entry, number, role) for number, role in enumerate(entry.values.get("roles", ()))
            )
