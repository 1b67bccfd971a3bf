"""The names under which news is published, as a line of its own above or below a story says them."""

from __future__ import annotations

import re

_OUTLETS = """
The Korea Herald|Korea JoongAng Daily|JoongAng Daily|The Korea Times|Korea Times|The Chosun Ilbo|Chosun Ilbo|The Chosun Daily|The Dong-A Ilbo
The Hankyoreh|Hankyoreh|Kyunghyang Shinmun|Arirang|KBS World|The Japan Times|Japan Times|The Asahi Shimbun|Asahi Shimbun|The Mainichi|The Yomiuri Shimbun
The Japan News|Nikkei Asia|Nikkei Asian Review|NHK World|NHK|Japan Today|The Diplomat|South China Morning Post|Global Times|CGTN|China Daily
The New York Times|The Washington Post|The Wall Street Journal|USA TODAY|Los Angeles Times|CNN|BBC|BBC News|Fox News|NBC News|ABC News|CBS News|NPR|Politico|Axios
Voice of America|VOA News|Radio Free Asia|The Guardian|Financial Times|The Economist|The Straits Times|The Times|The Telegraph|Al Jazeera|Rappler|TIME|Newsweek
The Washington Times|The Christian Science Monitor|Foreign Policy|Foreign Affairs|The Atlantic|The Hill|The White House|Newsmax|Reason|RT
The Boston Globe|The Globe and Mail|Evening Standard|The Standard|Business Standard|The Observer|Daily Mail|The Daily Beast|The Intercept|Free Press Journal
조선일보|중앙일보|동아일보|한겨레|경향신문|한국일보|서울신문|국민일보|세계일보|문화일보|매일경제|한국경제|아시아경제|헤럴드경제|파이낸셜뉴스|머니투데이|이데일리|노컷뉴스
프레시안|오마이뉴스|KBS|MBC|SBS|JTBC|YTN|TV조선|채널A|코리아헤럴드|디지털타임스|전자신문|부산일보|매일신문|강원일보
朝日新聞|読売新聞|毎日新聞|日本経済新聞|産経新聞|東京新聞|中日新聞|北海道新聞|西日本新聞|神奈川新聞|沖縄タイムス|琉球新報|中央日報|ハンギョレ新聞|朝鮮日報|東亜日報|NHKニュース
"""  # fmt: skip
_KNOWN = {name.casefold(): name for line in _OUTLETS.strip().splitlines() for name in line.split("|")}
_MARKS = " \t|[]()<>【】*-–—"
_BREAKS = re.compile(r"\s*(?:[|｜·•*()（）<>=＝\t　:：]|\s/\s|--+|\s[—–-]\s|\. |; |, (?=\d))\s*|\s+(?=\d)")
_NOTES = re.compile(r"\s+[|｜·—–]\s+|\s*[(（]|\s+--+\s+|\.\s|,\s+(?=\d)|\s+(?=\d{1,2}[일日])")
_SECTIONS = 3  # besides the name
_LONGEST = 50  # letters of a section
_LINE = 400  # letters of a line that names an outlet and little else; marks and blanks without end take a long time
# Names that say by themselves that they are a paper, a channel, a wire or a desk; behind a comma or a dash may stand a place.
# A desk or a press of one word ("Help Desk", "Free Press") may be anything, and so may any other agency, network or monitor.
_LIKE = re.compile(
    r"(?:The )?(?:(?:[A-Z][\w&'’.-]*,? ){1,4}(?:Times|Post|Herald|News|Daily|Journal|Tribune|Gazette|Mail|Chronicle|Shimbun|Ilbo|Broadcasting|Television|Radio|Weekly)"
    r"|(?:[A-Z][\w&'’.-]*,? ){2,4}(?:Wire|Desk|Press)|(?:[A-Z][\w&'’.-]*,? ){1,3}(?:News|Press|Radio|Television|Broadcasting) (?:Agency|Network|Online))"
    r"(?:(?:,| [—–-]) [A-Z][\w.-]*(?: [A-Z][\w.-]*)?)?"
    r"|[가-힣A-Za-z0-9 ]{1,14}(?:신문|일보|뉴스|방송|통신|타임스|데스크|저널)(?: [가-힣]{2,4})?"
    r"|[一-龥ぁ-んァ-ヶーA-Za-z0-9]{1,14}(?:新聞|通信|ニュース|放送|タイムス|テレビ|デスク|時報|日報)(?:[一-龥]{2,3})?"
)
# Words of a page's own order and of daily speech: with them "News" is the name of a list and "Times" are the times.
_LIST = re.compile(
    r"(?:The )?(?:(?:Breaking|Latest|Top|Live|World|Local|National|International|Global|Foreign|Sports?|Business|Political|Politics|Related|More|Most|Read|Recent"
    r"|Other|Today['’]?s|Daily|Weekly|Video|Photo|Entertainment|Tech|Technology|Science|Health|Market|Opinion|Featured|Trending|All|Our|Your|By|In|On|And|&"
    r"|Hard|Modern|Difficult|Troubled|Good|Bad|Great|Fake|Joint|Blog|Guest|Editorial|Why|How|When|For|From|At|With),? )+"
    r"(?:News|Press|Daily|Weekly|Radio|Television|Mail|Times|Post|Journal|Desk)(?: (?:Network|Online))?"
    r"|(?:In|On|At|For|From|With|Why|How|When|By) .*"
    r"|(?:오늘의?|주요|최신|관련|많이 본|실시간|인기|추천|정치|국제|사회|경제|세계|외교|북한|일본|글로벌|생|지역|이 시각|다른|전체|홈|TV|가짜|이동|정보|위성|무선|대북|선전)? ?(?:뉴스|방송|통신)"
    r"|(?:本日の|今日の|主な|主要|最新|関連|注目の?|人気の?|おすすめ|国内|国際|政治|社会|経済|海外|速報|その他の?|ほかの|他の|地域の?|生|フェイク|衛星|移動|データ|無線)(?:ニュース|新聞|放送|テレビ|通信)(?:一覧)?"
)


def name_outlet(line: str) -> str | None:
    """Return the known outlet that a line names and does nothing else."""
    return _KNOWN.get(line.strip(_MARKS).casefold())


def hear_outlet(line: str) -> str | None:
    """Return the name in a line that is an outlet's, known or by the sound of it; the rest may be a section, a day, a note."""
    if len(line) > _LINE:
        return None
    pieces = [piece.strip(_MARKS) for piece in (line, *_BREAKS.split(line))]
    behind = (piece[comma.end() :] for piece in pieces for comma in re.finditer(r",\s+", piece))
    return next((piece for piece in (*pieces, *behind) if _sounds(piece)), None)


def is_masthead(line: str) -> bool:
    """Say whether a line names an outlet, known or by the sound of it, and little else: a section, a city, a note, a day."""
    if len(line) > _LINE:
        return False
    first, *others = _NOTES.split(line.strip(_MARKS), maxsplit=_SECTIONS)
    return _sounds(first) and all(len(other) < _LONGEST for other in others)


def sounds_like_agency(name: str) -> bool:
    """Say whether a name is one of those that serve other outlets."""
    return bool(re.search(r"(?:Wire|Agency|Press|통신|通信)\Z", name, re.IGNORECASE))


def _sounds(name: str) -> bool:
    if name.casefold() in _KNOWN:
        return True
    title = name.title() if name.isupper() else name
    return bool(_LIKE.fullmatch(title)) and not _LIST.fullmatch(title)
