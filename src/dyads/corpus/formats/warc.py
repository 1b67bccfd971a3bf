"""A web archive has one document a page that was fetched."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from dyads.corpus.entry import Entry, Refusal, join_title
from dyads.corpus.file import File, UnreadableError
from dyads.corpus.formats.page import read_page
from dyads.corpus.formats.plain import LARGEST

_PAGES = ("text/html", "application/xhtml+xml")
_FETCHED = "200"


def read_warc(file: File, _columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the pages of a web archive that were fetched, numbered as its records are."""
    with file.open() as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                if _is_page(record):
                    yield _read_record(f"{file.source}#{number}", record)
        except ArchiveLoadFailed as fault:
            raise UnreadableError(f"no web archive from here on: {fault}") from fault


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type", "").partition(";")[0].strip().lower()
    return record.http_headers.get_statuscode() == _FETCHED and kind in _PAGES


def _read_record(source: str, record: Any) -> Entry | Refusal:
    data = record.content_stream().read(LARGEST + 1)
    url = record.rec_headers.get_header("WARC-Target-URI")
    if len(data) > LARGEST:
        return Refusal(source, f"{url}: larger than {LARGEST // 1_000_000} MB, too large for one article")
    try:
        page = read_page(data, url)
    except UnreadableError as fault:
        return Refusal(source, f"{url}: {fault}")
    if not page.body.strip():
        return Refusal(source, f"{url}: no article in this page")
    text = join_title(page.given.get("title", ""), page.body)
    return Entry(source, hashlib.sha256(data).hexdigest(), text, page.given)
