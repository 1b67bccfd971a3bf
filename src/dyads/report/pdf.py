"""Briefing → PDF/UA-1 through Typst. The content goes in as JSON data: no text of it is ever read as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from dyads import fonts
from dyads.errors import EditionError
from dyads.report.blocks import Briefing
from dyads.report.content import write_content

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def render_pdf(briefing: Briefing) -> bytes:
    """Return the PDF: the same briefing gives the same bytes."""
    content = json.dumps(_cover(write_content(briefing)), ensure_ascii=False)
    try:
        pdf: bytes = typst.compile(
            (files("dyads.report") / "assets" / "briefing.typ").read_bytes(),
            font_paths=_fonts(),
            format="pdf",
            sys_inputs={"content": content},
            pdf_standards="ua-1",
            timestamp=0,
        )
    except typst.TypstError as error:
        raise EditionError(f"the PDF could not be set: {error}") from error
    return pdf


def find_replaced(briefing: Briefing) -> dict[str, int]:
    """Count the characters that no font of ours has; the PDF shows them as `[U+1F600]`."""
    return fonts.find_missing(_strings(write_content(briefing)))


@cache
def _fonts() -> typst.Fonts:
    """Return our fonts and Typst's own for code; what the machine has makes no difference."""
    return typst.Fonts(include_system_fonts=False, font_paths=list(fonts.FOLDERS))


def _cover(value: Any) -> Any:
    """Return the content with every character that no font has made visible: one of them would stop the whole document."""
    if isinstance(value, str):
        return fonts.cover(_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value))
    if isinstance(value, Mapping):
        return {key: _cover(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_cover(item) for item in value]
    return value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for item in value.values() for text in _strings(item))
    elif isinstance(value, list):
        yield from (text for item in value for text in _strings(item))
