"""A folder of articles that attack whatever reads them, and a registry and params that do no better."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

LEAK = "the-words-of-a-file-that-was-never-named"
SCRIPT = "</script><img src=x onerror=alert(1)>"
COMMANDS = "\x1b]0;taken\x07\x1b[2J\x9b31m\u202e"
FORMULA = "=HYPERLINK(1)"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of others: what lies in it may only be read, and `mark` appears where any of it was run."""

    folder: Path
    address: str  # at which every request is counted

    @property
    def corpus(self) -> Path:
        return self.folder / "corpus"

    @property
    def mark(self) -> Path:
        return self.folder / "it-ran"

    @property
    def code(self) -> str:
        """Python that leaves the mark, as an expression."""
        return f"__import__('pathlib').Path({str(self.mark)!r}).touch()"

    @property
    def heading(self) -> str:
        """The heading of a column, which params can name."""
        return f'"]; {self.code}; ["'

    @property
    def typst(self) -> str:
        return f'#panic("typst") #read("{self.folder / "secret.txt"}") $integral$ @nobody #import "@preview/example:0.1.0"'


def make_workspace(folder: Path, address: str) -> Workspace:
    """Write everything at once; each article names two states, so that it is counted and quoted everywhere."""
    workspace = Workspace(folder, address)
    workspace.corpus.mkdir(parents=True)
    (folder / "secret.txt").write_text(LEAK)
    _write_texts(workspace)
    _write_pages(workspace)
    _write_tables(workspace)
    _write_archives(workspace)
    _write_links(workspace)
    _write_modules(workspace)
    (folder / "registry.yaml").write_text(json.dumps(_make_registry(workspace)), encoding="utf-8")
    (folder / "params.yaml").write_text(_make_params(workspace), encoding="utf-8")
    return workspace


def article(title: str, words: str = "") -> str:
    return f"{title}\n\n13 April 2015\n\nJapan and South Korea told the Tuna Board to meet again. {words}\n"


def _write_texts(workspace: Workspace) -> None:
    texts = {
        f"{SCRIPT.replace('/', '')}.txt": article(f"Envoys meet {SCRIPT}", f'"{SCRIPT} is no word," said Japan to South Korea.'),
        f"{COMMANDS}\n12:00:00  all is well.txt": article("Envoys meet once more"),
        f"{COMMANDS}\n12:00:00  all is well.nothing": "",
        "typst.txt": article(f"Typst {workspace.typst}", workspace.typst),
        "formula.txt": article(FORMULA, f"one;{FORMULA}"),
        "markdown.txt": article(f"[a](javascript:alert(1)) ![b]({workspace.address}/md) {{{{ 7 * 7 }}}} `c`"),
        "vega.txt": article('"]+alert(1)+["\' + alert(1) + \' datum["a"] ${alert(1)}'),
    }  # fmt: skip
    for name, text in texts.items():
        (workspace.corpus / name).write_text(text, encoding="utf-8")


def _write_pages(workspace: Workspace) -> None:
    address, secret = workspace.address, workspace.folder / "secret.txt"
    words = "Japan and South Korea told the Tuna Board to meet again, and it met. " * 4
    entities = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b SYSTEM "{address}/entity"><!ENTITY % c SYSTEM "{address}/dtd"> %c;]>'
    feed = (
        f'<rss version="2.0"><channel><title>{SCRIPT.replace("<", "&lt;")}</title><link>{address}/feed</link>'
        f"<item><title>A feed &a; &b;</title><link>javascript:alert(1)</link><description>{words}&lt;img src='{address}/img'&gt;</description>"
        f'<enclosure url="{address}/enclosure"/></item></channel></rss>'
    )
    page = (
        f"<html><head><title>A page</title><base href='{address}/'><link rel=stylesheet href='{address}/css'>"
        f"<meta http-equiv=refresh content='0;url={address}/refresh'><script src='{address}/js'></script></head>"
        f"<body><article><h1>A page that asks for much</h1><p>{words}</p><img src='{address}/img'>"
        f"<iframe src='{address}/frame'></iframe><object data='{address}/object'></object></article></body></html>"
    )
    files = {
        "entities.rss": entities + feed,
        "plain.rss": feed.replace("&a; &b;", ""),
        "path.rss": str(
            workspace.folder / "secret.rss"
        ),  # what a feed is that is nothing but the name of a file
        "page.html": page,
        "crawl.warc": _make_warc(f"{address}/target", page),
    }
    for name, text in files.items():
        (workspace.corpus / name).write_text(text, encoding="utf-8")
    (workspace.folder / "secret.rss").write_text(feed.replace("A feed &a; &b;", LEAK), encoding="utf-8")


def _make_warc(url: str, page: str) -> str:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nLocation: {url}\r\n\r\n{page}"
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2015-04-13T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n{http}\r\n\r\n"
    )


def _write_tables(workspace: Workspace) -> None:
    row = {
        "text": article("A row"),
        "title": FORMULA,
        "url": "javascript:alert(1)",
        "outlet": SCRIPT,
        workspace.heading: "somebody",
    }
    (workspace.corpus / "rows.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    pq.write_table(
        pa.table({name: [value] for name, value in row.items()}), workspace.corpus / "rows.parquet"
    )
    link = f"{workspace.address}/workbook"
    with zipfile.ZipFile(workspace.corpus / "book.xlsx", "w") as book:
        book.writestr("xl/workbook.xml", f'<!DOCTYPE x SYSTEM "{link}"><workbook/>')
        book.writestr(
            "xl/worksheets/sheet1.xml", f'<!DOCTYPE x SYSTEM "{link}"><worksheet><sheetData/></worksheet>'
        )
        book.writestr(
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            f'<Relationships><Relationship Target="{link}"/></Relationships>',
        )


def _write_archives(workspace: Workspace) -> None:
    names = [
        "../../../slipped.txt",
        "/slipped.txt",
        "C:\\slipped.txt",
        "..\\slipped.txt",
        f"{SCRIPT}.txt",
    ]
    with zipfile.ZipFile(workspace.corpus / "slip.zip", "w") as archive:
        for number, name in enumerate(names):
            archive.writestr(name, article(f"A member {number}"))
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16  # a symbolic link, as Unix packs them
        archive.writestr(link, str(workspace.folder / "secret.txt"))
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as again:
            again.writestr("../slipped.txt", article("A member of a member"))
        archive.writestr("again.zip", inner.getvalue())


def _write_links(workspace: Workspace) -> None:
    (workspace.corpus / "link.txt").symlink_to(workspace.folder / "secret.txt")
    (workspace.corpus / "folder").symlink_to(workspace.folder)
    (workspace.corpus / "again.txt").symlink_to("typst.txt")  # within the folder: the same article once more


def _write_modules(workspace: Workspace) -> None:
    for name in (
        "pandas",
        "altair",
        "pyarrow",
        "selectors",
        "multiprocessing",
        "dyads",
        "sitecustomize",
        "typst",
    ):
        (workspace.folder / f"{name}.py").write_text(workspace.code)


def _make_registry(workspace: Workspace) -> dict[str, object]:
    name = f"{SCRIPT} {FORMULA} \"']+alert(1)+['\\"
    board = {
        "id": "tuna-board",
        "type": "organization",
        "names": {"en": name},
        "country": "JPN",
        "aliases": [{"text": "Tuna Board", "kind": "name", "lang": "en"}],
    }
    return {"actors": [board]}


def _make_params(workspace: Workspace) -> str:
    title = f"{SCRIPT}\r\nBcc: everybody@example.org\r\n\r\n{COMMANDS}{workspace.typst}"
    params = {
        "title": title,
        "corpus": ["corpus"],
        "registry": ["registry.yaml"],
        "columns": {"byline": workspace.heading, f'x": {workspace.code}, "': workspace.heading},
        "theme": dict.fromkeys(("name", "footer", "classification"), SCRIPT),
        "deliver": {"email": {"to": "desk@example.org", "from": "us@example.org", "host": "localhost", "tls": "none"}},
        "bin": "month",
    }  # fmt: skip
    return json.dumps(params)
