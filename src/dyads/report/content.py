"""Briefing → the plain values that the PDF's template sets: texts, numbers and lists, ready for JSON."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from dyads import fonts
from dyads.report import cells, words
from dyads.report.blocks import Block, Briefing, Data, Figure, Html, Inline, Paragraph, Table
from dyads.report.evidence import ANCHOR

ROWS_SHOWN = 100  # of a table; the CSV has all
ARTICLES_SHOWN = 25  # of a note; the page has all
_LINE = 57.0  # em of a line of a table: 162 mm at 8 pt
_LEAST = 6.0  # em of the narrowest column of sentences
_GAP = 1.3  # em between columns
_WORDS = ("contents", "failure", "provenance", "sources", "parameters", "no_rows", "notes")


def write_content(briefing: Briefing) -> dict[str, Any]:
    """Return the whole content of the PDF; evidence that the text refers to becomes numbered notes."""
    facts, language = briefing.facts, briefing.facts.language
    writer = _Writer(briefing)
    return {
        "title": briefing.title,
        "language": language,
        "family": fonts.FAMILY,
        "period": words.say_period(language, *facts.period),
        "as_of": _write_day(briefing),
        "record": [list(line) for line in sorted(facts.record.items())],
        "parameters": [
            [str(name), value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)]
            for name, value in sorted(facts.parameters.items())
        ],
        "made_by": words.say(language, "made_by", facts.dyads) if facts.dyads else "",
        "words": {name: words.say(language, name) for name in _WORDS},
        "blocks": [
            {**writer.write(block), "leads": leads}
            for block, leads in zip(briefing.blocks, _find_leads(briefing.blocks), strict=True)
        ],
        "notes": writer.write_notes(),
    }


def _write_day(briefing: Briefing) -> str:
    facts, language = briefing.facts, briefing.facts.language
    if facts.as_of is None:
        return ""
    return f"{words.say(language, 'as_of', words.say_date(language, facts.as_of))} · {facts.zone}"


def _find_leads(blocks: Sequence[Block]) -> list[bool]:
    """Say of each block whether it is a paragraph that leads up to a figure or table, at once or through the next ones."""
    leads: list[bool] = []
    followed = False
    for block in reversed(blocks):
        leads.append(followed and isinstance(block, Paragraph))
        followed = leads[-1] or isinstance(block, (Figure, Table))
    return leads[::-1]


class _Writer:
    """Writes blocks in the order of the text, and numbers the notes as they are first referred to."""

    def __init__(self, briefing: Briefing) -> None:
        self.language = briefing.facts.language
        self.evidence = briefing.evidence
        self.notes: dict[str, int] = {}

    def write(self, value: Any) -> Any:
        """Return a block as JSON values, its kind named."""
        match value:
            case tuple() | list():
                return [self.write(item) for item in value]
            case Figure():
                return self._write_figure(value)
            case Table():
                label = words.say(self.language, "table", value.number)
                return {"kind": "Table", "label": label, **self._write_table(value.data)}
            case Html():
                return {"kind": "Preformatted", "text": value.plain}
        return self._write_fields(value) if is_dataclass(value) else value

    def write_notes(self) -> list[dict[str, Any]]:
        """Return what is behind the numbers that were referred to: the articles of each, once."""
        return [self._write_note(place, number) for place, number in self.notes.items()]

    def _write_fields(self, value: Any) -> dict[str, Any]:
        own = {field.name: self.write(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Inline) and value.url.startswith(f"#{ANCHOR}"):
            return {"kind": "note", "parts": own["parts"], "note": self._find_note(value.url[1:])}
        return {"kind": type(value).__name__, **own}

    def _write_figure(self, figure: Figure) -> dict[str, Any]:
        drawn = figure.svg is not None
        return {
            "kind": "Figure",
            "label": words.say(self.language, "figure", figure.number),
            "caption": figure.caption,
            "alt": figure.alt,
            "picture": figure.svg if drawn else list(base64.b64decode(figure.png or "")),
            "format": "svg" if drawn else "png",
        }

    def _write_table(self, data: Data) -> dict[str, Any]:
        of_all, data = len(data.rows), data.shown
        rows = cells.show_rows(data, ROWS_SHOWN, self.language)
        return {
            "caption": data.caption,
            "columns": [{"label": c.label, "numeric": c.type in cells.NUMERIC} for c in data.columns],
            "rows": rows,
            "notes": [self._find_note(door) for door in data.doors[: len(rows)]] or [0] * len(rows),
            "widths": _find_widths(data, rows),
            "left": words.say(self.language, "rows_left", shown=len(rows), all=of_all)
            if len(rows) < of_all
            else "",
        }

    def _find_note(self, place: str) -> int:
        """Return the number of the note for this evidence; 0 where there is no evidence."""
        if place not in self.evidence:
            return 0
        return self.notes.setdefault(place, len(self.notes) + 1)

    def _write_note(self, place: str, number: int) -> dict[str, Any]:
        articles = [", ".join(article) for article in self.evidence[place].articles]
        left = len(articles) - ARTICLES_SHOWN
        return {
            "number": number,
            "label": self.evidence[place].label,
            "articles": articles[:ARTICLES_SHOWN],
            "left": words.say(self.language, "more_articles", left) if left > 0 else "",
        }


def _find_widths(data: Data, rows: list[list[str]]) -> list[float]:
    """Return how wide each column is, in em: numbers, days and short words need their room, sentences share what is left."""
    needs = [_need(column.label, [row[i] for row in rows]) for i, column in enumerate(data.columns)]
    wordy = [setting == "words" for setting in cells.find_settings(data, rows)]
    wanted = sum(need for need, words in zip(needs, wordy, strict=True) if words)
    left = _LINE - (sum(needs) - wanted)
    if wanted <= left:
        return needs
    return [
        max(need * left / wanted, _LEAST) if words else need for need, words in zip(needs, wordy, strict=True)
    ]


def _need(label: str, texts: list[str]) -> float:
    """Return the width of a column's longest text or longest word of its label, in em, with the gap before it."""
    longest = max((fonts.measure(text, 1) for text in texts), default=0.0)
    return max(longest, *(fonts.measure(word, 1, bold=True) for word in label.split()), 1.0) + _GAP
