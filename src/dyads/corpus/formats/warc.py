"""A web archive has one document a page that was fetched."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any, BinaryIO

import brotli
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from dyads.corpus.entry import Entry, Refusal, join_title
from dyads.corpus.file import File, UnreadableError
from dyads.corpus.formats.page import read_page
from dyads.corpus.formats.plain import LARGEST

_PAGES = ("text/html", "application/xhtml+xml")
_FETCHED = "200"
_LINE = 4_000_000  # bytes without a line break: neither a header nor the bytes of a picture go on for so long
_CURE = "fetch it again, or save the pages that are missing as HTML"


def read_warc(file: File, _columns: Mapping[str, str] | None) -> Iterator[Entry | Refusal]:
    """Return the pages of a web archive that were fetched, numbered as its records are."""
    with file.open() as stream:
        records = ArchiveIterator(_Lined(stream))
        for number in count(1):
            try:
                record = next(records, None)
                data = _read_content(record) if record and _is_page(record) else None
            except UnreadableError:
                raise
            except ArchiveLoadFailed as fault:
                raise UnreadableError(f"no web archive from here on: {fault}; {_CURE}") from fault
            except Exception as fault:  # warcio raises whatever it stumbles over, AttributeError for one
                raise UnreadableError(
                    f"no web archive from here on: a record of it is damaged; {_CURE}"
                ) from fault
            if record is None:
                return
            if data is not None:
                yield _read_record(
                    f"{file.source}#{number}", data, record.rec_headers.get_header("WARC-Target-URI")
                )


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = record.http_headers.get_header("Content-Type", "").partition(";")[0].strip().lower()
    return record.http_headers.get_statuscode() == _FETCHED and kind in _PAGES


def _read_record(source: str, data: bytes, url: str | None) -> Entry | Refusal:
    if len(data) > LARGEST:
        return Refusal(
            source,
            f"{url}: larger than {LARGEST // 1_000_000} MB, too large for one article; save it as text",
        )
    try:
        page = read_page(data, url)
    except UnreadableError as fault:
        return Refusal(source, f"{url}: {fault}")
    if not page.body.strip():
        return Refusal(source, f"{url}: no article in this page; save it as text, or leave it out")
    text = join_title(page.given.get("title", ""), page.body)
    return Entry(source, hashlib.sha256(data).hexdigest(), text, page.given)


def _read_content(record: Any) -> bytes:
    """Return the page as it was sent, unpacked, a byte more than it may have at most; warcio would unpack without a bound."""
    sent = record.raw_stream
    if record.http_headers.get_header("Transfer-Encoding", "").lower() == "chunked":
        sent = ChunkedDataReader(sent)
    data: bytes = sent.read(LARGEST + 1)
    unpack = _UNPACKERS.get(record.http_headers.get_header("Content-Encoding", "").lower())
    try:
        return unpack(data) if unpack else data
    except (zlib.error, brotli.error):  # many archives keep the page unpacked, and the header as it was
        return data


def _unpack_deflated(data: bytes) -> bytes:
    """Return what is packed as RFC 1950 has it, or as many servers do, without its frame."""
    try:
        return zlib.decompressobj().decompress(data, LARGEST + 1)
    except zlib.error:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, LARGEST + 1)


_UNPACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda data: zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(data, LARGEST + 1),
    "deflate": _unpack_deflated,
    "br": lambda data: bytes(brotli.Decompressor().process(data, output_buffer_limit=LARGEST + 1)),
}


class _Lined:
    """A stream that refuses to go on without a line break for longer than any web archive does: warcio would hold all of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._since = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        last = data.rfind(b"\n")
        self._since = self._since + len(data) if last < 0 else len(data) - last - 1
        if self._since > _LINE:
            raise UnreadableError(f"no web archive from here on: a line without an end; {_CURE}")
        return data

    def close(self) -> None:
        self._stream.close()
