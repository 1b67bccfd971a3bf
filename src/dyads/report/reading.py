"""Executed notebook → briefing: what of it a reader is to see, as plain values.

A cell's code is not shown; the code that made a figure goes with it. What each output holds is said by its MIME types:
figures `application/vnd.vegalite.v6+json` + `image/svg+xml` + `application/vnd.dyads.table+json` + `text/plain` (the description),
tables `application/vnd.dyads.table+json`, findings `text/markdown`; what the edition was made of `application/vnd.dyads.record+json`,
and the sentences behind its numbers `application/vnd.dyads.evidence+json`:

    {"items": {id: {"label", "total"?, "sentences": [{"document", "outlet", "date", "title", "text", "marks": [[start, end]], "rule"}]}}}

Doors to them: `doors` of a table, one id a row; the field `door` of what a chart draws; a link `#evidence-id` in Markdown.
A Markdown cell tagged `fold` opens on demand on the page, with everything up to the next heading of its rank.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import nh3
from nbformat import NotebookNode

from dyads.branding import read_theme
from dyads.branding.svg import clean_svg
from dyads.errors import EditionError
from dyads.language import LANGUAGES, Speaker
from dyads.language.markdown import translate_markdown
from dyads.report.blocks import (
    Block,
    Briefing,
    Column,
    Data,
    Facts,
    Failure,
    Figure,
    Heading,
    Html,
    Listing,
    Notice,
    Paragraph,
    Preformatted,
    Quote,
    Table,
)
from dyads.report.evidence import find_anchor, read_evidence, select_evidence
from dyads.report.markdown import parse_markdown
from dyads.report.words import speak, tell_foreign

SPEC = "application/vnd.vegalite.v6+json"
TABLE = "application/vnd.dyads.table+json"
RECORD = "application/vnd.dyads.record+json"
EVIDENCE = "application/vnd.dyads.evidence+json"

_HIDDEN = {"remove-cell", "remove-output", "remove_cell", "remove_output"}
_CODE_HIDDEN = {"parameters", "injected-parameters", "remove-input", "remove_input"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_PNG = "iVBORw0KGgo"  # how every PNG begins, in base64
_PRINTED = 20_000  # characters of what a cell printed that a page shows
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_HTML_TAGS = {
    "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "p", "br", "b", "strong", "i", "em", "code", "span", "div", "sub", "sup",
}  # fmt: skip
_HTML_ATTRIBUTES = {"th": {"colspan", "rowspan", "scope"}, "td": {"colspan", "rowspan"}}


def read_briefing(notebook: NotebookNode) -> Briefing:
    """Return the briefing an executed notebook tells: its title, facts and blocks, numbered by place."""
    notebook = _mend(notebook)
    facts = _read_facts(notebook.metadata.get("dyads", {}))
    blocks = [
        block
        for block in _read_cells(notebook, notebook.metadata.get("dyads", {}).get("language", "en"))
        if not isinstance(block, Heading) or block.text.strip()
    ]
    title = str(notebook.metadata.get("dyads", {}).get("title") or "")
    first = next((block for block in blocks if isinstance(block, Heading) and block.level == 1), None)
    if first is not None:
        blocks.remove(first)  # it is the title; a page has one
    found = [item for bundle in _find(notebook, EVIDENCE) for item in read_evidence(bundle)]
    held = {item.id: item for item in found}
    shown = select_evidence(held.values())
    say = speak(facts.language)
    return Briefing(
        (say.text(title) or title) or (first.text if first else say("Briefing")),
        facts,
        (*_read_notices(notebook), *_number(blocks, say)),
        {item.id: item for item in shown},
        unshown=len(held) - len(shown),
    )


def _read_notices(notebook: NotebookNode) -> Iterator[Block]:
    """Yield what the page says of itself before anything else: that it is restated, or rests on too little."""
    for notice in notebook.metadata.get("dyads", {}).get("notices", []):
        yield Notice(str(notice["text"]), urgent=bool(notice["urgent"]))


def _mend(value: Any) -> Any:
    """Return the notebook without halves of characters, which no file and no font can hold."""
    if isinstance(value, str):
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, Mapping):
        return NotebookNode({key: _mend(item) for key, item in value.items()})  # type: ignore[no-untyped-call]  # nbformat's gap
    return [_mend(item) for item in value] if isinstance(value, list) else value


def find_records(notebook: NotebookNode) -> dict[str, Any]:
    """Return what the notebook's outputs say it was made of: the fingerprint of its corpus, for instance."""
    records: dict[str, Any] = {}
    for record in _find(notebook, RECORD):
        records |= record
    return records


def _find(notebook: NotebookNode, kind: str) -> Iterator[Mapping[str, Any]]:
    """Yield what the notebook's outputs hold of one MIME type, in order."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if kind in output.get("data", {}):
                yield output["data"][kind]


def _read_facts(metadata: Mapping[str, Any]) -> Facts:
    first, end = metadata.get("period", (None, None))
    as_of = metadata.get("as_of")
    theme, faults = read_theme(metadata.get("theme", {}))
    if faults:
        raise EditionError("the notebook carries a theme that cannot be used: " + "; ".join(faults))
    return Facts(
        briefing=metadata.get("briefing", ""),
        language=speak(metadata.get("language", "en")).language,
        period=(date.fromisoformat(first) if first else None, date.fromisoformat(end) if end else None),
        zone=metadata.get("zone", "UTC"),
        as_of=date.fromisoformat(as_of) if as_of else None,
        parameters=metadata.get("parameters", {}),
        record=dict(_flatten(metadata.get("record", {}))),
        dyads=metadata.get("version", ""),
        theme=theme,
    )


def _flatten(record: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield a nested record as lines: `corpus: documents`, `95`."""
    for name, value in record.items():
        place = f"{above}{name}".replace("_", " ")
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{place}: ")
        else:
            yield place, str(value)


def _read_cells(notebook: NotebookNode, language: str) -> Iterator[Block]:
    for cell in notebook.cells:
        tags = set(cell.metadata.get("tags", []))
        if tags & _HIDDEN or "papermill-error-cell-tag" in tags:
            continue
        if cell.cell_type == "markdown":
            blocks = _read_text(cell.source, language)
            yield from _fold(blocks) if "fold" in tags else blocks
        elif cell.cell_type == "code":
            code = "" if tags & _CODE_HIDDEN else cell.source
            for output in cell.get("outputs", []):
                yield from _read_output(output, code)


def _read_text(source: str, language: str) -> tuple[Block, ...]:
    """Return a text cell in the reader's language; one that has no translation stays as written, and says in which language."""
    own = language not in LANGUAGES
    translated = None if own else translate_markdown(source, speak(language))
    if translated is not None:
        return parse_markdown(translated)
    foreign = language if own else tell_foreign(source, language)
    return tuple(
        replace(block, language=foreign) if isinstance(block, (Heading, Paragraph, Listing, Quote)) else block
        for block in parse_markdown(source)
    )


def _fold(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks of a cell tagged `fold`: what stands under its headings is for those who ask."""
    for block in blocks:
        yield replace(block, folded=True) if isinstance(block, Heading) else block


def _read_output(output: NotebookNode, code: str) -> Iterator[Block]:
    if output.output_type == "stream":
        if output.name == "stdout" and output.text.strip():
            yield Preformatted(_cut(_ANSI.sub("", output.text).rstrip("\n")))
    elif output.output_type == "error":
        yield Failure(output.ename, output.evalue)
    else:
        yield from _read_bundle({kind: _joined(value) for kind, value in output.data.items()}, code)


def _cut(printed: str) -> str:
    """Return as much of what a cell printed as somebody reads; setting millions of letters takes hours."""
    more = len(printed) - _PRINTED
    return (
        printed if more <= 0 else f"{printed[:_PRINTED]}\n[{more:,} more characters stand in notebook.ipynb]"
    )


def _joined(value: Any) -> Any:
    """Return a text that a notebook on disk may hold as a list of lines."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "".join(value)
    return value


def _read_bundle(bundle: Mapping[str, Any], code: str) -> Iterator[Block]:
    plain = str(bundle.get("text/plain", ""))
    data = _read_data(bundle[TABLE]) if TABLE in bundle else None
    if SPEC in bundle or "image/svg+xml" in bundle or "image/png" in bundle:
        yield _read_figure(bundle, plain, data, code)
    elif data is not None:
        yield Table(0, "", data, code)
    elif "text/markdown" in bundle:
        yield from parse_markdown(str(bundle["text/markdown"]))
    elif "text/html" in bundle:
        html = nh3.clean(
            str(bundle["text/html"]),
            tags=_HTML_TAGS,
            attributes=_HTML_ATTRIBUTES,
            clean_content_tags={"script", "style"},
        )
        yield Html(html, plain)
    elif plain.strip() and EVIDENCE not in bundle:
        yield Preformatted(_ANSI.sub("", plain))


def _read_figure(bundle: Mapping[str, Any], plain: str, data: Data | None, code: str) -> Figure:
    svg = str(bundle["image/svg+xml"]) if "image/svg+xml" in bundle else None
    png = str(bundle["image/png"]).replace("\n", "") if "image/png" in bundle else None
    described = "" if plain.startswith("<") and plain.rstrip().endswith(">") else plain  # a repr says nothing
    caption = data.caption if data else ""
    spec = dict(bundle.get(SPEC) or {})
    ours = spec.pop("usermeta", {}).get("dyads", {})
    if caption:
        spec.pop("title", None)  # the page sets it above the picture, as text
    return Figure(
        0,
        "",
        described,
        caption,
        code,
        svg,
        png,
        spec or None,
        ours.get("dark", {}),
        ours.get("narrow"),
        data,
    )


def _read_data(table: Mapping[str, Any]) -> Data:
    columns = tuple(
        Column(c["name"], c.get("label") or c["name"], c.get("type", "text"), c.get("shown", True))
        for c in table["columns"]
    )
    rows = tuple(
        tuple(row.get(c.name) for c in columns) if isinstance(row, Mapping) else tuple(row)
        for row in table["rows"]
    )
    doors = tuple(find_anchor(door) if door else "" for door in table.get("doors", []))
    return Data(
        table.get("name") or "",
        columns,
        rows,
        table.get("caption") or "",
        doors if len(doors) == len(rows) else (),
        table.get("most", 0),
    )


def _number(blocks: Iterable[Block], say: Speaker) -> Iterator[Block]:
    """Yield the blocks with figures and tables numbered and every place named: the same notebook gives the same ids."""
    names: Counter[str] = Counter()
    files: Counter[str] = Counter()
    figures = tables = 0
    heading, level = "", 1
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
            level = min(max(block.level, 2), level + 1)  # the title is 1, and no level is skipped
            yield replace(block, level=level, id=_unique(slug(heading) or "section", names))
        elif isinstance(block, Figure):
            figures += 1
            yield _place_figure(block, figures, heading, files, say)
        elif isinstance(block, Table):
            tables += 1
            data = replace(block.data, name=_unique(slug(block.data.name) or f"table-{tables}", files))
            yield replace(block, number=tables, id=f"table-{tables}", data=data)
        else:
            yield block


def _place_figure(figure: Figure, number: int, heading: str, files: Counter[str], say: Speaker) -> Figure:
    place = f"figure-{number}"
    if missing := list(_find_missing(figure)):
        raise EditionError(
            f"figure {number} ({(figure.caption or figure.alt)[:80]!r}) lacks {', '.join(missing)}: every figure has all its faces"
        )
    alt = figure.alt or f"{say('Figure {number}', number=number)}: {heading}".rstrip(": ")
    svg = clean_svg(figure.svg, place, alt) if figure.svg is not None else None
    if svg is None and not (figure.png or "").startswith(_PNG):
        raise EditionError(
            f"figure {number} ({alt[:80]!r}): what it hands over is neither an SVG nor a PNG picture"
        )
    data = figure.data and replace(figure.data, name=_unique(slug(figure.data.name) or place, files))
    return replace(figure, number=number, id=place, alt=alt, svg=svg, data=data)


def _find_missing(figure: Figure) -> Iterator[str]:
    """Yield the faces that a figure of numbers should have and has not; any other picture is only a picture."""
    if figure.spec is None and figure.data is None:
        return
    if figure.spec is None:
        yield "its live chart (application/vnd.vegalite.v6+json)"
    if figure.svg is None:
        yield "its static picture (image/svg+xml)"
    if figure.data is None:
        yield "its numbers (application/vnd.dyads.table+json)"
    if not figure.alt:
        yield "what it shows in words (text/plain)"


def slug(text: str) -> str:
    """Return a name for ids and files: letters and digits of any script, hyphens between."""
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")[:60].rstrip("-")


def _unique(name: str, taken: Counter[str]) -> str:
    taken[name] += 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"
