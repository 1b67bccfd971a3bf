"""Which column of an export holds what: guessed from the headings that news databases use, or told by the user."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dyads.corpus.entry import GIVEN, Entry, Refusal, enter_row, make_whole
from dyads.corpus.file import UnreadableError

TEXT, LEAD, URL = "text", "lead", "url"

# Headings in lower case without spaces and marks, the best first: our own, BigKinds, Media Cloud, Nexis, Factiva and their kin.
_HEADINGS: dict[str, tuple[str, ...]] = {
    TEXT: ("text", "body", "fulltext", "articletext", "articlebody", "storytext", "bodytext", "maintext", "content", "contents", "article", "story", "본문", "기사본문", "전문", "내용", "기사내용", "本文", "記事本文", "記事", "内容", "td"),
    LEAD: ("lead", "leadparagraph", "hlead", "lp", "リード"),
    "title": ("title", "headline", "articletitle", "subject", "제목", "기사제목", "표제", "見出し", "タイトル", "題名", "表題", "hd"),
    "outlet": ("outlet", "medianame", "publication", "publicationname", "publisher", "sourcename", "newspaper", "source", "media", "sitename", "언론사", "언론사명", "매체", "매체명", "신문사", "媒体", "媒体名", "新聞名", "紙名", "掲載紙", "sn"),
    "published": ("published", "publisheddate", "publishdate", "publicationdate", "datepublished", "dateofpublication", "pubdate", "pd", "date", "publishedat", "loaddate", "일자", "날짜", "작성일", "보도일", "게재일", "일시", "入力日", "発行日", "日付", "掲載日", "発行年月日", "掲載年月日", "datetime", "timestamp"),
    URL: ("url", "link", "permalink", "storyurl", "articleurl", "원문", "기사url", "주소", "아드레스", "リンク"),
    "language": ("language", "lang", "언어", "言語", "la"),
    "byline": ("byline", "author", "authors", "journalist", "기고자", "기자", "기자명", "작성자", "글쓴이", "記者", "筆者", "執筆者", "by"),
}  # fmt: skip


def guess_columns(headings: Iterable[str], told: Mapping[str, str] | None) -> dict[str, str]:
    """Return our names with the heading that holds each; what the user told comes first."""
    plain = {_plain(heading): heading for heading in reversed(list(headings))}
    guessed = {
        name: next((plain[known] for known in known_as if known in plain), None)
        for name, known_as in _HEADINGS.items()
    }
    return {name: heading for name, heading in (guessed | dict(told or {})).items() if heading is not None}


def find_columns(
    headings: Iterable[str], told: Mapping[str, str] | None, what: str = "column"
) -> dict[str, str]:
    """Return our names with the heading that holds each, or say that none holds the text."""
    headings = [heading for heading in headings if heading]
    found = guess_columns(headings, told)
    if missing := [heading for heading in (told or {}).values() if heading not in headings]:
        raise UnreadableError(
            f"no {what} {', '.join(missing)} among {_join(headings, what)}; correct `columns`"
        )
    if TEXT in found:
        return found
    cure = (
        "it lists addresses only: fetch the pages and read those, or name it in `columns`"
        if URL in found
        else "name it in `columns`"
    )
    raise UnreadableError(f"no {what} of text among {_join(headings, what)}; {cure}")


def enter(source: str, row: Mapping[str, Any], columns: Mapping[str, str]) -> Entry | Refusal:
    """Return a row as a document: its title, its lead and its body make the text, the rest is what it states."""
    cells = {name: _cell(row.get(heading)) for name, heading in columns.items()}
    for heading in (columns[name] for name in (TEXT, LEAD) if cells.get(name)):
        if not isinstance(row[heading], str):
            return Refusal(
                source,
                f"its {heading} is {reprlib.repr(row[heading])}, which is no text; correct it, or name what holds the text in `columns`",
            )
    if "published" in cells:
        cells["published"] = re.sub(r"^(\d{4})(\d{2})(\d{2})$", r"\1-\2-\3", cells["published"])
    if "title" in cells:
        cells["title"] = " ".join(cells["title"].split())
    body, lead = cells[TEXT], cells.get(LEAD, "")
    if lead and not body.lstrip().startswith(lead.strip()):
        body = f"{lead}\n\n{body}"
    return enter_row(source, body, {name: cells[name] for name in GIVEN if cells.get(name)})


def _join(headings: list[str], what: str) -> str:
    return make_whole(", ".join(headings)) or f"no {what}s"


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading.lower())


def _cell(value: Any) -> str:
    """Return a cell as text; empty cells, and NaN, the number unlike itself, are empty text."""
    if value is None or value != value:  # noqa: PLR0124 - NaN alone is unlike itself
        return ""
    return value.isoformat() if isinstance(value, date) else str(value).strip("\r\n")
