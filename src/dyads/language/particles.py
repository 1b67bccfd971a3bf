"""Korean particles that follow the sound of the word before them: 은/는, 이/가, 을/를, 과/와, 으로/로."""

from __future__ import annotations

import re
from enum import Enum

_FIRST_SYLLABLE, _LAST_SYLLABLE, _FINALS = (
    0xAC00,
    0xD7A3,
    28,
)  # a Hangul syllable is its first block plus its final
_RIEUL = 8  # the final ㄹ
_SILENT = re.compile(r"(?:\([^()]*\)|（[^（）]*）|[^\w%])+\Z")  # closing marks and what stands in brackets
_DIGITS = {
    "0": "영",
    "1": "일",
    "2": "이",
    "3": "삼",
    "4": "사",
    "5": "오",
    "6": "육",
    "7": "칠",
    "8": "팔",
    "9": "구",
}
_LETTERS = {"L": "엘", "M": "엠", "N": "엔", "R": "알"}  # the others end in a vowel when spelled out
_WORD = re.compile(r"[A-Za-z]+\Z")
_CLOSED = re.compile(r"(?:[mn]|ng|ck|(?<![aeiouy])[aeiouy][bkpt])\Z", re.IGNORECASE)


class Ending(Enum):
    """How the last syllable of a word ends when it is read aloud in Korean."""

    VOWEL = "vowel"
    RIEUL = "rieul"
    CONSONANT = "consonant"
    UNKNOWN = "unknown"


def follow(word: str, particle: str) -> str:
    """Return the word with the form of the particle that fits it; `particle` is written as `은/는`, the form after a consonant first.

    Where nobody can know how the word is read, both forms stand: 은(는).
    """
    closed, open_ = particle.split("/")
    match end_of(word):
        case Ending.VOWEL:
            return word + open_
        case Ending.RIEUL:
            return word + (open_ if closed.startswith("으") else closed)
        case Ending.CONSONANT:
            return word + closed
        case Ending.UNKNOWN:
            return word + (f"(으){open_}" if closed == f"으{open_}" else f"{closed}({open_})")


def end_of(word: str) -> Ending:
    """Say how the word ends when read aloud: digits as Sino-Korean numbers, capitals letter by letter, other Latin words by their spelling."""
    said = _SILENT.sub("", word)
    last = said[-1:]
    if last in _DIGITS:
        return _end_of_syllable(_DIGITS[last])
    if "\u3041" <= last <= "\u30ff":
        return Ending.CONSONANT if last in "んン" else Ending.VOWEL
    if last == "%":  # 퍼센트
        return Ending.VOWEL
    latin = _WORD.search(said)
    if latin:
        return _end_of_latin(latin.group())
    return (
        _end_of_syllable(last) if last and _FIRST_SYLLABLE <= ord(last) <= _LAST_SYLLABLE else Ending.UNKNOWN
    )


def _end_of_latin(word: str) -> Ending:
    if word.isupper():
        return _end_of_syllable(_LETTERS.get(word[-1], "이"))
    if word[-1] in "lL":
        return Ending.RIEUL
    return Ending.CONSONANT if _CLOSED.search(word) else Ending.VOWEL


def _end_of_syllable(syllable: str) -> Ending:
    final = (ord(syllable) - _FIRST_SYLLABLE) % _FINALS
    if final == _RIEUL:
        return Ending.RIEUL
    return Ending.CONSONANT if final else Ending.VOWEL
