"""The blocks of code in a page of Markdown: which language, which lines, where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt


@dataclass(frozen=True, slots=True)
class Block:
    """One block of code; `line` is the first of its text, counted from 1, and `after` the number of lines up to its end."""

    language: str  # empty where four blanks or a bare fence set it out
    text: str
    line: int
    after: int


def find_blocks(page: str) -> Iterator[Block]:
    """Yield the blocks of a page in order."""
    for token in MarkdownIt().parse(page):
        if token.type in {"fence", "code_block"} and token.map:
            fenced = token.type == "fence"
            yield Block(token.info.strip(), token.content, token.map[0] + 1 + fenced, token.map[1])


def find_commands(page: str) -> Iterator[tuple[int, str]]:
    """Yield each command of a page with its line: behind `$` in a block of `console`, with the lines it goes on in."""
    for block in find_blocks(page):
        if block.language == "console":
            text = re.sub(r"\\\n(?:> )?", "", block.text)
            for place, line in enumerate(text.splitlines()):
                if line.startswith("$ "):
                    yield block.line + place, line.removeprefix("$ ").partition("  #")[0].strip()
