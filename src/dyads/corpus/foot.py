"""What stands below a story: the list of its sources, links, and what belongs to a label down there."""

from __future__ import annotations

import re

from dyads.corpus.agencies import is_agency
from dyads.corpus.outlets import is_masthead
from dyads.corpus.parts import Part
from dyads.corpus.prose import ends_sentence, is_cjk
from dyads.model import Zone

_LABEL = re.compile(
    r"[\W_]*(?:sources?|references|bibliography|further reading|related (?:resources|links|articles|documents)|resources|external links|see also|notes|online"
    r"|출처|참고(?: ?자료|문헌)?|관련 ?(?:자료|링크|사이트)|각주|出典|情報源|参考(?:文献|資料|リンク)?|関連(?:項目|リンク|情報)|外部リンク|脚注)[\W_]*",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s*[▶►•·■◆*\-–]|.{0,400}https?://|\s*\[.{1,200}\]\("
)  # a bullet, an address, a Markdown link
_DAY = r"(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:\d{1,2}時(?:\d{1,2}分)?)?)"
_CITATION = re.compile(
    rf"[^。『]{{1,80}}[、,]\s?{_DAY}[^。]{{0,12}}。?"  # a newspaper, and its day
    r"|[^。]{0,160}『[^。]{2,200}』\s?。?|\W{0,2}[\"“][^\"”]{2,160}[\"”]\s?。?"  # a title, in the marks of titles
    rf"|[^。]{{0,80}}『[^』]{{2,160}}』\s?[(（][^)）]*{_DAY}[^)）]*[)）].{{0,400}}"  # a title, its day behind it in brackets
)
_DATED = re.compile(rf"[、,(（]\s?[^、]{{0,40}}{_DAY}[^。]{{0,14}}[)）]?。?")
_SHORT, _SHORT_CJK = 90, 45  # letters
_BROKEN = 50  # letters from which a line that is no paragraph of its own may be a piece of a broken one
_ABOUT_SOURCES = re.compile(
    r"(?:ウィキ(?:ペディア|クォート|ソース|データ|メディア)|コモンズ).{1,60}(?:あります|参照).{0,6}|以下を関連情報として.{0,30}|.{1,20}からの翻訳を含みます。?|この記事は.{1,60}"
)


def mark_foot(parts: list[Part], story: range) -> list[Part]:
    """Mark everything below a label of sources or links, citations at the end, names as last lines, and short lines below the story."""
    return _mark_short(_mark_names(_mark_citations(_mark_labelled(parts, story))), story)


def _mark_labelled(parts: list[Part], story: range) -> list[Part]:
    """Mark a label and what follows it, where no story does: below the last paragraph, or only links and bullets follow."""
    labels = (number for number, part in enumerate(parts) if _LABEL.fullmatch(part.text))
    label = next((n for n in labels if n >= story.stop or _lists(parts[n + 1 :])), None)
    if label is None:
        return parts
    return [
        part.mark(Zone.FURNITURE, "foot") if number >= label and part.counted else part
        for number, part in enumerate(parts)
    ]


def _lists(parts: list[Part]) -> bool:
    """Say whether there are lines, and all that may be text are links or bullets."""
    return bool(parts) and all(_LISTED.match(part.text) for part in parts if part.counted)


def _mark_citations(parts: list[Part]) -> list[Part]:
    """Mark the run of citations that ends the article, where at least one has its day."""
    run: list[int] = []
    for number in range(len(parts) - 1, -1, -1):
        if not parts[number].open:
            if parts[number].zone is Zone.TITLE:
                break
            continue
        if not (_CITATION.fullmatch(parts[number].text) or _ABOUT_SOURCES.fullmatch(parts[number].text)):
            break
        run.append(number)
    if not any(_DATED.search(parts[number].text) for number in run):
        return parts
    return [
        part.mark(Zone.FURNITURE, "source-list") if number in run else part
        for number, part in enumerate(parts)
    ]


def _mark_names(parts: list[Part]) -> list[Part]:
    """Mark the last lines that name who publishes the story, though a column's lines run on into them without a blank one."""
    marked = list(parts)
    for number in range(len(parts) - 1, 0, -1):
        if parts[number].open:
            if not _is_maker(parts[number].text):
                break
            marked[number] = parts[number].mark(Zone.CREDIT, "foot-line")
    return marked


def _mark_short(parts: list[Part], story: range) -> list[Part]:
    """Mark the lines below the story that are no sentences: names of its makers, and whatever else a page has there."""
    return [
        _mark_below(part) if part.open and number >= story.stop and story else part
        for number, part in enumerate(parts)
    ]


def _mark_below(part: Part) -> Part:
    if _is_maker(part.text):
        return part.mark(Zone.CREDIT, "foot-line")
    short = len(part.text) < (_SHORT_CJK if is_cjk(part.text) else _SHORT)
    broken = len(part.text) > _BROKEN and not part.whole
    return (
        part if not short or broken or ends_sentence(part.text) else part.mark(Zone.FURNITURE, "below-story")
    )


def _is_maker(line: str) -> bool:
    return is_masthead(line) or is_agency(line)
