"""The names under which news is published, as a line of its own in an article's head or foot says them."""

from __future__ import annotations

import re

from dyads.corpus.rules import AGENCY

_OUTLETS = """
The Korea Herald|Korea JoongAng Daily|JoongAng Daily|The Korea Times|Korea Times|The Chosun Ilbo|Chosun Ilbo|The Chosun Daily|The Dong-A Ilbo
The Hankyoreh|Hankyoreh|Kyunghyang Shinmun|Arirang|KBS World|The Japan Times|Japan Times|The Asahi Shimbun|Asahi Shimbun|The Mainichi|The Yomiuri Shimbun
The Japan News|Nikkei Asia|Nikkei Asian Review|NHK World|NHK|Japan Today|The Diplomat|South China Morning Post|Global Times|Xinhua|CGTN|China Daily
The New York Times|The Washington Post|The Wall Street Journal|USA TODAY|Los Angeles Times|CNN|BBC|BBC News|Fox News|NBC News|ABC News|CBS News|NPR|Politico|Axios
Voice of America|VOA News|Radio Free Asia|The Guardian|Financial Times|The Economist|The Straits Times|The Times|The Telegraph|Al Jazeera|Rappler|Time|Newsweek
The Washington Times|The Christian Science Monitor|Foreign Policy|Foreign Affairs|The Atlantic|The Hill|The White House
조선일보|중앙일보|동아일보|한겨레|경향신문|한국일보|서울신문|국민일보|세계일보|문화일보|매일경제|한국경제|아시아경제|헤럴드경제|파이낸셜뉴스|머니투데이|이데일리|노컷뉴스
프레시안|오마이뉴스|뉴스1|뉴시스|연합뉴스|KBS|MBC|SBS|JTBC|YTN|TV조선|채널A|코리아헤럴드
朝日新聞|読売新聞|毎日新聞|日本経済新聞|産経新聞|東京新聞|中日新聞|北海道新聞|西日本新聞|神奈川新聞|沖縄タイムス|琉球新報|共同通信|時事通信|聯合ニュース|中央日報|ハンギョレ新聞|朝鮮日報|東亜日報|NHKニュース
"""  # fmt: skip
_KNOWN = {name.casefold(): name for line in _OUTLETS.strip().splitlines() for name in line.split("|")}
_MARKS = " \t|[]()<>【】-–—"


def name_outlet(line: str) -> str | None:
    """Return the outlet that a line names and does nothing else."""
    return _KNOWN.get(line.strip(_MARKS).casefold())


def is_agency(line: str) -> bool:
    """Say whether a line names a wire service and does nothing else."""
    return bool(re.fullmatch(AGENCY, line.strip(_MARKS)))
