"""States written as one character: 한일, 한·미·일, 日韓, 米中, and 日, 美, 北 in Korean headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dyads.text import japanese, korean

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    "独": "DEU", "豪": "AUS", "印": "IND", "比": "PHL", "越": "VNM",
}  # fmt: skip
_HEADLINE = frozenset("日美中北韓露英")  # single characters that Korean papers print for a state
_SHORT = frozenset("米韓")  # single characters that Japanese papers set before an office or a body

# Pairs that are also ordinary words, or the name of one state.
_WORDS = frozenset({"일한", "중한", "미한", "북한", "남한", "조한", "호미", "일미", "북미", "중미", "남미", "독일", "영일", "남일", "중독", "호일", "미호", "일호", "한호", "중영", "미남", "남중", "조중", "조미", "조영", "호조", "호남", "영남", "영호", "남영", "조남", "미조", "중조", "독일", "일조", "조일", "남조", "미독", "한조", "한남", "일독", "독한", "중남", "영미", "일영", "미영", "영중", "러일", "한독", "남한", "남한중"})  # fmt: skip
_HANGUL_RUN = re.compile(r"(?<![가-힣])[한일미중러북남](?:·?[한일미중러북호]){1,4}")
_HAN_RUN = re.compile(r"[日韓米美中露北朝台英独豪印](?:·?[日韓米中露北朝台英独豪印]){1,4}")
_TREATY = re.compile(
    r"\s?(?:강제\s?)?(?:병합|합방|늑약|기본\s?조약|청구권|[가-힣]{0,10}(?:협정|조약|의정서|협약)|월드컵|전쟁)|"
    r"併合|基本条約|請求権|[一-鿿]{0,8}(?:協定|条約|議定書)|戦争|ワールドカップ|新聞|ドラゴンズ"
)
_DAYTIME = re.compile(r"[0-9０-９一二三四五六七八九十終毎]$")
_SHORT_BEFORE = re.compile(
    r"大統領|国務|国防|政府|軍|議会|上院|下院|国民|高官|当局|側|企業|紙|大使|外相|首相|政権|財務|通商|商務|中央情報局|連邦|海軍|空軍|兵|国家|メディア|代表|"
    r"最高裁|大法院|警察|与党|野党|外務|外交|最大|主要"
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


def find_fused(text: str, states: Mapping[str, str], language: str | None) -> Iterator[tuple[int, int, str]]:
    """Return where a state is written as one character of a longer word, with its id; text is folded."""
    for run in _HANGUL_RUN.finditer(text):
        if _is_korean_run(text, run):
            yield from _elements(run, _HANGUL, states)
    for run in _HAN_RUN.finditer(text):
        if _is_han_run(text, run):
            yield from _elements(run, _HAN, states)
    if language == "ko":
        yield from _single(text, _HEADLINE, states, _stands_alone)
    elif language == "ja":
        yield from _single(text, _SHORT, states, _stands_before_an_office)


def _elements(
    run: re.Match[str], countries: Mapping[str, str], states: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    for place, character in enumerate(run.group(), run.start()):
        if (state := states.get(countries.get(character, ""))) is not None:
            yield place, place + 1, state


def _is_korean_run(text: str, run: re.Match[str]) -> bool:
    letters = run.group().replace("·", "")
    if (
        len(set(letters)) < len(letters)
        or "남" in letters[1:]
        or (letters in _WORDS and "·" not in run.group())
    ):
        return False
    if letters[0] == "남" and letters[1] != "북":
        return False
    return not _TREATY.match(text, run.end()) and korean.goes_on_as(text, run.end(), "state") is not None


def _is_han_run(text: str, run: re.Match[str]) -> bool:
    letters = run.group().replace("·", "")
    before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
    if len(set(letters)) < len(letters) or _TREATY.match(text, run.end()):
        return False
    if letters == "日中":
        return not _DAYTIME.search(before) and not after.startswith(("に", "の", "は", "、"))
    if letters in _WORDS_HAN and "·" not in run.group():
        return False
    if letters[0] == "日" and _DAYTIME.search(before):
        return False
    return letters[0] not in "中台" or not japanese.is_han(before)


def _single(text, characters, states, is_state) -> Iterator[tuple[int, int, str]]:
    for place, character in enumerate(text):
        if (
            character in characters
            and is_state(text, place)
            and (state := states.get(_HAN[character])) is not None
        ):
            yield place, place + 1, state


def _stands_alone(text: str, place: int) -> bool:
    """Say whether no Han character stands beside it, except one that Korean print fuses: 日언론, 美국무부."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    if japanese.is_han(before or " ") or japanese.is_han(after or " ") or before in "(0123456789":
        return before == "" and not japanese.is_han(after or " ")
    return not korean.is_hangul(before or " ")


def _stands_before_an_office(text: str, place: int) -> bool:
    before = text[place - 1 : place] if place else ""
    return not japanese.is_han(before or " ") and bool(_SHORT_BEFORE.match(text, place + 1))
