from datetime import date

import pytest
from nbformat import v4

from dyads.branding.svg import clean_svg
from dyads.errors import EditionError
from dyads.report.blocks import Column, Data, Heading, Inline, Paragraph, Preformatted, Table
from dyads.report.cells import show_rows, write_csv
from dyads.report.markdown import parse_markdown
from dyads.report.page import render_page
from dyads.report.reading import read_briefing, slug
from dyads.report.words import say_period, speak, tell_foreign

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10pt" height="5pt">{}</svg>'


def text(words):
    return Inline("text", words)


def column(kind, *values):
    return [
        row[0]
        for row in show_rows(
            Data("t", (Column("c", "c", kind),), tuple((v,) for v in values)), 99, speak("en")
        )
    ]


def printed(*outputs, tags=()):
    cell = v4.new_code_cell("made()", metadata={"tags": list(tags)}, outputs=list(outputs))
    return read_briefing(v4.new_notebook(cells=[cell])).blocks


def shown(bundle):
    return printed(v4.new_output("display_data", data=bundle))


def test_markdown_becomes_blocks_and_html_in_it_is_text():
    assert parse_markdown("## A *b*\n\nOne <b>two</b> [x](https://example.org) [y](javascript:1)") == (
        Heading(2, (text("A "), Inline("emphasis", parts=(text("b"),))), ""),
        Paragraph(
            (
                text("One <b>two</b> "),
                Inline("link", url="https://example.org", parts=(text("x"),)),
                text(" [y](javascript:1)"),
            )
        ),
    )


def test_a_link_to_a_place_names_it_as_it_is_written():
    assert parse_markdown("[x](#evidence-가)") == (
        Paragraph((Inline("link", url="#evidence-가", parts=(text("x"),)),)),
    )


def test_a_link_to_a_file_is_only_its_words():
    assert parse_markdown("[x](/etc/passwd)") == (Paragraph((text("x"),)),)


def test_an_svg_keeps_its_drawing_and_nothing_that_acts_or_fetches():
    clean = clean_svg(
        SVG.format(
            '<style>@import url(http://x)</style><g onclick="a()" style="fill:url(http://x)" fill="url(#a)">'
            '<image href="http://x/y.png"/><path id="a" d="M0 0"/><use href="#a"/><set attributeName="href"/></g>'
        ),
        "figure-2",
        'A "picture"',
    )
    assert clean == (
        '<svg width="10pt" height="5pt" role="img" aria-label="A &quot;picture&quot;" viewBox="0 0 10 5" '
        'xmlns="http://www.w3.org/2000/svg"><g fill="url(#figure-2-a)"><image /><path id="figure-2-a" d="M0 0" />'
        '<use href="#figure-2-a" /></g></svg>'
    )


def test_a_style_that_would_fetch_is_left_out():
    fetching = SVG.format("<rect style=\"fill:image-set('//outside/a.png' 1x)\"/>")
    assert "outside" not in (clean_svg(fetching, "f", "") or "")


def test_groups_in_groups_end_somewhere():
    deep = SVG.format("<g>" * 5_000 + "</g>" * 5_000)
    assert (clean_svg(deep, "f", "") or "").count("<g") == 100


@pytest.mark.parametrize(
    "source", ["", "<p>", "<svg/>", '<!DOCTYPE s [<!ENTITY a "b">]>' + SVG.format("&a;")]
)
def test_what_is_no_svg_is_none(source):
    assert clean_svg(source, "f", "") is None


def test_a_figure_that_lacks_a_face_stops_the_edition_by_its_number():
    with pytest.raises(EditionError) as caught:
        shown({"application/vnd.vegalite.v6+json": {"mark": "bar"}, "text/plain": "Bars"})
    assert str(caught.value) == (
        "figure 1 ('Bars') lacks its static picture (image/svg+xml), its numbers (application/vnd.dyads.table+json): "
        "every figure has all its faces"
    )
    with pytest.raises(EditionError) as caught:
        shown(
            {
                "image/svg+xml": SVG.format(""),
                "application/vnd.dyads.table+json": {"columns": [], "rows": [], "caption": "Who?"},
            }
        )
    assert str(caught.value) == (
        "figure 1 ('Who?') lacks its live chart (application/vnd.vegalite.v6+json), what it shows in words (text/plain): "
        "every figure has all its faces"
    )


def test_a_picture_that_is_none_is_named():
    with pytest.raises(EditionError) as caught:
        shown({"image/png": "aGk=", "text/plain": "Lines"})
    assert str(caught.value) == "figure 1 ('Lines'): what it hands over is neither an SVG nor a PNG picture"


def test_a_picture_without_words_is_named_by_its_heading():
    cells = [
        v4.new_markdown_cell("## Lines"),
        v4.new_code_cell(outputs=[v4.new_output("display_data", data={"image/png": "iVBORw0KGgo=", "text/plain": "<Figure size>"})]),
    ]  # fmt: skip
    [figure] = read_briefing(v4.new_notebook(cells=cells)).figures
    assert figure.alt == "Figure 1: Lines"


def test_the_first_heading_is_the_title_and_headings_of_one_name_have_two_ids():
    briefing = read_briefing(
        v4.new_notebook(cells=[v4.new_markdown_cell("# Title\n\n## Who\n\n## Who\n\n## 누가")])
    )
    assert briefing.title == "Title"
    assert [block.id for block in briefing.blocks] == ["who", "who-2", "누가"]


def test_no_level_of_headings_is_skipped_and_empty_ones_go():
    blocks = read_briefing(
        v4.new_notebook(cells=[v4.new_markdown_cell("# A\n\n#\n\n# B\n\n#### C\n\n## D")])
    ).blocks
    assert [(block.text, block.level) for block in blocks] == [("B", 2), ("C", 3), ("D", 2)]


def test_half_a_character_is_shown_as_a_missing_one():
    assert shown({"text/plain": "a\ud800"}) == (Preformatted("a\N{REPLACEMENT CHARACTER}"),)


def test_what_a_cell_prints_is_shown_and_its_warnings_are_not():
    assert printed(
        v4.new_output("stream", name="stdout", text="\x1b[1mbold\x1b[0m\n"),
        v4.new_output("stream", name="stderr", text="DeprecationWarning"),
    ) == (Preformatted("bold"),)


def test_a_cell_can_keep_its_output_or_its_code_to_itself():
    table = {"application/vnd.dyads.table+json": {"columns": [{"name": "a"}], "rows": [[1]]}}
    assert printed(v4.new_output("display_data", data=table), tags=["remove-output"]) == ()
    [block] = printed(v4.new_output("display_data", data=table), tags=["remove-input"])
    assert block == Table(1, "table-1", Data("table-1", (Column("a", "a", "text"),), ((1,),)), "")


def test_a_column_has_one_number_of_decimals_and_what_is_missing_is_a_dash():
    assert column("number", 2.5, None, 3, float("nan"), 0.001, -0.25) == [
        "2.50",
        "–",
        "3.00",
        "–",
        "<0.01",
        "−0.25",
    ]
    assert column("number", 1200.0, 3.0) == ["1,200", "3"]
    assert column("number", float("inf"), 0.5) == ["∞", "0.50"]
    assert column("share", 0.42, 0.005, 0) == ["42.0%", "0.5%", "0.0%"]
    assert column("share", 0.5, 1.0) == ["50%", "100%"]
    assert column("boolean", *[True, False, None]) == ["yes", "no", "–"]
    assert column("text", "-1", ["a", "b"]) == ["-1", "a, b"]
    assert column("number") == []


def test_a_csv_cell_that_could_be_a_formula_is_defused_and_numbers_are_not():
    columns = (Column("=x", "x", "text"), Column("n", "n", "number"))
    rows = (("@sum", -1.5), ("＝1", 2), ("a,b", None))
    assert write_csv(Data("t", columns, rows)) == "'=x,n\r\n'@sum,-1.5\r\n'＝1,2\r\n\"a,b\",\r\n"


def test_a_period_is_said_as_its_reader_says_it():
    def said(language, first, end):
        return say_period(speak(language), first and date(*first), end and date(*end))

    assert said("en", (2015, 4, 13), (2015, 4, 20)) == "13–19 April 2015"
    assert said("en", (2015, 4, 27), (2015, 5, 4)) == "27 April – 3 May 2015"
    assert said("en", (2015, 4, 13), (2015, 4, 14)) == "13 April 2015"
    assert said("en", (2014, 12, 29), (2015, 1, 5)) == "29 December 2014 – 4 January 2015"
    assert said("ko", (2015, 4, 13), (2015, 4, 20)) == "2015년 4월 13일~19일"
    assert said("ja", (2015, 4, 13), None) == "2015年4月13日以降"
    assert said("en", None, (2015, 4, 20)) == "Until 19 April 2015"
    assert said("fr", None, None) == "All days"


def test_a_shipped_text_cell_is_read_in_the_readers_language():
    cells = [v4.new_markdown_cell("## Sources")]
    blocks = read_briefing(v4.new_notebook(cells=cells, metadata={"dyads": {"language": "ja"}})).blocks
    assert [block.text for block in blocks] == [speak("ja")("## Sources").removeprefix("## ")]


def test_a_users_own_text_cell_stays_as_written_and_says_in_which_language():
    cells = [v4.new_markdown_cell("## My view\n\nNothing new."), v4.new_markdown_cell("새로운 것은 없다.")]
    blocks = read_briefing(v4.new_notebook(cells=cells, metadata={"dyads": {"language": "ko"}})).blocks
    assert [(type(block).__name__, block.language) for block in blocks] == [
        ("Heading", "en"),
        ("Paragraph", "en"),
        ("Paragraph", ""),
    ]


def test_a_text_is_foreign_where_it_is_in_another_language_than_its_readers():
    assert tell_foreign("외교부는 밝혔다", "ja") == "ko"
    assert tell_foreign("The ministry", "en") == tell_foreign("12 %", "ko") == ""


def test_a_name_for_files_leads_nowhere():
    assert slug("../../Etc / Passwd 한") == "etc-passwd-한"


def test_a_cell_tagged_fold_folds_what_stands_under_its_headings():
    cells = [
        v4.new_markdown_cell("## Who\n\nWords."),
        v4.new_markdown_cell("## Method\n\nCounts follow a codebook.", metadata={"tags": ["fold"]}),
        v4.new_markdown_cell("## Sources"),
    ]
    page = render_page(read_briefing(v4.new_notebook(cells=cells)))
    start = page.index('<details class="method"><summary>')
    assert (
        start
        < page.index("Counts follow a codebook.")
        < page.index("</details>", start)
        < page.index('<h2 id="sources"')
    )
    assert page.index('<h2 id="who"') < start
