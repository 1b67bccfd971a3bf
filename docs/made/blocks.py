"""The blocks of code in a page of Markdown: which language, which lines, where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt


@dataclass(frozen=True, slots=True)
class Block:
    """One block of code: `yaml params/ours.yaml` behind its fence are its language and where it is saved."""

    language: str  # empty where four blanks or a bare fence set it out
    file: str
    text: str
    line: int  # the first of its text, counted from 1
    after: int  # lines of the page up to its end

    @property
    def typed(self) -> list[str]:
        """The commands of a block of `console`: what stands behind `$`, with the lines it goes on in."""
        lines = re.sub(r"\\\n(?:> )?", "", self.text).splitlines() if self.language == "console" else ()
        return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def find_blocks(page: str) -> Iterator[Block]:
    """Yield the blocks of a page in order."""
    for token in MarkdownIt().parse(page):
        if token.type in {"fence", "code_block"} and token.map:
            language, _, file = token.info.strip().partition(" ")
            yield Block(language, file, token.content, token.map[0] + 1 + bool(token.markup), token.map[1])
