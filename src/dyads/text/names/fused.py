"""States written as one character: 한일, 한·미·일, 日韓, 米中, and 日, 美, 北 in Korean headlines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dyads.text.names import japanese, korean
from dyads.text.openings import Opening
from dyads.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_HANGUL = {
    "한": "KOR",
    "일": "JPN",
    "미": "USA",
    "중": "CHN",
    "러": "RUS",
    "북": "PRK",
    "남": "KOR",
    "조": "PRK",
    "호": "AUS",
    "영": "GBR",
    "독": "DEU",
}
_HAN = {
    "日": "JPN", "韓": "KOR", "米": "USA", "美": "USA", "中": "CHN", "露": "RUS", "北": "PRK", "朝": "PRK", "台": "TWN", "英": "GBR",
    "独": "DEU", "豪": "AUS", "印": "IND", "仏": "FRA", "ロ": "RUS", "比": "PHL", "越": "VNM",
}  # fmt: skip
_HEADLINE = re.compile("[日美中北韓露英]")  # single characters that Korean papers print for a state
_SHORT = re.compile("[米韓英独仏豪露印]")  # what Japanese papers set before an office or a body

# Pairs that are also ordinary words, or a region, or another state.
_WORDS = words(
    "일한 중한 미한 북한 남한 일미 북미 중미 남미 독일 영일 남일 중독 호일 미호 일호 한호 중영 미남 남중 러일 한독 독한 중남 일독 한남"
)
_BETWEEN = Opening(r"\s?(?:간|관계|동맹|양국|정상|회담|협력|3국|안보|공조|대화|협상)|, ?[한일미중]{2}")
_HANGUL_RUN = re.compile(r"[한일미중러북남](?<![가-힣].)(?:[·-]?[한일미중러북호]){1,8}")
_HAN_RUN = re.compile(
    r"[日韓米美中露北朝台英独豪印](?:[·-]?[日韓米中露北朝台英独豪印仏ロ]){1,6}(?![ァ-ヺー])"
)
_LINK = re.compile(r"[·-]")
_TREATY = Opening(
    r"\s?(?:강제\s?)?(?:병합|합방|늑약|기본\s?조약|청구권|[가-힣]{0,10}(?:협정|조약|의정서|협약)|월드컵|전쟁)|"
    r"併合|基本条約|請求権|[一-鿿]{0,8}(?:協定|条約|議定書)|戦争|ワールドカップ|新聞|ドラゴンズ"
)
_STATES = frozenset({"中国", "韓国", "米国", "英国", "日本", "朝鮮", "美国"})  # 日|中国
_BORDERS = frozenset({"国交", "国境"})  # 日中|国交
_OTHER_STATES = frozenset({"북한", "남한", "독일", "중미", "남미"})
_LEXICAL = frozenset("駐在訪対親反嫌排滞来離")  # 駐米, 訪韓: words of their own
_ALONE = re.compile(
    r"미(?<![가-힣A-Za-z0-9·].)(?= (?:대통령|국무|국방|재무|상무|상원|하원|의회|백악관|행정부|정부|정보|당국|고위|전략|해군|공군|육군|해병|항공모함|항모|"
    r"중앙정보국|연방|대선|대사|부통령|합참|의원|언론|외교|무역|태평양|인도태평양|본토|군|측|조야|전문가|하와이|워싱턴|뉴욕|캘리포니아|핵|동맹|관리|민주당|공화당|국가안보|특사|안보|싱크탱크|경제))"
)
_NORTH = re.compile(
    r"북(?<![가-힣A-Za-z0-9·].)(?=핵| (?:핵|미사일|탄도미사일|도발|위협|비핵화|정권|당국|주민|노동당|외무성|노동신문|무인기|위성|인권|군부|매체))"
)
_FORMER = frozenset("元前現")  # 元|米|国務長官
_DAYTIME = re.compile(r"[0-9０-９一二三四五六七八九十終毎]$")
_SHORT_BEFORE = Opening(
    r"大統領|国務|国防|国土安全|国際開発|国立公文書|政府|軍|議会|上院|下院|国民|高官|当局|側|企業|紙|大使|外相|首相|政権|財務|通商|商務|中央情報局|連邦|海軍|空軍|兵|国家|メディア|代表|"
    r"ホワイトハウス|最高裁|大法院|警察|与党|野党|外務|外交|最大|主要"
)
_WORDS_HAN = frozenset(
    {
        "北米",
        "中米",
        "北中",
        "中日",
        "日中",
        "中台",
        "北朝",
        "印中",
        "中北",
        "台北",
        "台中",
        "日北",
        "北台",
        "英独",
        "朝日",
        "日英",
        "北韓",
    }
)


def find_fused(text: str, states: Mapping[str, str], language: str | None) -> dict[int, str]:
    """Return where a state is written as one character of a longer word, with its id; text is folded."""
    found: dict[int, str] = {}
    for start, end in (*_runs(_HANGUL_RUN, text), *_runs(_HAN_RUN, text)):
        hangul = korean.is_hangul(text[start])
        if _is_korean_run(text, start, end) if hangul else _is_han_run(text, start, end):
            countries = _HANGUL if hangul else _HAN
            found |= {
                place: countries[text[place]] for place in range(start, end) if text[place] in countries
            }
    if language == "ko":
        found |= {place: _HAN[text[place]] for place in _single(text, _HEADLINE, _stands_alone)}
        found |= {alone.start(): "USA" for alone in _ALONE.finditer(text)}
        found |= {north.start(): "PRK" for north in _NORTH.finditer(text)}
    elif language == "ja":
        found |= {place: _HAN[text[place]] for place in _single(text, _SHORT, _stands_before_an_office)}
    return {place: states[country] for place, country in found.items() if country in states}


def _runs(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Return each word of states: 한·미·일 is one word, 한미·한일 are two."""
    for run in pattern.finditer(text):
        words = _LINK.split(run.group())
        if all(len(word) == 1 for word in words) or len(words) == 1:
            yield run.span()
            continue
        place = run.start()
        for word in words:
            if len(word) > 1:
                yield place, place + len(word)
            place += len(word) + 1


def _is_korean_run(text: str, start: int, end: int) -> bool:
    written = text[start:end]
    letters = _LINK.sub("", written)
    if len(set(letters)) < len(letters) or "남" in letters[1:] or (letters[0] == "남" and letters[1] != "북"):
        return False
    if (
        letters in _WORDS
        and written == letters
        and not (letters not in _OTHER_STATES and _BETWEEN.match(text, end))
    ):
        return False
    return not _TREATY.match(text, end) and korean.goes_on_as(text, end, "fused") is not None


def _is_han_run(text: str, start: int, end: int) -> bool:
    written = text[start:end]
    letters = _LINK.sub("", written)
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if (
        len(set(letters)) < len(letters)
        or _TREATY.match(text, end)
        or before in _LEXICAL
        or (letters[-1] + after in _STATES and not _is_other_word(text, end))
    ):
        return False
    if letters == "日中":
        return not _DAYTIME.search(before) and not after.startswith(("に", "の", "は", "、"))
    if letters in _WORDS_HAN and written == letters:
        return False
    if letters[0] == "日" and _DAYTIME.search(before):
        return False
    return letters[0] not in "中台" or not japanese.is_han(before or " ")


def _is_other_word(text: str, end: int) -> bool:
    """Say whether the 国 that follows is no half of the state before it: 日中|国交, 日米|国防相."""
    return text[end : end + 2] in _BORDERS or japanese.begins_with_state(text, end)


def _single(text: str, characters: re.Pattern[str], is_state: Callable[[str, int], bool]) -> Iterator[int]:
    places = (found.start() for found in characters.finditer(text))
    return (place for place in places if is_state(text, place))


def _stands_alone(text: str, place: int) -> bool:
    """Say whether no Han character stands beside it, except one that Korean print fuses: 日언론, 美국무부."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if japanese.is_han(before or " ") or japanese.is_han(after or " ") or before in "(0123456789":
        return before == "" and not japanese.is_han(after or " ")
    return not korean.is_hangul(before or " ")


def _stands_before_an_office(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    is_word = before in _FORMER or not japanese.is_han(before)
    return is_word and bool(_SHORT_BEFORE.match(text, place + 1))
