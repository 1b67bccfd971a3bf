"""Files: whatever is in one, it is read or refused with a reason, and the good file beside it is read."""

from __future__ import annotations

import gzip
import io
import json
import struct
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hostile import damaged, sample_texts, target, texts
from hypothesis import strategies as st

from dyads.corpus import clean, read_documents
from dyads.corpus.decode import decode, open_text
from dyads.corpus.file import UnreadableError
from dyads.errors import CorpusError

CODES = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949", "cp932", "euc_jp", "cp1252")
GOOD = "The envoys met.\n"
ARTICLE = next(text for text in sample_texts() if text.isascii())[:1500]
PAGE = (
    "<!doctype html><html lang=en><head><title>Envoys meet | The Paper</title><meta charset=utf-8>"
    '<meta property="og:site_name" content="The Paper"><meta property="article:published_time" content="2015-04-17T09:00:00+09:00">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Envoys meet", "datePublished": "2015-04-17", '
    '"author": [{"name": "Somebody Else"}]}</script></head><body><nav><a href=/a>More</a></nav><article><h1>Envoys of the two meet</h1>'
    f"<p class=byline>By Somebody Else</p>{''.join(f'<p>{line}</p>' for line in ARTICLE.splitlines() if line)}"
    "<table><tr><td>1</td></tr></table></article></body></html>"
).encode()
FEED = (
    b'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Paper</title>'
    b"<language>en-us</language><item><title>Envoys &amp; others</title><link>https://a.b/c</link><pubDate>Fri, 17 Apr 2015 09:00:00 GMT</pubDate>"
    b"<description>&lt;p&gt;They met.&lt;/p&gt;</description><content:encoded><![CDATA[<p>They <b>met</b>.</p><br>Again]]></content:encoded></item></channel></rss>"
)
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">T</title><entry><title>E</title><id>1</id><updated>2015-04-17T00:00:00Z</updated>'
    b'<author><name>N</name></author><source><title>S</title></source><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Met.</p></div></content></entry></feed>'
)
ROWS = [
    {"title": "Envoys meet", "text": "They met.", "date": "20150417", "언론사": "가"},
    {"title": None, "text": "Once more.\nAgain.", "date": "", "언론사": "나"},
]
LINES = "\n".join(json.dumps(row) for row in ROWS).encode()
TABLE = 'title,text,date,언론사\n"Envoys ""meet""",They met.,20150417,가\n,"Once\nmore",,\n'.encode()


def parquet() -> bytes:
    stream = io.BytesIO()
    days = pa.array([datetime(2015, 4, 17, tzinfo=UTC), None])
    table = pa.table(
        {"title": ["a", None], "text": ["They met.", "Again."], "date": days, "tags": [["a"], []]}
    )
    pq.write_table(table, stream, compression="none", use_dictionary=False)
    return stream.getvalue()


def packed(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:  # stored, so that damage reaches what is inside
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def workbook() -> bytes:
    kind = "http://schemas.openxmlformats.org"
    row = '<row><c t="inlineStr"><is><t>{}</t></is></c><c t="inlineStr"><is><t>{}</t></is></c></row>'.format
    cells = row("title", "text") + row("Envoys", "They met.")
    return packed(
        **{
            "[Content_Types].xml": f'<Types xmlns="{kind}/package/2006/content-types"/>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{kind}/package/2006/relationships"><Relationship Id="r1" Type="{kind}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kind}/package/2006/relationships"><Relationship Id="r1" Type="{kind}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'.encode(),
            "xl/workbook.xml": f'<workbook xmlns="{kind}/spreadsheetml/2006/main" xmlns:r="{kind}/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'.encode(),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{kind}/spreadsheetml/2006/main"><sheetData>{cells}<row r="9"><c r="C9" s="1"><v>42111.5</v></c></row></sheetData></worksheet>'.encode(),
        }
    )


def old_workbook() -> bytes:
    """A sheet of text and a number in the records of Excel 5 (BIFF5), in a compound file of ten sectors (MS-CFB)."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def label(row: int, text: bytes) -> bytes:
        return record(0x0204, struct.pack("<HHHH", row, 0, 0, len(text)) + text)

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        named = (name + "\0").encode("utf-16-le")
        head = named.ljust(64, b"\0") + struct.pack("<HBBIII", len(named), kind, 1, free, free, child)
        return head + bytes(36) + struct.pack("<IQ", start, size)

    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    book, sheet = struct.pack("<HHHH", 0x0500, 0x0005, 0, 0), struct.pack("<HHHH", 0x0500, 0x0010, 0, 0)
    heads = record(0x0809, book) + record(0x0085, struct.pack("<IHB", 28, 0, 1) + b"a") + record(0x0A, b"")
    cells = label(0, b"text") + label(1, b"They met.") + record(0x0203, struct.pack("<HHHd", 2, 0, 0, 42.0))
    stream = heads + record(0x0809, sheet) + cells + record(0x0A, b"")
    head = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0)
    chains = struct.pack("<II", 0xFFFFFFFD, end) + b"".join(
        struct.pack("<I", n) for n in (*range(3, 10), end)
    )
    folder = entry("Root Entry", 5, 1, end, 0) + entry("Book", 2, free, 2, 4096)
    return (
        head.ljust(512, b"\xff")
        + chains.ljust(512, b"\xff")
        + folder.ljust(512, b"\0")
        + stream.ljust(4096, b"\0")
    )


def web_archive() -> bytes:
    fetched = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2015-04-17T00:00:00Z\r\n"
        "WARC-Target-URI: https://a.b/1\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(fetched)}\r\n\r\n"
    )
    return 2 * (head.encode() + fetched + b"\r\n\r\n")


def read(name: str, content: bytes, columns=None):
    """Read a file beside a good one; check what is promised of every reading."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(content)
        Path(folder, "zz.txt").write_text(GOOD, encoding="utf-8")
        reads = list(read_documents([folder], columns))
    documents = [row for batch in reads for row in batch.documents.to_pylist()]
    rejected = [row for batch in reads for row in batch.rejected.to_pylist()]
    assert documents[-1]["text"] == GOOD
    assert all(row["text"].strip() for row in documents)
    assert all(row["reason"].strip() for row in rejected)
    assert not [
        row for row in rejected if "its reader failed" in row["reason"]
    ]  # every cause has words of its own
    assert len({row["source"] for row in rejected}) == len(rejected)
    return documents[:-1], rejected


@target(
    content=damaged(*(text.encode(code) for text in sample_texts()[::20] for code in ("utf-8", "utf-16")))
)
def test_text_files(content):
    documents, rejected = read("a.txt", content)
    assert len(documents) + len(rejected) == 1


@target(text=texts(12), encoding=st.sampled_from(CODES))
def test_text_in_any_encoding(text, encoding):
    data = text.encode(encoding, "replace")
    documents, _ = read("a.txt", data)
    if (
        encoding in {"utf-8", "utf-8-sig", "utf-16"}
        and documents
        and "\0" not in text
        and "\ufeff" not in text
    ):
        assert documents[0]["text"] == text


@target(
    data=damaged(
        ARTICLE.encode(),
        *(text[:3000].encode(code, "replace") for text in sample_texts()[::15] for code in CODES),
    )
)
def test_a_stream_is_decoded_as_its_bytes_are(data):
    data += b"\n"  # of a stream nobody knows whether its last letter is cut or broken
    try:
        whole = decode(data)
    except UnreadableError:
        return
    with open_text(io.BytesIO(data)) as stream:
        assert stream.read() == whole


@target(
    content=damaged(
        PAGE,
        b"<p>" * 300,
        b"<table>" * 200,
        tokens=(
            b"<div>",
            b"</p>",
            b"<h1>",
            b"<script>",
            b"<svg>",
            b"<template>",
            b"<meta charset=utf-7>",
            b"datePublished",
        ),
    )
)
def test_pages(content):
    documents, rejected = read("a.html", content)
    assert len(documents) + len(rejected) == 1


@target(
    content=damaged(
        LINES,
        b'{"text": "a", "title": "\\ud83d"}',
        tokens=(b'"title"', b'"text": ', b"null", b"[[[[", b'{"a":'),
    )
)
def test_json_lines(content):
    read("a.jsonl", content)


@target(
    content=damaged(TABLE, TABLE.replace(b",", b"\t"), TABLE.decode().encode("utf-16")),
    name=st.sampled_from(("a.csv", "a.tsv")),
)
def test_tables(content, name):
    read(name, content)


@target(
    content=damaged(LINES, TABLE),
    columns=st.dictionaries(
        st.sampled_from(("text", "title", "lead", "x")), st.sampled_from(("title", "text", "date", "\0", ""))
    ),
    name=st.sampled_from(("a.csv", "a.jsonl")),
)
def test_columns_that_were_told(content, columns, name):
    read(name, content, columns)


@target(content=damaged(parquet()))
def test_parquet_files(content):
    read("a.parquet", content)


@target(
    content=damaged(
        workbook(),
        old_workbook(),
        tokens=(
            b"<row>",
            b'<c r="A1">',
            b'<c t="s"><v>9</v></c>',
            b"<!DOCTYPE",
            b'encoding="x"',
            b"xl/workbook.bin",
        ),
    ),
    name=st.sampled_from(("a.xlsx", "a.xls")),
)
def test_workbooks(content, name):
    read(name, content)


@target(
    content=damaged(
        FEED,
        ATOM,
        tokens=(
            b"<item>",
            b"<entry>",
            b"<content>",
            b"<source>",
            b"&lt;",
            b"<!ENTITY a 'b'>",
            b'<?xml version="1.0" encoding="utf-7"?>',
        ),
    ),
    name=st.sampled_from(("a.rss", "a.xml")),
)
def test_feeds(content, name):
    read(name, content)


@target(
    content=damaged(
        web_archive(),
        tokens=(
            b"WARC/1.0\r\n",
            b"Content-Length: -1\r\n",
            b"Content-Encoding: gzip\r\n",
            b"Transfer-Encoding: chunked\r\n",
            b"HTTP/1.1 200 OK\r\n",
        ),
    ),
    zipped=st.booleans(),
)
def test_web_archives(content, zipped):
    read("a.warc.gz" if zipped else "a.warc", gzip.compress(content, 1) if zipped else content)


@target(
    content=damaged(gzip.compress(LINES), gzip.compress(PAGE), gzip.compress(TABLE) * 2),
    name=st.sampled_from(("a.jsonl.gz", "a.html.gz", "a.csv.gz", "a.gz", "a.warc.gz", "a.zip.gz")),
)
def test_gzip_files(content, name):
    read(name, content)


@target(
    content=damaged(
        packed(**{"a.txt": b"They met.", "b/c.jsonl": LINES, "d.html": PAGE}),
        packed(
            **{
                "../e.txt": b"x",
                "/f.txt": b"y",
                "g.zip": packed(**{"h.csv": TABLE}),
                "i.txt.gz": gzip.compress(b"z"),
            }
        ),
        tokens=(b"PK\1\2", b"PK\3\4", b"PK\5\6", b"\x0c\0", b"\x63\0"),
    )
)
def test_zip_files(content):
    read("a.zip", content)


@target(
    files=st.dictionaries(
        st.text(max_size=30), st.sampled_from((b"They met.", LINES, PAGE, b"", b"\0")), max_size=5
    ),
    suffix=st.sampled_from(("", ".txt", ".html", ".jsonl")),
)
def test_names_in_a_zip_file(files, suffix):
    names = {name.replace("\0", "") + suffix: content for name, content in files.items()}
    try:
        content = packed(**{name: content for name, content in names.items() if name})
    except UnicodeEncodeError:
        return
    read("a.zip", content)


@target(content=damaged(*(text.encode() for text in sample_texts()[::30])), tries=8)
def test_what_is_read_can_be_cleaned(content):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.txt").write_bytes(content)
        for batch in read_documents([folder]):
            assert clean(batch.documents).num_rows == batch.documents.num_rows


@target(
    source=st.text(max_size=40)
    | st.sampled_from(
        ("~nobody", "a/*", "**", "[", "zip://", "memory://x", "\0", "a" * 5000, "x://y", "://", "a/[/*")
    ),
    tries=60,
)
def test_places(source):
    scheme, sign, _ = source.partition("://")
    if (sign and scheme not in {"zip", "memory", "x", ""}) or lies_here(source):
        return  # never the network, never all files of this machine
    try:
        for _ in read_documents([source]):
            pass
    except CorpusError as error:
        assert str(error)  # noqa: PT017 - the other way is to read something


def lies_here(source: str) -> bool:
    try:
        return Path(source).expanduser().exists() or source.startswith(("/", ".", "~/", "*"))
    except (OSError, ValueError, RuntimeError):
        return False


def test_the_seeds_are_whole():
    assert len(read("a.warc", web_archive())[0]) == 2
    assert len(read("a.html", PAGE)[0]) == 1
    assert len(read("a.rss", FEED)[0]) == len(read("a.rss", ATOM)[0]) == 1
    assert (
        len(read("a.parquet", parquet())[0])
        == len(read("a.csv", TABLE)[0])
        == len(read("a.jsonl", LINES)[0])
        == 2
    )
    assert len(read("a.xlsx", workbook())[0]) == 1
    assert len(read("a.xls", old_workbook())[0]) == 1
