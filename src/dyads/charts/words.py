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
    "frequency_finding_actor": {
        "en": "{name} is named in {share} of the documents, more than any other actor",
        "ko": "가장 많은 문서에 등장한 행위자: {name} ({share})",
        "ja": "最も多くの文書に登場したのは{name}({share})",
    },
    "frequency_question_actor": {
        "en": "Who is named in the most documents?",
        "ko": "누가 가장 많은 문서에 등장하는가?",
        "ja": "最も多くの文書に登場するのは誰か",
    },
    "frequency_axis_actor": {
        "en": "Share of {total:document|documents} that name the actor; line: 95% interval",
        "ko": "행위자가 등장하는 문서의 비율 (문서 {total}건, 선: 95% 구간)",
        "ja": "主体が登場する文書の割合(全{total}件、線は95%区間)",
    },
    "frequency_description_actor": {
        "en": "Bar chart of how many of {total:document|documents} name each actor, the {shown} most named of {all}: {items}.",
        "ko": "문서 {total}건 중 각 행위자가 등장하는 문서 수를 나타낸 막대그래프. 전체 {all} 중 상위 {shown}: {items}.",
        "ja": "全{total}件の文書のうち各主体が登場する件数の棒グラフ。{all}のうち上位{shown}: {items}。",
    },
    "other_actor": {"en": "Other actor", "ko": "상대 행위자", "ja": "相手の主体"},
    "sentences_both": {
        "en": "Sentences naming both",
        "ko": "둘 다 등장하는 문장 수",
        "ja": "両者が登場する文の数",
    },
    "documents_both": {
        "en": "Documents naming both",
        "ko": "둘 다 등장하는 문서 수",
        "ja": "両者が登場する文書の数",
    },
    "first_alone": {"en": "Naming the first", "ko": "첫째 행위자 등장", "ja": "前者が登場"},
    "second_alone": {"en": "Naming the second", "ko": "둘째 행위자 등장", "ja": "後者が登場"},
    "expected": {"en": "Expected by chance", "ko": "우연에 따른 기대값", "ja": "偶然による期待値"},
    "lift": {"en": "Times chance", "ko": "기대값 대비 배수", "ja": "期待値に対する倍率"},
    "no_pair_sentence": {
        "en": "No two actors are named in one sentence of these documents.",
        "ko": "이 문서들에는 두 행위자가 함께 거론된 문장이 없습니다.",
        "ja": "これらの文書には二つの主体が共に登場する文がありません。",
    },
    "no_pair_document": {
        "en": "No two actors are named in one of these documents.",
        "ko": "두 행위자가 함께 거론된 문서가 없습니다.",
        "ja": "二つの主体が共に登場する文書はありません。",
    },
    "pair_item": {
        "en": "{a} and {b} {n} ({lift} times chance)",
        "ko": "{a}–{b} {n} (기대값의 {lift}배)",
        "ja": "{a}と{b} {n}(期待値の{lift}倍)",
    },
    "heatmap_finding_sentence": {
        "en": "{a} and {b} share a sentence {lift} times as often as chance would give",
        "ko": "{a}–{b}: 같은 문장에 우연보다 {lift}배 자주 등장",
        "ja": "{a}と{b}は偶然の{lift}倍、同じ文に登場する",
    },
    "heatmap_finding_document": {
        "en": "{a} and {b} share a document {lift} times as often as chance would give",
        "ko": "{a}–{b}: 같은 문서에 우연보다 {lift}배 자주 등장",
        "ja": "{a}と{b}は偶然の{lift}倍、同じ文書に登場する",
    },
    "heatmap_question_sentence": {
        "en": "Who shares a sentence more often than chance would give?",
        "ko": "누가 우연보다 자주 같은 문장에 등장하는가?",
        "ja": "偶然より多く同じ文に登場するのは誰と誰か",
    },
    "heatmap_question_document": {
        "en": "Who shares a document more often than chance would give?",
        "ko": "누가 우연보다 자주 같은 문서에 등장하는가?",
        "ja": "偶然より多く同じ文書に登場するのは誰と誰か",
    },
    "heatmap_numbers_sentence": {
        "en": "Number: sentences naming both",
        "ko": "숫자: 둘 다 등장하는 문장 수",
        "ja": "数字: 両者が登場する文の数",
    },
    "heatmap_numbers_document": {
        "en": "Number: documents naming both",
        "ko": "숫자: 둘 다 등장하는 문서 수",
        "ja": "数字: 両者が登場する文書の数",
    },
    "heatmap_bold": {
        "en": "Bold: more than chance (q ≤ 0.05)",
        "ko": "굵게: 우연보다 많음 (q ≤ 0.05)",
        "ja": "太字: 偶然より多い(q ≤ 0.05)",
    },
    "heatmap_colours": {
        "en": "Colour: times what chance gives",
        "ko": "색: 우연 대비 배수",
        "ja": "色: 偶然に対する倍率",
    },
    "lift_class_0": {"en": "under ½", "ko": "½ 미만", "ja": "½未満"},
    "lift_class_1": {"en": "½ to 0.8", "ko": "½~0.8", "ja": "½~0.8"},
    "lift_class_2": {"en": "about 1: chance", "ko": "1 안팎: 우연", "ja": "1前後:偶然"},
    "lift_class_3": {"en": "1.25 to 2", "ko": "1.25~2", "ja": "1.25~2"},
    "lift_class_4": {"en": "2 to 4", "ko": "2~4", "ja": "2~4"},
    "lift_class_5": {"en": "4 to 8", "ko": "4~8", "ja": "4~8"},
    "lift_class_6": {"en": "8 and more", "ko": "8 이상", "ja": "8以上"},
    "heatmap_description_sentence": {
        "en": "Heat map of {pairs:pair|pairs} among {actors:actor|actors}: sentences that name both, of {units}. The most frequent: {items}.",
        "ko": "행위자 {actors}의 {pairs}쌍 히트맵: 전체 문장 {units}개 중 둘 다 등장하는 문장 수. 많은 순서: {items}.",
        "ja": "{actors}主体の{pairs}組のヒートマップ。全{units}文のうち両者が登場する文の数。多い順: {items}。",
    },
    "heatmap_description_document": {
        "en": "Heat map of {pairs:pair|pairs} among {actors:actor|actors}: documents that name both, of {units}. The most frequent: {items}.",
        "ko": "행위자 {actors}의 {pairs}쌍 히트맵: 전체 문서 {units}건 중 둘 다 등장하는 문서 수. 많은 순서: {items}.",
        "ja": "{actors}主体の{pairs}組のヒートマップ。全{units}件の文書のうち両者が登場する件数。多い順: {items}。",
    },
    "sentences": {"en": "Sentences", "ko": "문장 수", "ja": "文の数"},
    "partners": {"en": "Named together with", "ko": "함께 거론된 행위자 수", "ja": "共に登場する主体の数"},
    "network_finding_sentence": {
        "en": "{a} and {b} are the pair named together most: in {n} of {units} sentences",
        "ko": "가장 자주 함께 거론된 쌍: {a}–{b} (문장 {units}개 중 {n}개)",
        "ja": "最も多く共に登場するのは{a}と{b}({units}文中{n}文)",
    },
    "network_finding_document": {
        "en": "{a} and {b} are the pair named together most: in {n} of {units} documents",
        "ko": "가장 자주 함께 거론된 쌍: {a}–{b} (문서 {units}건 중 {n}건)",
        "ja": "最も多く共に登場するのは{a}と{b}({units}件中{n}件)",
    },
    "network_question_sentence": {
        "en": "Who is named with whom in one sentence?",
        "ko": "누가 누구와 같은 문장에서 거론되는가?",
        "ja": "誰が誰と同じ文に登場するか",
    },
    "network_question_document": {
        "en": "Who is named with whom in one document?",
        "ko": "누가 누구와 같은 문서에서 거론되는가?",
        "ja": "誰が誰と同じ文書に登場するか",
    },
    "network_note_sentence": {
        "en": "Disc: sentences naming the actor. Line: sentences naming both; blue where more than chance (q ≤ 0.05).",
        "ko": "원: 행위자가 등장하는 문장 수. 선: 둘 다 등장하는 문장 수, 파란색은 우연보다 많음(q ≤ 0.05).",
        "ja": "円: 主体が登場する文の数。線: 両者が登場する文の数、青は偶然より多い(q ≤ 0.05)。",
    },
    "network_note_document": {
        "en": "Disc: documents naming the actor. Line: documents naming both; blue where more than chance (q ≤ 0.05).",
        "ko": "원: 행위자가 등장하는 문서 수. 선: 둘 다 등장하는 문서 수, 파란색은 우연보다 많음(q ≤ 0.05).",
        "ja": "円: 主体が登場する文書の数。線: 両者が登場する文書の数、青は偶然より多い(q ≤ 0.05)。",
    },
    "network_description_sentence": {
        "en": "Network of {actors:actor|actors}; {drawn} of {pairs:pair|pairs} drawn as lines, by sentences that name both, of {units}. The most frequent: {items}.",
        "ko": "행위자 {actors}의 네트워크. {pairs}쌍 중 {drawn}쌍을 선으로 표시, 전체 문장 {units}개 중 둘 다 등장하는 문장 수 기준. 많은 순서: {items}.",
        "ja": "{actors}主体のネットワーク。{pairs}組のうち{drawn}組を線で示す。全{units}文のうち両者が登場する文の数による。多い順: {items}。",
    },
    "network_description_document": {
        "en": "Network of {actors:actor|actors}; {drawn} of {pairs:pair|pairs} drawn as lines, by documents that name both, of {units}. The most frequent: {items}.",
        "ko": "행위자 {actors}의 네트워크. {pairs}쌍 중 {drawn}쌍을 선으로 표시, 전체 문서 {units}건 중 둘 다 등장하는 문서 수 기준. 많은 순서: {items}.",
        "ja": "{actors}主体のネットワーク。{pairs}組のうち{drawn}組を線で示す。全{units}件のうち両者が登場する文書の数による。多い順: {items}。",
    },
    "bin": {"en": "When", "ko": "시기", "ja": "時期"},
    "certain": {"en": "Documents, certain", "ko": "확실한 문서 수", "ja": "確実な文書数"},
    "possible": {"en": "Documents, possible", "ko": "가능한 문서 수", "ja": "可能な文書数"},
    "coverage": {"en": "All documents", "ko": "전체 문서 수", "ja": "全文書数"},
    "coverage_axis": {
        "en": "All documents, whoever they name",
        "ko": "전체 문서 수",
        "ja": "全文書数",
    },
    "key_certain": {
        "en": "documents naming the actor",
        "ko": "행위자가 등장하는 문서",
        "ja": "主体が登場する文書",
    },
    "key_possible": {
        "en": "possibly of these days",
        "ko": "날짜가 불확실한 문서",
        "ja": "日付が不確かな文書",
    },
    "key_empty": {"en": "no documents", "ko": "문서 없음", "ja": "文書なし"},
    "timeline_undated": {
        "en": "Not shown: {n} without a known day.",
        "ko": "표시되지 않음: 날짜를 알 수 없는 문서 {n}건.",
        "ja": "日付不明の{n}件は含まれない。",
    },
    "timeline_outside": {
        "en": "Not shown: {n} outside these days.",
        "ko": "표시되지 않음: 이 기간 밖의 문서 {n}건.",
        "ja": "期間外の{n}件は含まれない。",
    },
    "timeline_finding": {
        "en": "{name} is named most in {bin}: in {n} of {total} documents",
        "ko": "{name}: {bin}에 가장 많이 등장 (문서 {total}건 중 {n}건)",
        "ja": "{name}が最も多く登場したのは{bin}({total}件中{n}件)",
    },
    "timeline_question": {
        "en": "When is who named?",
        "ko": "누가 언제 등장하는가?",
        "ja": "誰がいつ登場するか",
    },
    "timeline_item": {"en": "{name} {n}", "ko": "{name} {n}건", "ja": "{name} {n}件"},
    "timeline_peak": {"en": ", most in {bin}: {n}", "ko": ", 최다 {bin} {n}건", "ja": "、最多は{bin}の{n}件"},
    "timeline_description": {
        "en": "Bars of documents that certainly name each actor, {first} to {last}, {bins:bin|bins}, {empty} without documents: {items}.",
        "ko": "각 행위자가 확실히 등장하는 문서 수의 막대그래프, {first}부터 {last}까지 {bins}구간, 문서 없는 구간 {empty}: {items}.",
        "ja": "各主体が確実に登場する文書数の棒グラフ、{first}から{last}まで{bins}区間、文書のない区間{empty}: {items}。",
    },
    "issue": {"en": "Issue", "ko": "의제", "ja": "争点"},
    "group": {"en": "Group", "ko": "집단", "ja": "グループ"},
    "outlet": {"en": "Outlet", "ko": "매체", "ja": "媒体"},
    "no_issue": {
        "en": "No issue comes up in these documents.",
        "ko": "이 문서들에는 다뤄진 의제가 없습니다.",
        "ja": "これらの文書に取り上げられた争点はありません。",
    },
    "frequency_finding_issue": {
        "en": "{name} comes up in {share} of the documents, more than any other issue",
        "ko": "가장 많은 문서에서 다뤄진 의제: {name} ({share})",
        "ja": "最も多くの文書で取り上げられた争点は{name}({share})",
    },
    "frequency_question_issue": {
        "en": "Which issue comes up in the most documents?",
        "ko": "어떤 의제가 가장 많은 문서에서 다뤄지는가?",
        "ja": "最も多くの文書で取り上げられた争点は何か",
    },
    "frequency_axis_issue": {
        "en": "Share of {total:document|documents} in which the issue comes up; line: 95% interval",
        "ko": "의제가 다뤄진 문서의 비율 (문서 {total}건, 선: 95% 구간)",
        "ja": "争点が取り上げられた文書の割合(全{total}件、線は95%区間)",
    },
    "frequency_description_issue": {
        "en": "Bar chart of in how many of {total:document|documents} each issue comes up, the {shown} most frequent of {all}: {items}.",
        "ko": "문서 {total}건 중 각 의제가 다뤄진 문서 수를 나타낸 막대그래프. 전체 {all} 중 상위 {shown}: {items}.",
        "ja": "全{total}件の文書のうち各争点が取り上げられた件数の棒グラフ。{all}のうち上位{shown}: {items}。",
    },
    "no_voice": {
        "en": "Nobody is quoted by name in these documents.",
        "ko": "이 문서들에는 이름을 밝혀 인용된 발언자가 없습니다.",
        "ja": "これらの文書に名前を挙げて引用された発言者はいません。",
    },
    "voices_value": {
        "en": "{mentioned} named, {quoted} quoted",
        "ko": "등장 {mentioned}, 인용 {quoted}",
        "ja": "登場{mentioned}、引用{quoted}",
    },
    "voices_mentioned": {
        "en": "documents naming the actor",
        "ko": "행위자가 등장하는 문서",
        "ja": "主体が登場する文書",
    },
    "voices_quoted": {"en": "documents quoting it", "ko": "행위자를 인용한 문서", "ja": "主体を引用した文書"},
    "voices_quotes": {"en": "Different quotations", "ko": "서로 다른 인용 수", "ja": "異なる引用の数"},
    "voices_pictured": {"en": "Named in a caption", "ko": "사진 설명에 등장", "ja": "写真説明に登場"},
    "voices_finding": {
        "en": "{name} is quoted in {n:document|documents}, more than anybody else",
        "ko": "가장 많은 문서에서 인용된 발언자: {name} ({n}건)",
        "ja": "最も多くの文書で引用されたのは{name}({n}件)",
    },
    "voices_question": {
        "en": "Who is talked about, and who speaks?",
        "ko": "누가 거론되고 누가 발언하는가?",
        "ja": "話題になるのは誰か、語るのは誰か",
    },
    "voices_description": {
        "en": "Bars of documents that name and that quote each actor, the {shown} most quoted of {all}: {items}.",
        "ko": "각 행위자가 등장하는 문서와 인용된 문서의 막대그래프. 전체 {all} 중 상위 {shown}: {items}.",
        "ja": "各主体が登場する文書と引用された文書の棒グラフ。{all}のうち上位{shown}: {items}。",
    },
    "groups_finding": {
        "en": "{name} is named in {more} of the documents of {group}, in {less} of those of {other}",
        "ko": "{name} 등장 비율: {group} {more}, {other} {less}",
        "ja": "{name}が登場する割合: {group} {more}、{other} {less}",
    },
    "groups_question": {
        "en": "Do these groups of documents name different actors?",
        "ko": "집단에 따라 거론하는 행위자가 다른가?",
        "ja": "グループによって登場する主体は異なるか",
    },
    "groups_total": {"en": "{n:document|documents}", "ko": "문서 {n}건", "ja": "文書{n}件"},
    "groups_description": {
        "en": "Dots with 95% intervals, {groups:panel|panels}: share of each group's documents that name the actor. {items}.",
        "ko": "95% 구간을 표시한 점그래프, 집단 {groups}개: 행위자가 등장하는 문서 비율. {items}.",
        "ja": "95%区間付きの点グラフ、{groups}グループ: 主体が登場する文書の割合。{items}。",
    },
    "no_document": {
        "en": "There are no dated documents.",
        "ko": "날짜를 알 수 있는 문서가 없습니다.",
        "ja": "日付の分かる文書はありません。",
    },
    "key_dated": {"en": "documents", "ko": "문서", "ja": "文書"},
    "coverage_finding": {
        "en": "{name} gives {n} of {total:document|documents}, more than any other outlet",
        "ko": "문서가 가장 많은 매체: {name} ({total}건 중 {n}건)",
        "ja": "文書が最も多い媒体は{name}({total}件中{n}件)",
    },
    "coverage_question": {
        "en": "Which outlets do the documents come from, and from when?",
        "ko": "어느 매체의 언제 문서인가?",
        "ja": "どの媒体の、いつの文書か",
    },
    "coverage_undated": {"en": "no known day", "ko": "날짜 미상", "ja": "日付不明"},
    "coverage_outside": {"en": "outside these days", "ko": "기간 밖", "ja": "期間外"},
    "coverage_row": {
        "en": "{n}, undated {undated}",
        "ko": "{n}건, 날짜 미상 {undated}",
        "ja": "{n}件、日付不明{undated}",
    },
    "coverage_description": {
        "en": "Bars of documents over time, a row an outlet, the {shown} with most of {all}; {total:document|documents} in all: {items}.",
        "ko": "매체별 시기별 문서 수 막대그래프, 전체 {all} 중 상위 {shown}, 문서 총 {total}건: {items}.",
        "ja": "媒体別・時期別の文書数の棒グラフ、{all}のうち上位{shown}、文書計{total}件: {items}。",
    },
    "of": {"en": "{part} of {whole}", "ko": "{whole}건 중 {part}건", "ja": "{whole}件中{part}件"},
}


def say(key: str, language: Language, **values: object) -> str:
    """Return what the key says in the language, with the values in their places."""
    counted = {name: Count(value) if isinstance(value, int) else value for name, value in values.items()}
    return WORDS[key][language].format(**counted)


class Count(int):
    """A number that a message writes as `{n}`: 1,234, or as `{n:pair|pairs}`: 1 pair, 1,234 pairs."""

    def __format__(self, spec: str) -> str:
        words = spec.split("|")
        return f"{int(self):,} {words[0 if self == 1 else 1]}" if spec else f"{int(self):,}"


def percent(share: float) -> str:
    """Write a share, 0 to 1, in whole per cent; what rounds to nothing or all but is not, says so."""
    if 0 < share < 0.005:  # noqa: PLR2004  would round to 0%
        return "<1%"
    return ">99%" if 0.995 <= share < 1 else f"{share:.0%}"  # noqa: PLR2004  would round to 100%
