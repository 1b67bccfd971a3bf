"""Where a story says it was filed, and by whom, in front of its first words or behind its last."""

from __future__ import annotations

import re

from dyads.corpus.agencies import AGENCY

_DASH = r"(?:\s+[-–—−]{1,2}(?:\s[-–])?(?:\s+|\Z)|\s*(?:--|—)\s*)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DAY = rf"(?:(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
# Two to five words, or one with a capital within: each can be read in one way only, or a line of capitals takes seconds.
_WORDS = r"(?:[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){1,4}|[A-Z](?:(?![A-Z])[\w.&'’-])*[A-Z][\w.&'’-]*) ?"
_NAMED = (
    rf"[(\[](?:{AGENCY}|CNN|BBC|VOA|RFA|NHK|[A-Z]\w+\.(?:com|org|net)|{_WORDS})(?:[ /][\w /]{{1,30}})?[)\]]"
)
_PLACE = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_CAPITALS = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
_KNOWN = rf"\((?:{AGENCY}|CNN|BBC|VOA|RFA|NHK|[A-Z]\w+\.(?:com|org|net))\)"
_REPORTERS = r"(?:[가-힣]{2,4}(?:[·,ㆍ\s]{1,2}[가-힣]{2,4}){0,4}\s?(?:(?:선임|수습|인턴|전문)?기자|특파원|팀|통신원)?\s?=\s*)"
_LONGEST = 200  # letters of a dateline or a sign-off
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?:/{_CAPITALS})?(?:, {_PLACE}){{0,2}}(?:,? {_DAY})?(?: {_NAMED})?{_DASH}"
    rf"|{_PLACE}(?:, {_PLACE}){{0,2}}(?:,? {_DAY}(?: {_NAMED})?|(?:,? {_DAY})? {_NAMED}){_DASH}"
    rf"|{_KNOWN}{_DASH}?|{_NAMED}{_DASH}"
    rf"|[(【\[<][^)】\]>\n]{{1,24}}=[^)】\]>\n]{{1,25}}[)】\]>]\s*{_REPORTERS}?(?:=\s*)?"
    rf"|[(【\[<][^)】\]>\n]{{0,25}}(?:기자|특파원)[)】\]>]\s*(?:=\s*)?|[(【\[]\s?(?:{AGENCY})\s?[)】\]]\s*{_REPORTERS}?"
    rf"|{_REPORTERS}(?=[^=]{{30}})"
    r"|【[^】\n]{1,25}】|[（(][^（）()\n]{1,15}＝[^（）()\n]{1,15}[)）]"
    r"|[\[［][^\]］\n]{1,25}(?:ロイター|AFP|共同|時事)[^\]］\n]{0,8}[\]］]\s*[-－―]?\s*)"
)
_SIGN_OFF = re.compile(
    rf"\s*(?:[(（\[［]\s?(?:{AGENCY}|[^()（）\[\]]{{1,24}}(?:通信|통신|신문|일보|新聞))[^()（）\[\]。]{{0,24}}[)）\]］]"
    rf"|(?<=[.!?。\"”'’])\s*[-–—=＝/]+\s?(?:{AGENCY}|[A-Z]\w+\.com)(?:/\w[\w .]{{1,24}})?|(?<=[.。])\s?(?:{AGENCY})|\s-0-"
    r"|(?:[/·▶\s]\s?(?:[\w가-힣·.=/ ]{0,16}[=/\s])?[가-힣]{2,4}\s?(?:(?:선임|수습|인턴|전문)?기자|특파원)\s?=?\s?)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<=[.。])\s*/?\s?(?:[가-힣]{2,6}=)?[가-힣]{2,4}\s?(?:선임|수습|인턴|전문)?기자|[(<（\[]끝[)>）\]]|[（(][了終][)）]|[（(【][^（）()【】。]{1,20}(?:記者|特派員|支局長)[)）】])\s*\Z"
)


def find_dateline(line: str) -> int:
    """Return how many letters of a story's first line are its dateline; 0 for none."""
    match = _DATELINE.match(line[:_LONGEST])
    return match.end() if match else 0


def find_sign_off(line: str) -> int:
    """Return where in a story's last line its sign-off begins; the line's length for nowhere."""
    above = max(0, len(line) - _LONGEST)
    match = _SIGN_OFF.search(line[above:])
    return above + match.start() if match else len(line)
