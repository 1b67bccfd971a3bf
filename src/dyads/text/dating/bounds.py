"""Before and after which days a text was written: what it tells as past, cites as printed, or hopes for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dyads.model import DateInterval, Zone
from dyads.text.dates.writtendates import read_dates
from dyads.text.dating.clues import Clue
from dyads.text.dating.days import days_between
from dyads.text.dating.stated import Stated
from dyads.text.records import Article, DateHit, Sentence

_AHEAD = re.compile(  # a sentence that looks ahead anywhere is no witness that its years are past
    r"\b(?:will|would|shall|to be|set to|due|schedul\w+|slated|plan\w*|upcoming|forthcoming|expir\w+|ends?|runs?|deadline|"
    r"until|through|by|effective|begins?|starts?|opens?|takes? effect|marks?|hop\w+|aim\w*|target\w*|goals?|pledg\w+|"
    r"promis\w+|vow\w*|intend\w*|want\w*|expect\w*|could|may|might|should|must|can|agreed to|if|ahead of|next|coming|"
    r"candidat\w+|bid|forecast\w*|project\w*|predict\w*|estimat\w*|fiscal)\b"
    r"|예정|계획|앞두|목표|까지|전망|다음|오는|내년|향후|予定|まで|計画|目標|向け|見通し|来年|今後",
)
_PAST = re.compile(  # of a sentence in lower case, as the one above
    r"\b(?:\w+ed|was|were|said|had|took|met|told|made|began|came|went|held|won|left|gave|found|fell|rose|became|got|led|sent|saw)\b"
    r"|[했었았됐혔였졌]|[たっ]",
)
_PAST_YEAR = re.compile(
    r"(?:\b(?:in|since|during|on|from|(?:months?|quarter|half|summer|spring|autumn|fall|winter|end|days?) of)|지난)"
    r"\s+(?:early\s|late\s|mid-)?$",
    re.IGNORECASE,
)
_EAST_ASIAN = re.compile(r"[가-힣ぁ-ん]")
_DAY = re.compile(r"\d ?[일日]$|\d[-./] ?\d{1,2}[-./] ?\d{1,2}$")
_PLANS = re.compile(
    r"(?<![었았했됐였혔렸졌겼났왔갔])다고|겠|[할될갈올릴을]\s?것|[리하되지]는|(?:する|行う|開く|開かれる|始める|始まる|なる)(?:と|こと|方針|。|、|[^っ]{0,6}[をにが])|今後|目指"
)
# The Diplomatic Bluebook and Defense of Japan go to the Cabinet between April and September.
_YEARBOOKS = ("외교청서", "방위백서", "外交青書", "防衛白書")
_YEARBOOK = re.compile(rf"(?P<year>(?:19|20)\d\d) ?[년年]?(?:도|度)?[판版]? ?(?:{'|'.join(_YEARBOOKS)})")
_REPORTED = re.compile(
    r"(?:이날|오늘)[^.]{0,120}(?:각의|보고했|공개했|발표했)|(?:同日|この日|きょう)[^。]{0,80}(?:閣議|報告した|公表した|発表した)"
)
_SPACE = re.compile(r"\s+")
_NEAR = 300  # letters before a date within which a hope for it is told: the wording has some 160 at most
_HOPE = re.compile(
    r"\b(?:(?:hope|plan|aim|want|intend|expect|pledge|vow|promise)s? to|(?:is|are) (?:to|expected to|planning to|aiming to)|will|"
    r"sa(?:id|ys?) (?:it|he|she|they) (?:hoped|planned|aimed|wanted|intended|expected) to)\b[^.;,“”\"]{1,100}?\bby (?:the end of )?$"
)


def find_bounds(
    article: Article, sentences: Sequence[Sentence], dates: Sequence[DateHit], stated: Sequence[Stated]
) -> Iterator[Clue]:
    """Yield a clue for each dated past, printed source, photograph and revision.

    "The latest year in the text" is not among them: a year bounds only where its sentence says that it is past (then
    the text is no older) or still hoped for (then it is no younger).
    """
    by_number = {sentence.number: sentence for sentence in sentences}
    for hit in dates:
        if hit.first and hit.last and hit.sentence is not None:
            sentence = by_number[hit.sentence]
            written = f'"{article.text[hit.start : hit.end]}"'
            if _is_past(article, sentence, hit):
                yield Clue(f"told as past: {written}", hit.start, hit.end, days_between(hit.first, None))
            elif _HOPE.search(
                _SPACE.sub(" ", article.text[max(sentence.start, hit.start - _NEAR) : hit.start])
            ):
                yield Clue(f"still hoped for: by {written}", hit.start, hit.end, days_between(None, hit.last))
    for start, end, day, is_source in find_printed(article):
        what = "a source of" if is_source else "a picture of"
        yield Clue(f'{what}: "{article.text[start:end]}"', start, end, days_between(day, None))
    yield from _yearbooks(article, sentences)
    for later in stated:
        if not later.is_firm:
            yield Clue(later.wording, later.start, later.end, days_between(None, later.interval.last))


class Printed(NamedTuple):
    """A full date beside a picture, or in the list of a text's sources."""

    start: int
    end: int
    day: date
    is_source: bool


def find_printed(article: Article) -> Iterator[Printed]:
    """Yield the full dates of photographs in captions and of sources in a source list: none is younger than the text."""
    for zone in article.zones:
        if zone.zone is Zone.CAPTION or zone.rule == "source-list":
            for written in read_dates(article.text, zone.start, zone.end):
                interval: DateInterval | None = written.interval
                if interval and interval.days == 1:
                    yield Printed(written.start, written.end, interval.first, zone.rule == "source-list")


def tells_past(said: str) -> bool:
    """Say whether a sentence has a verb in the past."""
    return _PAST.search(said.lower()) is not None


def looks_ahead(said: str) -> bool:
    """Say whether anything in a sentence looks ahead of its day."""
    return _AHEAD.search(said.lower()) is not None


def _is_past(article: Article, sentence: Sentence, hit: DateHit) -> bool:
    """Say whether a sentence tells a dated day, month or year as past.

    Korean and Japanese write a coming year as they write a past one, and "…한다고 밝혔다" is past in its verb of speech
    only: there the date itself must say that it is past, or name its day.
    """
    place = (article.text, sentence.start, sentence.end)
    before = article.text[max(sentence.start, hit.start - 24) : hit.start]
    if _is_east_asian(*place):
        written = article.text[hit.start : hit.end]
        is_told = before.endswith("지난 ") or written.startswith("지난") or bool(_DAY.search(written))
        return is_told and _tells_past_only(*place) and not _plans(*place)
    return bool(_PAST_YEAR.search(before)) and _tells_past_only(*place)


# Of a sentence each is asked once, however many dates it has.
@lru_cache(maxsize=8)
def _is_east_asian(text: str, start: int, end: int) -> bool:
    return _EAST_ASIAN.search(text, start, end) is not None


@lru_cache(maxsize=8)
def _tells_past_only(text: str, start: int, end: int) -> bool:
    return tells_past(text[start:end]) and not looks_ahead(text[start:end])


@lru_cache(maxsize=8)
def _plans(text: str, start: int, end: int) -> bool:
    return _PLANS.search(text[start:end]) is not None


def _yearbooks(article: Article, sentences: Sequence[Sentence]) -> Iterator[Clue]:
    """Yield a clue for each annual book of Japan's government: it comes out in its year, and so does who reports it today."""
    is_named = any(name in article.text for name in _YEARBOOKS)
    for sentence in sentences if is_named else ():
        for book in _YEARBOOK.finditer(article.text, sentence.start, sentence.end):
            year = int(book["year"])
            is_news = _REPORTED.search(article.text, sentence.start, sentence.end)
            last = date(year, 12, 31) if is_news else None
            wording = f'a book of its year: "{book.group()}"'
            yield Clue(wording, *book.span(), days_between(date(year, 1, 1), last))
