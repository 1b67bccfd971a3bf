"""What an edition found, in its own words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from dyads.report.blocks import Listing, Paragraph, plain
from dyads.report.markdown import parse_markdown

MARKDOWN = "text/markdown"


def read_findings(notebook: Path) -> tuple[str, ...]:
    """Return the sentences of the first list that a cell of the executed notebook wrote: its key findings."""
    try:
        cells = json.loads(notebook.read_bytes())["cells"]
        written = [
            "".join(output["data"][MARKDOWN])
            for cell in cells
            for output in cell.get("outputs", [])
            if MARKDOWN in output.get("data", {})
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()  # a folder made by hand, or half of one: it has no findings to show
    return next((found for text in written if (found := tuple(_items(text)))), ())


def read_plainly(markdown: str) -> str:
    """Return a sentence of Markdown as a reader reads it."""
    return " ".join(plain(block.parts) for block in parse_markdown(markdown) if isinstance(block, Paragraph))


def _items(markdown: str) -> Iterator[str]:
    listing = next((block for block in parse_markdown(markdown) if isinstance(block, Listing)), None)
    for item in listing.items if listing else ():
        yield " ".join(plain(block.parts) for block in item if isinstance(block, Paragraph))
