"""Front matter: the block of `key: value` lines between two rules of dashes that some archives put before a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from dyads.model import Span

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(
    r"^(?:title|headline)[ \t]*:[ \t]*(['\"]?)(.+?)\1[ \t]*\r?$(?!\r?\n[ \t]+\S)", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the block ends, what it states, and where in it the title stands."""

    end: int
    fields: dict[str, str]
    title: Span | None


def read_front_matter(text: str) -> FrontMatter | None:
    """Return the block a text begins with; None where it begins with none, or with one that states nothing."""
    block = _BLOCK.match(text)
    if block is None:
        return None
    try:
        stated = yaml.safe_load(block[1])
    except (yaml.YAMLError, ValueError):
        return None
    if not isinstance(stated, dict):
        return None
    title = _TITLE.search(text, block.start(1), block.end(1))
    return FrontMatter(
        end=block.end(),
        fields={str(key).lower(): _say(value) for key, value in stated.items() if value is not None},
        title=Span(title.start(2), title.end(2)) if title else None,
    )


def _say(value: Any) -> str:
    return " ".join(str(value).replace("\ufeff", "").split())
