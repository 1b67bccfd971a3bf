"""The languages a reader may have, and which of them a text is written in."""

from __future__ import annotations

import re
from typing import Literal, get_args

Language = Literal["en", "ko", "ja"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
SOURCE: Language = "en"  # what messages are written in

LOCALES: dict[Language, str] = {"en": "en_GB", "ko": "ko_KR", "ja": "ja_JP"}  # whose numbers, days and lists
_HANGUL = re.compile("[\uac00-\ud7a3]")
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


def written_in(text: str) -> Language:
    """Return the language a text is written in, as its script tells: Hangul, kana and kanji, or else English."""
    if _HANGUL.search(text):
        return "ko"
    return "ja" if _JAPANESE.search(text) else "en"
