"""Where a story says it was filed, and by whom, in front of its first words or behind its last."""

from __future__ import annotations

import re

from dyads.corpus.rules import AGENCIES, AGENCY

_DASH = r"(?:\s+[-–—−]{1,2}(?:\s[-–—])?\s+|\s*(?:--|—)\s*)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_NAMED = rf"\((?:{AGENCY}|CNN|BBC|VOA|RFA|NHK|[A-Z]\w+\.(?:com|org|net))(?:[ /][\w /]{{1,30}})?\)"
_PLACE = r"[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){0,3}"
_CAPITALS = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}(?:/{_CAPITALS})?(?:, {_PLACE}){{0,2}}(?:, {_MONTH} \d{{1,2}})?(?: {_NAMED})?{_DASH}"
    rf"|{_PLACE}(?:, {_PLACE})?(?:, {_MONTH} \d{{1,2}}(?: {_NAMED})?|(?:, {_MONTH} \d{{1,2}})? {_NAMED}){_DASH}"
    rf"|{_NAMED}{_DASH}?"
    r"|[(【\[][^)】\]\n]{1,20}=[^)】\]\n]{1,25}[)】\]]\s*(?:[^=\n.]{2,30}=\s*)?"
    r"|[(【\[][^)】\]\n]{0,25}(?:기자|특파원)[)】\]]\s*(?:=\s*)?"
    r"|【[^】\n]{1,25}】|[（(][^（）()\n]{1,15}＝[^（）()\n]{1,15}[)）]"
    r"|[\[［][^\]］\n]{1,25}(?:ロイター|AFP|共同|時事)[^\]］\n]{0,8}[\]］]\s*[-－―]?\s*)"
)
_SIGN_OFF = re.compile(
    rf"\s*(?:[(（\[]\s?(?:{AGENCY})[^()（）\[\]]{{0,20}}[)）\]]|(?<=[.!?。\"”'’])\s*[-–—=＝]+\s?(?:{AGENCY}|[A-Z]\w+\.com)|\s-0-"
    r"|\s*(?:[가-힣]{2,4}\s?(?:기자|특파원)\s)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[(<（]끝[)>）]|[（(]了[)）])\s*$"
)


def find_dateline(line: str) -> int:
    """Return how many letters of a story's first line are its dateline; 0 for none."""
    match = _DATELINE.match(line)
    return match.end() if match else 0


def find_sign_off(line: str) -> int:
    """Return where in a story's last line its sign-off begins; the line's length for nowhere."""
    match = _SIGN_OFF.search(line)
    return match.start() if match else len(line)


def name_agency(text: str) -> str | None:
    """Return the wire service that a dateline or credit names."""
    return next((name for name, pattern in _AGENCIES if pattern.search(text)), None)


_AGENCIES = [
    (
        name,
        re.compile(
            rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", re.IGNORECASE if name in {"Reuters", "Yonhap"} else 0
        ),
    )
    for name, pattern in AGENCIES.items()
]
