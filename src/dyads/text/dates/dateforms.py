"""The forms dates have in English, figures, Korean and Japanese, each with what its parts state."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from dyads.text.dates.possible import is_possible
from dyads.text.records import WrittenDate
from dyads.text.wordlists import words

Reader = Callable[[re.Match[str]], WrittenDate | None]


BEHIND_FIGURES = frozenset("년월일年月日")  # hints only behind a figure: 日 is in 日本


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Forms of one script, and the hints each of them holds one of: where no hint stands, no form does."""

    hints: frozenset[str]
    forms: tuple[tuple[re.Pattern[str], Reader, bool], ...]  # and whether the form begins with its hint


# fmt: off
_MONTHS = {
    name: number
    for number, names in enumerate(
        (("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"), ("july", "jul"),
         ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"), ("december", "dec")),
        start=1,
    )
    for name in names
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (("monday", "mon", "월", "月"), ("tuesday", "tues", "tue", "화", "火"), ("wednesday", "wed", "수", "水"),
         ("thursday", "thurs", "thur", "thu", "목", "木"), ("friday", "fri", "금", "金"), ("saturday", "sat", "토", "土"),
         ("sunday", "sun", "일", "日"))
    )
    for name in names
}
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}  # the year before the era's first
_STEPS = (
    dict.fromkeys(("last", "yesterday", "지난", "작년", "지난해", "지난달", "지난주", "어제", "昨年", "去年", "先月", "先週", "昨日"), -1)
    | dict.fromkeys(("this", "today", "올해", "금년", "이달", "이번달", "이번주", "오늘", "今年", "本年", "今月", "今週", "今日", "きょう"), 0)
    | dict.fromkeys(("next", "coming", "tomorrow", "오는", "내년", "내달", "내일", "다음", "다음달", "다음주", "来年", "来月", "来週", "明日"), 1)
)
_UNITS = (
    dict.fromkeys(("year", "올해", "금년", "작년", "지난해", "내년", "今年", "本年", "昨年", "去年", "来年"), "year")
    | dict.fromkeys(("month", "이달", "이번달", "지난달", "내달", "다음달", "今月", "先月", "来月"), "month")
    | dict.fromkeys(("week", "이번주", "지난주", "다음주", "今週", "先週", "来週"), "week")
    | dict.fromkeys(("today", "yesterday", "tomorrow", "오늘", "어제", "내일", "今日", "きょう", "昨日", "明日"), "day")
)
# fmt: on

_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)"
_MONTHS_BEGIN = words(
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"
)
_FULL_MONTHS = "January February March April May June July August September October November December"
_FULL_MONTH = rf"(?P<month>{_FULL_MONTHS.replace(' ', '|')})"
_DAY_NAME = r"(?P<weekday>Mon(?:day|\.)?|Tue(?:sday|s\.?|\.)?|Wed(?:nesday|\.)?|Thu(?:rsday|rs?\.?|\.)?|Fri(?:day|\.)?|Sat(?:urday|\.)?|Sun(?:day|\.)?|MON|TUE|WED|THU|FRI|SAT|SUN)"
_FULL_DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_FULL_DAY_NAME = rf"(?P<weekday>{_FULL_DAY_NAMES.replace(' ', '|')})"
_FOUR = r"(?:[1１][89８９]|[2２][0０])\d\d"
_YEAR = rf"(?P<year>{_FOUR})"
_CLOCK_TIME = r"(?:(?:[T ,]|- )*(?:at )?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?: ?(?:[ap]\.?m\.?|[AP]M))?(?:Z| ?[+-]\d\d:?\d\d)?)?"
_CJK_STEP = r"(?:(?P<step>지난|오는|이달|내달|다음 ?달|지난 ?달|이번 ?달|今月|先月|来月) ?)?"
_CJK_WEEKDAY = r"(?: ?[(（](?P<weekday>[월화수목금토일月火水木金土日])(?:요일|曜日?)?[)）])?"


def _stated(match: re.Match[str]) -> WrittenDate:
    """Return what the named groups of the pattern state."""
    said = {name: value for name, value in match.groupdict().items() if value}
    step = said.get("step", "").replace(" ", "").lower()
    day = int(said["day"]) if "day" in said else None
    unit = _UNITS.get(said.get("unit", step))
    is_days_month = unit == "month" and day is not None  # 이달 25일
    return WrittenDate(
        match.start(),
        match.end(),
        year=int(said["year"]) if "year" in said else None,
        month=_month(said["month"]) if "month" in said else None,
        day=day,
        weekday=_WEEKDAYS[said["weekday"].rstrip(".").lower()] if "weekday" in said else None,
        step=_STEPS.get(step),
        unit=unit if "unit" in said or is_days_month else None,
    )


def _month(name: str) -> int:
    return int(name) if name.isdecimal() else _MONTHS[name.rstrip(".").lower()]


def _figures(match: re.Match[str]) -> WrittenDate | None:
    """Read 17/4/2015 and 4/17/2015, both ways where both are possible."""
    first, second, year = (int(match[name]) for name in ("first", "second", "year"))
    either = WrittenDate(match.start(), match.end(), year=year, month=first, day=second)
    other = either._replace(month=second, day=first)
    readings = [w for w in (either, other) if is_possible(w)]
    return readings[0]._replace(swapped=len(readings) > 1 and first != second) if readings else None


def _years(match: re.Match[str]) -> WrittenDate | None:
    """Read 1910-45 and 1910 to 1945."""
    first, last = int(match["year"]), int(match["last"])
    last += first // 100 * 100 if last < 100 else 0  # noqa: PLR2004 - two figures: of the same century
    return WrittenDate(match.start(), match.end(), year=first, last_year=last) if first < last else None


def _decade(match: re.Match[str]) -> WrittenDate:
    first = int(match["year"])
    return WrittenDate(match.start(), match.end(), year=first, last_year=first + (9 if first % 100 else 99))


def _era(match: re.Match[str]) -> WrittenDate:
    count = 1 if match["count"] == "元" else int(match["count"])
    month, day = (int(match[name]) if match[name] else None for name in ("month", "day"))
    return WrittenDate(match.start(), match.end(), year=_ERAS[match["era"]] + count, month=month, day=day)


def _alone(match: re.Match[str]) -> WrittenDate:
    """Read a word that is a date by itself: 올해, 昨年, yesterday."""
    word = re.sub(r"\s", "", match["word"]).lower()
    return WrittenDate(match.start(), match.end(), step=_STEPS[word], unit=_UNITS[word])


_AT_ITS_HINT = True


def _group(hints: Iterable[str], *forms: tuple[str, Reader] | tuple[str, Reader, bool]) -> FormGroup:
    return FormGroup(
        frozenset(hints),
        tuple((re.compile(pattern), read, bool(at_hint)) for pattern, read, *at_hint in forms),
    )


GROUPS = (
    _group(
        _MONTHS_BEGIN,
        (
            rf"\b(?:{_DAY_NAME}(?:,? | ?\())?(?:the )?{_MONTH} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.,]\d|:)(?:,? {_YEAR}\b{_CLOCK_TIME})?",
            _stated,
        ),
        (
            rf"\b(?:{_DAY_NAME},? )?(?<![\d.,])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}(?:,?[ -]{_YEAR}\b{_CLOCK_TIME})?(?!\w)",
            _stated,
        ),
        (rf"\b{_MONTH},?(?: of)? {_YEAR}\b", _stated, _AT_ITS_HINT),
        (
            rf"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|of|[Ee]arly|[Ll]ate|[Mm]id|before|after|for) |(?<=[Mm]id-)){_FULL_MONTH}\b(?! \d)",
            lambda m: _stated(m)._replace(start=m.start("month")),
        ),
    ),
    _group(
        (
            f"{step} {unit}"
            for step in ("ast", "his", "ext", "oming")
            for unit in words(f"{_FULL_DAY_NAMES} {_FULL_MONTHS} year month week")
        ),
        (
            rf"\b(?P<step>[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming) (?:{_FULL_DAY_NAME}|{_FULL_MONTH}|(?P<unit>year|month|week))\b",
            _stated,
        ),
    ),
    _group(
        words(f"{_FULL_DAY_NAMES} esterday oday omorrow"),
        (
            rf"(?<!Black )(?<!Good )(?<!Super )(?<!Bloody )(?<!Easter )\b{_FULL_DAY_NAME}\b(?!'s Child| (?:Times|Telegraph|Mail|Post|Herald|Mirror|Express|Star|Club)\b)",
            _stated,
            _AT_ITS_HINT,
        ),
        (r"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]omorrow)\b(?!['’]s)", _alone),
    ),
    _group(
        (first + second for first, second in (*product("1１", "89８９"), *product("2２", "0０"))),
        (
            rf"(?<!\d)(?<!\d\.)(?P<year>(?:1[89]|20)\d\d)(?P<mark>[-./])\s?(?P<month>\d{{1,2}})(?P=mark)\s?(?P<day>\d{{1,2}})(?!\d){_CLOCK_TIME}",
            _stated,
            _AT_ITS_HINT,
        ),
        (
            r"(?<![\d.])(?P<first>\d{1,2})(?P<mark>[-./])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:1[89]|20)\d\d)(?!\d)",
            _figures,
        ),
        (
            rf"(?<![\d.,$€£¥₩]){_YEAR}(?: ?[-–—~∼〜～] ?| to |年から|년부터 ?)(?P<last>{_FOUR}|\d\d)(?:年|년)?(?!\d|[-./]\d)",
            _years,
            _AT_ITS_HINT,
        ),
        (r"(?<![\d.,$€£¥₩])(?P<year>(?:1[89]|20)\d0)(?:['’]?s\b|年代|년대)", _decade, _AT_ITS_HINT),
        (
            r"(?<![\w.,$€£¥₩%#/-])(?P<year>(?:1[89]|20)\d\d)(?![\w/]|[.,]\d|[-–]\d|%| ?(?:won|yen|dlrs|dollars|euros|pounds|people|troops|soldiers|km|kilometers|kilometres|miles|meters|metres|tons|tonnes|mln|bln|GMT|KST|JST|UTC|hours|hrs|percent|pct)\b)",
            _stated,
            _AT_ITS_HINT,
        ),
    ),
    _group(
        {
            *"년월일",
            *words("올해 금년 작년 지난해 내년 이달 지난달 내달 다음달 이번주 지난주 다음주 오늘 어제 내일"),
            *("지난 달", "다음 달", "이번 주", "지난 주", "다음 주"),
        },
        (
            rf"(?<!\d)(?:{_YEAR}년 ?)?{_CJK_STEP}(?P<month>\d{{1,2}})월 ?(?P<day>\d{{1,2}})일(?!간|째){_CJK_WEEKDAY}",
            _stated,
        ),
        (rf"(?<!\d){_YEAR}년 ?(?:도 )?(?P<month>\d{{1,2}})월(?!드)", _stated),
        (rf"(?<!\d){_YEAR}년(?!대|간|째)", _stated),
        (
            rf"{_CJK_STEP}(?<![\d.,·])(?P<day>\d{{1,2}})일(?!간|째|본|정|부터 \d|치|짜리| 동안| 만에| 이내){_CJK_WEEKDAY}",
            _stated,
        ),
        (r"(?:(?P<step>지난|오는) ?)?(?<![\d.,~])(?P<month>\d{1,2})월(?!드| ?\d)", _stated),
        (
            r"(?P<word>올해|금년|작년|지난해|내년|이달|지난 ?달|내달|다음 ?달|이번 ?주|지난 ?주|다음 ?주|오늘|어제|내일(?![가-힣]))",
            _alone,
        ),
    ),
    _group(
        {
            *"年月日",
            *words("元年 今年 本年 昨年 去年 来年 今月 先月 来月 今週 先週 来週 今日 きょう 昨日 明日"),
        },
        (
            rf"(?<!\d)(?:{_YEAR}年)?{_CJK_STEP}(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?!間){_CJK_WEEKDAY}",
            _stated,
        ),
        (rf"(?<!\d){_YEAR}年(?P<month>\d{{1,2}})月", _stated),
        (rf"(?<!\d){_YEAR}年(?!代|間|度?から)", _stated),
        (
            r"(?P<era>令和|平成|昭和|大正|明治)(?P<count>元|\d{1,2})年(?!間)(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?",
            _era,
        ),
        (
            rf"{_CJK_STEP}(?<![\d.,・])(?P<day>\d{{1,2}})日(?!間|目|本|米|韓|連続|以内|ぶり){_CJK_WEEKDAY}",
            _stated,
        ),
        (r"(?<![\d.,])(?P<month>\d{1,2})月(?!間| ?\d)", _stated),
        (
            r"(?P<word>今年|本年|昨年|去年|来年|今月|先月|来月|今週|先週|来週|今日(?!的)|きょう|昨日|明日)",
            _alone,
        ),
    ),
)
