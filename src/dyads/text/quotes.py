"""Direct quotations: where, whole or a fragment, and who speaks, as far as the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dyads.model import Span, Zone
from dyads.registry import Registry
from dyads.text.cjkspeakers import attribute_in_japanese, attribute_in_korean
from dyads.text.quotationmarks import Marked, find_marked, starts_with_mark
from dyads.text.quotekinds import Setting, quote_kind
from dyads.text.records import Article, Mention, Quote, Sentence
from dyads.text.speakers import Attribution, Scene, attribute, build_scene

_HANGUL = re.compile(r"[가-힣]")
_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_MARKS = "\"“”‘’'「」『』"


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation before anybody asks who speaks: the sentences it stands in, and their paragraph."""

    span: Span
    kind: str
    frame: Span
    sentence: Sentence
    language: str


def find_quotes(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], registry: Registry
) -> list[Quote]:
    """Return the direct quotations of the counted sentences; the speaker is missing where the text leaves it open."""
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda s: s.paragraph)]
    marked = [
        _marked(article.text, here, after)
        for here, after in zip(paragraphs, [*paragraphs[1:], []], strict=True)
    ]
    everything = [Span(m.start, m.end) for of_paragraph in marked for m in of_paragraph]
    found = [
        quote
        for paragraph, of_paragraph in zip(paragraphs, marked, strict=True)
        for quote in _quotations(article, paragraph, of_paragraph, everything)
    ]
    scene = build_scene(article.text, [quote.span for quote in found], mentions, registry)
    return [
        Quote(
            quote.span.start,
            quote.span.end,
            quote.sentence.number,
            quote.kind,
            speaker.mention.actor if speaker.mention else None,
            Span(speaker.mention.start, speaker.mention.end) if speaker.mention else None,
            speaker.cue,
        )
        for quote, speaker in zip(found, _speakers(scene, found), strict=True)
    ]


def _marked(text: str, paragraph: list[Sentence], following: list[Sentence]) -> list[Marked]:
    runs_on = bool(following) and starts_with_mark(text, following[0].start)
    end = paragraph[-1].end
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return find_marked(text, paragraph[0].start, end, runs_on=runs_on)


def _quotations(
    article: Article, paragraph: list[Sentence], marked: list[Marked], everything: list[Span]
) -> Iterator[_Found]:
    text = article.text
    follows_quote = False
    for m in marked:
        frame = _frame(text, paragraph, m)
        language = _language(text, frame)
        setting = Setting(
            before=_blanked(text, frame.start, m.start - 1, everything),
            after=_blanked(text, m.end + m.is_closed, frame.end, everything),
            in_title=paragraph[0].zone is Zone.TITLE,
            language=language,
            follows_quote=follows_quote,
        )
        kind = quote_kind(text, m, setting)
        follows_quote = kind is not None
        if kind:
            sentence = next(s for s in reversed(paragraph) if s.start <= m.start)
            yield _Found(Span(m.start, m.end), kind, frame, sentence, language)


def _frame(text: str, paragraph: list[Sentence], marked: Marked) -> Span:
    """Return the sentences a quotation touches, and a short "he said." that was split from them."""
    touched = [s for s in paragraph if s.start < marked.end and s.end >= marked.start]
    first, last = touched[0], touched[-1]
    following = [s for s in paragraph if s.start >= last.end]
    if following and last.end <= marked.end + 1 and text[following[0].start].islower():
        last = following[0]
    return Span(first.start, max(last.end, marked.end))


def _blanked(text: str, start: int, end: int, quoted: list[Span]) -> str:
    """Return the text with what stands between marks left out."""
    parts, position = [], start
    for span in quoted:
        if span.start >= start and span.end <= end:
            parts.append(text[position : span.start])
            position = span.end
    return "".join([*parts, text[position:end]])


def _language(text: str, frame: Span) -> str:
    """Return the language of a sentence: an article may quote in another than its own."""
    said = frame.of(text)
    return "ko" if _HANGUL.search(said) else "ja" if _KANA.search(said) else "en"


def _speakers(scene: Scene, found: Sequence[_Found]) -> Iterator[Attribution]:
    """Yield who speaks each quotation; one without a word of its own goes on from the one before."""
    last = Attribution()
    for position, quote in enumerate(found):
        attribution = _ATTRIBUTE[quote.language](scene, quote.span, quote.frame, last)
        if attribution.is_open:
            following = found[position + 1 : position + 2]
            if (
                last.mention is None
                and following
                and following[0].sentence.paragraph == quote.sentence.paragraph
            ):
                after = following[0]
                attribution = _ATTRIBUTE[after.language](scene, after.span, after.frame, last)
            else:
                attribution = Attribution(last.mention)
        yield attribution
        last = attribution


_ATTRIBUTE = {"en": attribute, "ko": attribute_in_korean, "ja": attribute_in_japanese}
