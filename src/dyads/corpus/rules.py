"""The rules that tell what a line is: each with its zone, its place in the article, and the lines it fits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dyads.model import Zone


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that fits `pattern` from end to end is of this zone."""

    name: str
    zone: Zone
    pattern: str


AGENCIES = {
    "Yonhap": r"Yonhap(?: News(?: Agency)?)?|연합뉴스|聯合ニュース|連合ニュース",
    "Reuters": r"Reuters?|로이터|ロイター",
    "AFP": r"AFP|Agence France[- ]Presse|AFP通信|AFP통신",
    "AP": r"AP|Associated Press|The Associated Press|AP통신|AP通信",
    "Kyodo": r"Kyodo(?: News)?|共同(?:通信)?|교도(?:통신)?",
    "Jiji": r"Jiji(?: Press)?|時事(?:通信)?|지지통신",
    "KCNA": r"KCNA|조선중앙통신|朝鮮中央通信",
    "Xinhua": r"Xinhua(?: News Agency)?|신화(?:통신)?|新華社",
    "News1": r"News1|뉴스1",
    "Newsis": r"Newsis|뉴시스",
    "UPI": r"UPI",
    "dpa": r"dpa",
    "TASS": r"TASS|타스통신|タス通信",
    "Bloomberg": r"Bloomberg(?: News)?|블룸버그|ブルームバーグ",
}
AGENCY = "|".join(AGENCIES.values())

_NETWORK = (
    r"facebook|twitter|x|linkedin|whats ?app|e-?mail|print|pinterest|reddit|telegram|tumblr|messenger|instagram|youtube|rss|line"
    r"|kakao(?:talk| ?story)?|copy(?: link| url)?|link(?: copied)?|share|tweet|pin|save|more|sms|flipboard|bluesky|threads|mastodon"
    r"|공유(?:하기)?|카카오(?:톡|스토리)|페이스북|트위터|네이버(?:밴드| 블로그)?|밴드|인쇄(?:하기)?|프린트|스크랩|url ?복사|링크 ?복사|메일(?:보내기)?|북마크"
    r"|シェア(?:する)?|ツイート|ポスト|印刷(?:する)?|メール|リンクをコピー|はてな(?:ブックマーク)?|クリップ|保存"
)
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY = (
    rf"(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}})"
    r"|\d{4} ?[-./年년] ?\d{1,2} ?[-./月월] ?\d{1,2}[日일.]?|\d{1,2}/\d{1,2}/\d{4}|(?:令和|平成|昭和)(?:\d{1,2}|元)年\d{1,2}月\d{1,2}日)"
)
_CLOCK = r"(?:(?:at|오전|오후|午前|午後)? ?\d{1,2}[:時시.h]\d{0,2}(?::\d{2})?분?分?(?: ?[ap]\.?m\.?)?(?: ?\(?(?:[a-z]{2,4}|gmt[+-]\d+|utc[+-]?\d*|[+-]\d\d:?\d\d)\)?)?)"
_STAMP = (
    r"(?:published|posted|updated|last (?:updated|modified)|first published|created|date|issued|release(?:d)?(?: date)?|time|"
    r"(?:기사 ?)?(?:입력|등록|수정|승인|송고|발행|작성|최종 ?수정|업데이트)(?: ?시간| ?일시| ?일)?|公開(?:日時?)?|更新(?:日時?)?|掲載(?:日)?|配信|投稿日?|発行)"
)

# Tried in this order on every line; upper and lower case are one.
RULES = (
    Rule("mark-only", Zone.FURNITURE, r"[\W_]+"),
    Rule("sign-off", Zone.FURNITURE, r"\\?#\\?#\\?#?|[-–— ]*(?:0|30)[-–— ]*|[-–(<\[【（]* ?(?:ends?|끝|了|終|完) ?[-–)>\]】）]+"),
    Rule("skip-link", Zone.FURNITURE, r"accessibility links|(?:skip|jump) to (?:main )?\w+|(?:본문|메뉴|하단) ?(?:으로 ?)?바로 ?가기|本文へ?(?:移動|スキップ)?|メニューへ移動"),
    Rule("banner", Zone.FURNITURE, r"breaking(?: news)?|live(?: updates?)?|exclusive|top stories|home|menu|search|log ?in|sign in|\[?속보\]?|단독|홈|메뉴|검색|로그인|【?速報】?|独自|ホーム|メニュー|検索|ログイン"),
    Rule("advertisement", Zone.FURNITURE, r"(?:advertise?ments?|ad|sponsored(?: content)?|promoted)\b[:.]?(?: continue reading.{0,40})?|(?:story|article) continue[sd]? (?:below|after).{0,40}|continue reading.{0,40}|scroll (?:down|below).{0,40}|광고|스폰서|広告|PR|スポンサーリンク"),
    Rule("share-bar", Zone.FURNITURE, rf"[\W\d]*(?:(?:{_NETWORK})[\W\d]*)+|share (?:this|on|via|to).{{0,60}}|share (?:full )?article|\d+ shares?|(?:이 )?기사 ?(?:를 )?(?:공유|스크랩|저장)(?:하기)?|この記事をシェア.{{0,20}}"),
    Rule("text-size", Zone.FURNITURE, r"x{0,2}s|sm|md|lg|x{1,2}l|a[-+]|[aA가]{1,3}|(?:font|text) size.{0,20}|글(?:자|씨) ?크기.{0,30}|文字サイズ.{0,20}|[大中小]{1,3}"),
    Rule("comments", Zone.FURNITURE, r"(?:add|post|leave|write) a (?:comment|reply).{0,40}|sort by.{0,20}|there are no comments.{0,80}|be the first to comment.{0,40}|(?:\d+ )?(?:view |show )?(?:all )?comments?(?: ?\(?\d+\)?)?|join the (?:conversation|discussion).{0,40}|log in to .{0,40}|댓글.{0,20}|コメント(?:する|を書く|数)? ?\d*件?"),
    Rule("reactions", Zone.FURNITURE, r"how does this make you feel\??|was this (?:article|story|page) helpful\??.{0,20}|(?:(?:좋아요|싫어요|슬퍼요|화나요|훈훈해요|후속기사 ?원해요|추천해요|응원해요)[\W\d]*)+|いいね[!！]?[\W\d]*"),
    Rule("ai-summary", Zone.FURNITURE, r"summari[sz]e this (?:article|story).{0,30}|(?:this is (?:an? )?)?ai[- ]?(?:generated|assisted|powered)? ?summar.{0,140}|key takeaways?|ai ?요약.{0,60}|(?:생성형 )?ai.{0,40}요약.{0,80}|(?:生成)?AIによる要約.{0,60}|AI要約.{0,40}"),
    Rule("app", Zone.FURNITURE, r"(?:download|get) the .{1,40}\bapp\b.{0,40}|click here to .{1,60}|앱 ?(?:다운로드|설치).{0,20}|アプリを?(?:ダウンロード|入手).{0,20}"),
    Rule("newsletter", Zone.FURNITURE, r"sign up (?:for|to) .{1,160}|subscribe.{0,120}|newsletter.{0,300}|get .{1,80} (?:delivered|sent|straight) to your inbox.{0,120}|(?:뉴스레터 ?)?구독(?:하기|신청).{0,20}|.{0,20}メールマガジン.{0,40}|interested in .{1,60}\? add .{1,160}"),
    Rule("related", Zone.FURNITURE, r"(?:read|see|watch)(?: more| also| next)?\s?:.{1,160}|read (?:more|also|next)\b.{0,160}|also read.{0,120}|see also.{0,120}|related(?: (?:articles?|stories|news|content|topics?|links?))?(?::.{0,120})?|more (?:from|on|about|in|like) .{1,60}|more stories|recommended.{0,40}|most (?:read|popular|viewed|shared)|trending(?: now)?|editors?['’]s? picks?|you (?:may|might) also like.{0,40}|click (?:here )?for more .{1,80}|slideshow:.{1,160}|\((?:photos?|watch|video|also on \w+|in \d+ seconds|related|see|read)[^)]{0,20}:[^)]{1,160}\)|\[(?:관련|주요|추천) ?(?:기사|뉴스)\].{0,120}|(?:관련|추천|인기|주요) ?(?:기사|뉴스)(?: ?[:：].{0,120})?|많이 ?본 ?(?:기사|뉴스)|[☞▶►].{1,120}(?:바로 ?가기|보기|클릭|구독.{0,10})|☞.{1,120}|【?関連(?:記事|ニュース|リンク|キーワード|項目)】?.{0,80}|【?(?:あわせて|こちらも)読み?たい】?.{0,60}|(?:アクセス|記事)ランキング"),
    Rule("label", Zone.FURNITURE, r"photos?|videos?|image|gallery|audio|listen|watch|tags?:?.{0,0}|topics?:|online:|사진|영상|동영상|写真|動画|画像"),
    Rule("wire-slug", Zone.CREDIT, r"reuters?|\((?:" + AGENCY + r")\)|[-–— ]{1,4}(?:" + AGENCY + r")|[（(](?:" + AGENCY + r")[)）]"),
    Rule("copyright", Zone.CREDIT, r"(?:[©ⓒ]|\(c\)|copyright\b|저작권자).{0,200}|.{0,200}(?:all rights reserved|무단 ?(?:전재|복제|배포|수집).{0,40}금지|無断(?:転載|複製).{0,20}禁).{0,160}"),
    Rule("contributors", Zone.CREDIT, r".{0,240}\bcontributed (?:to|from|reporting)\b.{0,80}|(?:this|the) (?:story|article|report|post|piece) (?:has been|was|is) (?:also |originally |first )?(?:updated|corrected|published|based|republished|syndicated|adapted|part).{0,160}|(?:additional )?reporting by .{1,200}|(?:editing|writing|compiled|translated) by .{1,120}"),
    Rule("contact", Zone.BYLINE, r"(?:.{0,80}\s|.{0,60}/|.{0,40}[(<（])?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>）.]{0,2}(?:\s*(?:[가-힣]{2,4}|특파원|기자)){0,3}|(?:follow|contact|e-?mail|write to|reach) .{0,80}@[\w.]+.{0,60}|follow .{1,60} on (?:twitter|facebook|x|instagram).{0,60}|(?:got|do you have) a (?:story|tip).{0,200}"),
    Rule("reporter", Zone.BYLINE, r"(?:[\[(【（]?[\w가-힣 /.=·]{0,24}\s)?[가-힣]{2,4} ?(?:선임|수습|인턴|객원|전문)?(?:기자|특파원|논설위원|편집위원|통신원|PD)[\])】）]?|(?:글|사진|취재)[·./ ]{0,3}[=:].{1,30}|記者[:：].{1,20}|[（(【][^（）()【】]{1,20}(?:記者|特派員|支局長|編集委員)[)）】]|[一-龥ぁ-んァ-ン・ ]{2,12}(?:記者|特派員)"),
    Rule("stamp", Zone.DATELINE, rf"[\W_]*(?:{_STAMP}[\s:：|.]*)?[`(\[]?{_DAY}[\s,|T–-]*(?:{_CLOCK})?[\W_]*(?:[|/,·]?\s*{_STAMP}[\s:：|]*{_DAY}?[\s,|T–-]*(?:{_CLOCK})?[\W_]*)*|{_STAMP}\s*[:：].{{1,60}}|(?:updated?|posted|published) (?:at |on )?.{{0,60}}\d.{{0,30}}|\d+ (?:second|minute|hour|day|week|month|year)s? ago|\d+(?:분|시간|일|주|개월|년) 전|\d+(?:分|時間|日|週間|か月|年)前"),
    Rule("photo-credit", Zone.CREDIT, rf"(?:photo|image|picture|illustration|graphic|video)s?(?: courtesy)?(?: of| by| credit| copyright| source)? ?[:/|]? ?(?:[A-Z][\w./ -]{{2,60}})|(?:[\w. -]{{2,30}}/)*(?:getty(?: images)?|epa|{AGENCY})(?:/[\w. -]{{2,30}}| [a-z]{{1,12}} images)*|[(（](?:사진|写真)[^)）]{{0,60}}[)）]|(?:사진|写真|提供|資料)\s?[=:：／/].{{1,60}}"),
    Rule("caption", Zone.CAPTION, rf"file ?(?:photo|picture|image)?\s?[-–—:(].{{10,600}}|enlarge this image.{{0,400}}|image (?:copyright|caption|source).{{0,300}}|[▲△▼◀▶■]\s?.{{8,400}}(?:[ⓒ©][^.]{{1,40}}|제공.{{0,4}}|뉴스1?|기자.{{0,30}})|\[?사진[=:\]】 ].{{1,200}}|【写真】.{{1,200}}|.{{8,700}}(?:\((?:ap photo|photo|screen ?(?:grab|shot)|file|getty|[\w .'-]{{2,40}}/(?:getty(?: images)?|{AGENCY}|ap photo))[^()]{{0,80}}\)(?: \((?:{AGENCY})\))?|\b(?:reuters|ap photo|afp|epa|getty images)/[\w .'-]{{2,40}}|[ⓒ©]\s?(?:[^.。]{{1,30}}))|.{{20,700}}(?:제공\)?\s?[/=]\s?(?:{AGENCY})|/(?:뉴스1|연합뉴스|뉴시스)|(?:뉴스1|연합뉴스|뉴시스) ?(?:자료사진|DB)|=(?:{AGENCY})|[(（](?:写真|撮影|提供)[^()（）]{{1,40}}[)）]|[＝=](?:共同|時事|ロイター|AFP時事|AP|[^。]{{1,14}}撮影)|[가-힣]+/[가-힣]{{2,4}} (?:선임)?기자 \S+@\S+)|(?:getty images|splash news|epa|rex features|alamy|pa) [A-Z].{{20,400}}"),
    Rule("related-bracket", Zone.FURNITURE, r"\[[A-Z][a-z'’].{12,140}[^\]]\]"),
)  # fmt: skip

LONGEST = 800  # letters: nothing longer is furniture by how it reads
_COMPILED = [(rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in RULES]


def find_rule(line: str) -> Rule | None:
    """Return the first rule that the line fits."""
    if len(line) > LONGEST:
        return None
    return next((rule for rule, pattern in _COMPILED if pattern.fullmatch(line)), None)
