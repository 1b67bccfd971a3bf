"""Which language a text is in, told by its script; among languages in Latin letters English is told by its commonest words."""

from __future__ import annotations

import re

_KANA = re.compile("[ぁ-ゖァ-ヺ]+")
_HANGUL = re.compile("[가-힣]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+")
_ENGLISH = frozenset(
    {"the", "of", "to", "and", "in", "a", "that", "is", "for", "on", "with", "as", "was", "it", "by", "at", "from", "said", "has", "have", "had", "are", "were", "be", "been", "an", "not", "but", "his", "her", "he", "they", "we", "this", "which", "who", "will", "would", "or", "its", "their"}
)  # fmt: skip
_SAMPLE = 8000  # letters that are enough to tell
_KOREAN, _JAPANESE = (
    0.35,
    0.1,
)  # shares of letters that are Hangul or kana; an English text with its translation below has fewer


def tell_language(text: str) -> str | None:
    """Return `ko`, `ja` or `en`; None for every other language, and where there is too little to tell."""
    sample = text[:_SAMPLE]
    hangul, kana = _count(_HANGUL, sample), _count(_KANA, sample)
    if hangul or kana:
        letters = _count(_LETTERS, sample)
        if hangul > _KOREAN * letters and hangul >= kana:
            return "ko"
        if kana > _JAPANESE * letters:
            return "ja"
    words = _WORD.findall(sample.lower())
    common = sum(word in _ENGLISH for word in words)
    return "en" if common > 0.15 * len(words) else None


def _count(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))


def read_code(stated: str) -> str | None:
    """Return the two letters of a language code such as `ko` or `en-GB`; a language's name is none."""
    match = re.match(r"([a-z]{2})(?:[-_]|\Z)", stated.strip().lower())
    return match[1] if match else None
