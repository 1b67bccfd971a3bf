"""The text cells of a notebook as messages: a heading or a paragraph is one, wherever its lines break."""

from __future__ import annotations

import re

from dyads.language.speaking import Speaker

_BLANK = re.compile(r"\n[ \t]*\n")
_KEEPS_LINES = re.compile(
    r"^ *(?:[-*+] |\d+[.)] |>|\||```|~~~| {4})", re.MULTILINE
)  # lists, tables, quotes, code


def split_messages(source: str) -> list[str]:
    """Return the headings, paragraphs and lists of a text cell, each a message."""
    blocks = [block.strip() for block in _BLANK.split(source) if block.strip()]
    return [block if _KEEPS_LINES.search(block) else " ".join(block.split()) for block in blocks]


def translate_markdown(source: str, say: Speaker) -> str | None:
    """Return a text cell in the reader's language, or None where any part of it has no translation: it stays as written."""
    translated = [say.text(text) for text in split_messages(source)]
    return None if None in translated else "\n\n".join(filter(None, translated))
