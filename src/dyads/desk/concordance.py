"""A keyword between what stands before and behind it, as corpus linguists read: keyword in context."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from dyads.desk.evidence import say_day
from dyads.desk.lookup import Asked
from dyads.desk.news import News
from dyads.desk.passages import Passages
from dyads.desk.selecting import find_issue
from dyads.language import Speaker, speaking
from dyads.model import Actor

Phrase = str | re.Pattern[str]
_SPACES = re.compile(r"\s+")

Span = tuple[str, int, int]  # document, start, end


def find_concordance(
    news: News,
    phrase: Phrase | Actor | None = None,
    *,
    actor: Asked | None = None,
    issue: str | None = None,
    width: int = 40,
    most: int = 50,
) -> Passages:
    """Return every place of a phrase, a pattern, an actor or an issue, with `width` letters of its sentence on both sides.

    A phrase is found whatever its case and however its words are spaced, whole words only where it begins or ends with Latin
    letters or figures; `re.compile(…)` is taken as it is. Only what a reader counts is searched: title, standfirst, body.
    """
    actor = phrase if isinstance(phrase, Actor) else actor
    asked = [one for one in (None if isinstance(phrase, Actor) else phrase, actor, issue) if one]
    if len(asked) != 1:
        raise ValueError("a concordance is of one thing: a phrase or pattern, or actor=…, or issue=…")
    if actor is not None:
        found = news.actors[actor]
        label, spans = news.names[found.id], _of(news.mentions, found.id)
    elif issue is not None:
        id_ = find_issue(news, issue)
        label, spans = news.issue_names[id_], _of(news.told, id_)
    else:
        pattern = phrase if isinstance(phrase, re.Pattern) else _pattern(str(phrase))
        label, spans = getattr(phrase, "pattern", str(phrase)), list(_search(news, pattern))
    return _show(news, label, spans, width, most)


def _of(mentions: pd.DataFrame, id_: str) -> list[Span]:
    own = mentions[(mentions["actor"] == id_) & mentions["counted"] & mentions["sentence"].notna()]
    return list(zip(own["document"], own["start"], own["end"], strict=True))


def _pattern(phrase: str) -> re.Pattern[str]:
    """Return the phrase as a pattern: any spaces between its words, no further Latin letter or figure at its ends."""
    words = r"\s+".join(map(re.escape, phrase.split()))
    latin = r"[0-9A-Za-z\u00C0-\u024F]"
    before = f"(?<!{latin})" if re.match(latin, phrase.strip()) else ""
    behind = f"(?!{latin})" if re.search(f"{latin}$", phrase.strip()) else ""
    return re.compile(before + words + behind, re.IGNORECASE)


def _search(news: News, pattern: re.Pattern[str]) -> Iterator[Span]:
    for document, text in zip(news.documents["id"], news.documents["text"], strict=True):
        for match in pattern.finditer(text):
            if match.group():
                yield document, match.start(), match.end()


def _show(news: News, label: str, spans: Iterable[Span], width: int, most: int) -> Passages:
    spans = list(spans)
    named = {document for document, _, _ in spans}
    sentences: dict[str, list[tuple[int, int]]] = {}
    own = news.sentences[news.sentences["document"].isin(named)].sort_values(["document", "start"])
    for document, start, end in zip(own["document"], own["start"], own["end"], strict=True):
        sentences.setdefault(document, []).append((start, end))
    articles: dict[str, Any] = {
        row["id"]: row for row in news.documents[news.documents["id"].isin(named)].to_dict("records")
    }
    inside = [(span, held) for span in spans if (held := _sentence(sentences.get(span[0], []), span))]
    inside.sort(key=lambda found: _order(articles[found[0][0]], found[0]))
    say = speaking(news.language)
    rows = [_line(articles[span[0]], span, held, width, say) for span, held in inside[:most]]
    columns = ["document", "date", "outlet", "title", "left", "keyword", "right", "start", "end"]
    return Passages(label, len(inside), pd.DataFrame(rows, columns=columns), news.language)


def _sentence(sentences: list[tuple[int, int]], span: Span) -> tuple[int, int] | None:
    """Return the sentence that holds all of the place; furniture, captions and bylines are in none."""
    place = bisect_right(sentences, (span[1], 1 << 60)) - 1
    return sentences[place] if place >= 0 and span[2] <= sentences[place][1] else None


def _order(article: dict[str, Any], span: Span) -> tuple[bool, str, str, int]:
    return (article["published_from"] is None, str(article["published_from"]), span[0], span[1])


def _line(
    article: dict[str, Any], span: Span, held: tuple[int, int], width: int, say: Speaker
) -> dict[str, Any]:
    text, (document, start, end) = article["text"], span
    left = _SPACES.sub(" ", text[held[0] : start]).lstrip()
    right = _SPACES.sub(" ", text[end : held[1]]).rstrip()
    return {
        "document": document,
        "date": say_day(article, say),
        "outlet": article["outlet"] or "",
        "title": article["title"] or article["source"],
        "left": left if len(left) <= width else f"…{left[-width:]}",
        "keyword": " ".join(text[start:end].split()),
        "right": right if len(right) <= width else f"{right[:width]}…",
        "start": start,
        "end": end,
    }
