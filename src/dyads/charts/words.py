"""Every word a chart says to its reader, in every language it speaks."""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "ko", "ja"]

WORDS: dict[str, dict[Language, str]] = {
    "actor": {"en": "Actor", "ko": "행위자", "ja": "主体"},
    "mentions": {"en": "Mentions", "ko": "언급 수", "ja": "言及数"},
    "documents": {"en": "Documents", "ko": "문서 수", "ja": "文書数"},
    "share": {"en": "Share of documents", "ko": "문서 비율", "ja": "文書に占める割合"},
    "low": {"en": "Interval from", "ko": "구간 하한", "ja": "区間下限"},
    "high": {"en": "Interval to", "ko": "구간 상한", "ja": "区間上限"},
    "interval": {"en": "95% interval", "ko": "95% 구간", "ja": "95%区間"},
    "no_actor": {
        "en": "No actor is named in these documents.",
        "ko": "이 문서들에는 거론된 행위자가 없습니다.",
        "ja": "これらの文書に登場する主体はありません。",
    },
    "frequency_finding": {
        "en": "{name} is named in {share} of the documents, more than any other actor",
        "ko": "가장 많은 문서에 등장한 행위자: {name} ({share})",
        "ja": "最も多くの文書に登場したのは{name}({share})",
    },
    "frequency_question": {
        "en": "Who is named in the most documents?",
        "ko": "누가 가장 많은 문서에 등장하는가?",
        "ja": "最も多くの文書に登場するのは誰か",
    },
    "frequency_axis": {
        "en": "Share of {total} documents that name the actor; line: 95% interval",
        "ko": "행위자가 등장하는 문서의 비율 (문서 {total}건, 선: 95% 구간)",
        "ja": "主体が登場する文書の割合(全{total}件、線は95%区間)",
    },
    "frequency_description": {
        "en": "Bar chart of how many of {total} documents name each actor, the {shown} most named of {all}: {items}.",
        "ko": "문서 {total}건 중 각 행위자가 등장하는 문서 수를 나타낸 막대그래프. 전체 {all} 중 상위 {shown}: {items}.",
        "ja": "全{total}件の文書のうち各主体が登場する件数の棒グラフ。{all}のうち上位{shown}: {items}。",
    },
    "of": {"en": "{part} of {whole}", "ko": "{whole}건 중 {part}건", "ja": "{whole}件中{part}件"},
}


def say(key: str, language: Language, **values: object) -> str:
    """Return what the key says in the language, with the values in their places."""
    return WORDS[key][language].format(**values)


def percent(share: float) -> str:
    """Write a share, 0 to 1, in whole per cent; what rounds to nothing or all but is not, says so."""
    if 0 < share < 0.005:  # noqa: PLR2004  would round to 0%
        return "<1%"
    return ">99%" if 0.995 <= share < 1 else f"{share:.0%}"  # noqa: PLR2004  would round to 100%
