"""A small notebook with every kind of output, hostile where it can be, run once for all tests."""

from __future__ import annotations

from datetime import date

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from dyads.model import Period
from dyads.report import Order, make_edition

HOSTILE = "</script><img src=x onerror=alert(1)>"
FIGURE = r"""
rows = [
    {"actor": "Ministry of Examples", "n": 21, "share": 0.42, "door": "evidence-ministry"},
    {"actor": hostile, "n": 1, "share": 0.02, "door": "evidence-nobody"},
]
spec = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json", "width": 400, "height": 80, "title": hostile,
    "description": hostile, "data": {"values": rows}, "mark": {"type": "bar", "tooltip": True},
    "encoding": {"y": {"field": "actor", "type": "nominal", "title": hostile}, "x": {"field": "n", "type": "quantitative"}},
    "config": {"font": "Noto Sans CJK JP"},
}
svg = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="400" height="80" viewBox="0 0 400 80" onload="alert(1)">'
    '<defs><clipPath id="clip0"><rect width="400" height="80"/></clipPath></defs><script>alert(1)</script>'
    '<a xlink:href="javascript:alert(1)"><rect width="9" height="9"/></a><foreignObject><b>x</b></foreignObject>'
    '<g clip-path="url(#clip0)"><rect id="bar" x="0" y="0" width="380" height="30" fill="#1c65a3" onclick="alert(1)"/>'
    '<text x="5" y="60" font-family="Noto Sans CJK JP">A한日 &lt;/script&gt; \U0001f600</text></g></svg>'
)
table = {
    "name": "../frequency", "caption": "Who was named " + hostile,
    "columns": [
        {"name": "actor", "type": "text", "label": hostile},
        {"name": "n", "type": "integer", "label": "Articles"},
        {"name": "share", "type": "share", "label": "Share"},
    ],
    "rows": rows,
    "doors": ["evidence-ministry", "evidence-nobody"],
}
bundle = {
    "application/vnd.vegalite.v6+json": spec, "image/svg+xml": svg,
    "application/vnd.dyads.table+json": table, "text/plain": "Bars: Ministry of Examples leads. " + hostile,
}
display(bundle, raw=True)
"""

TABLE = r"""
display({"application/vnd.dyads.table+json": {
    "caption": "Days and values",
    "columns": [
        {"name": "what", "type": "text", "label": "What"}, {"name": "day", "type": "date", "label": "Day"},
        {"name": "n", "type": "integer", "label": "Number"}, {"name": "lift", "type": "number", "label": "Lift"},
    ],
    "doors": ["pair", "evidence-nobody", None],
    "rows": [["=1+1", "2015-04-13", 12, 2.5], ["예시", "2015-04-14", 3, None], ["見本", None, 1200, 0.0004]],
}}, raw=True)
"""


EVIDENCE = r"""
text = "The Ministry of Examples, 😀 said the ministry, opened " + hostile
ministry = [
    {"document": "a1", "outlet": "Example Post", "date": "2015-04-13", "title": "It opened " + hostile, "text": text,
     "marks": [[4, 24], [37, 45]], "rule": "name" + hostile},
    {"document": "a1", "outlet": "Example Post", "date": "2015-04-13", "title": "It opened " + hostile,
     "text": "예시 見本", "marks": [[0, 2], [1, 5]], "rule": "name"},
    {"document": "a2", "outlet": None, "date": None, "title": None, "text": "Nothing is marked.", "marks": []},
]
display({"application/vnd.dyads.evidence+json": {"items": {
    "ministry": {"label": "Ministry of Examples " + hostile, "total": 21, "sentences": ministry},
    "evidence-pair": {"label": "A pair", "sentences": ministry[1:2]},
}}, "text/plain": "evidence"}, raw=True)
"""


def notebook(*cells):
    return new_notebook(cells=list(cells))


def code(source, *tags):
    return new_code_cell(source, metadata={"tags": list(tags)})


def everything():
    return notebook(
        new_markdown_cell(f"# All kinds of things {HOSTILE}"),
        code("hostile = ''\ntop = 3", "parameters"),
        new_markdown_cell(f"## Findings\n\nA **strong** word, {HOSTILE} and [a door](#evidence-pair), [a wall](#evidence-none), [a place](#figure-1).\n\n- one\n- two"),
        code(FIGURE),
        new_markdown_cell(f"## 한국어 日本語 {HOSTILE}\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | {HOSTILE} |"),
        code(TABLE),
        code(EVIDENCE),
        code("import sys\nprint('printed', hostile)\nprint('a warning', file=sys.stderr)"),
        code("display({'text/html': f'<table onclick=alert(1)><tr><td>cell {hostile}</td></tr></table>', 'text/plain': 'cell'}, raw=True)"),
        code("display({'text/markdown': '**finding** ' + hostile}, raw=True)"),
        code(
            "display({'application/vnd.dyads.record+json': {'corpus': {'documents': 3, 'name': hostile}},"
            " 'text/markdown': 'Three documents.'}, raw=True)"
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def write_order(tmp_path_factory):
    """Write a notebook to disk and return an order for it."""

    def write(cells, **changes):
        folder = tmp_path_factory.mktemp("order")
        nbformat.write(cells, folder / "sample.ipynb")
        standard = {
            "briefing": "sample",
            "notebook": folder / "sample.ipynb",
            "parameters": {},
            "period": Period(date(2015, 4, 13), date(2015, 4, 20), "Asia/Seoul"),
            "as_of": date(2015, 4, 21),
            "reports": folder / "reports",
            "folder": folder,
        }
        return Order(**(standard | changes))

    return write


@pytest.fixture(scope="session")
def order(write_order):
    return write_order(everything(), parameters={"hostile": HOSTILE, "top": 5}, title=f"Sample {HOSTILE}")


@pytest.fixture(scope="session")
def edition(order):
    return make_edition(order)
