"""Which column of an export holds what: guessed from the headings that news databases use, or told by the user."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from dyads.corpus.entry import GIVEN

TEXT = "text"

# Headings in lower case without spaces and marks, the best first.
_HEADINGS: dict[str, tuple[str, ...]] = {
    TEXT: ("text", "body", "fulltext", "articletext", "articlebody", "content", "bodytext", "본문", "기사본문", "내용", "기사내용", "本文", "記事本文", "내용요약", "story"),
    "title": ("title", "headline", "제목", "기사제목", "見出し", "タイトル", "hd", "subject"),
    "outlet": ("outlet", "medianame", "source", "publication", "publisher", "sourcename", "언론사", "매체", "신문사", "媒体", "媒体名", "新聞名", "sn", "newspaper", "media"),
    "published": ("published", "publishdate", "publicationdate", "datepublished", "pubdate", "date", "일자", "날짜", "작성일", "일시", "発行日", "日付", "掲載日", "pd", "datetime", "timestamp"),
    "url": ("url", "link", "원문", "기사url", "주소"),
    "language": ("language", "lang", "언어", "言語", "la"),
    "byline": ("byline", "author", "authors", "기고자", "기자", "작성자", "記者", "筆者", "by"),
}  # fmt: skip


def guess_columns(headings: Iterable[str], told: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return our names with the heading that holds each; what the user told comes first."""
    plain = {_plain(heading): heading for heading in reversed(list(headings))}
    guessed = {
        name: next((plain[known] for known in known_as if known in plain), None)
        for name, known_as in _HEADINGS.items()
    }
    return {name: heading for name, heading in (guessed | dict(told or {})).items() if heading is not None}


def pick(row: Mapping[str, Any], columns: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return a row's body and what it states beside it, each as text; what is empty is left out."""
    cells = {name: _cell(row.get(heading)) for name, heading in columns.items()}
    return cells.get(TEXT, ""), {name: cells[name] for name in GIVEN if cells.get(name)}


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading.lower())


def _cell(value: Any) -> str:
    if value is None or value != value:  # noqa: PLR0124 - NaN, the missing number, is the value unlike itself
        return ""
    return str(value).strip("\r\n") if isinstance(value, str) else str(value)
