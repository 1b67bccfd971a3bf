"""One article told apart, step by step: front matter, lines that are furniture by rule, title, copies, datelines; the rest is body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dyads.corpus.datelines import find_dateline, find_sign_off, name_agency
from dyads.corpus.front_matter import FrontMatter, read_front_matter
from dyads.corpus.language import tell_language
from dyads.corpus.lines import Line, split_lines
from dyads.corpus.outlets import is_agency, name_outlet
from dyads.corpus.parts import Part, Stretch, counted, join_parts
from dyads.corpus.rules import find_rule
from dyads.model import Span, Zone

_HEAD = 12  # lines among which a title is looked for
_SHORT, _SHORT_CJK = 90, 40  # letters; up to so many a line may be a headline though it ends like a sentence
_LONG = 220  # letters; no headline is longer
_PROSE_ENDS = re.compile(r"[.!?。！？…][\"'”’」』)）\]]*$")
_CJK = re.compile("[가-힣ぁ-んァ-ン一-龥]")
_SOURCES = re.compile(
    r"『.{2,120}』。?|[^。『]{1,60}、\d{4}年\d{1,2}月\d{1,2}日[^。]{0,12}。?|.{1,80}『.{2,160}』.{0,400}"
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What an article says of itself."""

    language: str | None
    title: str | None
    title_span: Span | None
    outlet: str | None
    agency: str | None
    byline: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article's masthead and its zones."""

    masthead: Masthead
    zones: list[Stretch]


def read_article(text: str, given: Mapping[str, str]) -> Article:
    """Return an article's masthead and zones; `given` is what its source states beside the text."""
    language = given.get("language") or tell_language(text)
    front = read_front_matter(text)
    parts = [Part(line) for line in split_lines(text, front.end if front else 0)]
    parts = [_judge(part) for part in parts]
    if front is None or front.title is None:
        parts = _mark_title(parts, given.get("title"), language)
    title_span, title = _read_title(parts, front, given, text)
    parts = _mark_head(parts)
    parts = _mark_copies(parts, title)
    parts = _mark_sources(parts)
    parts = _cut_datelines(parts)
    zones = join_parts([*_zone_front(front, text), *parts])
    return Article(
        Masthead(
            language,
            title,
            title_span,
            given.get("outlet") or _outlet(parts, front),
            _agency(parts),
            given.get("byline") or _byline(parts, front),
        ),
        zones,
    )


def _judge(part: Part) -> Part:
    rule = find_rule(part.text)
    return part.mark(rule.zone, rule.name) if rule else part


def _mark_title(parts: list[Part], stated: str | None, language: str | None) -> list[Part]:
    """Mark the line that is the title: the one the source states, a heading, or the first that reads like one."""
    head = [number for number, part in enumerate(parts[:_HEAD]) if part.open]
    if stated:
        wanted = _fold(stated)
        same = [number for number, part in enumerate(parts[:_HEAD]) if _fold(part.text) == wanted]
        return _as_title(parts, same[0], "title-stated") if same else parts
    for number in head:
        if re.match(r"#{1,2}\s+\S", parts[number].text):
            return _as_title(parts, number, "title-heading")
    before = []
    for number in head:
        if _prose(parts[number].line):
            break
        before.append(number)
    same_script = [n for n in before if bool(_CJK.search(parts[n].text)) == (language in {"ko", "ja"})]
    likely = [n for n in same_script if not (name_outlet(parts[n].text) or is_agency(parts[n].text))]
    several = [n for n in likely if len(parts[n].text.split()) > 1 or language in {"ko", "ja"}]
    best = next(iter(several or likely), None)
    return parts if best is None else _as_title(parts, best, "title-line")


def _as_title(parts: list[Part], number: int, rule: str) -> list[Part]:
    return [*parts[:number], parts[number].mark(Zone.TITLE, rule), *parts[number + 1 :]]


def _prose(line: Line) -> bool:
    """Say whether a line reads like the running text of a story."""
    short = _SHORT_CJK if _CJK.search(line.text) else _SHORT
    return len(line.text) > _LONG or (len(line.text) > short and bool(_PROSE_ENDS.search(line.text)))


def _read_title(
    parts: list[Part], front: FrontMatter | None, given: Mapping[str, str], text: str
) -> tuple[Span | None, str | None]:
    if front and front.title:
        return front.title, front.fields["title"]
    part = next((part for part in parts if part.zone is Zone.TITLE), None)
    if part is None:
        return None, given.get("title")
    marks = re.match(r"#{1,6}\s+", part.text)
    span = Span(part.line.start + (marks.end() if marks else 0), part.line.end)
    return span, " ".join(span.of(text).split())


def _mark_head(parts: list[Part]) -> list[Part]:
    """Mark what stands above the title, and the names between title and story."""
    title = next((number for number, part in enumerate(parts) if part.zone is Zone.TITLE), None)
    if title is None:
        return parts
    marked = [
        part.mark(Zone.FURNITURE, "above-title") if part.open and number < title else part
        for number, part in enumerate(parts)
    ]
    for number, part in enumerate(marked[title + 1 : title + 9], title + 1):
        if part.open and _prose(part.line):
            break
        if part.open and re.fullmatch(r"by .{2,100}", part.text, re.IGNORECASE):
            marked[number] = part.mark(Zone.BYLINE, "by-line")
        elif part.open and (
            name_outlet(part.text)
            or is_agency(part.text)
            or re.fullmatch(r"(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+", part.text)
        ):
            marked[number] = part.mark(Zone.BYLINE, "name-line")
    return marked


def _mark_copies(parts: list[Part], title: str | None) -> list[Part]:
    """Mark what is printed twice: the title again, a caption again, a lead that a standfirst says first."""
    marked = list(parts)
    folded = [_fold(part.text) for part in parts]
    first: dict[str, int] = {}
    for number, part in enumerate(parts):
        if not counted(part) or part.zone is Zone.TITLE:
            continue
        if title and folded[number] == _fold(title):
            marked[number] = part.mark(Zone.FURNITURE, "title-again")
        elif len(folded[number]) > _SHORT_CJK and folded[number] in first:
            before = first[folded[number]]
            marked[number] = part.mark(Zone.CAPTION, "printed-twice")
            if number - before == 1:
                marked[before] = marked[before].mark(Zone.CAPTION, "printed-twice")
        else:
            first.setdefault(folded[number], number)
    return _mark_lead_copy(marked)


def _mark_lead_copy(parts: list[Part]) -> list[Part]:
    """Mark a paragraph before the story whose words the story itself says again."""
    open_ = [number for number, part in enumerate(parts) if part.open]
    for place, number in enumerate(open_[:2]):
        words = _shingles(parts[number].text)
        later = [_shingles(parts[other].text) for other in open_[place + 1 : place + 5]]
        if words and any(len(words & other) >= 0.5 * len(words) for other in later):
            return [*parts[:number], parts[number].mark(Zone.FURNITURE, "lead-again"), *parts[number + 1 :]]
    return parts


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + 3]) for n in range(len(words) - 2)}


def _mark_sources(parts: list[Part]) -> list[Part]:
    """Mark the list of sources at the end of an article."""
    marked = list(parts)
    for number in range(len(parts) - 1, 0, -1):
        if not counted(parts[number]):
            continue
        if parts[number].zone is Zone.TITLE or not _SOURCES.fullmatch(parts[number].text):
            break
        marked[number] = parts[number].mark(Zone.FURNITURE, "source-list")
    return marked


def _cut_datelines(parts: list[Part]) -> list[Part]:
    """Cut the dateline off the story's first lines and the sign-off from its last."""
    open_ = [number for number, part in enumerate(parts) if part.open]
    cut: dict[int, list[Part]] = {}
    for number in open_[:4]:
        if at := find_dateline(parts[number].text):
            first, second = parts[number].cut(at)
            cut[number] = [first.mark(Zone.DATELINE, "dateline"), *([second] if second.text else [])]
            break
    if open_:
        last = open_[-1]
        *before, part = cut.get(last, [parts[last]])
        if part.open and (at := find_sign_off(part.text)) < len(part.text):
            first, second = part.cut(at)
            cut[last] = [*before, *([first] if first.text else []), second.mark(Zone.CREDIT, "sign-off")]
    return [piece for number, part in enumerate(parts) for piece in cut.get(number, [part])]


def _zone_front(front: FrontMatter | None, text: str) -> list[Part]:
    if front is None:
        return []
    cuts = [(0, front.end, Zone.FURNITURE, "front-matter")]
    if front.title:
        start, end = front.title.start, front.title.end
        cuts = [
            (0, start, Zone.FURNITURE, "front-matter"),
            (start, end, Zone.TITLE, "title-front-matter"),
            (end, front.end, Zone.FURNITURE, "front-matter"),
        ]
    return [Part(Line(a, b, text[a:b], opens=True, closes=True), zone, rule) for a, b, zone, rule in cuts]


def _fold(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _outlet(parts: list[Part], front: FrontMatter | None) -> str | None:
    if front:
        return next(
            (front.fields[key] for key in ("outlet", "publisher", "site_name") if key in front.fields), None
        )
    return next((found for part in parts if not counted(part) and (found := name_outlet(part.text))), None)


def _agency(parts: list[Part]) -> str | None:
    outside = (Zone.DATELINE, Zone.BYLINE, Zone.CREDIT)
    return next((found for part in parts if part.zone in outside and (found := name_agency(part.text))), None)


def _byline(parts: list[Part], front: FrontMatter | None) -> str | None:
    if front:
        return front.fields.get("author") or front.fields.get("byline")
    return next((part.text for part in parts if part.zone is Zone.BYLINE), None)
