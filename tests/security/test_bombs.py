"""Files that are small packed and vast unpacked, read by the real program in bounded memory."""

import subprocess
import sys

import pytest
from bombs import write_bombs

from dyads.corpus import Store

MOST = 1_000  # megabytes; a process that opens a workbook has a bound of its own
MEASURED = """
import pathlib
import sys
from dyads.cli import main
try:
    main()
finally:
    status = pathlib.Path("/proc/self/status").read_text().splitlines()
    print(next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM")), file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the most memory a process had is read from /proc")
@pytest.mark.slow
def test_every_bomb_costs_itself_only_and_in_bounded_memory(tmp_path):
    write_bombs(tmp_path / "bombs")
    command = [sys.executable, "-c", MEASURED, "corpus", "add", "bombs", "--store", "store"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert int(run.stderr.split()[-1]) < MOST
    store = Store(tmp_path / "store")
    sources = {source for batch in store.read() for source in batch["source"].to_pylist()}
    assert "good.txt" in sources
    assert {source.partition("#")[0] for source in sources} == {"good.txt", "rows.parquet"}
    too_much = "no workbook: to open it takes more than 3 GB or 5 minutes, or ends the program that tries; save it as CSV"
    unpacks = "unpacks to more than 200 times its size: no text does; save it as JSON lines if you trust it"
    no_text = "binary: it holds zero bytes, so it is no text; save the article as text in UTF-8"
    page = "https://news.example/1: larger than 16 MB, too large for one article; save it as text"
    assert store.rejected() == {
        "a.txt": "larger than 16 MB, more than we take in one piece; split it",
        "a.zip/a.jsonl": no_text,
        "again.zip/a.csv": no_text,
        "br.warc#1": page,
        "grids.xls": too_much,
        "gzip.warc#1": page,
        "line.warc": "no web archive from here on: a line without an end; fetch it again, or save the pages that are missing as HTML",
        "lying.xlsx": "no workbook: Bad CRC-32 for file 'xl/worksheets/sheet1.xml'; save it again, or as CSV",
        "named.parquet": unpacks,
        "named.parquet#1": "more than 4,000,000 letters or 50,000 lines, too long for one article; split it",
        "named.xlsx": too_much,
        "plain.parquet": unpacks,
        "rows.parquet": unpacks,
    }
