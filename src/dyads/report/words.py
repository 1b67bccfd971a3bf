"""The few words and dates a page says by itself, in the reader's language."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "as_of": "As of {}",
        "all_days": "All days",
        "since": "Since {}",
        "until": "Until {}",
        "contents": "Contents",
        "skip": "Skip to the briefing",
        "figure": "Figure {}",
        "table": "Table {}",
        "data": "Data",
        "data_and_evidence": "Data and evidence",
        "code": "How this was computed",
        "download": "Download CSV",
        "rows_left": "The first {shown} of {all} rows; all of them are in the CSV file.",
        "no_rows": "Nothing to show.",
        "provenance": "Provenance",
        "made_by": "Made by dyads {}",
        "parameters": "Parameters",
        "sources": "Fingerprints",
        "failure": "This part could not be computed",
        "close": "Close",
        "evidence": "Evidence",
        "notes": "Notes",
        "behind": "The sentences behind the numbers, with what was counted marked.",
        "sample_of": "A sample: {shown} of {all} sentences.",
        "more_articles": "and {} more",
        "undated": "no date",
        "yes": "yes",
        "no": "no",
        "logo": "Logo",
        "articles": "Articles in the notes",
        "largest_first": "{shown} of {all} numbers have their sentences here, the largest first.",
    },
    "ko": {
        "as_of": "기준일 {}",
        "all_days": "전체 기간",
        "since": "{}부터",
        "until": "{}까지",
        "contents": "차례",
        "skip": "본문으로 건너뛰기",
        "figure": "그림 {}",
        "table": "표 {}",
        "data": "자료",
        "data_and_evidence": "자료와 근거",
        "code": "계산 방법",
        "download": "CSV 내려받기",
        "rows_left": "전체 {all}행 가운데 처음 {shown}행입니다. 나머지는 CSV 파일에 있습니다.",
        "no_rows": "표시할 내용이 없습니다.",
        "provenance": "출처와 작성 정보",
        "made_by": "dyads {} 작성",
        "parameters": "매개변수",
        "sources": "지문",
        "failure": "이 부분은 계산하지 못했습니다",
        "close": "닫기",
        "evidence": "근거",
        "notes": "주석",
        "behind": "수치의 근거가 된 문장입니다. 집계한 표현을 표시했습니다.",
        "sample_of": "전체 {all}개 문장 가운데 {shown}개 표본입니다.",
        "more_articles": "외 {}건",
        "undated": "날짜 없음",
        "yes": "예",
        "no": "아니요",
        "logo": "로고",
        "articles": "주석의 기사",
        "largest_first": "전체 {all}개 수치 가운데 큰 순서로 {shown}개의 문장을 실었습니다.",
    },
    "ja": {
        "as_of": "{}現在",
        "all_days": "全期間",
        "since": "{}以降",
        "until": "{}まで",
        "contents": "目次",
        "skip": "本文へ移動",
        "figure": "図 {}",
        "table": "表 {}",
        "data": "データ",
        "data_and_evidence": "データと根拠",
        "code": "計算方法",
        "download": "CSVをダウンロード",
        "rows_left": "全{all}行のうち最初の{shown}行です。残りはCSVファイルにあります。",
        "no_rows": "表示する内容がありません。",
        "provenance": "作成情報",
        "made_by": "dyads {} により作成",
        "parameters": "パラメーター",
        "sources": "指紋",
        "failure": "この部分は計算できませんでした",
        "close": "閉じる",
        "evidence": "根拠",
        "notes": "注",
        "behind": "数値の根拠となった文です。数えた語句に印を付けています。",
        "sample_of": "全{all}文のうち{shown}文の標本です。",
        "more_articles": "ほか{}件",
        "undated": "日付なし",
        "yes": "はい",
        "no": "いいえ",
        "logo": "ロゴ",
        "articles": "注の記事",
        "largest_first": "全{all}件の数値のうち、大きい順に{shown}件の文を載せています。",
    },
}
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905  # words read best as words


def say(language: str, message: str, *values: Any, **named: Any) -> str:
    """Return a message of the page in this language; English where we do not speak it."""
    return _WORDS.get(language, _WORDS["en"])[message].format(*values, **named)


def say_date(language: str, day: date) -> str:
    """Return a day as its reader writes it."""
    if language == "ko":
        return f"{day.year}년 {day.month}월 {day.day}일"
    if language == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_period(language: str, first: date | None, end: date | None) -> str:
    """Return the days of a half-open period, its last day named: `13–19 April 2015`."""
    last = end - timedelta(days=1) if end else None
    if first is None and last is None:
        return say(language, "all_days")
    if last is None:
        return say(language, "since", say_date(language, first)) if first else ""
    if first is None:
        return say(language, "until", say_date(language, last))
    if first == last:
        return say_date(language, first)
    return _say_range(language, first, last)


def _say_range(language: str, first: date, last: date) -> str:
    """Leave out of the first day what the last one says again, as far as the language allows."""
    if language != "en" or first.year != last.year:
        return f"{say_date(language, first)} – {say_date(language, last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {say_date(language, last)}"
    return f"{first.day}–{say_date(language, last)}"
