"""The day of publication where the source or the page states it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dyads.model import DateInterval, Zone
from dyads.text.records import Article, ZoneSpan
from dyads.text.writtendates import read_dates

_ZONES = frozenset({Zone.DATELINE, Zone.FURNITURE, Zone.CREDIT})
# Furniture with days of its own: other people's comments, other stories, the outlet's rights.
_OTHERS = frozenset(
    ("comments", "copyright", "related", "related-bracket", "source-list", "newsletter")
) | frozenset(("reactions", "app", "lead-again", "title-again"))
_PUBLISHED = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted|issued|released?)(?:[_ ](?:time|date|at|on))?|pub_?date|date_?published|date|dated|created(?:_at)?)"
    r"[`'\"]?\s*(?:[:|–-]|\bon\b|\bat\b|(?=[\s`]*[\dA-Z]))|기사 ?입력|입력|등록|송고|발행|승인|작성|게시|公開|掲載|配信|投稿|発行",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:\b(?:last |date_?)?(?:updated|modified|edited)|수정|업데이트|更新)(?:[_ ](?:time|date|at|on))?",
    re.IGNORECASE,
)
_VALUE = re.compile(r"(?:日時?|일시?|시간|날짜)?[\s'\"`:：|(\[【<–-]*")
_KEYS = ("published", "date", "pubdate", "published_time", "date_published")
_ZONE_SHIFT = 1  # days by which the same moment differs between two time zones


@dataclass(frozen=True, slots=True)
class Stated:
    """A day the source or the page states, and as what."""

    interval: DateInterval
    start: int
    end: int
    wording: str
    role: str  # given, published, bare or updated
    has_its_weekday: bool = True  # false for "Friday, 18 April 2015", which was a Saturday


def find_stated(article: Article) -> list[Stated]:
    """Return every day that is stated as this document's own, as it stands: a local date counts as that day."""
    return [*_given(article), *(stated for zone in article.zones for stated in _on_page(article, zone))]


def agree(stated: list[Stated]) -> DateInterval | None:
    """Return the days the strongest statements give together; None if they differ by more than a time zone does."""
    for role in ("given", "published", "bare"):
        intervals = [s.interval for s in stated if s.role == role]
        if intervals:
            return _together(intervals)
    return None


def _given(article: Article) -> Iterator[Stated]:
    for key in _KEYS:
        value = article.given.get(key, "")
        for written in read_dates(value)[:1]:
            if written.interval:
                yield Stated(written.interval, 0, 0, f"the source gives {key} {value}", "given")
                return


def _on_page(article: Article, zone: ZoneSpan) -> Iterator[Stated]:
    """Yield the dates of a zone's lines that are labelled, or alone on their line before the text."""
    if zone.zone not in _ZONES or zone.rule in _OTHERS:
        return
    body = min((z.start for z in article.zones if z.zone is Zone.BODY), default=len(article.text))
    position = zone.start
    for line in article.text[zone.start : zone.end].splitlines(keepends=True):
        for written in read_dates(article.text, position, position + len(line)):
            if written.interval:
                before = article.text[position : written.start]
                after = article.text[written.end : position + len(line)]
                role = _role(before, after, zone.rule) if written.start < body else _label(before)
                if role:
                    wording = article.text[position : position + len(line)].strip()
                    yield Stated(
                        written.interval,
                        written.start,
                        written.end,
                        f'the page states "{wording}"',
                        role,
                        written.weekday in {None, written.interval.first.weekday()},
                    )
        position += len(line)


def _role(before: str, after: str, rule: str) -> str | None:
    """Return as what a date before the text is stated: as its label says, or bare on a line of its own."""
    label = _label(before)
    has_words = re.search(r"\w", before) or (rule != "stamp" and re.search(r"[^\W\d]{4,}", after))
    return label or (None if has_words else "bare")


def _label(before: str) -> str | None:
    """Return published or updated where a label stands right before a date."""
    labels = [
        (match.end(), role)
        for role, label in (("published", _PUBLISHED), ("updated", _UPDATED))
        for match in label.finditer(before)
    ]
    if not labels:
        return None
    end, role = max(labels)
    return role if _VALUE.fullmatch(before, end) else None


def _together(intervals: list[DateInterval]) -> DateInterval | None:
    """Return what all share, or the days from one to the other where they differ by a time zone only."""
    first, last = max(i.first for i in intervals), min(i.last for i in intervals)
    if first <= last:
        return DateInterval(first, last)
    return DateInterval(last, first) if (first - last).days <= _ZONE_SHIFT else None
