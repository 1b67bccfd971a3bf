"""What readers get: whatever a notebook holds, its page and its PDF are whole, and nothing in them is anything but text."""

from __future__ import annotations

import base64
import tempfile
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import lxml.html
import pyarrow.parquet as pq
from hostile import damaged, target, texts
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from dyads import fonts
from dyads.delivery.letter import Letter
from dyads.delivery.message import write_message
from dyads.errors import EditionError
from dyads.language import speaking
from dyads.report.cells import write_csv
from dyads.report.data import write_data
from dyads.report.markdown import parse_markdown
from dyads.report.page import render_page
from dyads.report.pdf import render_pdf
from dyads.report.reading import read_briefing

SVG = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' viewBox='0 0 9 9'><g><rect width='3' height='3' fill='#123456'/><text>a</text></g></svg>"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
)
CODE = (
    "</script>", "<script>x</script>", "<img src=x onerror=x>", "<!--", "]]>", "{{ 7*7 }}", "{% raw %}", "#[", "#import", '#read("x")', "$x$", "@a", "\\", "`", "```", "*", "_",
    "[a](javascript:x)", "[a](http://b)", "![a](b)", "| a | b |\n|---|---|\n| c |", "- ", "> " * 50, "1. " * 60, "#" * 7 + " a", "[" * 200, "<" * 200, "`" * 200, "*" * 400, "&lt;", "&#x202e;",
    "=1+1", "\u202e", "\ud800", "\0", "\x1b[31m", "evidence-a", "[a](#evidence-a)", "javascript:x", "mailto:a", "\r\nBcc: a@b.org", "😀", "\U00030000", "e\u0301" * 60, "a" * 3000, "가 " * 500, "/" * 3000,
)  # fmt: skip
words = st.lists(st.sampled_from(CODE) | texts(3) | st.text(st.characters(), max_size=6), max_size=5).map(
    "".join
)
whole = words.map(lambda text: text.encode("utf-8", "replace").decode())  # as a notebook is read
numbers = st.none() | st.integers() | st.floats() | st.booleans()
KINDS = ("text", "integer", "number", "share", "date", "boolean")


@st.composite
def tables(draw):
    """Draw a table as a cell hands it over: any words, any numbers, days that are some."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3))
    cell = {
        "text": st.none() | words | st.lists(words, max_size=2), "date": st.none() | st.dates().map(str), "boolean": st.none() | st.booleans(),
        "integer": st.none() | st.integers(), "number": st.none() | st.floats() | st.integers(), "share": st.none() | st.floats(),
    }  # fmt: skip
    rows = draw(st.lists(st.tuples(*(cell[kind] for kind in kinds)).map(list), max_size=4))
    return {
        "name": draw(words),
        "caption": draw(words),
        "columns": [
            {"name": f"c{n}{draw(words)}", "type": kind, "label": draw(words), "shown": draw(st.booleans())}
            for n, kind in enumerate(kinds)
        ],
        "rows": rows,
        "doors": ["evidence-a"] * len(rows),
        "most": draw(st.sampled_from((0, 1))),
    }


@st.composite
def outputs(draw):
    match draw(st.integers(0, 6)):
        case 0:
            return new_output("stream", name="stdout", text=draw(words))
        case 1:
            return new_output("error", ename=draw(words), evalue=draw(words), traceback=[])
        case 2:
            bundle = {"application/vnd.dyads.table+json": draw(tables())}
        case 3:
            svg = draw(
                damaged(SVG, tokens=(b"<script>", b" onload='x'", b"<text>&lt;", b"&#0;", b"<g>" * 150))
            )
            bundle = {
                "application/vnd.dyads.table+json": draw(tables()),
                "application/vnd.vegalite.v6+json": {
                    "title": draw(words),
                    "data": {"values": [{"a": draw(words)}]},
                },
                "image/svg+xml": svg.decode("utf-8", "replace"),
                "text/plain": draw(words) or "A picture.",
            }
        case 4:
            bundle = {
                "image/png": base64.b64encode(draw(st.just(PNG) | damaged(PNG))).decode(),
                "text/plain": draw(words),
            }
        case 5:
            bundle = {"text/html": draw(words), "text/plain": draw(words)}
        case _:
            bundle = {"text/markdown": draw(words)}
    return new_output("display_data", bundle)


@st.composite
def notebooks(draw):
    """Draw an executed notebook, hostile in every field that comes from articles, params or cells."""
    evidence = {
        "items": {
            "a": {
                "label": draw(words),
                "total": draw(st.integers(0, 9)),
                "sentences": [
                    {name: draw(words) for name in ("outlet", "date", "title", "text", "rule")}
                    | {
                        "document": "d",
                        "day": "2015-04-17",
                        "marks": draw(
                            st.lists(st.tuples(st.integers(0, 9), st.integers(0, 30)).map(list), max_size=2)
                        ),
                    }
                ],
            }
        }
    }
    cells = [
        new_markdown_cell(draw(words), metadata={"tags": draw(st.sampled_from(([], ["fold"])))})
        for _ in range(draw(st.integers(0, 2)))
    ]
    shown = draw(st.lists(outputs(), max_size=3))
    cells.append(
        new_code_cell(
            draw(words),
            outputs=[*shown, new_output("display_data", {"application/vnd.dyads.evidence+json": evidence})],
        )
    )
    facts = {
        "title": draw(words),
        "briefing": draw(words),
        "language": draw(st.sampled_from(("en", "ko", "ja"))),
        "period": draw(
            st.sampled_from(((None, None), ("2015-04-13", "2015-04-20"), ("0001-01-01", "9999-12-31")))
        ),
        "as_of": "2015-04-20",
        "zone": "Asia/Seoul",
        "parameters": {draw(words): draw(words | numbers)},
        "record": {draw(words): {draw(words): draw(words)}},
        "notices": [{"text": draw(words), "urgent": draw(st.booleans())}],
        "theme": draw(st.sampled_from(({}, {"name": "A desk", "footer": "<b>&", "classification": "#[x]"}))),
    }
    return new_notebook(cells=cells, metadata={"dyads": facts})


def told(notebook):
    """Return the briefing of a notebook; what it cannot show, it refuses in our words."""
    try:
        return read_briefing(notebook)
    except EditionError as error:
        assert "neither an SVG nor a PNG" in str(error) or "lacks" in str(error)  # noqa: PT017 - the other way is to read it


@target(notebook=notebooks(), tries=6)
def test_html_pages(notebook):
    if (briefing := told(notebook)) is None:
        return
    page = lxml.html.document_fromstring(render_page(briefing))
    scripts = [script for script in page.iter("script") if script.get("type", "") != "application/json"]
    assert {script.getparent().tag for script in scripts} <= {"head", "body"}
    assert not page.xpath(
        "//iframe | //object | //embed | //base | //main//script[not(@type)] | //foreignObject"
    )
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            if name in {"src", "href", "action", "xlink:href"}:
                assert value.startswith(("#", "data:", "https://", "http://", "mailto:"))
                assert element.tag == "a" or value.startswith(("#", "data:"))


@target(notebook=notebooks(), tries=6)
def test_pdfs(notebook):
    if (briefing := told(notebook)) is None:
        return
    try:
        assert render_pdf(briefing).startswith(b"%PDF-1.7")
    except EditionError as error:
        assert str(error).startswith("the PDF could not be set: failed to decode image")  # noqa: PT017 - the other way is to set it


@target(notebook=notebooks())
def test_files_of_numbers(notebook):
    if (briefing := told(notebook)) is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        write_data(briefing.data, Path(folder, "data"))
        assert sum(1 for _ in Path(folder, "data").iterdir()) == 2 * len(briefing.data)
        for data in briefing.data:
            assert pq.read_table(Path(folder, "data", f"{data.name}.parquet")).num_rows == len(data.rows)
            assert write_csv(data)


@target(source=words)
def test_markdown(source):
    parse_markdown(source)


@target(text=words, size=st.floats(1, 40), width=st.floats(1, 900))
def test_letters_are_measured_and_covered(text, size, width):
    assert fonts.measure(text, size) >= 0
    fonts.cover(text)
    fonts.fold(text, width, size)


@target(
    language=st.sampled_from(("en", "ko", "ja")),
    message=words,
    name=words,
    number=st.integers(-(10**15), 10**15) | st.floats(0, 1),
    day=st.dates(),
)
def test_messages(language, message, name, number, day):
    say = speaking(language)
    say("{a} – {b}: articles that name both", a=name, b=name)
    say.text(message)
    say.short_day(day)
    say("The first {shown} of {all} rows; all of them are in the CSV file.", shown=number, all=number)


@target(
    letter=st.builds(
        Letter,
        subject=whole.map(lambda text: " ".join(text.split())),
        text=whole,
        html=whole,
        charts=st.just(()),
        pdf=st.none() | st.just(b"%PDF"),
        name=whole.filter(str.isprintable),
        language=st.sampled_from(("en", "ko", "ja")),
    ),
    sender=st.sampled_from(("a@b.org", "가 <a@b.org>", '"x, y" <a@b.org>')),
)
def test_letters(letter, sender):
    message = write_message(
        letter, sender=sender, recipient="c@d.org", name="n", now=datetime(2015, 4, 17, tzinfo=UTC)
    )
    back = message_from_bytes(message.as_bytes(), policy=SMTP)
    assert set(back.keys()) <= {
        "Subject",
        "From",
        "To",
        "Date",
        "Message-ID",
        "Content-Language",
        "Auto-Submitted",
        "Content-Type",
        "MIME-Version",
        "Content-Transfer-Encoding",
    }
    assert back["To"] == "c@d.org"
