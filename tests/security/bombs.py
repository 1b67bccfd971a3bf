"""Files of some kilobytes that ask for gigabytes, one of each kind that can be packed."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from pathlib import Path

import brotli
import pyarrow as pa
import pyarrow.parquet as pq

LONG = 10_000_000  # letters of a value that is named many times
BROTLI = 2_000  # megabytes; as a gzip stream they would be large


def write_bombs(folder: Path) -> None:
    """Write them all, and an article that means well."""
    folder.mkdir()
    bombs = {
        "a.txt.gz": gzip.compress(_zeros(), 9),
        "a.zip": _zip({"a.jsonl": _zeros()}),
        "again.zip": _zip({"a.csv.gz": gzip.compress(_zeros(), 9)}),
        "br.warc": _warc("br", _brotli()),
        "gzip.warc": _warc("gzip", gzip.compress(_zeros(), 9)),
        "line.warc.gz": gzip.compress(b"WARC/1.0\r\nX: " + _zeros(100)),
        "named.xlsx": _workbook(LONG, 2_000),
        "lying.xlsx": _lying_workbook(),
        "grids.xls": _old_workbook(60),
        "named.parquet": _parquet(_repeat("x" * LONG, 3000)),
        "plain.parquet": _parquet(pa.array(["x" * LONG] * 20), use_dictionary=False),
        "rows.parquet": _parquet(_repeat("The envoys met. " * 6000, 300_000)),
        "entities.xml": _laughs().encode(),
    }  # fmt: skip
    for name, data in bombs.items():
        assert len(data) < 3_500_000, name
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text("Japan met South Korea.", encoding="utf-8")


def _zeros(megabytes: int = 100) -> bytes:
    return b"\0" * (megabytes * 1_000_000)


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _brotli() -> bytes:
    packer = brotli.Compressor(quality=5)
    megabyte = b"\0" * 1_000_000
    return b"".join(packer.process(megabyte) for _ in range(BROTLI)) + packer.finish()


def _warc(coding: str, data: bytes) -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}\r\n\r\n".encode() + data
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/1\r\nWARC-Date: 2015-04-17T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _parquet(texts: pa.Array, **how: bool) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table({"text": texts}), stream, compression="zstd", **how)
    return stream.getvalue()


def _repeat(text: str, rows: int) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), pa.array([text]))


def _laughs() -> str:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><rss version="2.0"><channel><title>&l11;</title></channel></rss>'


def _parts(letters: int, cells: int, rows: str = "") -> dict[str, bytes]:
    """Return the parts of a workbook with one text that so many cells name."""
    kind = "http://schemas.openxmlformats.org"
    office = f"{kind}/officeDocument/2006/relationships"
    named = "".join('<row><c t="s"><v>0</v></c></row>' for _ in range(cells)) or rows
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kind}/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{kind}/package/2006/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{kind}/package/2006/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{kind}/spreadsheetml/2006/main" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{kind}/spreadsheetml/2006/main"><si><t>{"x" * letters}</t></si></sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{kind}/spreadsheetml/2006/main"><sheetData>{named}</sheetData></worksheet>',
    }
    return {name: part.encode() for name, part in parts.items()}


def _workbook(letters: int, cells: int) -> bytes:
    return _zip(_parts(letters, cells))


def _lying_workbook() -> bytes:
    """Return a workbook whose sheet is a thousand times as long as its directory says; the sum of what it says is right."""
    sheet = "xl/worksheets/sheet1.xml"
    parts = _parts(1, 1)
    said = len(parts[sheet])
    data = bytearray(_zip(parts | {sheet: parts[sheet] + b" " * 1_500_000_000}))
    checksum = zlib.crc32(parts[sheet])
    for mark, name_length, name_at, sizes in ((b"PK\x03\x04", 26, 30, 14), (b"PK\x01\x02", 28, 46, 16)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            [length] = struct.unpack_from("<H", data, at + name_length)
            if data[at + name_at : at + name_at + length] == sheet.encode():
                struct.pack_into("<I", data, at + sizes, checksum)
                struct.pack_into("<I", data, at + sizes + 8, said)
    return bytes(data)


def _old_workbook(sheets: int) -> bytes:
    """Return an .xls of so many sheets ([MS-XLS]), each with a value in its first and in its last cell, in its container ([MS-CFB])."""
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    begin_sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    end = _record(0x000A, b"")
    cells = b"".join(
        _record(0x0203, struct.pack("<HHHd", row, column, 0, 1.0)) for row, column in ((0, 0), (65535, 255))
    )
    sheet = begin_sheet + cells + end
    entry = len(_record(0x0085, struct.pack("<IBBBB", 0, 0, 0, 3, 0) + b"s00"))
    first = len(begin) + sheets * entry + len(end)
    entries = (
        _record(0x0085, struct.pack("<IBBBB", first + n * len(sheet), 0, 0, 3, 0) + b"s%02d" % n)
        for n in range(sheets)
    )
    return _contain(begin + b"".join(entries) + end + sheet * sheets)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _contain(stream: bytes) -> bytes:
    """Return the stream "Workbook" in a container of sectors of 512 bytes: header, one sector of chains, the directory, the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count, free, last = len(stream) // 512, 0xFFFFFFFF, 0xFFFFFFFE
    chains = [0xFFFFFFFD, last, *range(3, count + 2), last]
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"",
        0,
        1,
        1,
        0,
        4096,
        last,
        0,
        last,
        0,
        0,
    )
    header += struct.pack("<108I", *[free] * 108)
    table = struct.pack("<128I", *chains, *[free] * (128 - len(chains)))
    return (
        header
        + table
        + _name("Root Entry", 5, 1, last, 0)
        + _name("Workbook", 2, free, 2, len(stream))
        + bytes(256)
        + stream
    )


def _name(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        letters,
        len(letters),
        kind,
        1,
        0xFFFFFFFF,
        0xFFFFFFFF,
        child,
        b"",
        0,
        0,
        0,
        start,
        size,
    )
