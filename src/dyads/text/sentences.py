"""A cleaned article → its sentences (COUNTING.md): the title is sentence 0, wrapped lines are joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dyads.model import COUNTED_ZONES, Zone
from dyads.text.records import Sentence
from dyads.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dyads.text.records import Article

_WIDEST_WRAP = 120  # lines longer than this were not broken by hand
_WRAPPED = COUNTED_ZONES - {Zone.TITLE}
_HEADING = re.compile(r"\s*#+ ")

_STOP = re.compile(
    r"""(?P<mark>[.!?。！？](?:(?<=[.!?])[.!?]*|(?<=[。！？])[。！？]*))(?P<close>["'”’)\]」』»）]*)(?P<gap>\s*)"""
)
_NEVER_LAST = words(
    "mr mrs ms messrs dr prof gen col lt maj capt adm sgt cmdr sen rep reps gov amb rev hon st mt ft vs cf fig no nos "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun"
)
_SELDOM_LAST = words("u.s u.k u.n u.s.a e.u d.c a.m p.m inc corp co ltd jr sr etc ph.d dlrs")
_OPENERS = words(
    "the a an this that these those there it its he his she her they their we our i in on at for from with by as if when "
    "while since after before during under although though but however meanwhile moreover both some many most all "
    "each what who why how not now then yet still last earlier later according despite"
)
_BEFORE_WORD = frozenset("\"'“”‘’([")
_WORD_AFTER = re.compile(r"[\"'“‘(\[]*([^\s,.;:]+)")
_GOES_ON = re.compile(r"[ぁ-んァ-ヶー、]")
_HANGUL = re.compile(r"[가-힣]")
_ENDINGS = frozenset("다요까죠음함임됨라자네")


def find_sentences(article: Article) -> list[Sentence]:
    """Return the sentences of the counted zones in order; the title, where there is one, is sentence 0."""
    sentences: list[Sentence] = []
    number = paragraph = 0
    width = _wrap_width(article)
    for zone in article.zones:
        if zone.zone not in COUNTED_ZONES:
            continue
        if zone.zone is Zone.TITLE:
            if not any(sentence.zone is Zone.TITLE for sentence in sentences):
                mark = _HEADING.match(article.text, zone.start, zone.end)
                start, end = _trim(article.text, mark.end() if mark else zone.start, zone.end)
                sentences.append(Sentence(0, 0, Zone.TITLE, start, end))
            continue
        for first, last in _find_paragraphs(article.text, zone.start, zone.end, width):
            paragraph += 1
            for start, end in _split(article.text, first, last):
                number += 1
                sentences.append(Sentence(number, paragraph, zone.zone, start, end))
    return sentences


def _wrap_width(article: Article) -> int | None:
    """Return the width at which the counted lines were broken by hand, or None where they were not."""
    counted = (article.text[zone.start : zone.end] for zone in article.zones if zone.zone in _WRAPPED)
    lengths = [len(line.rstrip()) for text in counted for line in text.split("\n") if line.strip()]
    long = sum(length > _WIDEST_WRAP for length in lengths)
    if long * 10 > len(lengths):
        return None
    return max((length for length in lengths if length <= _WIDEST_WRAP), default=None)


def _find_paragraphs(text: str, start: int, end: int, width: int | None) -> Iterator[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    place = start
    for line in text[start:end].split("\n"):
        span = (place, place + len(line))
        place = span[1] + 1
        if lines and not (line.strip() and _goes_on(text, lines[-1], span, width)):
            yield _trim(text, lines[0][0], lines[-1][1])
            lines = []
        if line.strip():
            lines.append(span)
    if lines:
        yield _trim(text, lines[0][0], lines[-1][1])


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], width: int | None) -> bool:
    """Say whether the line was broken only because the next word did not fit."""
    if width is None or text[slice(*following)].startswith((" ", "\t", "　", "-", "*", "•", "#")):
        return False
    word = text[slice(*following)].split(maxsplit=1)[0]
    start = text.rfind("\n", 0, line[0]) + 1  # a dateline may stand before it
    return len(text[start : line[1]].rstrip()) + 1 + len(word) > width - 8


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and stop.start() > first and _ends(text, first, stop):
            yield _trim(text, first, stop.end("close"))
            first = stop.end()
    if first < end:
        yield _trim(text, first, end)


def _ends(text: str, first: int, stop: re.Match[str]) -> bool:
    """Say whether a full stop ends a sentence, by the letters on both sides of it."""
    after = text[stop.end()]
    if stop["mark"][0] in "。！？":
        return not (stop["close"] and _GOES_ON.match(after))
    if not stop["gap"]:  # Korean papers set the next sentence close behind the last
        is_ending = text[stop.start() - 1] in _ENDINGS
        return is_ending and not stop["close"] and bool(_HANGUL.match(after))
    if after.islower():
        return False
    return stop["mark"] != "." or bool(stop["close"]) or not _is_abbreviation(text, first, stop)


def _is_abbreviation(text: str, first: int, stop: re.Match[str]) -> bool:
    start = stop.start()
    while start > first and not text[start - 1].isspace() and text[start - 1] not in _BEFORE_WORD:
        start -= 1
    word = text[start : stop.start()].lower()
    if word.isdigit():
        return start == first  # the number of a list
    if word in _SELDOM_LAST:
        following = _WORD_AFTER.match(text, stop.end())
        return following is None or following[1].lower() not in _OPENERS
    return word in _NEVER_LAST or (len(word) == 1 and word.isascii() and word.isalpha())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())
