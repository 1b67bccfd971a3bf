"""An edition made by hand, a real mail server and a real web server, both on this machine alone."""

from __future__ import annotations

import io
import json
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import nbformat
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from aiosmtpd.controller import Controller
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image

from dyads.addressees import Addressees, Mail, Webhook
from dyads.report import find_edition

NOW = datetime(2026, 1, 5, 6, tzinfo=UTC)
WEEK = "2025-12-29--2026-01-04"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 200" width="680" height="200"><rect width="9" height="9"/></svg>'
FINDINGS = ("Japan is named in 3 of 4 articles.", "<script>alert(1)</script> & more.")


@pytest.fixture
def put_edition(tmp_path):
    """Put an edition into a folder of reports; return it as it is read back."""

    def put(
        title="Weekly briefing",
        *,
        slug=WEEK,
        language="en",
        findings=FINDINGS,
        figures=("frequency",),
        pdf=b"%PDF-1.7 tea",
        theme=None,
        **changes,
    ):
        folder = tmp_path / "reports" / "weekly" / slug
        (folder / "data").mkdir(parents=True, exist_ok=True)
        (folder / "figures").mkdir(exist_ok=True)
        first, _, last = slug.partition("--")
        end = f"{last[:8]}{int(last[8:]) + 1:02}"
        record = {
            "status": "good", "briefing": "weekly", "title": title, "language": language, "notebook": "briefing.ipynb",
            "period": {"start": first, "end": end, "zone": "Asia/Seoul"}, "as_of": end, "parameters": {}, "revision": 1,
            "scheduled": "2026-01-04T21:00:00+00:00", "corpus": {"documents": 4}, "versions": {"dyads": "1"}, "files": {},
        } | changes  # fmt: skip
        (folder / "edition.json").write_text(json.dumps(record), encoding="utf-8")
        rows = [
            {"actor": "japan", "name": "Japan", "documents": 3, "share": 0.75, "rank_low": 1, "rank_high": 1}
        ]
        pq.write_table(pa.Table.from_pylist(rows), folder / "data" / "frequency-table.parquet")
        (folder / "data" / "frequency-table.csv").write_text("actor\njapan\n")
        outputs = [_show({"text/markdown": "\n".join(f"- {finding}" for finding in findings)})]
        for name in figures:
            outputs.append(_show(_draw(name)))
            (folder / "figures" / f"{name}.png").write_bytes(_paint())
        facts = {
            "title": title,
            "language": language,
            "period": [first, end],
            "zone": "Asia/Seoul",
            "as_of": end,
            "theme": theme or {},
        }
        cells = [new_code_cell("show", outputs=outputs)]
        nbformat.write(new_notebook(cells=cells, metadata={"dyads": facts}), folder / "notebook.ipynb")
        (folder / "briefing.html").write_text("<!DOCTYPE html><title>briefing</title>", encoding="utf-8")
        (folder / "briefing.pdf").write_bytes(pdf)
        return find_edition(folder)

    return put


@pytest.fixture
def mail_server(run_mail_server):
    """Return a running mail server: what it got, and what it says to the next recipients and messages."""
    with run_mail_server() as server:
        yield server


@pytest.fixture
def run_mail_server(find_port):
    """Run a mail server of some kind while a block lasts."""

    @contextmanager
    def run(**how):
        server = _Post(find_port())
        controller = Controller(server, hostname="127.0.0.1", port=server.port, **how)
        controller.start()
        try:
            yield server
        finally:
            controller.stop()

    return run


@pytest.fixture
def hook_server():
    """Return a running web server: what was posted, and the codes it answers with, one after another."""
    server = HTTPServer(("127.0.0.1", 0), _Hook)
    server.got, server.codes, server.elsewhere = [], [], None
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def by_mail(mail_server):
    """Return addressees of that mail server."""

    def say(*to, **more):
        given = {
            "to": to or ("a@example.org",),
            "sender": "Desk <desk@example.org>",
            "host": "127.0.0.1",
            "port": mail_server.port,
            "tls": "none",
        }
        return Addressees(mail=Mail(**{**given, **more}))

    return say


@pytest.fixture
def by_hook(hook_server):
    """Return addressees of that web server."""

    def say(path="/hook", **more):
        return Addressees(
            webhook=Webhook(url=f"http://127.0.0.1:{hook_server.server_port}{path}", **more),
            site="https://example.org/archive/",
        )

    return say


class _Post:
    def __init__(self, port):
        self.got, self.refuse, self.answers, self.port = [], {}, [], port

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - aiosmtpd's name
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802 - aiosmtpd's name
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == "hang up":
            server.transport.abort()
            return "250 never heard"
        if answer.startswith("250"):
            self.got.append(envelope)
        return answer


class _Hook(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, dict(self.headers), json.loads(body)))
        code = self.server.codes.pop(0) if self.server.codes else 204
        self.send_response(code)
        if code in range(300, 400):
            self.send_header("Location", self.server.elsewhere)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


def _show(bundle):
    return new_output("display_data", data=bundle)


def _draw(name):
    table = {
        "name": name,
        "columns": [{"name": "n", "label": "n", "type": "integer"}],
        "rows": [] if name == "empty" else [[1]],
        "caption": f"A chart of {name}",
    }
    return {
        "application/vnd.vegalite.v6+json": {"data": {"name": "table"}, "mark": "bar"},
        "application/vnd.dyads.table+json": table,
        "image/svg+xml": SVG,
        "text/plain": f"What {name} shows.",
    }


def _paint():
    file = io.BytesIO()
    Image.new("RGB", (1440, 400), "#0b5394").save(file, "PNG")
    return file.getvalue()
