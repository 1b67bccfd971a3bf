"""The day of publication where the source or the page states it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dyads.model import DateInterval, Zone
from dyads.text.dates.writtendates import may_hold_dates, read_dates
from dyads.text.records import Article, ZoneSpan

_ZONES = frozenset({Zone.DATELINE, Zone.FURNITURE, Zone.CREDIT, Zone.STANDFIRST})
# Furniture with days of its own: other people's comments, other stories, the outlet's rights, a picture's address.
_OTHERS = frozenset(
    ("comments", "copyright", "related", "related-bracket", "source-list", "newsletter", "link")
) | frozenset(("reactions", "app", "lead-again", "title-again", "photo-credit", "video-player"))
_ENDERS = frozenset({"comments", "related"})
_PUBLISHED = re.compile(
    r"\b(?:(?:first |originally )?(?:published|posted|issued|released?|input|filed)(?:[_ ](?:time|date|at|on))?|pub_?date|date_?published|date|dated|created(?:_at)?)"
    r"[`'\"]?\s*(?:[:|–-]|\bon\b|\bat\b|(?=[\s`]*[\dA-Z]))|^\W*(?:published|posted|issued|released|input|filed)\s*\Z|기사 ?입력|입력|등록|송고|발행|승인|작성|게시|公開|掲載|配信|投稿|発行",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:\b(?:last |date_?)?(?:updated?|modified|edit(?:ed)?)|수정|업데이트|更新)(?:[_ ](?:time|date|at|on))?",
    re.IGNORECASE,
)
_VALUE = re.compile(r"(?:日時?|일시?|시간|날짜)?[\s'\"`:：|(\[【<–-]*")
# What may stand beside a day that nothing labels: names of outlets, desks and places, then a mark, a gap or a bracket.
_NAME = r"(?:[A-Z][\w.&'’-]*|of|the|and|de|for|[가-힣一-龥々ぁ-んァ-ヶー]{1,14}|[(（][^()（）]{1,30}[)）])"
_NAMES = re.compile(rf"[\W_]*(?:{_NAME}(?:[\s,|｜·/、*_]|\s[–—-]\s)*){{1,10}}")
_APART = re.compile(r"(?:[,|｜·/、*_–—)）\]　-]|\s{2})\s*$")
_ENDS = re.compile(
    r"\.?(?:\s{2}|\u3000|\s*(?:$|[(（|｜·/*,\[–—-]|(?:at )?\d{1,2}[:時시]|(?:[A-Z]{1,3}T|UTC|GMT|Z)\b))"
)
_OTHER_DAYS = re.compile(  # a name that says whose day it is instead: a picture's, an exhibition's, a founding's
    r"\b(?:photo|picture|file|image|video|caption|credit|taken|copyright|comment|reply|posted by|event|born|died|founded|"
    r"established|since|until|from|to|timeline|deadline|expires?|joined|member|today|archive|most|related|next|previous)s?\b"
    r"|사진|촬영|자료|취재|개최|저작권|댓글|관련|창간|설립|출생|답글|写真|撮影|資料|取材|開催|著作|関連|創刊|設立|生まれ|コメント|人気",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w")
_CLOCK = re.compile(r"\s?\d{1,2}[:時시]")
_STRENGTHS = ("given", "published", "stamped", "filed", "headed", "updated")
_KEYS = ("published", "date", "pubdate", "published_time", "date_published")
_ZONE_SHIFT = 1  # days by which the same moment differs between two time zones


@dataclass(frozen=True, slots=True)
class Stated:
    """A day the source or the page states, and as what."""

    interval: DateInterval
    start: int
    end: int
    wording: str
    role: str  # given, published, stamped, filed (a dateline), headed (by the page) or updated
    has_its_weekday: bool = True  # false for "Friday, 18 April 2015", which was a Saturday

    @property
    def is_firm(self) -> bool:
        """A revision may be later than the story, and a page's head may print the day of the visit."""
        return self.role not in {"headed", "updated"}


def find_stated(article: Article) -> list[Stated]:
    """Return every day that is stated as this document's own, as it stands: a local date counts as that day.

    Below other stories or comments that end a page, every day is theirs.
    """
    body = min((z.start for z in article.zones if z.zone is Zone.BODY), default=len(article.text))
    foot = min(
        (z.start for z in article.zones if z.rule in _ENDERS and z.start > body), default=len(article.text)
    )
    pages = (_on_page(article, zone, body) for zone in article.zones if zone.start < foot)
    return [*_given(article), *(stated for page in pages for stated in page)]


def agree(stated: list[Stated]) -> DateInterval | None:
    """Return the days the strongest statements give together; None if they differ by more than a time zone does."""
    for role in _STRENGTHS:
        intervals = [s.interval for s in stated if s.role == role]
        if intervals:
            return _together(intervals)
    return None


def _given(article: Article) -> Iterator[Stated]:
    for key in _KEYS:
        if not (value := article.given.get(key)):
            continue
        for written in read_dates(value)[:1]:
            if written.interval:
                yield Stated(written.interval, 0, 0, f"the source gives {key} {value}", "given")
                return


def _on_page(article: Article, zone: ZoneSpan, body: int) -> Iterator[Stated]:
    """Yield the days of a zone's lines that are labelled, or stand before the text beside nothing but names."""
    if (
        zone.zone not in _ZONES
        or zone.rule in _OTHERS
        or not may_hold_dates(article.text, zone.start, zone.end)
    ):
        return
    position = zone.start
    for line in article.text[zone.start : zone.end].splitlines(keepends=True):
        for written in read_dates(article.text, position, position + len(line)):
            if written.interval:
                before = article.text[position : written.start]
                after = article.text[written.end : position + len(line)]
                role = _label(before) if zone.zone is not Zone.STANDFIRST else None
                if role is None and written.day and written.start < body and _stands_apart(before, after):
                    role = _unlabelled(zone)
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


def _stands_apart(before: str, after: str) -> bool:
    """Say whether a day is alone on its line, or set apart from names beside it by more than a space."""
    if _OTHER_DAYS.search(before) or not _ENDS.match(after):
        return False
    if not _WORD.search(before):
        return True
    clock_follows = _CLOCK.match(after)
    return bool(_NAMES.fullmatch(before) and (_APART.search(before) or clock_follows))


def _unlabelled(zone: ZoneSpan) -> str:
    """Return what an unlabelled day is: a stamp's, a dateline's, or one in the page's head."""
    if zone.zone is Zone.DATELINE:
        return "stamped" if zone.rule == "stamp" else "filed"
    return "headed"


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
