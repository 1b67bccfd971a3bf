"""Wire services, and how a dateline, a credit or a sign-off writes each."""

from __future__ import annotations

import re

_AGENCIES = {
    "Yonhap": r"Yonhap(?: News(?: Agency)?)?|연합뉴스|연합|聯合ニュース|連合ニュース",
    "Reuters": r"Reuters?|REUTERS?|로이터(?:통신)?|ロイター(?:通信)?",
    "AFP": r"AFP(?:[-=]?BB News|通信|통신|時事)?|Agence France[- ]Presse",
    "AP": r"AP(?:通信|통신)?|(?:The )?Associated Press",
    "Kyodo": r"Kyodo(?: News)?|KYODO(?: NEWS)?|共同(?:通信(?:社)?)?|교도(?:통신)?",
    "Jiji": r"Jiji(?: Press)?|時事(?:通信(?:社)?)?|지지통신",
    "KCNA": r"KCNA|조선중앙통신|朝鮮中央通信",
    "Xinhua": r"Xinhua(?: News Agency)?|신화(?:통신)?|新華社",
    "News1": r"News1|NEWS1|뉴스1",
    "Newsis": r"Newsis|NEWSIS|뉴시스",
    "UPI": r"UPI(?:通信|통신)?",
    "dpa": r"dpa|Dpa|DPA",
    "EFE": r"EFE",
    "ANI": r"ANI",
    "TASS": r"TASS|타스통신|タス通信",
    "Bloomberg": r"Bloomberg(?: News)?|블룸버그|ブルームバーグ",
}
AGENCY = "|".join(_AGENCIES.values())
_PATTERNS = [
    (name, re.compile(rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])")) for name, pattern in _AGENCIES.items()
]
_OTHER = re.compile(
    r"[(（\[［【=＝](?:[^()（）\[\]［］【】=＝]*[=＝])?\s?([^()（）\[\]［］【】=＝/]*(?:Wire|News Agency|Press|통신|通信))\s?[)）\]］】]"
)


def name_agency(text: str) -> str | None:
    """Return the wire service that a dateline, credit or sign-off names."""
    known = next((name for name, pattern in _PATTERNS if pattern.search(text)), None)
    if known is None and (other := _OTHER.search(text)):
        return other[1].strip()
    return known


def is_agency(line: str) -> bool:
    """Say whether a line names a wire service and nothing else."""
    return bool(re.fullmatch(rf"[\W_]*(?:{AGENCY})[\W_]*", line))
