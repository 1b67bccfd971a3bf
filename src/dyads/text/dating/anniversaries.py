"""Which year a text is of that speaks of an anniversary: the 50th of 1965 is 2015's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dyads.text.dates.writtendates import read_dates
from dyads.text.dating.clues import Clue
from dyads.text.dating.days import Days, days_between
from dyads.text.records import Article, Sentence


@dataclass(frozen=True, slots=True)
class _Base:
    """What is remembered, how it is called beside an anniversary, and its day."""

    name: str
    day: date
    wording: re.Pattern[str]


_BASES = tuple(  # days of record: the treaty, the surrender broadcast, the declaration of independence, the armistice
    _Base(name, date.fromisoformat(day), re.compile(wording, re.IGNORECASE))
    for name, day, wording in (
        (
            "normalisation of Japan–South Korea relations",
            "1965-06-22",
            r"normali[sz](?:ation|ing)|(?:diplomatic|bilateral) (?:ties|relations)[^.]{0,40}(?:Japan|Korea)|국교 ?정상화|한일 ?수교|한일 ?기본조약|日韓[^。]{0,6}国交正常化|日韓基本条約",
        ),
        (
            "end of the Second World War, liberation of Korea",
            "1945-08-15",
            r"end of (?:the )?(?:World War (?:II|Two)|WWII|(?:the )?Second World War|Pacific War|World War 2)|(?:Korea\w*|Korean Peninsula|national)(?:['’]s)? (?:liberation|independence) (?:from|day)|Korea['’]?n?s?['’]? (?:liberation|independence)|liberation (?:of Korea|from Japan\w*)|Japan['’]s surrender|surrender of Japan|광복|해방|종전|패전|戦後|終戦|敗戦",
        ),
        ("March First Movement", "1919-03-01", r"March (?:1|1st|First) (?:Independence )?Movement|3[·.]1 ?(?:운동|절|만세)|三・?一(?:独立)?運動"),
        ("annexation of Korea", "1910-08-29", r"annex(?:ation|ing|ed) (?:of )?(?:Korea|the Korean)|한일 ?(?:강제 ?)?(?:병합|합병)|경술국치|韓国併合|日韓併合"),
        ("Korean War armistice", "1953-07-27", r"(?:Korean War )?armistice|정전 ?협정|朝鮮戦争[^。]{0,4}休戦"),
        ("outbreak of the Korean War", "1950-06-25", r"(?:outbreak|start|beginning) of the Korean War|6[·.]25 ?(?:전쟁|한국전쟁)|朝鮮戦争[^。]{0,4}(?:勃発|開戦)"),
        ("atomic bombing of Hiroshima and Nagasaki", "1945-08-06", r"(?:atomic|nuclear|A-) ?bomb(?:ing|ings)?[^.]{0,30}(?:Hiroshima|Nagasaki)|bombing of (?:Hiroshima|Nagasaki)|原爆投下|被爆"),
    )
)  # fmt: skip
_ORDINALS = {
    "tenth": 10, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "centenary": 100, "centennial": 100,
}  # fmt: skip
_ENGLISH = re.compile(
    rf"\b(?:(?P<count>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))[- ](?:year )?(?:anniversary )?(?:of|since|marking|for)\b"
    r"|\bmark(?:s|ed|ing)? (?P<years>\d{1,3}) years since\b",
    re.IGNORECASE,
)
_OF = re.compile(r"[^.;:]{0,90}")  # what is remembered stands within so many characters
# "of the river war of 1905", "of the 1965 treaty"; "in 2015" may be when it was remembered
_OF_YEAR = re.compile(r"\s*(?:the\s+)?(?:[^,()]{0,60}?\bof\s+)?(?P<year>(?:1[5-9]|20)\d\d)\b")
_EAST_ASIAN_HINTS = ("주년", "주年", "周년", "周年", "戦後")
_HINTS = ("nniversary", "enten", "NNIVERSARY", "years since", *_EAST_ASIAN_HINTS)
_EAST_ASIAN = re.compile(
    r"(?P<before>[^。.\n]{0,16}?)(?:제)?(?P<count>\d{1,3}) ?(?:주년|周年)(?P<of>[^。.\n]{0,8})|(?P<war>戦後)(?P<since>\d{2})年"
)
_AHEAD = re.compile(
    r"\b(?:next year|upcoming|ahead of|approach\w*|will|coming|prepar\w+|looking (?:ahead|forward))\b|내년|앞두|来年|控え",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"\bthis year\b|올해|今年|本年", re.IGNORECASE)
_LOOKS_BACK = re.compile(  # an anniversary that was, or one that a statement is known by
    r"\b(?:statement|speech|address|declaration|when|(?<!years )since|had|back then)\b|담화|선언|당시|때|談話|宣言|声明|当時|際",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:last year|a year (?:ago|earlier))\b|지난해|작년|昨年|去年", re.IGNORECASE)


def find_anniversaries(article: Article, sentences: Sequence[Sentence]) -> Iterator[Clue]:
    """Yield a clue for each anniversary of a known day, or of a year beside it: the days of the anniversary's year.

    They begin a year before where the sentence looks ahead; where it looks back, the text is only no older. A sentence that
    names a year of its own, near the anniversary's, is about that year and says nothing of this one.
    """
    hints = [hint for hint in _HINTS if hint in article.text]
    for sentence in sentences if hints else ():
        said = article.text[sentence.start : sentence.end]
        remembered = list(_remembered(said, hints))
        named = {written.year for written in read_dates(said) if written.year} if remembered else set()
        for start, end, count, of in remembered:
            first, source = _base(of)
            if first is None:
                continue
            year = first + count
            if any(abs(other - year) <= 1 + count // 2 and other != first for other in named):
                continue
            yield Clue(
                f'anniversary: "{said[start:end].strip()}"{source}',
                sentence.start + start,
                sentence.start + end,
                _days(said, year),
            )


def _base(of: str) -> tuple[int | None, str]:
    """Return the year of what is remembered, and the day of record it rests on; the year may be written itself."""
    base = next((base for base in _BASES if base.wording.search(of)), None)
    if base:
        return base.day.year, f" [{base.name}, {base.day}]"
    written = _OF_YEAR.match(of)
    return (int(written["year"]) if written else None), ""


def _remembered(said: str, hints: Sequence[str]) -> Iterator[tuple[int, int, int, str]]:
    """Yield where an anniversary is written, which one it is, and the words that say of what."""
    if not any(hint in said for hint in hints):
        return
    matches = list(_ENGLISH.finditer(said))
    ends = [*(match.start() for match in matches[1:]), len(said)]
    for match, following in zip(matches, ends, strict=False):
        word = (match["word"] or "").lower()
        if match["years"] or "anniversary" in match.group().lower() or word.startswith("cent"):
            count = int(match["years"] or match["count"] or _ORDINALS[word])
            of = _OF.match(said, match.end(), following)
            end = of.end() if of else match.end()
            yield match.start(), end, count, said[match.end() : end]
    is_east_asian = any(hint in said for hint in _EAST_ASIAN_HINTS)
    for match in _EAST_ASIAN.finditer(said) if is_east_asian else ():
        if match["war"]:
            yield match.start(), match.end(), int(match["since"]), match["war"]
        else:
            yield match.start(), match.end(), int(match["count"]), match["before"] + match["of"]


def _days(said: str, year: int) -> Days:
    """Return the days of the anniversary's year, with the one before or after where the sentence looks there."""
    looks_ahead, looks_back, past = _looks(said)
    first = date(year - 1 if looks_ahead else year, 1, 1)
    if looks_back:
        return days_between(first, None)
    return days_between(first, date(year + 1 if past else year, 12, 31))


@lru_cache(maxsize=8)
def _looks(said: str) -> tuple[bool, bool, bool]:
    """Say whether a sentence looks ahead, looks back, and tells of last year; asked once however much it remembers."""
    this_year = _THIS_YEAR.search(said) is not None
    ahead, back, past = (pattern.search(said) is not None for pattern in (_AHEAD, _LOOKS_BACK, _PAST))
    return ahead and not this_year, back and not this_year, past
