"""Files that nobody means well: each costs itself only, in bounded memory and time."""

import gzip
import io
import json
import tracemalloc
import zipfile

import pytest
from reading import read, write

GOOD = "The envoys met.\n"


def refusals(tmp_path):
    """What is refused while a good article lies beside it."""
    write(tmp_path / "zz-good.txt", GOOD)
    documents, rejected = read(tmp_path)
    assert [row["text"] for row in documents] == [GOOD]
    return rejected


def test_a_zip_bomb_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", b"x" * 50_000_000)
    tracemalloc.start()
    rejected = refusals(tmp_path)
    assert tracemalloc.get_traced_memory()[1] < 200_000_000
    tracemalloc.stop()
    assert rejected["bomb.zip/a.jsonl"] == (
        "unpacks to more than 200 times its size: no text does; unpack it yourself if you trust it"
    )


def test_a_file_of_a_million_faults_is_left_after_a_thousand(tmp_path):
    write(tmp_path / "a.jsonl", "[]\n" * 1_000_000)
    rejected = refusals(tmp_path)
    assert len(rejected) == 1001
    assert (
        rejected["a.jsonl"]
        == "1,000 of it in a row could not be read; the rest was not tried: mend those, or leave it out"
    )


def test_a_gzip_bomb_is_refused(tmp_path):
    write(tmp_path / "bomb.csv.gz", gzip.compress(b"title,text\n" + b"\0" * 100_000_000))
    assert "bomb.csv" in refusals(tmp_path)


def test_archives_in_archives_end(tmp_path):
    data, name = b"x", "x.txt"
    for level in range(5):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(name, data)
        data, name = stream.getvalue(), f"{level}.zip"
    write(tmp_path / "deep.zip", data)
    assert list(refusals(tmp_path).values()) == ["3 archives deep in archives; unpack it"]


def test_a_locked_member_is_refused_and_the_next_is_read(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "secret")
    data = bytearray(stream.getvalue())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    write(tmp_path / "locked.zip", bytes(data))
    assert refusals(tmp_path) == {"locked.zip/a.txt": "locked with a password; unpack it"}


@pytest.mark.parametrize("name", ["x.zip", "x.txt.gz", "x.xlsx", "x.parquet", "x.warc", "x.warc.gz"])
@pytest.mark.parametrize(
    "content", [b"", b"no such thing", b"PK\x03\x04broken", b"\x1f\x8b\x08\0broken", b"PAR1\0\0PAR1"]
)
def test_damaged_files_are_refused(tmp_path, name, content):
    write(tmp_path / name, content)
    rejected = refusals(tmp_path)
    assert all(reason for reason in rejected.values())


def test_a_cut_gzip_file_is_refused(tmp_path):
    write(tmp_path / "cut.txt.gz", gzip.compress(GOOD.encode() * 1000)[:-20])
    assert refusals(tmp_path)["cut.txt"].startswith("damaged: ")


def test_one_endless_line_costs_itself_in_bounded_memory(tmp_path):
    with (tmp_path / "lines.jsonl").open("wb") as stream:
        stream.write(b'{"text": "')
        for _ in range(100):
            stream.write(b"x" * 1_000_000)
        stream.write(b'"}\n' + json.dumps({"text": "Last."}).encode())
    tracemalloc.start()
    documents, rejected = read(tmp_path)
    assert tracemalloc.get_traced_memory()[1] < 150_000_000
    tracemalloc.stop()
    assert [row["source"] for row in documents] == ["lines.jsonl#2"]
    assert rejected == {
        "lines.jsonl#1": "a line of more than 16,000,000 letters, too long for one article; split it"
    }


def test_a_quotation_mark_left_open_keeps_the_rows_before_it(tmp_path):
    write(tmp_path / "t.csv", 'title,text\nOne,First.\nTwo,"' + "never closed\n" * 1_500_000)
    documents, rejected = read(tmp_path)
    assert [row["text"] for row in documents] == ["One\n\nFirst."]
    assert rejected == {
        "t.csv#2": "the table cannot be read from here on: field larger than field limit (16000000); "
        "is a quotation mark left open?"
    }


def test_an_article_larger_than_any_article_is_refused(tmp_path):
    write(tmp_path / "vast.txt", b"x" * 16_000_001)
    assert refusals(tmp_path) == {"vast.txt": "larger than 16 MB, more than we take in one piece; split it"}


def test_zero_bytes_are_no_text(tmp_path):
    write(tmp_path / "a.txt", b"The \0 envoys\0 met.")
    assert refusals(tmp_path) == {
        "a.txt": "binary: it holds zero bytes, so it is no text; save the article as text in UTF-8"
    }


def test_noise_is_no_text(tmp_path):
    write(tmp_path / "a.txt", bytes(range(128, 256)) * 50)
    assert refusals(tmp_path) == {
        "a.txt": "its encoding is none of UTF-8, UTF-16, EUC-KR/CP949, Shift_JIS/CP932, EUC-JP and Windows-1252; "
        "save it in UTF-8"
    }


def test_few_broken_letters_cost_those_letters_only(tmp_path):
    text = "The envoys met – again and again. " * 20
    write(tmp_path / "a.txt", text.encode() + b"\xe2\x80")
    (row,) = read(tmp_path)[0]
    assert row["text"] == text + "\ufffd"


def test_half_a_surrogate_pair_in_json_is_no_letter(tmp_path):
    write(tmp_path / "a.jsonl", '{"text": "The envoys \\ud800 met."}')
    (row,) = read(tmp_path)[0]
    assert row["text"] == "The envoys ? met."


def test_deep_json_is_refused(tmp_path):
    write(tmp_path / "a.jsonl", "[" * 100_000)
    assert refusals(tmp_path)["a.jsonl#1"].startswith("no JSON: ")


@pytest.mark.parametrize(
    "page", ["<div>" * 50_000, "<p>" + "<b>x" * 20_000, "<a href='" * 5000, "<table><tr><td>" * 5000]
)
def test_deep_pages_are_refused_or_read_but_never_stop_the_rest(tmp_path, page):
    write(tmp_path / "deep.html", page)
    write(tmp_path / "zz-good.txt", GOOD)
    documents, _ = read(tmp_path)
    assert documents[-1]["text"] == GOOD


def test_a_billion_laughs_are_not_laughed(tmp_path):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    write(
        tmp_path / "x.xml",
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss version="2.0"><channel><title>&l8;</title></channel></rss>',
    )
    refusals(tmp_path)


def test_a_page_of_more_elements_than_any_page_of_news_is_refused(tmp_path):
    write(tmp_path / "links.html", "<html><body>" + "<a href=x>y</a>" * 40_000 + "</body></html>")
    assert refusals(tmp_path) == {
        "links.html": "more than 30,000 elements: no page of news has so many; save the article as text"
    }


def test_a_text_of_more_lines_than_any_article_is_refused(tmp_path):
    write(tmp_path / "lines.txt", "x\n" * 50_001)
    assert refusals(tmp_path) == {
        "lines.txt": "more than 4,000,000 letters or 50,000 lines, too long for one article; split it"
    }


def workbook(rows):
    """A workbook whose one sheet holds these rows, as XML."""
    kind = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kind}/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{kind}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{kind}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kind}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{kind}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{kind}/spreadsheetml/2006/main" xmlns:r="{kind}/officeDocument/2006/'
        'relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{kind}/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def cell(text, place=None):
    where = f' r="{place}"' if place else ""
    return f'<c{where} t="inlineStr"><is><t>{text}</t></is></c>'


HEADING, ARTICLE = f'<row r="1">{cell("text", "A1")}</row>', f"<row>{cell('The envoys met again.')}</row>"


@pytest.mark.parametrize(
    ("far", "cells"),
    [
        (f'<row r="1048576">{cell("x", "XFD1048576")}</row>', "17,179,869,184"),
        (f'<row r="1048576">{cell("x") * 20}</row>', "20,971,520"),
        (f"<row>{cell('x') * 4000}</row>" + f"<row>{cell('x')}</row>" * 3000, "12,008,000"),
    ],
    ids=["the last cell", "the last row", "cells without a place"],
)
def test_a_workbook_with_stray_cells_is_refused_before_its_grid_is_made(tmp_path, far, cells):
    write(tmp_path / "far.xlsx", workbook(HEADING + far))
    assert refusals(tmp_path) == {
        "far.xlsx": f"its sheets span {cells} cells, more than 10,000,000; "
        "delete the stray cells far from the rest, or save it as CSV"
    }


def test_empty_cells_far_away_cost_a_workbook_nothing(tmp_path):
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    write(tmp_path / "a.xlsx", workbook(HEADING + ARTICLE + far))
    assert [row["text"] for row in read(tmp_path)[0]] == ["The envoys met again."]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (
            "xl/worksheets/sheet1.xml",
            "<!DOCTYPE x><sheetData/>",
            "no workbook: it declares a document type; save it again, or as CSV",
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<sheetData>",
            "no workbook: no element found: line 1, column 11; save it again, or as CSV",
        ),
        ("content.xml", "<x/>", "no .xlsx workbook, though named like one; save it as .xlsx or CSV"),
    ],
)
def test_a_workbook_whose_size_cannot_be_told_is_refused(tmp_path, name, content, reason):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(name, content)
    assert refusals(tmp_path) == {"a.xlsx": reason}


@pytest.mark.parametrize(("value", "shown"), [("5", "5"), ('["The envoys met."]', "['The envoys met.']")])
def test_a_number_or_a_list_is_no_text(tmp_path, value, shown):
    write(tmp_path / "a.jsonl", f'{{"text": {value}}}')
    assert refusals(tmp_path) == {
        "a.jsonl#1": f"its text is {shown}, which is no text; correct it, or name what holds the text in `columns`"
    }
