"""Every word a chart says to its reader, in every language it speaks."""

from __future__ import annotations

from typing import Literal

Language = Literal["en", "ko", "ja"]
Unit = Literal["sentence", "paragraph", "document"]

UNITS: dict[Unit, dict[Language, dict[str, str]]] = {  # what a message may write as `{unit[one]}`
    "sentence": {
        "en": {"a": "a sentence", "one": "sentence", "many": "sentences", "Many": "Sentences"},
        "ko": {"one": "문장", "counter": "개"},
        "ja": {"one": "文", "counted": "文"},
    },
    "paragraph": {
        "en": {"a": "a paragraph", "one": "paragraph", "many": "paragraphs", "Many": "Paragraphs"},
        "ko": {"one": "문단", "counter": "개"},
        "ja": {"one": "段落", "counted": "段落"},
    },
    "document": {
        "en": {"a": "an article", "one": "article", "many": "articles", "Many": "Articles"},
        "ko": {"one": "기사", "counter": "건"},
        "ja": {"one": "記事", "counted": "件の記事"},
    },
}

WORDS: dict[str, dict[Language, str]] = {
    "actor": {"en": "Actor", "ko": "행위자", "ja": "主体"},
    "mentions": {"en": "Mentions", "ko": "언급 수", "ja": "言及数"},
    "documents": {"en": "Articles", "ko": "기사 수", "ja": "記事数"},
    "share": {"en": "Share of articles", "ko": "기사 비율", "ja": "記事に占める割合"},
    "low": {"en": "Interval from", "ko": "구간 하한", "ja": "区間下限"},
    "high": {"en": "Interval to", "ko": "구간 상한", "ja": "区間上限"},
    "interval": {"en": "95% interval", "ko": "95% 구간", "ja": "95%区間"},
    "no_actor": {
        "en": "No actor is named in these articles.",
        "ko": "이 기사들에는 거론된 행위자가 없습니다.",
        "ja": "これらの記事に登場する主体はありません。",
    },
    "frequency_finding_actor": {
        "en": "{name} is named in {share} of the articles, more than any other actor",
        "ko": "가장 많은 기사에 등장한 행위자: {name} ({share})",
        "ja": "最も多くの記事に登場したのは{name}（{share}）",
    },
    "frequency_question_actor": {
        "en": "Who is named in the most articles?",
        "ko": "누가 가장 많은 기사에 등장하는가?",
        "ja": "最も多くの記事に登場するのは誰か",
    },
    "frequency_axis_actor": {
        "en": "Share of {total:article|articles} that name the actor; line: 95% interval",
        "ko": "행위자가 등장하는 기사의 비율 (기사 {total}건, 선: 95% 구간)",
        "ja": "主体が登場する記事の割合（全{total}件、線は95%区間）",
    },
    "frequency_description_actor": {
        "en": "Bar chart of how many of {total:article|articles} name each actor, the {shown} most named of {all}: {items}.",
        "ko": "기사 {total}건 중 각 행위자가 등장하는 기사 수를 나타낸 막대그래프. 전체 {all} 중 상위 {shown}: {items}.",
        "ja": "全{total}件の記事のうち各主体が登場する件数の棒グラフ。{all}のうち上位{shown}：{items}。",
    },
    "other_actor": {"en": "Other actor", "ko": "상대 행위자", "ja": "相手の主体"},
    "both": {
        "en": "{unit[Many]} naming both",
        "ko": "둘 다 등장하는 {unit[one]} 수",
        "ja": "両者が登場する{unit[one]}の数",
    },
    "first_alone": {"en": "Naming the first", "ko": "첫째 행위자 등장", "ja": "前者が登場"},
    "second_alone": {"en": "Naming the second", "ko": "둘째 행위자 등장", "ja": "後者が登場"},
    "expected": {"en": "Expected by chance", "ko": "우연에 따른 기대값", "ja": "偶然による期待値"},
    "lift": {"en": "Times chance", "ko": "기대값 대비 배수", "ja": "期待値に対する倍率"},
    "no_pair": {
        "en": "No two actors are named in the same {unit[one]}.",
        "ko": "같은 {unit[one]}에 함께 거론된 두 행위자가 없습니다.",
        "ja": "同じ{unit[one]}に共に登場する二つの主体はありません。",
    },
    "no_pair_top": {
        "en": "No two of the {shown} most named actors are named in the same {unit[one]}.",
        "ko": "가장 많이 거론된 행위자 {shown} 중 같은 {unit[one]}에 함께 거론된 두 행위자가 없습니다.",
        "ja": "最も多く登場する{shown}主体のうち、同じ{unit[one]}に共に登場する二つの主体はありません。",
    },
    "no_pair_one": {
        "en": "A pair takes two actors, but only the most named is shown here.",
        "ko": "쌍에는 두 행위자가 필요하지만 여기에는 가장 많이 거론된 행위자만 있습니다.",
        "ja": "組には二つの主体が必要ですが、ここに示すのは最も多く登場する主体だけです。",
    },
    "pair_item": {
        "en": "{a} and {b} {n} ({lift} times chance)",
        "ko": "{a}–{b} {n} (기대값의 {lift}배)",
        "ja": "{a}と{b} {n}（期待値の{lift}倍）",
    },
    "heatmap_finding": {
        "en": "{a} and {b} share {unit[a]} {lift} times as often as chance would give",
        "ko": "{a}–{b}: 같은 {unit[one]}에 우연보다 {lift}배 자주 등장",
        "ja": "{a}と{b}は偶然の{lift}倍、同じ{unit[one]}に登場する",
    },
    "heatmap_question": {
        "en": "Who shares {unit[a]} more often than chance would give?",
        "ko": "누가 우연보다 자주 같은 {unit[one]}에 등장하는가?",
        "ja": "偶然より多く同じ{unit[one]}に登場するのは誰と誰か",
    },
    "heatmap_numbers": {
        "en": "Number: {unit[many]} naming both",
        "ko": "숫자: 둘 다 등장하는 {unit[one]} 수",
        "ja": "数字：両者が登場する{unit[one]}の数",
    },
    "heatmap_bold": {
        "en": "Bold: more than chance (q ≤ 0.05)",
        "ko": "굵게: 우연보다 많음 (q ≤ 0.05)",
        "ja": "太字：偶然より多い（q ≤ 0.05）",
    },
    "heatmap_colours": {
        "en": "Colour: times what chance gives",
        "ko": "색: 우연 대비 배수",
        "ja": "色：偶然に対する倍率",
    },
    "lift_class_0": {"en": "under ½", "ko": "½ 미만", "ja": "½未満"},
    "lift_class_1": {"en": "½ to 0.8", "ko": "½~0.8", "ja": "½~0.8"},
    "lift_class_2": {"en": "about 1: chance", "ko": "1 안팎: 우연", "ja": "1前後:偶然"},
    "lift_class_3": {"en": "1.25 to 2", "ko": "1.25~2", "ja": "1.25~2"},
    "lift_class_4": {"en": "2 to 4", "ko": "2~4", "ja": "2~4"},
    "lift_class_5": {"en": "4 to 8", "ko": "4~8", "ja": "4~8"},
    "lift_class_6": {"en": "8 and more", "ko": "8 이상", "ja": "8以上"},
    "heatmap_description": {
        "en": "Heat map of {pairs:pair|pairs} among {actors:actor|actors}: {unit[many]} that name both, of {units}. The most frequent: {items}.",
        "ko": "행위자 {actors}의 {pairs}쌍 히트맵: 전체 {unit[one]} {units}{unit[counter]} 중 둘 다 등장하는 {unit[one]} 수. 많은 순서: {items}.",
        "ja": "{actors}主体の{pairs}組のヒートマップ。全{units}{unit[counted]}のうち両者が登場する{unit[one]}の数。多い順：{items}。",
    },
    "tree_few": {
        "en": "A tree needs at least three actors; here there are two.",
        "ko": "수형도에는 행위자가 셋 이상 필요하지만 여기에는 둘뿐입니다.",
        "ja": "樹形図には三つ以上の主体が必要ですが、ここには二つしかありません。",
    },
    "tree_none": {
        "en": "No two of these actors share {unit[a]} more often than chance would give.",
        "ko": "우연보다 자주 같은 {unit[one]}에 등장하는 두 행위자가 없습니다.",
        "ja": "偶然より多く同じ{unit[one]}に登場する二つの主体はありません。",
    },
    "tree_finding": {
        "en": "{a} and {b} are the closest of these {actors} actors: {n:{unit[one]} names|{unit[many]} name} both, {lift} times what chance gives",
        "ko": "행위자 {actors} 중 가장 가까운 쌍: {a}–{b} (함께 등장하는 {unit[one]} {n}{unit[counter]}, 우연의 {lift}배)",
        "ja": "{actors}主体のうち最も近いのは{a}と{b}（{n}{unit[counted]}に共に登場、偶然の{lift}倍）",
    },
    "tree_question": {
        "en": "Which actors are named together?",
        "ko": "어떤 행위자들이 함께 거론되는가?",
        "ja": "どの主体が共に登場するか",
    },
    "tree_axis": {
        "en": "Where branches join: 1 − NPMI, on average. 0: always named together; 1: as often as chance would give, or less.",
        "ko": "가지가 만나는 곳: 1 − NPMI의 평균. 0은 항상 함께 등장, 1은 우연과 같거나 드묾.",
        "ja": "枝の合流点：1 − NPMIの平均。0は常に共に登場、1は偶然と同じかそれ以下。",
    },
    "tree_numbers": {
        "en": "Number: {unit[many]} naming the actor.",
        "ko": "숫자: 행위자가 등장하는 {unit[one]} 수.",
        "ja": "数字：主体が登場する{unit[one]}の数。",
    },
    "tree_description": {
        "en": "Tree of {actors} actors by how closely they are named together in {units:{unit[one]}|{unit[many]}}. Joined first, with their distance: {items}.",
        "ko": "{unit[one]} {units}{unit[counter]}에서 함께 거론되는 정도에 따른 행위자 {actors}의 수형도. 먼저 합쳐지는 순서와 거리: {items}.",
        "ja": "{units}{unit[counted]}で共に登場する度合いによる{actors}主体の樹形図。先に合流する順と距離：{items}。",
    },
    "branch": {"en": "Branch", "ko": "가지", "ja": "枝"},
    "other_branch": {"en": "Joined by", "ko": "합쳐지는 가지", "ja": "合流する枝"},
    "distance": {"en": "Distance", "ko": "거리", "ja": "距離"},
    "actors_joined": {"en": "Actors then", "ko": "합친 행위자 수", "ja": "合流後の主体数"},
    "alone": {"en": "{unit[Many]}", "ko": "{unit[one]} 수", "ja": "{unit[one]}の数"},
    "partners": {"en": "Named together with", "ko": "함께 거론된 행위자 수", "ja": "共に登場する主体の数"},
    "network_finding": {
        "en": "{a} and {b} are the pair named together most: in {n} of {units:{unit[one]}|{unit[many]}}",
        "ko": "가장 자주 함께 거론된 쌍: {a}–{b} ({unit[one]} {units}{unit[counter]} 중 {n}{unit[counter]})",
        "ja": "最も多く共に登場するのは{a}と{b}（{units}{unit[counted]}のうち{n}）",
    },
    "network_question": {
        "en": "Who is named with whom in one {unit[one]}?",
        "ko": "누가 누구와 같은 {unit[one]}에서 거론되는가?",
        "ja": "誰が誰と同じ{unit[one]}に登場するか",
    },
    "network_note": {
        "en": "Disc: {unit[many]} naming the actor. Line: {unit[many]} naming both; blue where more than chance (q ≤ 0.05).",
        "ko": "원: 행위자가 등장하는 {unit[one]} 수. 선: 둘 다 등장하는 {unit[one]} 수, 파란색은 우연보다 많음(q ≤ 0.05).",
        "ja": "円：主体が登場する{unit[one]}の数。線：両者が登場する{unit[one]}の数、青は偶然より多い（q ≤ 0.05）。",
    },
    "network_description": {
        "en": "Network of {actors:actor|actors}; {drawn} of {pairs:pair|pairs} drawn as lines, by {unit[many]} that name both, of {units}. The most frequent: {items}.",
        "ko": "행위자 {actors}의 네트워크. {pairs}쌍 중 {drawn}쌍을 선으로 표시, 전체 {unit[one]} {units}{unit[counter]} 중 둘 다 등장하는 {unit[one]} 수 기준. 많은 순서: {items}.",
        "ja": "{actors}主体のネットワーク。{pairs}組のうち{drawn}組を線で示す。全{units}{unit[counted]}のうち両者が登場する{unit[one]}の数による。多い順：{items}。",
    },
    "first_day": {"en": "From", "ko": "첫날", "ja": "初日"},
    "bin": {"en": "When", "ko": "시기", "ja": "時期"},
    "certain": {"en": "Articles, certain", "ko": "확실한 기사 수", "ja": "確実な記事数"},
    "possible": {"en": "Articles, possible", "ko": "가능한 기사 수", "ja": "可能な記事数"},
    "coverage": {"en": "All articles", "ko": "전체 기사 수", "ja": "全記事数"},
    "coverage_axis": {
        "en": "All articles, whoever they name",
        "ko": "전체 기사 수",
        "ja": "全記事数",
    },
    "key_certain": {
        "en": "articles naming the actor",
        "ko": "행위자가 등장하는 기사",
        "ja": "主体が登場する記事",
    },
    "key_possible": {
        "en": "possibly of these days",
        "ko": "날짜가 불확실한 기사",
        "ja": "日付が不確かな記事",
    },
    "key_empty": {
        "en": "no article of known day",
        "ko": "날짜가 확실한 기사 없음",
        "ja": "日付の確かな記事なし",
    },
    "timeline_undated": {
        "en": "Not shown: {n} without a known day.",
        "ko": "표시되지 않음: 날짜를 알 수 없는 기사 {n}건.",
        "ja": "日付不明の{n}件は含まれない。",
    },
    "timeline_outside": {
        "en": "Not shown: {n} outside these days.",
        "ko": "표시되지 않음: 이 기간 밖의 기사 {n}건.",
        "ja": "期間外の{n}件は含まれない。",
    },
    "timeline_finding": {
        "en": "{name} is named most in {bin}: in {n} of {total} articles",
        "ko": "{name}: {bin}에 가장 많이 등장 (기사 {total}건 중 {n}건)",
        "ja": "{name}が最も多く登場したのは{bin}（{total}件中{n}件）",
    },
    "timeline_question": {
        "en": "When is who named?",
        "ko": "누가 언제 등장하는가?",
        "ja": "誰がいつ登場するか",
    },
    "timeline_item": {"en": "{name} {n}", "ko": "{name} {n}건", "ja": "{name} {n}件"},
    "timeline_peak": {"en": ", most in {bin}: {n}", "ko": ", 최다 {bin} {n}건", "ja": "、最多は{bin}の{n}件"},
    "timeline_description": {
        "en": "Bars of articles that certainly name each actor, {first} to {last}, {bins:bin|bins}, {empty} without articles: {items}.",
        "ko": "각 행위자가 확실히 등장하는 기사 수의 막대그래프, {first}부터 {last}까지 {bins}구간, 기사 없는 구간 {empty}: {items}.",
        "ja": "各主体が確実に登場する記事数の棒グラフ、{first}から{last}まで{bins}区間、記事のない区間{empty}：{items}。",
    },
    "issue": {"en": "Issue", "ko": "의제", "ja": "争点"},
    "group": {"en": "Group", "ko": "집단", "ja": "グループ"},
    "outlet": {"en": "Outlet", "ko": "매체", "ja": "媒体"},
    "no_issue": {
        "en": "No issue comes up in these articles.",
        "ko": "이 기사들에는 다뤄진 의제가 없습니다.",
        "ja": "これらの記事に取り上げられた争点はありません。",
    },
    "frequency_finding_issue": {
        "en": "{name} comes up in {share} of the articles, more than any other issue",
        "ko": "가장 많은 기사에서 다뤄진 의제: {name} ({share})",
        "ja": "最も多くの記事で取り上げられた争点は{name}（{share}）",
    },
    "frequency_question_issue": {
        "en": "Which issue comes up in the most articles?",
        "ko": "어떤 의제가 가장 많은 기사에서 다뤄지는가?",
        "ja": "最も多くの記事で取り上げられた争点は何か",
    },
    "frequency_axis_issue": {
        "en": "Share of {total:article|articles} in which the issue comes up; line: 95% interval",
        "ko": "의제가 다뤄진 기사의 비율 (기사 {total}건, 선: 95% 구간)",
        "ja": "争点が取り上げられた記事の割合（全{total}件、線は95%区間）",
    },
    "frequency_description_issue": {
        "en": "Bar chart of in how many of {total:article|articles} each issue comes up, the {shown} most frequent of {all}: {items}.",
        "ko": "기사 {total}건 중 각 의제가 다뤄진 기사 수를 나타낸 막대그래프. 전체 {all} 중 상위 {shown}: {items}.",
        "ja": "全{total}件の記事のうち各争点が取り上げられた件数の棒グラフ。{all}のうち上位{shown}：{items}。",
    },
    "no_wording": {
        "en": "No article uses the words of one side for an issue.",
        "ko": "어느 한쪽의 용어로 의제를 다룬 기사가 없습니다.",
        "ja": "いずれかの側の用語で争点を語る記事はありません。",
    },
    "wording": {"en": "Whose words", "ko": "누구의 용어", "ja": "誰の用語"},
    "neutral": {"en": "neutral", "ko": "중립", "ja": "中立"},
    "naming": {
        "en": "Of those using any side's",
        "ko": "한쪽 용어라도 쓴 기사 수",
        "ja": "いずれかの側の用語を使う記事数",
    },
    "phrases": {"en": "Times used", "ko": "사용 횟수", "ja": "使用回数"},
    "wordings_finding": {
        "en": "{issue}: of {total:article|articles} that use the words of a side, {n} use those of {side}, {fewer} those of {other}",
        "ko": "{issue}: 한쪽 용어라도 쓴 기사 {total}건 중 {side} 용어 {n}건, {other} 용어 {fewer}건",
        "ja": "{issue}：いずれかの側の用語を使う{total}件のうち、{side}の用語は{n}件、{other}の用語は{fewer}件",
    },
    "wordings_question": {
        "en": "Whose words is each issue told in?",
        "ko": "각 의제는 누구의 용어로 다뤄지는가?",
        "ja": "各争点は誰の用語で語られているか",
    },
    "wordings_axis": {
        "en": "Share of the articles with any side's words for the issue that use this side's; line: 95% interval.",
        "ko": "의제에 한쪽 용어라도 쓴 기사 중 해당 쪽의 용어를 쓴 비율 (선: 95% 구간).",
        "ja": "争点にいずれかの側の用語を使う記事のうち、その側の用語を使う割合（線は95%区間）。",
    },
    "wordings_both": {
        "en": "An article that uses the words of two sides counts for both.",
        "ko": "두 쪽의 용어를 모두 쓴 기사는 양쪽에 포함됨.",
        "ja": "双方の用語を使う記事は双方に数える。",
    },
    "wordings_description": {
        "en": "Dots with 95% intervals: how many articles use each side's words for an issue, of those that use any side's; the {shown} most frequent of {all:issue|issues}. {items}.",
        "ko": "95% 구간을 표시한 점그래프: 의제에 한쪽 용어라도 쓴 기사 중 각 쪽의 용어를 쓴 기사 수. 의제 {all}개 중 상위 {shown}: {items}.",
        "ja": "95%区間付きの点グラフ：争点にいずれかの側の用語を使う記事のうち、各側の用語を使う記事の数。争点{all}のうち上位{shown}：{items}。",
    },
    "no_speaker": {
        "en": "Nobody is quoted by name in these articles.",
        "ko": "이 기사들에는 이름을 밝혀 인용된 발언자가 없습니다.",
        "ja": "これらの記事に名前を挙げて引用された発言者はいません。",
    },
    "no_partner_actor": {
        "en": "Nobody is named in one {unit[one]} with {name}.",
        "ko": "같은 {unit[one]}에 함께 거론된 행위자 없음: {name}.",
        "ja": "{name}と同じ{unit[one]}に登場する主体はありません。",
    },
    "no_partner_issue": {
        "en": "No issue comes up in one {unit[one]} with {name}.",
        "ko": "같은 {unit[one]}에 함께 등장한 의제 없음: {name}.",
        "ja": "{name}と同じ{unit[one]}に現れる争点はありません。",
    },
    "partners_question_actor": {
        "en": "With whom is {name} named?",
        "ko": "누구와 함께 거론되는가: {name}",
        "ja": "{name}は誰とともに登場するか",
    },
    "partners_question_issue": {
        "en": "Which issues come up beside {name}?",
        "ko": "어떤 의제와 함께 등장하는가: {name}",
        "ja": "{name}はどの争点とともに登場するか",
    },
    "partners_finding_issue": {
        "en": "{other} comes up in {n:{unit[one]}|{unit[many]}} with {name}, {lift} times what chance gives",
        "ko": "{name}–{other}: 함께 등장하는 {unit[one]} {n}{unit[counter]}, 우연에 따른 기대값의 {lift}배",
        "ja": "{other}は{name}とともに{n}{unit[counted]}に現れる（偶然による期待値の{lift}倍）",
    },
    "partners_finding_actor": {
        "en": "{name} and {other} share {n:{unit[one]}|{unit[many]}}, {lift} times what chance gives",
        "ko": "{name}–{other}: 함께 등장하는 {unit[one]} {n}{unit[counter]}, 우연에 따른 기대값의 {lift}배",
        "ja": "{name}と{other}は{n}{unit[counted]}にともに登場する（偶然による期待値の{lift}倍）",
    },
    "partners_description": {
        "en": "Bars of how many of {units:{unit[one]}|{unit[many]}} hold {name} and another, the {shown} most frequent of {all}: {items}.",
        "ko": "{unit[one]} {units}{unit[counter]} 중 {name}–상대가 함께 등장하는 {unit[one]} 수의 막대그래프. 전체 {all} 중 상위 {shown}: {items}.",
        "ja": "全{units}{unit[counted]}のうち{name}と相手がともに登場する{unit[one]}の数の棒グラフ。{all}のうち上位{shown}：{items}。",
    },
    "partners_sure": {"en": "more than chance", "ko": "우연 이상", "ja": "偶然以上"},
    "partners_unsure": {"en": "may be chance", "ko": "우연일 수 있음", "ja": "偶然でありうる"},
    "partners_chance": {"en": "by chance", "ko": "우연 기대값", "ja": "偶然の期待値"},
    "voices_value": {
        "en": "{mentioned} named, {quoted} quoted",
        "ko": "등장 {mentioned}, 인용 {quoted}",
        "ja": "登場{mentioned}、引用{quoted}",
    },
    "voices_mentioned": {
        "en": "articles naming the actor",
        "ko": "행위자가 등장하는 기사",
        "ja": "主体が登場する記事",
    },
    "voices_quoted": {"en": "articles quoting it", "ko": "행위자를 인용한 기사", "ja": "主体を引用した記事"},
    "voices_quotes": {"en": "Different quotations", "ko": "서로 다른 인용 수", "ja": "異なる引用の数"},
    "voices_pictured": {"en": "Named in a caption", "ko": "사진 설명에 등장", "ja": "写真説明に登場"},
    "voices_finding": {
        "en": "{name} is quoted in {n:article|articles}, more than anybody else",
        "ko": "가장 많은 기사에서 인용된 발언자: {name} ({n}건)",
        "ja": "最も多くの記事で引用されたのは{name}（{n}件）",
    },
    "voices_question": {
        "en": "Who is talked about, and who speaks?",
        "ko": "누가 거론되고 누가 발언하는가?",
        "ja": "話題になるのは誰か、語るのは誰か",
    },
    "voices_description": {
        "en": "Bars of articles that name and that quote each actor, the {shown} most quoted of {all}: {items}.",
        "ko": "각 행위자가 등장하는 기사와 인용된 기사의 막대그래프. 전체 {all} 중 상위 {shown}: {items}.",
        "ja": "各主体が登場する記事と引用された記事の棒グラフ。{all}のうち上位{shown}：{items}。",
    },
    "no_group": {
        "en": "There are no groups of articles to set side by side.",
        "ko": "견줄 기사 집단이 없습니다.",
        "ja": "比べる記事のグループがありません。",
    },
    "groups_finding_issue": {
        "en": "{name} comes up in {more} of the articles of {group}, in {less} of those of {other}",
        "ko": "{name} 등장 비율: {group} {more}, {other} {less}",
        "ja": "{name}が取り上げられる割合：{group} {more}、{other} {less}",
    },
    "groups_finding_speaker": {
        "en": "{name} is quoted in {more} of the articles of {group}, in {less} of those of {other}",
        "ko": "{name} 인용 비율: {group} {more}, {other} {less}",
        "ja": "{name}が引用される割合：{group} {more}、{other} {less}",
    },
    "groups_question_issue": {
        "en": "Do these groups of articles bring up different issues?",
        "ko": "집단에 따라 다루는 의제가 다른가?",
        "ja": "グループによって取り上げる争点は異なるか",
    },
    "groups_question_speaker": {
        "en": "Do these groups of articles quote different speakers?",
        "ko": "집단에 따라 인용하는 발언자가 다른가?",
        "ja": "グループによって引用する発言者は異なるか",
    },
    "speaker": {"en": "Speaker", "ko": "발언자", "ja": "発言者"},
    "groups_finding_actor": {
        "en": "{name} is named in {more} of the articles of {group}, in {less} of those of {other}",
        "ko": "{name} 등장 비율: {group} {more}, {other} {less}",
        "ja": "{name}が登場する割合：{group} {more}、{other} {less}",
    },
    "groups_question_actor": {
        "en": "Do these groups of articles name different actors?",
        "ko": "집단에 따라 거론하는 행위자가 다른가?",
        "ja": "グループによって登場する主体は異なるか",
    },
    "groups_total": {"en": "{n:article|articles}", "ko": "기사 {n}건", "ja": "記事{n}件"},
    "groups_description": {
        "en": "Dots with 95% intervals, {groups:panel|panels}: share of each group's articles in which each comes up. {items}.",
        "ko": "95% 구간을 표시한 점그래프, 집단 {groups}개: 각 항목이 등장하는 기사 비율. {items}.",
        "ja": "95%区間付きの点グラフ、{groups}グループ：各項目が登場する記事の割合。{items}。",
    },
    "no_document": {
        "en": "There are no dated articles.",
        "ko": "날짜를 알 수 있는 기사가 없습니다.",
        "ja": "日付の分かる記事はありません。",
    },
    "key_dated": {"en": "articles", "ko": "기사", "ja": "記事"},
    "outlet_unnamed": {"en": "outlet not named", "ko": "매체 미상", "ja": "媒体不明"},
    "coverage_finding": {
        "en": "{name} gives {n} of {total:article|articles}, more than any other outlet",
        "ko": "기사가 가장 많은 매체: {name} ({total}건 중 {n}건)",
        "ja": "記事が最も多い媒体は{name}（{total}件中{n}件）",
    },
    "coverage_question": {
        "en": "Which outlets do the articles come from, and from when?",
        "ko": "어느 매체의 언제 기사인가?",
        "ja": "どの媒体の、いつの記事か",
    },
    "coverage_undated": {"en": "no known day", "ko": "날짜 미상", "ja": "日付不明"},
    "coverage_outside": {"en": "outside these days", "ko": "기간 밖", "ja": "期間外"},
    "coverage_row": {
        "en": "{n}, undated {undated}",
        "ko": "{n}건, 날짜 미상 {undated}",
        "ja": "{n}件、日付不明{undated}",
    },
    "coverage_description": {
        "en": "Bars of articles over time, a row an outlet, the {shown} with most of {all}; {total:article|articles} in all: {items}.",
        "ko": "매체별 시기별 기사 수 막대그래프, 전체 {all} 중 상위 {shown}, 기사 총 {total}건: {items}.",
        "ja": "媒体別・時期別の記事数の棒グラフ、{all}のうち上位{shown}、記事計{total}件：{items}。",
    },
    "of": {"en": "{part} of {whole}", "ko": "{whole}건 중 {part}건", "ja": "{whole}件中{part}件"},
}


def say(key: str, language: Language, unit: Unit = "document", **values: object) -> str:
    """Return what the key says in the language of counts by the unit, with the values in their places."""
    counted = {name: Count(value) if isinstance(value, int) else value for name, value in values.items()}
    return WORDS[key][language].format(unit=UNITS[unit][language], **counted)


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
