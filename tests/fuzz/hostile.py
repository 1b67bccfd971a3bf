"""What the fuzzing rooms share: the form of a target, damaged files, and articles that nobody would write.

A target is a Hypothesis test. `make test` tries a few dozen inputs of each, the same ones every time; `make fuzz` hands the same
test to a fuzzer that is guided by what code an input reaches (README.md).
"""

from __future__ import annotations

import os
import unicodedata
from functools import cache
from importlib import resources

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.database import DirectoryBasedExampleDatabase

from dyads import registry

_ANYHOW = {"deadline": None, "suppress_health_check": list(HealthCheck)}
FOUND = os.environ.get("DYADS_FUZZ_FOUND", "")  # the folder where `make fuzz` keeps what it found


def target(*, tries=15, **strategies):
    """Make a test of one thing that must hold for every input that the strategies give."""
    if FOUND:  # only to shrink what was found
        chosen = settings(
            database=DirectoryBasedExampleDatabase(FOUND), phases=[Phase.reuse, Phase.shrink], **_ANYHOW
        )
    else:
        chosen = settings(
            derandomize=True, max_examples=tries, phases=[Phase.explicit, Phase.generate], **_ANYHOW
        )
    return lambda test: chosen(given(**strategies)(test))


# ---- files

_TOKENS = (
    b"\0", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1a", b"\r", b"\r\n", b"\n\n", b'"', b"'", b"<", b"&", b"&#0;", b"<!--", b"<![CDATA[",
    b"{", b"[", b"\\ud800", b"-1", b"9999999999999999999999", b"1e999", b"NaN", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80",
    b"\xe2\x80\xae", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"\0\0\0\0", b"%s%n", b"../../", b"a" * 300,
)  # fmt: skip


@st.composite
def damaged(draw, *seeds: bytes, tokens: tuple[bytes, ...] = ()):
    """Draw a file that was whole once: cut, doubled, overwritten, spliced with another; often as it was."""
    data = draw(st.sampled_from(seeds) | st.binary(max_size=200)) if seeds else draw(st.binary(max_size=500))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from((0, 1, 2, 4, 16, 64, 256, 4096))))
        match draw(st.integers(0, 6)):
            case 0:
                data = data[:start] + data[end:]
            case 1:
                data = data[:end] + data[start:end] * draw(st.sampled_from((1, 2, 8, 100))) + data[end:]
            case 2 | 3:
                data = data[:start] + draw(st.sampled_from(_TOKENS + tokens)) + data[end:]
            case 4:
                data = data[:start] + draw(st.binary(min_size=1, max_size=8)) + data[end:]
            case 5:
                other = draw(st.sampled_from(seeds or (b"",)))
                data = data[:start] + other[draw(st.integers(0, len(other))) :]
            case 6 if start < len(data):
                flipped = data[start] ^ (1 << draw(st.integers(0, 7)))
                data = data[:start] + bytes([flipped]) + data[start + 1 :]
    return data[:200_000]


def sample_texts() -> list[str]:
    """Return our own articles, which nobody else wrote."""
    folder = resources.files("dyads") / "sample" / "articles"
    return [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir(), key=lambda file: file.name)]


# ---- texts

_STRANGE = (
    "\0", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\u200b", "\u200d", "\u00ad", "\u202e", "\u2066", "\u0301" * 40, "\ufffd", "😀", "👩‍👩‍👧", "𠮷", "İ", "ß",
    "ﬁ", "ǅ", "ｶﾞ", "１２", "٣", "²", "①", "㈱", "Ⅻ", "\\u2019", "\\_", "\\\n", "\t", " " * 2000, "x" * 5000, "가" * 3000, "ア" * 3000, "." * 1500, "“" * 400,
    '"' * 401, "(" * 400, "「" * 400, "\n" * 300, "-" * 700, "1 " * 800, "A. " * 600, "=" * 300, "@" * 300, "http://" * 100, "한 " * 700,
)  # fmt: skip
_MARKS = (
    *"“”‘’«»「」『』〝〟\"'`()[]（）【】〈〉《》…—–-:;,.!?。、！？·・|=/@#*>",
    " ", "  ", "\n", "\n\n", "\r\n", "\u3000", ", ", ". ", "' ", "\n- ", "\n> ", "\n# ",
)  # fmt: skip
_WORDS = (
    "said", "says", "told reporters", "according to", "added", "he", "she", "they", "the", "in", "of", "and", "was", "who", "his counterpart", "Mr.", "Dr.",
    "former", "then-", "U.S.", "the two countries", "Monday", "on Tuesday", "last week", "next month", "yesterday", "today", "a year ago", "70 years after",
    "the 70th anniversary of", "since", "by", "between", "embassy", "court", "market", "newspaper", "the North", "the South", "Tokyo's", "Seoul-based",
    "라고 말했다", "밝혔다", "이라며", "고 전했다", "지난달", "오는", "작년", "올해", "어제", "이날", "씨는", "장관은", "대통령이", "양국", "한일", "일본의", "전 총리", "기자",
    "と述べた", "と語った", "によると", "昨年", "今月", "来週", "同日", "氏は", "首相が", "両国", "日韓", "前外相", "記者会見で", "戦後70年", "は", "が", "の", "を",
)  # fmt: skip
_LINES = (
    "---", "title: The envoys met", 'title: "', "date: 2015-04-17", "source: A paper", "author: Somebody", "authors: [a, b", "By Somebody Else", "BY OUR STAFF",
    "TOKYO (AP) —", "SEOUL, April 17 (Yonhap) --", "(서울=연합뉴스) 아무개 기자 =", "【東京=共同】", "[東京　１７日　ロイター］", "Published 3:15 p.m. KST", "Updated: 2015-04-17 09:00",
    "2015년 4월 17일", "平成27年4月17日", "April 17, 2015", "17/04/2015", "(END)", "(끝)", "Copyright © 2015 A Paper. All rights reserved.", "무단 전재 및 재배포 금지",
    "Photo: Somebody / Getty Images", "사진=연합뉴스", "(写真は共同)", "Read more:", "Related articles", "Share", "Subscribe", "Advertisement", "THE DAILY PAPER",
    "Story highlights", "- one", "* two", "▲ 사진", "◆", "a@b.co", "Follow @somebody", "http://a.b/c?d", "[link](http://a.b)", "![](x.png)", "[앵커]", "3:15 p.m.",
)  # fmt: skip


@cache
def _names() -> tuple[str, ...]:
    """Return how the registry's actors, offices and issues are written, and the same in pieces of letters."""
    known = registry.load()
    names = [name for actor in known.actors.values() for name in actor.names.values()]
    names += [alias.text for actor in known.actors.values() for alias in actor.aliases]
    names += [phrase for office in known.offices.values() for phrase in office.phrases]
    names += [phrase for issue in known.issues.values() for phrase in issue.phrases]
    names = sorted(set(names))
    return (
        *names,
        *(unicodedata.normalize("NFD", name) for name in names[::7]),
        *map(str.upper, names[::11]),
    )


@st.composite
def _dates(draw):
    """Draw a date as somebody might write it, in the calendar or not."""
    year = draw(st.sampled_from((0, 1, 1899, 1965, 2015, 2016, 9999, 10_000)))
    month, day = draw(st.integers(0, 13)), draw(st.integers(0, 32))
    name = draw(st.sampled_from(("January", "Feb", "Sept.", "April", "dec.", "Mayo")))
    return draw(
        st.sampled_from(
            (
                f"{name} {day}, {year}", f"{day} {name} {year}", f"{year}-{month:02}-{day:02}", f"{month}/{day}/{year}", f"{day}.{month}.{year}",
                f"{year}년 {month}월 {day}일", f"{year}年{month}月{day}日", f"平成{month}年{day}月", f"昭和{year}年", f"令和元年{month}月{day}日", f"{month}월 {day}일", f"{day}일",
                f"{day}日", f"{year}-{year + month}", f"the {year}s", f"{year}-W{day:02}", f"'{day:02}", f"{name} {day}-{day + month}", f"last {name}",
                f"{year}/{month}", f"{year}.{month}.{day}", f"{day}th of {name}", f"in {year}", f"{year}{month:02}{day:02}", f"{day} years ago",
                f"{day} days later", f"{day}年前", f"{day}년 전", f"지난 {day}일", f"今年{month}月", f"{year}-{month:02}-{day:02}T25:61:00Z",
            )
        )
    )  # fmt: skip


def _pieces():
    return (
        st.sampled_from(_WORDS)
        | st.deferred(lambda: st.sampled_from(_names()))
        | st.sampled_from(_MARKS)
        | _dates()
        | st.sampled_from(_STRANGE)
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    )


@st.composite
def texts(draw, pieces=40):
    """Draw a text of lines out of articles, names, dates, marks and whatever Unicode has; no lone surrogates, which no table holds."""
    parts = draw(
        st.lists(
            _pieces() | st.sampled_from(_LINES).map("\n{}\n".format) | _sample_lines(),
            max_size=draw(st.sampled_from((4, pieces))),
        )
    )
    return draw(st.sampled_from(("", " ", " ", "\n", "\n\n", "\r\n"))).join(parts)


def _sample_lines():
    return st.deferred(lambda: st.sampled_from(_all_lines()))


@cache
def _all_lines() -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for text in sample_texts() for line in text.splitlines() if line))


@st.composite
def givens(draw, text=""):
    """Draw what a source may state beside a text."""
    stated = {
        "title": st.sampled_from(text.splitlines() or [""]) | texts(4),
        "outlet": st.sampled_from(("The Daily Paper", "연합뉴스", "共同", "\0", "")),
        "published": _dates() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        "url": st.sampled_from(
            ("https://a.b/2015/04/17/c", "https://a.b/99999999/", "javascript:x", "http://[", "")
        ),
        "language": st.sampled_from(("en", "ko", "ja", "xx", "EN-us", "\0", "")),
        "byline": texts(3),
    }
    return draw(st.fixed_dictionaries({}, optional=stated))


@st.composite
def raw(draw):
    """Draw one to three raw documents, as a reader hands them over."""
    documents = []
    for number in range(draw(st.integers(1, 3))):
        text = draw(texts())
        given = draw(givens(text))
        documents.append(
            {
                "id": str(number),
                "source": f"{number}.txt",
                "sha256": "0",
                "text": text,
                "given": list(given.items()),
            }
        )
    return documents
