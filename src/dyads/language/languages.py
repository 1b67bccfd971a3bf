"""The languages a reader may have, and which of them a text is written in."""

from __future__ import annotations

import re
from typing import Literal, get_args

Language = Literal["en", "ko", "ja"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
SOURCE: Language = "en"  # what messages are written in

SPACED = frozenset({"en", "ko"})  # languages that set a space between sentences
LOCALES: dict[Language, str] = {"en": "en_GB", "ko": "ko_KR", "ja": "ja_JP"}  # whose numbers, days and lists

_HANGUL = re.compile("[\uac00-\ud7a3]")
_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LETTERS = 4  # Latin letters say as much as one syllable


def written_in(text: str) -> Language | None:
    """Return the language most of a text is written in, as its script tells; None where it has no letters of ours.

    Chinese characters stand for whichever of Korean and Japanese the letters beside them are.
    """
    hangul, kana, han = (len(script.findall(text)) for script in (_HANGUL, _KANA, _HAN))
    latin = len(_LATIN.findall(text)) / _LETTERS
    if latin > hangul + kana + han:
        return "en"
    if hangul + kana + han == 0:
        return None
    return "ko" if hangul > kana else "ja"
