"""Text as it is compared: dashes, quotes, accents, widths and line breaks made alike, with the way back to where it stood."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIKE = {
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("‘’ʼ′＇`´", "'"),
    **dict.fromkeys("“”„＂", '"'),
    **dict.fromkeys("・･ㆍ‧•", "·"),
    **dict.fromkeys("\u00a0\u2007\u202f\u3000\t", " "),
    **dict(zip("ØøŁłĐđ", "OoLlDd", strict=True)),  # Latin letters whose stroke is no accent to Unicode
    **dict(
        zip(
            "國獨靑學黨對臺戰會黃縣廳郞眞惠彥澤邊齋濱廣德榮晉鐵條發總應變體區圓實勞團淸敎硏戶壽巖彌佛權觀歐關讀賣數殘濟灣營爭"
            "畫當經繼續聲舊藝處號裝覺證譯轉輕醫釋隨險雙靈顯驗點龍龜增藏櫻瀨瀧齊曾邉髙﨑亞萬禮寶擇鬪圖圍單嚴來强韩东张陈习进华"
            "马邓刘赵郑杨贤银卢吴吳军战关亚报岛长门车钟泽满滿铁锦洁宁伟远义胜书记员鲜师总统厅县务资议经济产业农选举庆阳",
            "国独青学党対台戦会黄県庁郎真恵彦沢辺斎浜広徳栄晋鉄条発総応変体区円実労団清教研戸寿巌弥仏権観欧関読売数残済湾営争"
            "画当経継続声旧芸処号装覚証訳転軽医釈随険双霊顕験点竜亀増蔵桜瀬滝斉曽辺高崎亜万礼宝択闘図囲単厳来強韓東張陳習進華"
            "馬鄧劉趙鄭楊賢銀盧呉呉軍戦関亜報島長門車鍾沢満満鉄錦潔寧偉遠義勝書記員鮮師総統庁県務資議経済産業農選挙慶陽",
            strict=True,
        )
    ),  # old forms in Korean print, simplified ones in Chinese names
}

# What does not stand for itself character by character: wrapped lines, escapes of Markdown, what takes no room.
# A space before a word, the commonest of what may begin one, is told first.
_RUNS = re.compile(
    r"[\\\s\u200b-\u200d\ufeff\u00ad](?:(?<= )(?=\s)(?:\s*\n\s*|[ \t]+)|(?<! )(?:"
    r"(?<=\\)(?:\n\s*\\? ?|_|u[0-9a-fA-F]{4})|(?<=\n)\s*|(?<=\s)\s*\n\s*|(?<=\t)[ \t]+"
    r"|(?<=[\u200b-\u200d\ufeff\u00ad])[\u200b-\u200d\ufeff\u00ad]*))"
)
_DECOMPOSED = re.compile(
    rf"[^\W\d_][\u0300-\u036f\u3099\u309a]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|{_RUNS.pattern}"
)
# In a text without any of these every run begins with the end of a line.
_SELDOM = (
    *("  ", " \n", "\\", "\u200b", "\u200c", "\u200d", "\ufeff", "\u00ad"),
    *(blank for blank in map(chr, range(0x3001)) if blank.isspace() and blank not in " \n"),
)
_LINE_ENDS = re.compile(r"\n\s*")
_WIDE = range(0xFF01, 0xFF5F)
_COMPATIBLE = range(0xF900, 0xFB00)  # Han characters that Korean print writes twice


def _alike(code: int) -> str:
    """Return how a character is compared, its case kept: accents taken off Latin letters, wide forms made narrow."""
    character = chr(code)
    if character in _ALIKE:
        return _ALIKE[character]
    form = unicodedata.normalize("NFKC" if code in _WIDE else "NFD", character)[0]
    return _ALIKE.get(form, form) if form.isascii() or code in _COMPATIBLE else character


_TABLE = {
    chr(code): alike
    for code in (*range(0xA0, 0x250), *range(0x1E00, 0x1F00), *_WIDE, *_COMPATIBLE, *map(ord, _ALIKE))
    if (alike := _alike(code)) != chr(code)
}
_UNLIKE = re.compile(f"[{re.escape(''.join(_TABLE))}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared. `low` is `flat` in lower case; both have the same length.

    It is written in pieces that stood as they are: piece by piece, where it begins here and where it began there.
    """

    flat: str
    low: str
    here: Sequence[int]
    there: Sequence[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the folded text stood."""
        first, last = bisect_right(self.here, start) - 1, bisect_right(self.here, end) - 1
        return self.there[first] + start - self.here[first], self.there[last] + end - self.here[last]

    def find(self, place: int) -> int:
        """Return where a place of the text is in the folded text."""
        following = bisect_left(self.there, place, 1)
        found = self.here[following - 1] + place - self.there[following - 1]
        return min(found, self.here[following])


def fold(text: str) -> Folded:
    r"""Return the text as it is compared: `New\n York` and `New York`, `Yun Byung‑se` and `Yun Byung-se` are alike."""
    parts: list[str] = []
    here, there = [0], [0]
    for run in _runs_of(text).finditer(text):
        written = run.group()
        folded = _fold_run(written)
        if folded == written:
            continue
        parts += [text[there[-1] : run.start()], folded]
        begin = here[-1] + run.start() - there[-1]
        here += range(begin + 1, begin + len(folded))  # further characters of a run stood where it begins
        there += [run.start()] * (len(folded) - 1)
        here.append(begin + len(folded))
        there.append(run.end())
    flat = _UNLIKE.sub(lambda found: _TABLE[found.group()], "".join([*parts, text[there[-1] :]]))
    low = flat.lower() if flat.isascii() else flat.encode().lower().decode()  # A to Z only
    return Folded(
        flat, low, [*here, len(flat) + 1], [*there, len(text) + 1]
    )  # behind the last piece is no other


@lru_cache(maxsize=65_536)
def fold_name(written: str) -> str:
    """Return a name as it is looked up, in lower case; an article writes few names many times."""
    return fold(written).low


def _runs_of(text: str) -> re.Pattern[str]:
    if not unicodedata.is_normalized("NFC", text):
        return _DECOMPOSED
    return _RUNS if any(mark in text for mark in _SELDOM) else _LINE_ENDS


@lru_cache(maxsize=4096)
def _fold_run(written: str) -> str:
    if written[0] == "\\":
        return _fold_escape(written)
    if written.isspace():
        breaks = written.count("\n")
        return "\n" if breaks > 1 else " "
    if written[0] in "\u200b\u200c\u200d\ufeff\u00ad":
        return ""
    return unicodedata.normalize("NFC", written)


def _fold_escape(written: str) -> str:
    r"""Return what an escape stands for: `\_` and a broken line a space, `\u2019` an apostrophe; half a character is none.

    In front matter a line that goes on indented after a backslash is one word with the last, unless a second one follows.
    """
    if written[1] == "u":
        character = bytes.fromhex(written[2:]).decode("utf-16-be", "replace")
        return _TABLE.get(character, character)
    return "" if written[-1] == " " and written.count("\\") == 1 else " "
