"""One article told apart, step by step: front matter, lines told by how they read, title, head, copies, foot; the rest is body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dyads.corpus.copies import mark_copies
from dyads.corpus.datelines import find_dateline, find_sign_off
from dyads.corpus.foot import mark_foot
from dyads.corpus.front_matter import FrontMatter, read_front_matter
from dyads.corpus.head import mark_head
from dyads.corpus.language import read_code, tell_language
from dyads.corpus.lines import Line, split_lines
from dyads.corpus.masthead import Masthead, find_agency, find_byline, find_outlet
from dyads.corpus.outlets import is_masthead
from dyads.corpus.parts import Part, Stretch, join_parts
from dyads.corpus.prose import fold, is_cjk
from dyads.corpus.repeats import NO_REPEATS, Repeats
from dyads.corpus.rules import find_rule, find_words
from dyads.corpus.story import find_story
from dyads.corpus.title import mark_title, read_title
from dyads.model import Span, Zone

_HEADING = 5  # words of a heading in capitals, at most
_LEAD = 4  # paragraphs in the first of which a dateline stands


@dataclass(frozen=True, slots=True)
class Article:
    """An article's masthead and its zones."""

    masthead: Masthead
    zones: list[Stretch]


@dataclass(frozen=True, slots=True)
class Parted:
    """An article in its parts, before anybody knows which lines its outlet prints everywhere."""

    text: str
    given: Mapping[str, str]
    language: str | None
    front: FrontMatter | None
    parts: list[Part]
    title: str | None
    span: Span | None
    outlet: str | None

    @property
    def repeatable(self) -> list[str]:
        """The stretches that are furniture where the outlet repeats them: what counts, its headline left alone."""
        return [part.text for part in self.parts if _can_repeat(part)]


def read_article(text: str, given: Mapping[str, str], repeats: Repeats = NO_REPEATS) -> Article:
    """Return an article's masthead and zones; `given` is what its source states beside the text."""
    return zone_article(part_article(text, given), repeats)


def part_article(text: str, given: Mapping[str, str]) -> Parted:
    """Return an article in its parts, each with what can be told from the article alone."""
    language = read_code(given.get("language", "")) or tell_language(text)
    front = read_front_matter(text)
    stated = given.get("title")
    parts = [Part(line) for line in split_lines(text, front.end if front else 0)]
    parts = _judge(parts, find_story(parts), find_words(text))
    story = find_story(parts)
    if front is None or front.title is None:
        parts = mark_title(parts, story, stated, cjk=language in {"ko", "ja"})
    title, span = read_title(parts, front, stated, text)
    parts = mark_head(parts, story)
    parts = mark_copies(parts, title)
    parts = mark_foot(parts, story)
    parts = _mark_standfirst(parts, story)
    parts = _cut_ends(parts)
    return Parted(text, given, language, front, parts, title, span, find_outlet(parts, front, given))


def zone_article(article: Parted, repeats: Repeats = NO_REPEATS) -> Article:
    """Return the masthead and the zones of an article in its parts, now that it is known what its outlet repeats."""
    parts = _mark_repeats(article.parts, article.outlet, repeats)
    masthead = Masthead(
        article.language,
        article.title,
        article.span,
        article.outlet,
        find_agency(parts, article.given),
        find_byline(parts, article.front, article.given),
    )
    return Article(masthead, join_parts([*_zone_front(article.front, article.text), *parts]))


def _judge(parts: list[Part], story: range, words: list[str]) -> list[Part]:
    """Mark the lines that a rule fits, and lines in capitals inside a story that has none."""
    mixed = 2 * sum(part.text.isupper() for part in parts) < len(parts)
    judged = []
    for number, part in enumerate(parts):
        rule = find_rule(part.text, words, last=number >= story.stop - 1)
        if rule:
            judged.append(part.mark(rule.zone, rule.name))
        elif mixed and number in story and _shouts(part.text):
            judged.append(part.mark(Zone.FURNITURE, "capitals"))
        else:
            judged.append(part)
    return judged


def _shouts(line: str) -> bool:
    """Say whether a line is a teaser in capitals; a heading inside a story is shorter, and a masthead is none."""
    return (
        line.isupper()
        and line[0] not in "*#"
        and not is_cjk(line)
        and len(line.split()) > _HEADING
        and not is_masthead(line)
    )


def _cut_ends(parts: list[Part]) -> list[Part]:
    """Cut the dateline off the story's first line and the sign-off from its last."""
    open_ = [number for number, part in enumerate(parts) if part.open]
    cut: dict[int, list[Part]] = {}
    for number in open_[:_LEAD]:
        if at := find_dateline(parts[number].text):
            first, second = parts[number].cut(at)
            cut[number] = [first.mark(Zone.DATELINE, "dateline"), *([second] if second.text else [])]
            break
    if open_:
        *before, part = cut.get(open_[-1], [parts[open_[-1]]])
        if part.open and (at := find_sign_off(part.text)) < len(part.text):
            first, second = part.cut(at)
            cut[open_[-1]] = [*before, *([first] if first.text else []), second.mark(Zone.CREDIT, "sign-off")]
    return [piece for number, part in enumerate(parts) for piece in cut.get(number, [part])]


def _mark_standfirst(parts: list[Part], story: range) -> list[Part]:
    """Mark what stands between the title and the story: its first paragraph, or the one its dateline opens."""
    title = max((number for number, part in enumerate(parts) if part.zone is Zone.TITLE), default=-1)
    paragraphs = [number for number, part in enumerate(parts) if part.open and number > title][:_LEAD]
    lead = next((number for number in paragraphs if find_dateline(parts[number].text)), story.start)
    return [
        part.mark(Zone.STANDFIRST, "standfirst") if part.open and title < number < lead and story else part
        for number, part in enumerate(parts)
    ]


def _mark_repeats(parts: list[Part], outlet: str | None, repeats: Repeats) -> list[Part]:
    """Mark the lines that the outlet prints under many stories, its headlines left alone."""
    if not outlet or not repeats.lines:
        return parts
    return [
        part.mark(Zone.FURNITURE, "repeated")
        if _can_repeat(part) and repeats.hold(outlet, fold(part.text))
        else part
        for part in parts
    ]


def _can_repeat(part: Part) -> bool:
    return part.counted and part.zone is not Zone.TITLE


def _zone_front(front: FrontMatter | None, text: str) -> list[Part]:
    if front is None:
        return []
    cuts = [(0, front.end)] if front.title is None else [(0, front.title.start), (front.title.end, front.end)]
    parts = [
        Part(Line(start, end, text[start:end], opens=True, closes=True), Zone.FURNITURE, "front-matter")
        for start, end in cuts
    ]
    if front.title:
        title = Line(front.title.start, front.title.end, front.title.of(text), opens=True, closes=True)
        parts.insert(1, Part(title, Zone.TITLE, "title-front-matter"))
    return parts
