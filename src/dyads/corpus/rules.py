"""The rules that tell what a line is by how it reads: each with its zone and the lines it fits, in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dyads.corpus.agencies import AGENCY
from dyads.model import Zone


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines that fit one of the patterns from end to end are of this zone; upper and lower case are one.

    Patterns `inside` begin with anything, which is slow to try: they are tried where one of the `words` is in the line, and none fits
    a line without one.
    """

    name: str
    zone: Zone
    patterns: tuple[str, ...]
    inside: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # lower case


_BUTTON = (
    r"facebook|twitter|x|linkedin|whats ?app|e-?mail|print|pinterest|reddit|telegram|tumblr|messenger|instagram|youtube|rss|line|weibo"
    r"|flipboard|bluesky|threads|mastodon|sms|kakao(?:talk| ?story)?|copy(?: link| url)?|link(?: copied)?|share|tweet|pin|save|bookmark|more"
    r"|공유(?:하기)?|카카오(?:톡|스토리)|페이스북|트위터|네이버 ?(?:밴드|블로그|카페)?|밴드|라인|인쇄(?:하기)?|프린트|스크랩|url ?복사|링크 ?복사|메일(?:보내기)?|이메일|북마크|저장"
    r"|シェア(?:する)?|ツイート(?:する)?|ポスト(?:する)?|印刷(?:する)?|メール(?:で送る)?|リンクをコピー|はてな(?:ブックマーク)?|ブックマーク(?:する)?|クリップ|保存(?:する)?|送る"
)
_SIZE = r"x{0,2}s|sm|md|lg|m|l|x{1,2}l|a[-+]?|[가小中大特]"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
DAY = (
    rf"(?:(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?)"
    r"|\d{4} ?[-./년年] ?\d{1,2} ?[-./월月] ?\d{1,2} ?[일日.]?|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}"
    r"|(?:令和|平成|昭和)(?:\d{1,2}|元)年 ?\d{1,2}月 ?\d{1,2}日|\d{1,2}월 ?\d{1,2}일|\d{1,2}月 ?\d{1,2}日"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}\.?(?= ?[(（](?:{_WEEKDAY}|[월화수목금토일月火水木金土日]))|\d{{1,2}}/\d{{1,2}}(?= \d{{1,2}}:\d\d))"
    rf"(?: ?[(（](?:{_WEEKDAY}|[월화수목금토일](?:요일)?|[月火水木金土日](?:曜日?)?)[)）])?"
)
CLOCK = (
    r"(?:(?:at |오전|오후|午前|午後)? ?\d{1,2} ?[:시時.] ?(?:\d{1,2} ?[분分]?)?(?::\d{2})?(?: ?[ap]\.?m\.?)?"
    r"(?: ?\(?(?:[a-z]{2,4}|gmt ?[+-] ?\d+|utc ?[+-]? ?\d*|[+-]\d\d:?\d\d)\)?)?)"
)
_STAMPED = (
    r"(?:published|posted|updated?|modified|last (?:updated|modified)|first (?:published|posted)|created|issued|released?(?: date)?|date|time|filed"
    r"|(?:기사 ?|최종 ?|최초 ?)?(?:입력|등록|수정|승인|송고|발행|작성|업데이트|게재|배포)(?: ?시간| ?일시| ?일| ?날짜)?"
    r"|(?:最終)?(?:公開|更新|掲載|配信|投稿|発行|発信)(?:日時|日|時間)?)"
)
_STAMP = rf"(?:{_STAMPED}(?: at| on)?[\s:：|.]{{0,9}})?[`(\[（]?{DAY}[\s,|T–-]{{0,9}}(?:{CLOCK})?[`)\]）]?"
_CAMERA = rf"getty(?: images)?|epa|shutterstock|alamy|rex(?: features)?|splash news|{AGENCY}"
_PICTURED = (
    r"(?i:\b(?:photo|pictures?|file|pool|screen ?(?:grab|shot)|courtesy|handout|getty|shutterstock)\b)"
)

# The first that fits decides. What ends a pattern open (`.{0,80}`) says how long such lines are at most.
WHOLE = (
    Rule("mark-only", Zone.FURNITURE, (r"[\W_]+",)),
    Rule(
        "sign-off",
        Zone.CREDIT,
        (
            r"[-–— ]*(?:0|30)[-–— ]*|[-–(<\[【（]+ ?(?:ends?|끝|了|終|終わり|完) ?[-–)>\]】）]+|ends|以上|reuters?",
            rf"[-–—=(（\[［<【 ]*(?:{AGENCY})(?:(?:/| and |[=·])(?:{AGENCY}))*[)）\]］>】 ]*",
        ),
    ),
    Rule(
        "skip-link",
        Zone.FURNITURE,
        (
            r"accessibility links|(?:skip|jump) to (?:the )?(?:main )?\w+|back to (?:top|home)|go to (?:top|home)",
            r"(?:본문|메뉴|하단|상단|검색)(?: ?영역)?(?:으로)? ?바로 ?가기|맨 ?위로|목록(?:으로)?",
            r"(?:本文|メニュー|ページの先頭|トップ|一覧)へ?(?:移動|スキップ|戻る)|(?:トップ|一覧|先頭)(?:へ|に戻る)",
        ),
    ),
    Rule(
        "banner",
        Zone.FURNITURE,
        (
            r"breaking(?: news)?|live(?: updates?(?::.{0,120})?)?|exclusive|top stories|latest(?: news)?|home|menu|search|log ?in|sign in|register",
            r"(?:\[\s?[^\[\]]{1,16}\s?\]\s*){2,9}|(?:(?:likes?|tweets?|e?mails?|shares?|comments?|views?|reactions?|reports?|scrap|いいね[!！]?|コメント|좋아요|댓글|공감|추천|조회)\s?\d*[\s|·　/-]*){2,6}",
            r"opinion|commentary|analysis|editorial|column|explainer|fact check|op-?ed|letters?|world(?: news)?|politics|asia(?: pacific)?|national|international",
            r"cookies?\b.{0,160}|(?:we|this site|this page|this website) uses? cookies.{0,200}|accept(?: all)?(?: cookies)?|privacy (?:policy|notice).{0,60}|terms of (?:use|service).{0,60}",
            r"(?:[^<>›»＞]{1,30}\s[>›»＞]\s){1,4}[^<>›»＞]{1,40}|home[>›»＞/].{1,80}|홈[>›»＞].{1,60}|ホーム[>›»＞].{1,60}",
            r"\[?(?:속보|단독|종합|사설|칼럼|기고|오피니언|인터뷰)\]?|홈|뉴스 ?홈|기사 ?원문|메뉴|검색|로그인|회원가입|전체 ?메뉴|정치|국제|사회|경제|외교|북한|일본",
            r"【?(?:速報|独自|社説|コラム|解説|オピニオン)】?|ホーム|メニュー|検索|ログイン|会員登録|政治|国際|社会|経済|有料(?:会員)?(?:限定)?(?:記事)?|会員限定.{0,20}|無料会員.{0,30}",
        ),
        inside=(
            r"[^|｜]{1,40}(?:\s[|｜]\s[^|｜]{1,40}){2,8}",
            r".{0,60}\b(?:cookies?|privacy|consent)\b.{0,100}(?:\bok|\baccept(?: all)?|\bagree|\bnot now|\bgot it|\breject|\bsettings?|\bnone)\W*",
            r".{0,120}\b(?:accept|continue|agree|uses?)\b.{0,30}\bcookies\b.{0,30}",
        ),
        words=("|", "｜", "cookie", "privacy", "consent"),
    ),
    Rule(
        "advertisement",
        Zone.FURNITURE,
        (
            r"(?:advertise?ments?|ad|ads|sponsored(?: content| by .{1,40})?|promoted|paid post)[:.]?(?: (?:continue reading|story continues).{0,60})?",
            r"(?:story|article) continue[sd]? (?:below|after).{0,60}|continue reading.{0,60}|scroll (?:down|below).{0,60}|remove ads?",
            r"광고(?: ?닫기)?|스폰서.{0,10}|広告(?:の後に続きます)?|【?pr】?|スポンサー(?:リンク)?|\[?pr\]?",
        ),
    ),
    Rule(
        "share-bar",
        Zone.FURNITURE,
        (
            rf"[\W\d]*(?>(?:{_BUTTON})(?:[\W\d]+|\Z))++",
            rf"[\W\d]*(?>(?:{_BUTTON}|{_SIZE}|글(?:자|씨) ?크기|文字(?:の大きさ|サイズ)|(?:font|text) size|변경|조절)(?:[\W\d]+|\Z))++|小中大|[가]{{2,3}}",
            r"[\W\d]*(?:facebook|twitter|x|line|sns|페이스북|카카오톡|카톡|트위터|밴드)\s?(?:에|으로|で|に)?\s?(?:공유|보내기|シェア|投稿|送る)(?:하기|する)?",
            r"글(?:자|씨) ?크기 ?(?:변경|조절)(?:하기)?|텍스트 ?음성 ?변환.{0,20}|本?文字を?(?:大きく|小さく).{0,10}|拡大(?:する|画像)?",
            r"share (?:this|on|via|to|with)\b.{0,60}|share (?:full )?(?:article|story)|\d+ shares?|give this article",
            r"(?:이 ?)?(?:기사|글|뉴스)(?:를)? ?(?:공유|스크랩|저장|인쇄)(?:하기|해주세요)?|sns ?(?:공유|기사 ?보내기).{0,20}",
            r"この記事を(?:シェア|印刷|保存|共有).{0,20}|この記事の?url.{0,20}",
        ),
    ),
    Rule(
        "comments",
        Zone.FURNITURE,
        (
            r"(?:add|post|leave|write) (?:a|your) (?:comment|reply).{0,40}|sort(?:ed)? by.{0,20}|(?:there are )?no comments.{0,80}|be the first to comment.{0,40}",
            r"(?:\d+ )?(?:view |show |read )?(?:all )?comments?(?: ?\(?\d+\)?)?(?: are closed)?|join the (?:conversation|discussion).{0,40}|log ?in to .{0,40}|discussion",
            r"(?:전체 ?)?댓글 ?(?:쓰기|달기|보기|입력|등록|닫기|운영.{0,8}|을 ?입력.{0,10}|\(?\d+\)?개?)?|コメント(?:する|を書く|を見る|数|欄)? ?\d*件?|コメントはまだありません.{0,20}",
        ),
    ),
    Rule(
        "reactions",
        Zone.FURNITURE,
        (
            r"how does this (?:story |article )?make you feel\??|(?:was|did you find) this (?:article|story|page) (?:helpful|useful|interesting)\??.{0,20}|what do you think\?.{0,40}|rate this (?:article|story)",
            r"(?:(?:좋아요|싫어요|슬퍼요|화나요|훈훈해요|놀랐어요|후속기사 ?원해요|후속 ?강추|추천해요|추천|응원해요|쏠쏠정보|흥미진진|공감백배|분석탁월)[\W\d]*)++|이 ?기사를? ?(?:추천|평가).{0,20}|.{0,10}감정을? ?(?:표현|선택).{0,20}",
            r"(?:いいね[!！]?|役に立った|参考になった|\d+人が.{1,16})[\W\d]*|この記事は(?:いかが|役に立ち).{0,20}",
        ),
    ),
    Rule(
        "ai-summary",
        Zone.FURNITURE,
        (
            r"summari[sz]e (?:this|the) (?:article|story).{0,30}|(?:this is (?:an? )?)?ai[- ]?(?:generated|assisted|powered)? ?summar.{0,160}|summary (?:is |was )?(?:ai|automatically)[- ]generated.{0,120}|key (?:takeaways?|points)",
            r"(?:listen|hear) to (?:this|the) (?:article|story).{0,40}|\d+[- ]min(?:ute)?s? read",
            r"(?:기사 ?)?ai ?(?:기반 ?)?요약.{0,60}|(?:이 ?기사는? ?|본 ?요약은 ?)?(?:생성형 )?(?:ai|인공지능).{0,30}요약.{0,80}|(?:본문 ?)?(?:3줄 ?)?요약봇?|기사 ?듣기|음성으로 ?듣기",
            r"(?:生成)?(?:ai|人工知能)(?:による|が|で|を使).{0,60}要約.{0,80}|ai要約.{0,40}|(?:この|本)要約は.{0,80}|記事を(?:聴く|音声で聞く)|音声で聞く",
        ),
        inside=(
            r"(?:.{0,30}\b)?generated (?:by|with|using) (?:an? )?(?:ai|artificial intelligence).{0,120}",
        ),
        words=("generated",),
    ),
    Rule(
        "app",
        Zone.FURNITURE,
        (
            r"(?:download|get|install|try|open in) (?:the |our )?.{0,40}\bapp\b.{0,60}|click here to .{1,80}|available (?:on|in) (?:the )?(?:app ?store|google play).{0,40}",
            r".{0,20}앱 ?(?:다운로드|설치|에서).{0,30}|.{0,20}アプリ(?:を|で)(?:ダウンロード|入手|読む|開く).{0,20}",
        ),
    ),
    Rule(
        "newsletter",
        Zone.FURNITURE,
        (
            r"sign up (?:for|to|now|here)\b.{0,200}|subscribe\b.{0,160}|(?:our |daily |the )?newsletters?(?: sign ?up)?\b.{0,300}|get .{1,100} (?:delivered|sent|straight|direct(?:ly)?) to your (?:inbox|phone).{0,160}",
            r"(?:already a|become a) (?:subscriber|member).{0,80}|interested in .{1,60}\? add .{1,200}|support (?:our|independent|quality) journalism.{0,160}|your subscription plan.{0,80}|something to consider .{1,300}|donate(?: now)?|(?:please )?(?:consider|support) (?:donating|supporting|us).{0,120}",
            r"(?:購読|定期購読|会員)(?:する|登録|はこちら|のお申し込み).{0,30}|この記事は有料.{0,40}|残り\d+文字.{0,40}|(?:ログインして)?続きを読む.{0,20}",
        ),
        inside=(
            r".{0,120}\bquality journalism\b.{0,160}",
            r".{0,20}(?:뉴스레터|구독)(?: ?(?:하기|신청|구독|해지|버튼).{0,40})?|.{0,30}(?:채널|네이버|카카오톡).{0,20}(?:구독|추가|친구).{0,40}|.{0,60}(?:제보|구독|후원)(?:하기|은|를|는)? ?(?:바로가기|[:：☎]|부탁|기다립니다|받습니다).{0,80}",
            r".{0,30}(?:メールマガジン|ニュースレター|メルマガ)(?:に|を|の)?(?:登録|購読|お申し込み).{0,40}|.{0,6}会員限定.{0,12}",
        ),
        words=("quality journalism", "뉴스레터", "구독", "채널", "네이버", "카카오톡", "제보", "후원", "メールマガジン", "ニュースレター", "メルマガ", "会員限定"),
    ),
    Rule(
        "related",
        Zone.FURNITURE,
        (
            r"(?:\*\*)?(?:read|see|watch|view|listen)(?: (?:more|also|next|it|this|now))?\s?[:：].{1,200}|read (?:more|also|next|the full)\b.{0,160}|(?:also )?read this.{0,80}|see also.{0,160}|watch (?:more|the video|video|live)\b.{0,80}",
            r"related(?: ?[:：].{0,160}| (?:articles?|stories|news|content|topics?|links?|coverage|posts?|videos?|reading|resources?)\b.{0,160})?|more (?:from|on|about|in|like|by) (?:\S+ ?){1,4}|latest (?:stories|news|articles)|go to \w+ version|more (?:stories|news|coverage|top stories)(?: .{0,40})?",
            r"recommended(?: for you| stories| reading| videos?)?|most (?:read|popular|viewed|shared|commented)(?: .{0,40})?|trending(?: now| stories)?|editors?['’]s? picks?|you (?:may|might|could) also (?:like|be interested).{0,40}|don['’]t miss.{0,120}|what to read next|up next|popular (?:now|stories|news)",
            r"click (?:here )?for (?:more|the latest|full)\b.{0,100}|slideshow.{0,160}|in (?:pictures|photos).{0,80}|gallery\s?[:：].{0,100}|full coverage.{0,80}",
            r"\(\s?(?:photos?|watch|video|also on \w+|in \d+ seconds|related|see|see also|read|read more|more|full (?:story|text)|.{0,20}podcast)\b[^)]{0,20}:[^)]{1,200}\)",
            r"[\[<【(（][^\])】）>]{0,10}(?:관련|주요|추천|인기|핫|많이 ?본|이 ?시각|오늘의)[^\])】）>]{0,8}(?:기사|뉴스|이슈|포토|영상)[\])】）>].{0,160}|(?:이 ?기자의 ?|함께 ?보면 ?좋은 ?|오늘의 ?|실시간 ?|이 ?시각 ?)?(?:관련|추천|인기|주요|다른|많이 ?본|최신|핫) ?(?:기사|뉴스|글|이슈)(?: ?[:：>▶].{0,160})?|(?:이전|다음) ?(?:기사|글).{0,80}|함께 ?(?:읽|보)(?:을|면).{0,60}|기사 ?더 ?보기|기사 ?섹션 ?분류.{0,10}|이 ?기사는 ?언론사에서.{0,40}|더 ?보기|더보기",
            r"[☞▶►▷][^.。]{1,120}|[-·•▶☞]\s?\[[^\]]{1,20}\]\s?.{1,100}(?:☞|▶|클릭)",
            r"[【\[■▼●◆▶]?(?:関連|あわせて読|こちらも|おすすめ|オススメ|人気|注目|最新|ほかの|その他の|前の|次の)[^。]{0,4}(?:記事|ニュース|リンク|キーワード|項目|トピックス?|コラム|みたい|特集)(?:一覧|ランキング)?[】\]]?(?:[:：].{0,120}|.{0,20})?|(?:アクセス|記事|人気|閲覧)ランキング.{0,20}|→.{1,80}|▶.{1,80}|この記事の写真.{0,20}|写真(?:一覧|特集).{0,10}|紙面で読む|記者をフォロー.{0,10}",
        ),
        inside=(
            r".{0,40}\bpodcast:.{1,120}",
            r"[☞▶►▷◇→▲■※*·•\s]{0,4}(?:\[[^\]]{1,20}\]|.{1,80})(?:바로 ?가기|보러 ?가기|클릭|기사 ?보기|구독하기|다시 ?보기)[☞▶►▷<>\s.]{0,4}",
        ),
        words=("podcast:", "바로", "보러", "클릭", "보기", "구독"),
    ),
    Rule(
        "video-player",
        Zone.FURNITURE,
        (
            r"just watched .{1,400}|(?:now playing|must watch|replay|play video|video player).{0,200}|media playback is (?:un)?supported on your device.{0,200}|\d{1,2}:\d{2}",
            r"동영상 ?(?:재생|고정|영역).{0,20}|.{0,10}(?:자동재생|화질|재생목록).{0,20}|動画を?(?:再生|見る).{0,10}|再生(?:する)?",
        ),
        inside=(
            r".{0,60}replay more videos.{0,200}",
        ),
        words=("replay more videos",),
    ),
    Rule(
        "label",
        Zone.FURNITURE,
        (
            r"photos?|videos?|images?|pictures?|gallery|audio|listen|watch|caption|slideshow(?: \(.{1,20}\))?|tags?|topics?|keywords?|filed under|categories|share|(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)) ?[:：].{0,160}",
            r"사진|영상|동영상|포토|이미지|태그|키워드|(?:태그|키워드|해시태그) ?[:：].{0,120}|(?:#[\w가-힣]{1,24}[\s,]*){1,20}|写真|動画|画像|タグ|キーワード|(?:タグ|キーワード) ?[:：].{0,120}",
            r"[\[◀<【(（]?\s?(?:앵커|리포트|기자|앵커 ?멘트|리포터|인터뷰|녹취|뉴스데스크|자막뉴스|아나운서)\s?[\]▶>】)）]?(?:\s?[\[◀<【(]\s?(?:앵커|리포트|기자)\s?[\]▶>】)])?",
        ),
    ),
    Rule(
        "embedded-post",
        Zone.FURNITURE,
        (
            r"view (?:this|the) (?:post|tweet|photo) on \w+.{0,40}",
        ),
        inside=(
            rf".{{0,600}}[-–—] ?[^@()]{{1,60}} \(@\w{{1,30}}\) {DAY}",
            rf".{{0,600}}\b(?:photo|video|post) (?:posted|shared) by [^@()]{{0,80}}\(@[\w.]{{1,40}}\)(?: on {DAY}.{{0,30}})?",
            r".{0,400}\bpic\.twitter\.com/\w+",
        ),
        words=("(@", "pic.twitter.com"),
    ),
    Rule(
        "link",
        Zone.FURNITURE,
        (
            r"!\[[^\]]*\]\([^)]*\)(?:\s*!\[[^\]]*\]\([^)]*\))*|\W*\[[^\]]*\]\(https?://[^)]*\)\W*|\W*(?:https?://|www\.|bit\.ly/)\S+\W*|(?:source|url|link|출처|원문|出典|ソース) ?[:：]? ?(?:https?://|www\.)\S+",
        ),
    ),
    Rule(
        "caption-restricted",
        Zone.CAPTION,
        (),
        inside=(r".{10,700}(?:\[?국내에서만 ?사용|for use only in the republic of korea|redistribution prohibited).{0,200}",),
        words=("국내에서만", "for use only in the republic of korea", "redistribution prohibited"),
    ),
    Rule(
        "copyright",
        Zone.CREDIT,
        (
            r"(?:[©ⓒ]|\(c\)|copyright\b|저작권자?|著作権).{0,240}",
            r"click here for reprint permission.{0,40}|(?:이|본|해당) ?(?:기사|콘텐츠|글|뉴스|저작물)(?:는|은|의).{0,80}(?:저작권|제공|제휴|견본|무관|번역).{0,60}|(?:この|本)(?:記事|コンテンツ|稿|ページ|サイト)(?:は|の).{0,60}(?:著作権|提供|転載|配信|見本|提携|翻訳).{0,40}",
        ),
        inside=(
            r".{0,240}(?:all rights reserved|may not be (?:reproduced|published|rewritten|redistributed|broadcast)|무단 ?(?:전재|복제|배포|수집|도용|사용).{0,60}(?:금지|금합니다)|재배포 ?금지|無断(?:転載|複製|使用|引用).{0,30}(?:禁|お断り)|(?:転載|複製)を?禁).{0,200}",
        ),
        words=("all rights reserved", "may not be", "무단", "재배포", "無断", "転載", "複製"),
    ),
    Rule(
        "notice",
        Zone.CREDIT,
        (
            r"editor['’]?s['’]? note.{0,400}|\(?editors?: .{1,200}|(?:correction|clarification)s?(?: \(.{1,30}\))?: .{1,400}|(?:the )?(?:views|opinions)(?: (?:and|or) (?:views|opinions))? expressed.{0,200}|disclaimer.{0,200}",
            r"\W*this (?:story|article|report|post|piece|column|dispatch|translation|version)\b.{0,60}\b(?:has been|was|is) (?:also |originally |first |being )?(?:updated|corrected|published|based|republished|syndicated|adapted|part of|translated|edited|produced|written|made available|filed|reprinted|a sample).{0,200}|\W*(?:this|the) (?:story|article|post|piece|column) (?:originally |first )?appeared .{1,200}",
            r"(?:additional )?reporting by .{1,300}|(?:\(?(?:writing|editing|compiled|translated|reporting|produced|edited) by .{1,200})",
            r"【?(?:お断り|訂正|おことわり|追記|編集部注).{0,120}|(?:바로잡습니다|정정 ?보도|알려드립니다|편집자 ?주|※).{0,160}|※.{1,160}|\*? ?(?:이|본) ?(?:기고|칼럼|글)(?:은|는).{0,120}",
        ),
        inside=(
            r".{0,160}\bcontributed (?:to|reporting (?:to|for)) (?:this|the) (?:\w+ )?(?:report|story|article|piece|post|dispatch)\b.{0,80}|.{0,120}\bcontributed (?:additional )?reporting\b.{0,60}",
        ),
        words=("contributed",),
    ),
    Rule(
        "contact",
        Zone.BYLINE,
        (
            r"(?:follow|contact|e-?mail|write to|reach|tweet|message) .{0,80}[@＠][\w.]+.{0,60}|follow .{1,60} on (?:twitter|facebook|x|instagram|linkedin|threads).{0,80}|(?:you can )?(?:follow|like) us .{1,80}",
            r"(?:got|do you have|have) (?:a|any) (?:story|tip|news|information).{0,200}|we pay for .{1,200}|(?:send|e-?mail) (?:us |your )?(?:tips|story|stories|letters|comments).{0,120}|(?:전화|팩스|tel|fax|電話)\s?[:：.]?\s?[\d() -]{7,20}.{0,40}",
        ),
        inside=(
            r"(?:.{0,80}[\s/·=:：|,]|.{0,40}[(<（\[])?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>）\].]{0,2}(?:\s*(?:[가-힣]{2,4}|특파원|기자|記者|[(（]끝[)）])){0,3}",
        ),
        words=("@",),
    ),
    Rule(
        "reporter",
        Zone.BYLINE,
        (
            r"(?:[\[(【（<]\s?)?(?:[\w가-힣 .·]{1,24}[=/\s·|])?(?:[가-힣]{2,4}[,·ㆍ/\s]{1,3}){0,3}[가-힣]{2,4} ?(?:선임|수습|인턴|객원|전문|논설)?(?:기자|특파원|논설위원|논설실장|편집위원|통신원|PD|앵커|교수)\s?[\])】）>]?",
            r"(?:글|사진|취재|영상|번역|정리)\s?[·./,]?\s?(?:글|사진|영상)?\s?[=:：|/]\s?.{1,30}|(?:KBS|MBC|SBS|YTN|JTBC|TV조선|채널A|MBN|연합뉴스TV) ?(?:뉴스)? ?[가-힣]{2,4}입니다\.?|[가-힣]{2,4} 기자(?:가|의) (?:보도|취재|전)(?:합니다|했습니다)\.?",
            r"(?:記者|文|取材|執筆|聞き手|写真)\s?[:：=＝]\s?.{1,20}|[（(【［\[][^（）()【】［］\[\]。]{1,24}(?:記者|特派員|支局長|編集委員|論説委員|専門記者|通信員)[)）】］\]]|[一-龥々ぁ-んァ-ヶー・]{2,12}\s?(?:記者|特派員|支局長|編集委員|論説委員)",
        ),
    ),
    Rule(
        "stamp",
        Zone.DATELINE,
        (
            rf"(?=\D{{0,80}}\d)[\W_]{{0,9}}{_STAMP}(?:[\W_]{{0,9}}{_STAMP}){{0,3}}[\W_]{{0,9}}(?:{_STAMPED})?[\W_]{{0,9}}",
            rf"{_STAMPED}\s?[:：].{{1,60}}|(?:updated|posted|published) (?:at|on) .{{0,40}}\d.{{0,40}}",
            r"\d{1,2}:\d{2} ?[ap]\.?m\.?(?: [a-z]{2,5})?",
            r"\d+ (?:second|minute|min|hour|hr|day|week|month|year)s? ago|\d+(?:분|시간|일|주|개월|년) ?전|\d+(?:分|時間|日|週間|か月|カ月|年)前|just now|yesterday|방금 ?전",
        ),
    ),
    Rule(
        "dateline",
        Zone.DATELINE,
        (
            rf"(?=\D{{2,99}}\d)[A-Z][\w.'’ -]{{1,30}}(?:, [A-Z][\w.'’ -]{{1,30}}){{0,2}},? {DAY},?(?: \d{{4}})?\s?[(（\[][^()（）]{{2,40}}[)）\]][\s–—-]*",
            rf"[가-힣一-龥ぁ-んァ-ヶー ]{{2,24}}[\s,、　]{{1,3}}{_STAMP}",
        ),
    ),
    Rule(
        "photo-credit",
        Zone.CREDIT,
        (
            rf"(?:photo(?:graph)?|image|picture|illustration|graphic|video|cartoon)s?(?: courtesy)?(?: of| by| credit| copyright| source)? ?[:/|] ?.{{2,80}}|(?:photo|image|picture|illustration|video)s? (?:courtesy(?: of)?|by|credit|copyright|source) .{{2,60}}|(?:{_CAMERA})(?:/[\w. -]{{2,30}}| [a-z]{{1,12}} images)*",
            r"[（(\[](?:사진|写真|画像|イメージ|photo|image)[^)）\]]{0,80}[)）\]]|(?:사진|写真|画像|イメージ|提供|資料|그래픽|일러스트|삽화)\s?[=:：／/|]\s?.{1,80}",
        ),
        inside=(rf"(?:[\w. -]{{2,30}}/)+(?:{_CAMERA})(?:/[\w. -]{{2,30}}| [a-z]{{1,12}} images)*",),
        words=("/",),
    ),
    Rule(
        "caption",
        Zone.CAPTION,
        (
            r"file ?(?:photo|picture|image)?\s?[-–—:(,].{10,700}|(?:enlarge this image|toggle caption|hide caption|view image|zoom image|open image|full screen).{0,500}|image (?:copyright|caption|source|credit).{0,400}|(?:caption|media caption|photo caption)\b.{4,500}|photos?: .{10,400}",
            r"[\[(（](?:사진|이미지|그래픽|영상)[^\])）]{0,20}[\])）].{0,300}|(?:사진|이미지|그래픽|영상)(?: ?설명)?\s?[=:：].{2,300}|[\[(]사진[^\])]{0,40}[\])].{0,300}|▲\s?.{6,400}|[△▼◀■]\s?.{8,400}(?:[ⓒ©].{1,40}|제공.{0,4}|/.{1,20})",
            r"【(?:写真|図|画像|動画|グラフィック|イラスト)[^】]{0,20}】.{0,300}|[（(]?(?:写真|画像|図)(?:説明|は|：|:|＝|=|[）)])[^。]{0,60}[）)]?.{0,200}|写真は.{2,120}|[▲△▼]\s?.{4,300}",
            r"(?:getty(?: images)?|splash news|epa|rex(?: features)?|alamy|google|twitter|instagram|facebook|news group newspapers)(?: ?[-–] ?\w+)? (?-i:[A-Z“‘\"']).{18,400}[^.!?。\"”’')]",
        ),
        inside=(
            r"[^a-z]{0,4}[A-Z].{20,400}(?:\((?:l|r|left|right|c|centre|center)\)|\b(?:pictured|snapped|pictured here|seen here|from left|left to right)\b).{0,200}[^.!?。\"”’']",
        ),
        words=("(l)", "(r)", "(left)", "(right)", "(c)", "(centre)", "(center)", "pictured", "snapped", "seen here", "from left", "left to right"),
    ),
    Rule("related-bracket", Zone.FURNITURE, (r"\(\s?(?:see|read) more\b[^()]{1,120}\)", r"[\[(](?:related|see also|read more|more|watch|video|photos?)[\])]:? .{2,160}", r"(?:photo |picture |image )?(?:gallery|slideshow) ?(?:\(\d+\))? ?[:：|] ?.{2,160}", r"\[(?-i:[A-Z‘“'\"])[^\[\]]{12,160}\]")),
    Rule("by-line", Zone.BYLINE, (r"by (?:a|an|the|our|staff) (?:\w+ ){0,4}(?:correspondents?|reporters?|writers?|staff|desk|bureau|editors?)\b.{0,60}", r"(?:staff|senior|contributing|special|foreign|political|diplomatic) (?:staff )?(?:writer|reporter|correspondent|editor|columnist)s?(?:,? .{2,30})?", r"(?:by|words by|story by|written by)[:：]? (?:(?-i:[A-Z가-힣])[^\s,]{0,24}(?:,? (?:and |& )?|, )){0,5}(?-i:[A-Z가-힣一-龥])[^\s,]{0,30}(?:,.{2,60})?")),
)  # fmt: skip

# Known however long the line is: what fills a gallery, a form, or a list of other stories.
ENDLESS = (
    Rule("gallery", Zone.CAPTION, (), (r".*\bhide caption\b.*",), ("hide caption",)),
    Rule(
        "widget",
        Zone.FURNITURE,
        (),
        inside=(
            r".{0,80}\bsign ?up\b.*(?:choose your country|spam folder|you['’]re not a robot|invalid email|email address).*",
            r"most (?:read|popular|viewed|shared|commented) in\b.*|something to consider .*",
        ),
        words=(
            "sign up",
            "signup",
            "most read",
            "most popular",
            "most viewed",
            "most shared",
            "most commented",
            "something to consider",
        ),
    ),
)

# What a caption ends with: who took the picture, and for whom.
_CAPTION_END = (
    rf"\([^()]{{0,60}}{_PICTURED}[^()]{{0,80}}\)(?: ?\((?:{AGENCY})\))?",
    r"\((?:[A-Z][\w .'’-]{1,40}/)+[A-Z][\w .'’-]{1,40}\)",
    r"(?:REUTERS|AP Photo|AFP|EPA|Getty Images|Yonhap|Kyodo)\s?/\s?[\w .'’-]{2,40}",
    r"[ⓒ©]\s?[^.。]{1,40}",
    rf"[|｜]\s?(?:{AGENCY}|[A-Z][A-Z .-]{{2,30}})",
    rf"제공\)?\s?[/=.]\s?(?:{AGENCY})|(?:사진|자료)\s?[=:]\s?[^.。]{{1,30}}|/(?:{AGENCY})|(?:{AGENCY}) ?(?:자료사진|제공|DB)|=(?:{AGENCY})|\([^()]{{1,30}}(?:제공|캡처|캡쳐)\)\.?",
    rf"[(（](?:写真|撮影|提供|画像)[^()（）]{{1,40}}[)）]|[＝=](?:{AGENCY}|[^。=＝]{{1,30}}(?:撮影|提供|写す))|[(（][^()（）]{{1,20}}(?:撮影|提供)[)）]",
    r"[가-힣]+/[가-힣]{2,4} (?:선임)?기자 \S+@\S+|[가-힣]{2,4} (?:선임)?기자 \S+@\S+\s?제공",
)
_CREDIT_MARKS = (*")）/|｜ⓒ©=＝:@", "제공", "DB", "자료")  # one of these is in every such end
_CAPTION_LAST = 140  # letters of a line in which its picture credit stands
_FEWEST = 20  # letters of a caption
# Only where the story goes on below: as a story's last words these are its sign-off.
_INSIDE_END = (rf"[.。]\s?(?:{AGENCY})(?:\s(?:{AGENCY}))?|[(（](?:{_CAMERA})[)）]",)

LONGEST = 800  # letters: of longer lines only what has no bound is told by how it reads


def _compile(rules: tuple[Rule, ...], *, inside: bool) -> re.Pattern[str]:
    patterns = [rule.patterns + (rule.inside if inside else ()) for rule in rules]
    named = (f"(?P<r{n}>{'|'.join(these)})" for n, these in enumerate(patterns) if these)
    return re.compile("|".join(named), re.IGNORECASE)


_ENDLESS = _compile(ENDLESS, inside=True)
_WHOLE = _compile(WHOLE, inside=True)
_PLAIN = _compile(WHOLE, inside=False)
_WORDS = tuple(dict.fromkeys(word for rule in (*ENDLESS, *WHOLE) for word in rule.words))
_CAPTIONS = re.compile(rf"(?:{'|'.join(_CAPTION_END)})[\s.,]*\Z")
_INSIDE = re.compile(rf"(?:{'|'.join(_INSIDE_END)})\s*\Z")
_CAPTION = Rule("caption-credit", Zone.CAPTION, _CAPTION_END)


def find_words(text: str) -> list[str]:
    """Return the words of the rules that a text holds, in lower case; its lines need be searched for no others."""
    lower = text.lower()
    return [word for word in _WORDS if word in lower]


def find_rule(line: str, words: list[str], *, last: bool) -> Rule | None:
    """Return the first rule that the line fits; `words` are its text's, `last` says that no story goes on below it."""
    lower = line.lower() if words else ""
    told = any(word in lower for word in words)
    if told and (rule := _fit(ENDLESS, _ENDLESS, line)):
        return rule
    if len(line) > LONGEST:
        return None
    if rule := _fit(WHOLE, _WHOLE if told else _PLAIN, line):
        return rule
    return _CAPTION if len(line) > _FEWEST and _ends_caption(line[-_CAPTION_LAST:], last=last) else None


def _ends_caption(end: str, *, last: bool) -> bool:
    credited = any(mark in end for mark in _CREDIT_MARKS) and _CAPTIONS.search(end)
    return bool(credited or (not last and _INSIDE.search(end)))


def _fit(rules: tuple[Rule, ...], pattern: re.Pattern[str], line: str) -> Rule | None:
    match = pattern.fullmatch(line)
    return rules[int(match.lastgroup[1:])] if match and match.lastgroup else None
