"""Briefing → PDF/UA-1 through Typst. The content goes in as JSON data: no text of it is ever read as markup."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from dyads import fonts
from dyads.errors import EditionError
from dyads.report import cells, words
from dyads.report.blocks import Briefing, Data, Figure, Html, Table

ROWS_SHOWN = 100  # of a table; the CSV has all
_WIDEST = 16.0  # em of a column of text
_WORDS = ("contents", "failure", "provenance", "sources", "parameters", "no_rows", "notes")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def render_pdf(briefing: Briefing) -> bytes:
    """Return the PDF: the same briefing gives the same bytes."""
    content = json.dumps(_cover(_write_content(briefing)), ensure_ascii=False)
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
    return fonts.find_missing(_strings(_write_content(briefing)))


@cache
def _fonts() -> typst.Fonts:
    """Return our fonts and Typst's own for code; what the machine has makes no difference."""
    return typst.Fonts(include_system_fonts=False, font_paths=list(fonts.FOLDERS))


def _write_content(briefing: Briefing) -> dict[str, Any]:
    facts, language = briefing.facts, briefing.facts.language
    return {
        "title": briefing.title,
        "language": language,
        "family": fonts.FAMILY,
        "period": words.say_period(language, *facts.period),
        "as_of": f"{words.say(language, 'as_of', words.say_date(language, facts.as_of))} · {facts.zone}"
        if facts.as_of
        else "",
        "record": [list(line) for line in sorted(facts.record.items())],
        "parameters": [
            [str(name), value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)]
            for name, value in sorted(facts.parameters.items())
        ],
        "made_by": words.say(language, "made_by", facts.dyads) if facts.dyads else "",
        "words": {name: words.say(language, name) for name in _WORDS},
        "blocks": [_plain(block, language) for block in briefing.blocks],
    }


def _plain(value: Any, language: str) -> Any:
    """Return a block as JSON values, its kind named."""
    if isinstance(value, (tuple, list)):
        return [_plain(item, language) for item in value]
    if isinstance(value, Figure):
        picture = value.svg if value.svg is not None else list(base64.b64decode(value.png or ""))
        return {
            "kind": "Figure", "label": words.say(language, "figure", value.number), "caption": value.caption, "alt": value.alt,
            "picture": picture, "format": "svg" if value.svg is not None else "png",
        }  # fmt: skip
    if isinstance(value, Table):
        return {
            "kind": "Table",
            "label": words.say(language, "table", value.number),
            **_write_table(value.data, language),
        }
    if isinstance(value, Html):
        return {"kind": "Preformatted", "text": value.plain}
    if is_dataclass(value):
        own = {field.name: _plain(getattr(value, field.name), language) for field in fields(value)}
        return own if "kind" in own else {"kind": type(value).__name__, **own}
    return value


def _write_table(data: Data, language: str) -> dict[str, Any]:
    rows = cells.show_rows(data, ROWS_SHOWN)
    return {
        "caption": data.caption,
        "columns": [{"label": c.label, "type": c.type, "numeric": c.type in cells.NUMERIC} for c in data.columns],
        "rows": rows,
        "widths": [_weigh(c.label, [row[i] for row in rows]) for i, c in enumerate(data.columns)],
        "left": words.say(language, "rows_left", shown=len(rows), all=len(data.rows)) if len(rows) < len(data.rows) else "",
    }  # fmt: skip


def _weigh(label: str, texts: list[str]) -> float:
    """Return a column's share of the table's width, in em: what its words need, but no more than a line of prose."""
    words_of_label = max((fonts.measure(word, 1, bold=True) for word in label.split()), default=1)
    return max(words_of_label, min(max((fonts.measure(text, 1) for text in texts), default=1), _WIDEST)) + 1


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
