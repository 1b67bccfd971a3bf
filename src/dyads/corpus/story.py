"""Where the story stands in an article: from its first paragraph of running text to its last."""

from __future__ import annotations

from dyads.corpus.parts import Part
from dyads.corpus.prose import ends_sentence, is_cjk, reads_like_prose

_WIDEST = 100  # letters: the lines of a text that a wire or a column broke are shorter
_PARAGRAPH = 120  # letters of a broken paragraph


def find_story(parts: list[Part]) -> range:
    """Return the numbers of the parts from the first paragraph of running text to the last; empty where there is none."""
    prose = (
        _find_broken(parts)
        if _is_broken(parts)
        else [number for number, part in enumerate(parts) if part.open and reads_like_prose(part.line)]
    )
    return range(min(prose), max(prose) + 1) if prose else range(len(parts), len(parts))


def _is_broken(parts: list[Part]) -> bool:
    """Say whether somebody broke the lines of the paragraphs: all are short, and most run on without a blank line."""
    lines = [part.line for part in parts]
    run_on = sum(not line.closes and not ends_sentence(line.text) for line in lines)
    return (
        2 * run_on > len(lines)
        and max(len(line.text) for line in lines) <= _WIDEST
        and not is_cjk(lines[0].text)
    )


def _find_broken(parts: list[Part]) -> list[int]:
    """Return the numbers of the lines that belong to paragraphs of some length."""
    found: list[int] = []
    paragraph: list[int] = []
    for number, part in enumerate(parts):
        paragraph.append(number)
        if part.line.closes:
            if sum(len(parts[n].text) for n in paragraph) > _PARAGRAPH:
                found += [n for n in paragraph if parts[n].open]
            paragraph = []
    return found
