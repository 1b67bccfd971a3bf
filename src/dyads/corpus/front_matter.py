"""Front matter: the block of `key: value` lines between two rules of dashes that some archives put before a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from dyads.model import Span

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LONGEST = 20_000  # letters; what is longer is no front matter
_TITLE = re.compile(
    r"^(?:title|headline)[ \t]*:[ \t]*(['\"]?)(\S.*?)\1[ \t]*\r?$(?!\r?\n[ \t]+\S)", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the block ends, what it states, and where in it the title stands if it states one."""

    end: int
    fields: dict[str, str]
    title: Span | None


def read_front_matter(text: str) -> FrontMatter | None:
    """Return the block a text begins with; None where it begins with none, or with one that states nothing."""
    block = _BLOCK.match(text[:_LONGEST])
    if block is None:
        return None
    try:
        stated = yaml.safe_load(block[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(stated, dict):
        return None
    fields = {str(key).lower(): said for key, value in stated.items() if (said := _say(value))}
    fields.setdefault("title", fields.get("headline", ""))
    title = _TITLE.search(text, block.start(1), block.end(1)) if fields["title"] else None
    return FrontMatter(block.end(), fields, Span(title.start(2), title.end(2)) if title else None)


def _say(value: Any) -> str:
    """Return a value, or a list of values, as one line; what is nested deeper says nothing of an article."""
    values = value if isinstance(value, list) else [value]
    said = (str(part) for part in values if isinstance(part, str | int | float | date))
    return " ".join(", ".join(said).replace("\ufeff", "").split())
