"""Direct quotations: where, whole or a fragment, and who speaks, as far as the text says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from dyads.model import Span, Zone
from dyads.registry import Registry
from dyads.text.quotes.cjkspeakers import attribute_in_japanese, attribute_in_korean
from dyads.text.quotes.kinds import Setting, is_unsaid_fragment, quote_kind
from dyads.text.quotes.marks import Marked, find_marked, starts_with_mark
from dyads.text.quotes.speakers import Attribution, Scene, attribute, build_scene
from dyads.text.records import Article, Mention, Quote, Sentence

_HANGUL = re.compile(r"[가-힣]")
_KANA = re.compile(r"[ぁ-んァ-ヶ]")
_CARRIES = 6  # sentences over which a speaker is still meant where nobody is named
_LONGEST = 5000  # characters in which a corner bracket must be closed again
_REACH = 1500  # characters before and after a quotation that may say who speaks, in the longest of sentences
_TERM_WORDS = 2  # words of the longest term
_OFTEN = 3  # times an article marks a term
_MANY_TERMS = 6  # short wordings that nobody is said to say: an article that marks so many marks terms
_start_of, _end_of = attrgetter("start"), attrgetter("end")
_MARKS = "\"“”‘’'「」『』"


class _Candidate(NamedTuple):
    """What stands between marks, before anybody asks whether it is a quotation."""

    marked: Marked
    setting: Setting
    frame: Span
    sentence: Sentence


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
    paragraphs = _paragraphs(article.text, sentences)
    following = [*paragraphs[1:], []]
    marked = [_marked(article.text, here, after) for here, after in zip(paragraphs, following, strict=False)]
    everything = [Span(m.start, m.end) for of_paragraph in marked for m in of_paragraph]
    terms = (_terms(registry), _repeated(article.text, everything))
    candidates = [
        candidate
        for paragraph, of_paragraph in zip(paragraphs, marked, strict=True)
        for candidate in _candidates(article, paragraph, of_paragraph, terms)
    ]
    found = list(_quotations(article.text, candidates))
    if not found:
        return []
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


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """Return the sentences by paragraph; a paragraph that leaves a corner bracket open goes on in the next."""
    paragraphs: list[list[Sentence]] = []
    is_open, has_corners = False, "「" in text
    for _, group in groupby(sentences, key=lambda s: s.paragraph):
        paragraph = list(group)
        if is_open:
            paragraphs[-1] += paragraph
        else:
            paragraphs.append(paragraph)
        said = text[paragraphs[-1][0].start : paragraphs[-1][-1].end] if has_corners else ""
        is_open = said.count("「") > said.count("」") and len(said) < _LONGEST
    return paragraphs


def _marked(text: str, paragraph: list[Sentence], following: list[Sentence]) -> list[Marked]:
    runs_on = bool(following) and starts_with_mark(text, following[0].start)
    end = paragraph[-1].end
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return find_marked(text, paragraph[0].start, end, runs_on=runs_on)


def _candidates(
    article: Article,
    paragraph: list[Sentence],
    marked: list[Marked],
    terms: Sequence[frozenset[str]],
) -> Iterator[_Candidate]:
    text = article.text
    spans = [Span(m.start, m.end) for m in marked]
    for m in marked:
        first = bisect_left(paragraph, m.start, key=_end_of)
        touched = paragraph[first : bisect_left(paragraph, m.end, key=_start_of)]
        if not touched:  # in a caption between two parts of the paragraph
            continue
        frame = _frame(text, paragraph, m, touched)
        setting = Setting(
            before=_blanked(text, frame.start, m.start - 1, spans),
            after=_blanked(text, m.end + m.is_closed, frame.end, spans),
            in_title=paragraph[0].zone is Zone.TITLE,
            language=_language(text, frame),
            is_known_term=any(_wording(text[m.start : m.end]) in known for known in terms),
        )
        sentence = paragraph[bisect_right(paragraph, m.start, key=_start_of) - 1]
        yield _Candidate(m, setting, frame, sentence)


def _quotations(text: str, candidates: Sequence[_Candidate]) -> Iterator[_Found]:
    unsaid = sum(is_unsaid_fragment(text, each.marked, each.setting) for each in candidates)
    for marked, setting, frame, sentence in candidates:
        among_terms = unsaid >= _MANY_TERMS
        kind = quote_kind(text, marked, replace(setting, among_terms=among_terms))
        if kind:
            yield _Found(Span(marked.start, marked.end), kind, frame, sentence, setting.language)


@lru_cache(maxsize=4)
def _terms(registry: Registry) -> frozenset[str]:
    """Return the short wordings that name an issue or an actor: between marks they are terms."""
    phrases = {
        phrase for issue in registry.issues.values() for phrase in (*issue.phrases, *issue.weak_phrases)
    }
    names = {name for actor in registry.actors.values() for name in actor.names.values()}
    return frozenset(wording.lower() for wording in phrases | names if len(wording.split()) <= _TERM_WORDS)


def _repeated(text: str, everything: list[Span]) -> frozenset[str]:
    """Return the short wordings that an article puts between marks again and again."""
    counts = Counter(_wording(span.of(text)) for span in everything)
    return frozenset(
        wording
        for wording, count in counts.items()
        if count >= _OFTEN and len(wording.split()) <= _TERM_WORDS
    )


def _wording(inner: str) -> str:
    return inner.strip(" ,.").lower()


def _frame(text: str, paragraph: list[Sentence], marked: Marked, touched: Sequence[Sentence]) -> Span:
    """Return the sentences a quotation touches, and a short "he said." that was split from them."""
    first, last = touched[0], touched[-1]
    after = bisect_left(paragraph, last.end, key=_start_of)
    following = paragraph[after : after + 1]
    if following and last.end <= marked.end + 1 and text[following[0].start].islower():
        last = following[0]
    return Span(max(first.start, marked.start - _REACH), max(min(last.end, marked.end + _REACH), marked.end))


def _blanked(text: str, start: int, end: int, quoted: list[Span]) -> str:
    """Return the text with what stands between marks left out."""
    parts, position = [], start
    for span in quoted[bisect_right(quoted, start, key=lambda s: s.end) :]:
        if span.start >= end:
            break
        parts.append(text[position : max(position, span.start)])
        position = min(span.end, end)
    return "".join([*parts, text[position:end]])


def _language(text: str, frame: Span) -> str:
    """Return the language of a sentence: an article may quote in another than its own."""
    said = frame.of(text)
    return "ko" if _HANGUL.search(said) else "ja" if _KANA.search(said) else "en"


def _speakers(scene: Scene, found: Sequence[_Found]) -> Iterator[Attribution]:
    """Yield who speaks each quotation; one whose sentence names nobody goes on from the one before.

    Not over many sentences, and in English not to a fragment: words between marks that nobody is said to say may be
    anybody's.
    """
    last, spoken = Attribution(), 0
    for position, quote in enumerate(found):
        last = last if quote.sentence.number - spoken <= _CARRIES else Attribution()
        attribution = _ATTRIBUTE[quote.language](scene, quote.span, quote.frame, last)
        following = found[position + 1 : position + 2]
        if attribution.is_open and attribution.mention is None and following:
            after = following[0]  # “…” “…,” he said: the first is the second's
            if after.sentence.paragraph == quote.sentence.paragraph and after.language == "en":
                later = attribute(scene, after.span, after.frame, last)
                attribution = later if not later.is_open else attribution
        if attribution.is_open and quote.kind == "partial" and quote.language == "en":
            yield Attribution()
        else:
            yield attribution
            last, spoken = attribution, quote.sentence.number


_ATTRIBUTE = {"en": attribute, "ko": attribute_in_korean, "ja": attribute_in_japanese}
