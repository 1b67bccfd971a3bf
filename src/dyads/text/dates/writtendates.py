"""Every date written in a text, in English, Korean, Japanese and figures."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from dyads.text.dates.dateforms import BEHIND_FIGURES, GROUPS
from dyads.text.dates.possible import is_possible

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from dyads.text.records import WrittenDate

_HINTS = tuple((hint, number) for number, group in enumerate(GROUPS) for hint in sorted(group.hints))
_HINTED = AhoCorasick([hint for hint, _ in _HINTS])
_BEFORE = 40  # characters that a date can begin before its first hint: "Wednesday, the 22nd of "


def read_dates(text: str, start: int = 0, end: int | None = None) -> list[WrittenDate]:
    """Return every date written between start and end, in order, the longest of those that overlap."""
    end = len(text) if end is None else end
    places, groups = _hints(text)
    first, last = bisect_left(places, start), bisect_left(places, end)
    if first == last:
        return []
    kept: list[WrittenDate] = []
    written = _found(text, start, end, places[first:last], groups[first:last])
    for each in sorted(written, key=lambda w: (w.start, -w.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def may_hold_dates(text: str, start: int, end: int) -> bool:
    """Say at one look whether a date may be written between start and end."""
    places, _ = _hints(text)
    return bisect_left(places, start) < bisect_left(places, end)


@lru_cache(maxsize=8)
def _hints(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """Return where hints of dates stand in a text, in order, and the group of forms that each hints at."""
    found = sorted(
        (start, group)
        for number, start, _ in _HINTED.find_matches_as_indexes(text, overlapping=True)
        for hint, group in [_HINTS[number]]
        if hint not in BEHIND_FIGURES or text[start - 1 : start].isdecimal()
    )
    return [place for place, _ in found], [group for _, group in found]


def _found(
    text: str, start: int, end: int, places: Sequence[int], groups: Sequence[int]
) -> Iterator[WrittenDate]:
    hinted: dict[int, list[int]] = {}
    for place, number in zip(places, groups, strict=True):
        hinted.setdefault(number, []).append(place)
    for number, hints in sorted(hinted.items()):
        begin = max(start, hints[0] - _BEFORE)
        for pattern, read, at_hint in GROUPS[number].forms:
            matches = _at(hints, pattern, text, end) if at_hint else pattern.finditer(text, begin, end)
            for match in matches:
                written = read(match)
                if written and is_possible(written):
                    yield written


def _at(hints: Sequence[int], pattern: re.Pattern[str], text: str, end: int) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begin with a hint, without overlap."""
    free = 0
    for hint in hints:
        if hint >= free and (match := pattern.match(text, hint, end)):
            yield match
            free = match.end()
