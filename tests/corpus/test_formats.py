import gzip
import hashlib
import io
import threading
import zipfile
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from reading import read, write

from dyads.errors import CorpusError

PARAGRAPHS = [
    "The envoys of the two sides met in the old town hall on Friday and agreed to meet again before the summer begins.",
    "Nobody expects an early agreement on fishing rights, which divide the two coasts as they did ten years ago.",
    "The mayor, who lent them the hall, said that the heating had been repaired for the occasion and worked well.",
]
PAGE = f"""<!doctype html><html lang="en"><head><title>Envoys meet | The Example</title>
<meta property="og:title" content="Envoys meet"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2015-04-17T09:19:00+09:00"></head>
<body><nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Envoys meet</h1>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</article><footer>About us</footer></body></html>"""
STORY = "\n".join(["Envoys meet", *PARAGRAPHS])


def words(text):
    return text.split()


def test_a_page_is_its_title_and_its_main_text_and_what_it_states(tmp_path):
    write(tmp_path / "page.html", PAGE)
    (row,) = read(tmp_path)[0]
    given = dict(row["given"])
    assert words(row["text"]) == words(STORY)
    assert (given["title"], given["outlet"], given["published"]) == (
        "Envoys meet",
        "The Example",
        "2015-04-17",
    )
    assert row["sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()


def test_a_page_without_an_article_is_refused(tmp_path):
    write(tmp_path / "menu.html", "<html><body><a href='/'>Home</a></body></html>")
    assert read(tmp_path) == (
        [],
        {
            "menu.html": "no article in this page: no running text among its menus and lists; save the article as text"
        },
    )


def test_an_empty_page_is_refused(tmp_path):
    write(tmp_path / "page.html", b"")
    assert read(tmp_path) == (
        [],
        {"page.html": "no web page: no HTML in it; save the page again, or the article as text"},
    )


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Example</title><language>en-gb</language>
<item><title>Envoys meet</title><link>https://news.example/1</link><pubDate>Fri, 17 Apr 2015 09:19:00 +0900</pubDate>
<description>&lt;p&gt;They &lt;b&gt;met&lt;/b&gt; on Friday.&lt;/p&gt;&lt;p&gt;They parted late.&lt;/p&gt;</description></item>
<item><title>No body</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>見本</title><entry><title>会談</title>
<updated>2015-04-17T00:00:00Z</updated><content type="text">両国が会談した。</content></entry></feed>"""


def test_an_item_of_a_feed_is_a_document(tmp_path):
    write(tmp_path / "feed.rss", RSS)
    (row,), rejected = read(tmp_path)
    assert row["source"] == "feed.rss#1"
    assert row["text"] == "Envoys meet\n\nThey met on Friday.\n\nThey parted late."
    assert dict(row["given"]) == {
        "title": "Envoys meet",
        "outlet": "The Example",
        "published": "Fri, 17 Apr 2015 09:19:00 +0900",
        "url": "https://news.example/1",
        "language": "en",
    }
    assert rejected == {"feed.rss#2": "empty: no text in it"}


def test_an_atom_feed_is_read_too(tmp_path):
    write(tmp_path / "feed.xml", ATOM)
    assert [row["text"] for row in read(tmp_path)[0]] == ["会談\n\n両国が会談した。"]


def test_other_xml_is_no_feed(tmp_path):
    write(tmp_path / "x.xml", "<note>Hello</note>")
    assert read(tmp_path)[1] == {
        "x.xml": "no RSS or Atom feed; save its articles as text, or name another format"
    }


def warc(pages, *, packed):
    """A web archive of (address, status, kind, page)."""
    records = []
    for number, (url, status, kind, page) in enumerate(pages):
        http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n\r\n{page}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2015-04-17T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:0-{number}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        records.append(head.encode() + http + b"\r\n\r\n")
    return b"".join(gzip.compress(record) if packed else record for record in records)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_fetched_page_of_a_web_archive_is_a_document(tmp_path, name):
    pages = [
        ("https://news.example/1", 200, "text/html; charset=utf-8", PAGE),
        ("https://news.example/2", 404, "text/html", PAGE),
        ("https://news.example/x.png", 200, "image/png", "x"),
        ("https://news.example/3", 200, "text/html", "<p>x</p>"),
    ]
    write(tmp_path / name, warc(pages, packed=name.endswith("gz")))
    (row,), rejected = read(tmp_path)
    assert row["source"] == "crawl.warc#1"
    assert words(row["text"]) == words(STORY)
    assert dict(row["given"])["url"] == "https://news.example/1"
    assert rejected == {
        "crawl.warc#4": "https://news.example/3: no web page: no HTML in it; save the page again, or the article as text"
    }


def test_parquet_rows_are_documents(tmp_path):
    rows = {
        "headline": ["Envoys meet", "Empty"],
        "content": ["They met.", None],
        "date": [date(2015, 4, 17), None],
    }
    pq.write_table(pa.table(rows), tmp_path / "t.parquet")
    (row,), rejected = read(tmp_path)
    assert (row["source"], row["text"]) == ("t.parquet#1", "Envoys meet\n\nThey met.")
    assert dict(row["given"]) == {"title": "Envoys meet", "published": "2015-04-17"}
    assert rejected == {"t.parquet#2": "empty: no text in it"}


def workbook(*sheets):
    """The smallest workbook with these sheets of text cells."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        names = "".join(
            f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, (name, _) in enumerate(sheets, 1)
        )
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{names}</sheets></workbook>',
        )
        links = "".join(
            f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/s{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        start = f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{package}">{start}</Relationships>')
        archive.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">{links}</Relationships>'
        )
        for n, (_, rows) in enumerate(sheets, 1):
            cells = "".join(
                "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
                for row in rows
            )
            archive.writestr(
                f"xl/worksheets/s{n}.xml",
                f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
            )
    return stream.getvalue()


def test_rows_of_a_workbook_are_documents_numbered_as_the_sheet_numbers_them(tmp_path):
    rows = [["검색 결과", "", ""], ["일자", "제목", "본문"], ["20150417", "회담 열려", "두 나라가 만났다."]]
    write(tmp_path / "NewsResult.xlsx", workbook(("sheet", rows)))
    (row,) = read(tmp_path)[0]
    assert (row["source"], row["text"]) == ("NewsResult.xlsx#3", "회담 열려\n\n두 나라가 만났다.")
    assert dict(row["given"]) == {"title": "회담 열려", "published": "2015-04-17"}


def test_a_workbook_may_have_sheets_without_articles(tmp_path):
    articles, notes = [["title", "text"], ["One", "First."]], [["note"], ["made by hand"]]
    write(tmp_path / "a.xlsx", workbook(("Notes", notes), ("Articles", articles)))
    documents, rejected = read(tmp_path)
    assert [row["source"] for row in documents] == ["a.xlsx#Articles#2"]
    assert rejected == {}


def test_a_workbook_without_a_column_of_text_is_refused(tmp_path):
    write(tmp_path / "a.xlsx", workbook(("Notes", [["note", "date"], ["x", "y"]])))
    assert read(tmp_path)[1] == {"a.xlsx": "no column of text among note, date; name it in `columns`"}


def test_members_of_a_zip_are_read_as_files_of_a_folder(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b/two.txt", "Two.")
        archive.writestr("a.csv", "title,text\nOne,First.\n")
        archive.writestr("__MACOSX/x.txt", "no")
        archive.writestr("inner.txt.gz", gzip.compress(b"Three."))
    documents, rejected = read(tmp_path)
    assert [(row["source"], row["text"]) for row in documents] == [
        ("a.zip/a.csv#1", "One\n\nFirst."),
        ("a.zip/b/two.txt", "Two."),
        ("a.zip/inner.txt", "Three."),
    ]
    assert rejected == {}


def test_an_address_of_any_file_system_is_read():
    memory = fsspec.filesystem("memory")
    memory.pipe("/press/a.txt", b"One.")
    memory.pipe("/press/2015/b.txt", b"Two.")
    try:
        documents, rejected = read("memory://press")
        assert [(row["source"], row["text"]) for row in documents] == [
            ("2015/b.txt", "Two."),
            ("a.txt", "One."),
        ]
        assert rejected == {}
        assert [row["source"] for row in read("memory://press/*.txt")[0]] == ["a.txt"]
        assert [row["source"] for row in read("memory://press/a.txt")[0]] == ["a.txt"]
        with pytest.raises(CorpusError) as caught:
            read("memory://nowhere")
        assert str(caught.value) == "memory://nowhere: nothing there; check the address"
    finally:
        memory.rm("/press", recursive=True)


def test_a_file_address_is_read(tmp_path):
    path = write(tmp_path / "press" / "a.txt", "One.")
    assert [(row["source"], row["text"]) for row in read(path.as_uri())[0]] == [("a.txt", "One.")]
    assert [row["source"] for row in read(path.parent.as_uri())[0]] == ["a.txt"]


@pytest.fixture
def web(tmp_path):
    """A web server on this machine, and the folder it serves."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", tmp_path
        server.shutdown()
        thread.join()


def test_a_web_address_is_read(web):
    pytest.importorskip("aiohttp", reason="web addresses need the extra `remote`")
    address, folder = web
    write(folder / "press" / "a.txt", "One.")
    documents, rejected = read(f"{address}/press/a.txt")
    assert [(row["source"], row["text"]) for row in documents] == [("a.txt", "One.")]
    assert rejected == {}
    write(folder / "press" / "17", PAGE)
    assert [row["source"] for row in read(f"{address}/press/17")[0]] == ["17"]
    with pytest.raises(CorpusError) as caught:
        read(f"{address}/press/b.txt")
    assert str(caught.value) == f"{address}/press/b.txt: nothing there; check the address"


@pytest.mark.skipif(find_spec("s3fs") is not None, reason="the extra `remote` is installed")
def test_an_address_that_needs_the_extra_says_so():
    with pytest.raises(
        CorpusError, match=r"^s3://press/a\.txt: .*; pip install 'dyads\[remote\]' brings it$"
    ):
        read("s3://press/a.txt")


def test_an_unknown_scheme_is_an_error():
    with pytest.raises(
        CorpusError, match=r"^gopherx://a: .*; name a scheme that fsspec knows, such as https, s3 or memory$"
    ):
        read("gopherx://a")


@pytest.mark.parametrize(
    ("headings", "cells", "given"),
    [
        (
            "LA,PD,SN,HD,BY,LP,TD",
            "en,17 April 2015,The Example,Envoys meet,Ann Example,They met.,They parted.",
            {
                "language": "en",
                "published": "17 April 2015",
                "outlet": "The Example",
                "byline": "Ann Example",
            },
        ),
        (
            "Headline,Publication,Publication Date,Byline,Hlead,Body",
            "Envoys meet,The Example,17 April 2015,Ann Example,They met.,They parted.",
            {"published": "17 April 2015", "outlet": "The Example", "byline": "Ann Example"},
        ),
    ],
)
def test_exports_with_a_lead_and_a_body_are_one_text(tmp_path, headings, cells, given):
    write(tmp_path / "export.csv", f"{headings}\n{cells}\n")
    (row,) = read(tmp_path)[0]
    assert row["text"] == "Envoys meet\n\nThey met.\n\nThey parted."
    assert dict(row["given"]) == {"title": "Envoys meet", **given}


def test_an_export_of_addresses_says_what_to_do(tmp_path):
    write(
        tmp_path / "mc.csv",
        "id,language,media_name,publish_date,title,url\n1,en,The Example,2015-04-17,Envoys,https://x\n",
    )
    assert read(tmp_path)[1] == {
        "mc.csv": "no column of text among id, language, media_name, publish_date, title, url; "
        "it lists addresses only: fetch the pages and read those, or name it in `columns`"
    }
