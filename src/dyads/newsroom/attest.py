"""What a verification found, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dyads.newsroom.values import Change
from dyads.newsroom.verification import Verification

_SHOWN = 50  # differing values; how many more there are is said


def tell_verification(found: Verification) -> Iterator[str]:
    """Yield the lines: what it is, its files, what it was made of, its numbers, its words, its pages, the verdict."""
    record = found.edition.record
    version = (record.get("versions") or {}).get("dyads", "unknown")
    yield f"{found.edition.path}: revision {found.edition.revision}, as of {record['as_of']}, made by dyads {version}"
    yield from _tell_files(found)
    yield from _tell_materials(found)
    yield from _tell_numbers(found)
    then, now = found.findings
    if then != now:
        yield "findings: not the same"
        yield from (f"  then: {sentence}" for sentence in then if sentence not in now)
        yield from (f"  now:  {sentence}" for sentence in now if sentence not in then)
    else:
        yield f"findings: {len(then)}, the same"
    yield f"pages: {', '.join(found.pages)} not the same bytes" if found.pages else "pages: the same bytes"
    yield "verdict: the same" if found.same else "verdict: not the same"


def _tell_files(found: Verification) -> Iterator[str]:
    files = found.files
    if files.sound:
        yield f"files: {len(files.same)}, all as the record lists them"
        return
    yield "files: not as the record lists them"
    for said, names in (
        ("changed", files.changed),
        ("missing", files.missing),
        ("not listed", files.unknown),
    ):
        yield from (f"  {said}: {name}" for name in names)


def _tell_materials(found: Verification) -> Iterator[str]:
    for part in ("corpus", "registry"):
        if part not in found.fingerprints:
            yield f"{part}: unchanged"
            continue
        then, now = found.fingerprints[part]
        yield f"{part}: changed since: then {_describe(then)}, now {_describe(now)}"
    changed = [f"{name} {then} then, {now} now" for name, (then, now) in found.versions.items()]
    yield f"versions: {'; '.join(changed) or 'the same'}"


def _describe(part: Mapping[str, Any]) -> str:
    """Return the counts of what an edition was made of, and the start of its fingerprint."""
    counts = [f"{value:,} {name}" for name, value in part.items() if type(value) is int]
    return f"{', '.join(counts)} ({str(part.get('fingerprint'))[:12]})"


def _tell_numbers(found: Verification) -> Iterator[str]:
    if not found.changes:
        yield f"numbers: {found.values:,} values in {found.tables} tables, all the same"
        return
    yield f"numbers: {len(found.changes):,} differ, of {found.values:,} values in {found.tables} tables"
    yield from (f"  {_tell_change(change)}" for change in found.changes[:_SHOWN])
    if (left := len(found.changes) - _SHOWN) > 0:
        yield f"  and {left:,} more"


def _tell_change(change: Change) -> str:
    place = ", ".join(part for part in (change.table, change.row, change.column) if part)
    return f"{place}: {change.then} then, {change.now} now"
