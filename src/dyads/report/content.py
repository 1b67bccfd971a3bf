"""Briefing → the plain values that the PDF's template sets: texts, numbers and lists, ready for JSON."""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from dyads import fonts
from dyads.branding.logo import Logo
from dyads.language import Speaker, message
from dyads.report import cells
from dyads.report.blocks import Block, Briefing, Data, Facts, Figure, Html, Inline, Paragraph, Table
from dyads.report.evidence import ANCHOR, Article
from dyads.report.words import say_period, shorten, speak

ROWS_SHOWN = 100  # of a table; the CSV has all
_LINE = 57.0  # em of a line of a table: 162 mm at 8 pt
_LEAST = 6.0  # em of the narrowest column of sentences
_GAP = 1.3  # em between columns
_WORDS = {
    "contents": message("Contents"),
    "failure": message("This part could not be computed"),
    "provenance": message("Provenance"),
    "sources": message("Fingerprints"),
    "parameters": message("Parameters"),
    "no_rows": message("Nothing to show."),
    "number": message("No."),
    "notes": message("Notes"),
    "articles": message("Articles in the notes"),
    "logo": message("Logo"),
}


def write_content(briefing: Briefing) -> dict[str, Any]:
    """Return the whole content of the PDF; evidence that the text refers to becomes numbered notes."""
    facts, say = briefing.facts, speak(briefing.facts.language)
    theme = facts.theme
    writer = _Writer(briefing)
    return {
        "title": briefing.title,
        "running": shorten(briefing.title),
        "language": facts.language,
        "family": fonts.FAMILY,
        "period": say_period(say, *facts.period),
        "as_of": _write_day(facts, say),
        "record": [list(line) for line in sorted(facts.record.items())],
        "parameters": [
            [str(name), value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)]
            for name, value in sorted(facts.parameters.items())
        ],
        "theme": {
            "name": theme.name,
            "accent": theme.accent,
            "footer": theme.footer,
            "classification": theme.classification,
            "logo": _write_logo(theme.logo),
        },
        "made_by": say("Made by dyads {version}", version=facts.dyads) if facts.dyads else "",
        "words": {name: say(text) for name, text in _WORDS.items()},
        "blocks": [
            {**writer.write(block), "leads": leads}
            for block, leads in zip(briefing.blocks, _find_leads(briefing.blocks), strict=True)
        ],
        "notes": writer.write_notes(),
        "articles": writer.write_articles(),
    }


def _write_day(facts: Facts, say: Speaker) -> str:
    return f"{say('As of {day}', day=facts.as_of)} · {facts.zone}" if facts.as_of else ""


def _write_logo(logo: Logo | None) -> dict[str, Any]:
    if logo is None:
        return {}
    picture = logo.content.decode() if logo.format == "svg" else list(logo.content)
    return {"format": logo.format, "picture": picture}


def _find_leads(blocks: Sequence[Block]) -> list[bool]:
    """Say of each block whether it is a paragraph that leads up to a figure or table, at once or through the next ones."""
    leads: list[bool] = []
    followed = False
    for block in reversed(blocks):
        leads.append(followed and isinstance(block, Paragraph))
        followed = leads[-1] or isinstance(block, (Figure, Table))
    return leads[::-1]


class _Writer:
    """Writes blocks in the order of the text, and numbers the notes as they are first referred to, their articles by day."""

    def __init__(self, briefing: Briefing) -> None:
        self.say = speak(briefing.facts.language)
        self.evidence = briefing.evidence
        self.notes: dict[str, int] = {}
        self.cited: dict[Article, int] = {}  # in a table of sources
        self.articles: dict[Article, int] = {}  # in a list of their own
        self.sources = _find_sources(briefing)

    def write(self, value: Any) -> Any:
        """Return a block as JSON values, its kind named."""
        match value:
            case tuple() | list():
                return [self.write(item) for item in value]
            case Figure():
                return self._write_figure(value)
            case Table():
                label = self.say("Table {number}", number=value.number)
                numbered = self.sources is not None and value.id == self.sources.id
                return {
                    "kind": "Table",
                    "label": label,
                    "numbered": numbered,
                    **self._write_table(value.data),
                }
            case Html():
                return {"kind": "Preformatted", "text": value.plain}
        return self._write_fields(value) if is_dataclass(value) else value

    def write_notes(self) -> list[dict[str, Any]]:
        """Return what is behind the numbers that were referred to: the articles of each, by their numbers in the list.

        An article that a table of sources shows has its number there; the others follow in a list of their own.
        """
        shown = _number_sources(self.sources)
        named = {article for place in self.notes for article in self.evidence[place].articles}
        self.cited = {article: shown[article.document] for article in named if article.document in shown}
        for number, article in enumerate(sorted(named - self.cited.keys()), start=len(shown) + 1):
            self.articles[article] = number
        return [self._write_note(place, number) for place, number in self.notes.items()]

    def write_articles(self) -> list[list[Any]]:
        """Return every article that a note names and no table shows, once, with its number."""
        return [[number, ", ".join(article.words)] for article, number in self.articles.items()]

    def _write_fields(self, value: Any) -> dict[str, Any]:
        own = {field.name: self.write(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, Inline) and value.url.startswith(f"#{ANCHOR}"):
            return {"kind": "note", "parts": own["parts"], "note": self._find_note(value.url[1:])}
        return {"kind": type(value).__name__, **own}

    def _write_figure(self, figure: Figure) -> dict[str, Any]:
        drawn = figure.svg is not None
        return {
            "kind": "Blank" if figure.blank else "Figure",
            "label": self.say("Figure {number}", number=figure.number),
            "caption": figure.caption,
            "alt": figure.alt,
            "picture": figure.svg if drawn else list(base64.b64decode(figure.png or "")),
            "format": "svg" if drawn else "png",
        }

    def _write_table(self, data: Data) -> dict[str, Any]:
        of_all, data = len(data.rows), data.shown
        rows = cells.show_rows(data, ROWS_SHOWN, self.say)
        return {
            "caption": data.caption,
            "columns": [{"label": c.label, "numeric": c.type in cells.NUMERIC} for c in data.columns],
            "rows": rows,
            "notes": [self._find_note(door) for door in data.doors[: len(rows)]] or [0] * len(rows),
            "widths": _find_widths(data, rows),
            "left": self.say(
                "The first {shown} of {all} rows; all of them are in the CSV file.",
                shown=len(rows),
                all=of_all,
            )
            if len(rows) < of_all
            else "",
        }

    def _find_note(self, place: str) -> int:
        """Return the number of the note for this evidence; 0 where there is no evidence."""
        if place not in self.evidence:
            return 0
        return self.notes.setdefault(place, len(self.notes) + 1)

    def _write_note(self, place: str, number: int) -> dict[str, Any]:
        evidence = self.evidence[place]
        numbers = sorted((self.cited | self.articles)[article] for article in evidence.articles)
        shown = len(evidence.sentences)
        sampled = self.say("A sample: {shown} of {all} sentences.", shown=shown, all=evidence.total)
        return {
            "number": number,
            "label": evidence.label,
            "articles": numbers,
            "left": sampled if evidence.total > shown else "",
        }


def _find_sources(briefing: Briefing) -> Table | None:
    """Return the table that lists articles, a row each: the longest one with a column `document` that says so."""
    tables = [block for block in briefing.blocks if isinstance(block, Table) and _list_documents(block)]
    return max(tables, key=lambda table: len(table.data.rows), default=None)


def _list_documents(table: Table) -> list[Any]:
    """Return the documents of the table's rows; none where one stands in two rows."""
    names = [column.name for column in table.data.columns]
    if "document" not in names:
        return []
    documents = [row[names.index("document")] for row in table.data.rows]
    return documents if len(set(documents)) == len(documents) else []


def _number_sources(sources: Table | None) -> dict[str, int]:
    """Return the number of each document that the table shows on paper."""
    if sources is None:
        return {}
    shown = len(sources.data.shown.rows[:ROWS_SHOWN])
    return {
        str(document): number for number, document in enumerate(_list_documents(sources)[:shown], start=1)
    }


def _find_widths(data: Data, rows: list[list[str]]) -> list[float]:
    """Return how wide each column is, in em: numbers, days and short words need their room.

    Sentences share what is left by the square roots of their lengths: one very long cell leaves room for the other columns.
    """
    needs = [_need(column.label, [row[i] for row in rows]) for i, column in enumerate(data.columns)]
    widths = list(needs)
    wordy = [i for i, setting in enumerate(cells.find_settings(data, rows)) if setting == "words"]
    left = _LINE - sum(need for i, need in enumerate(needs) if i not in wordy)
    wordy.sort(key=needs.__getitem__)
    for place, i in enumerate(wordy):  # what a short one leaves goes to the longer ones
        share = math.sqrt(needs[i]) / sum(math.sqrt(needs[other]) for other in wordy[place:])
        width = min(needs[i], max(left * share, _LEAST))
        left -= width
        widths[i] = width
    return widths


def _need(label: str, texts: list[str]) -> float:
    """Return the width of a column's longest text or longest word of its label, in em, with the gap before it."""
    longest = max((fonts.measure(text, 1) for text in texts), default=0.0)
    return max(longest, *(fonts.measure(word, 1, bold=True) for word in label.split()), 1.0) + _GAP
