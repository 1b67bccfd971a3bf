from __future__ import annotations

import json
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dyads.newsroom.tamper import check_files
from dyads.newsroom.values import Change, compare_numbers


@pytest.fixture
def edition(archive, tmp_path):
    """Return a copy of a real edition, to be spoilt."""
    return shutil.copytree(
        archive / "yearly" / "2015-01-01--2015-12-31", tmp_path / "reports" / "yearly" / "2015"
    )


def lines(text):
    return text.splitlines()[1:]


def test_an_edition_is_made_again_and_every_number_comes_out(archive, dyads):
    code, told, _ = dyads("-q", "verify", archive / "yearly" / "latest")
    files, *rest = lines(told)
    assert code == 0, told
    assert files.endswith("all as the record lists them")
    numbers = rest.pop(3)
    assert numbers.endswith(" tables, all the same")
    assert rest == [
        "corpus: unchanged",
        "registry: unchanged",
        "versions: the same",
        "findings: 5, the same",
        "pages: the same bytes",
        "verdict: the same",
    ]


def test_a_spoilt_number_a_changed_corpus_and_another_version_are_named(edition, dyads, tmp_path):
    path = edition / "data" / "frequency-table.parquet"
    table = pq.read_table(path).to_pylist()
    table[0]["documents"] += 1
    pq.write_table(pa.Table.from_pylist(table), path)
    record = json.loads((edition / "edition.json").read_text(encoding="utf-8"))
    record["corpus"]["fingerprint"] = "0" * 64
    record["versions"]["numpy"] = "1.0"
    (edition / "edition.json").write_text(json.dumps(record), encoding="utf-8")
    (edition / "briefing.pdf").unlink()
    (edition / "note.txt").write_text("mine", encoding="utf-8")
    code, told, _ = dyads("-q", "verify", edition, "--folder", tmp_path)
    assert code == 1
    shown = lines(told)
    assert shown[:4] == [
        "files: not as the record lists them",
        "  changed: data/frequency-table.parquet",
        "  missing: briefing.pdf",
        "  not listed: note.txt",
    ]
    assert shown[4].startswith("corpus: changed since: then 8 documents")
    assert shown[4].split("(")[1].startswith("000000000000)")
    assert shown[6].startswith("versions: numpy 1.0 then, ")
    actor, documents = table[0]["actor"], table[0]["documents"]
    assert shown[7].startswith("numbers: 1 differ, of ")
    assert shown[8] == f"  frequency-table, {actor}, documents: {documents} then, {documents - 1} now"
    assert shown[-1] == "verdict: not the same"


@pytest.mark.slow
def test_an_edition_whose_corpus_is_gone_says_so(edition, dyads):
    record = json.loads((edition / "edition.json").read_text(encoding="utf-8"))
    record["parameters"]["corpus"] = "nowhere"
    (edition / "edition.json").write_text(json.dumps(record), encoding="utf-8")
    code, _, complaint = dyads("-q", "verify", edition)
    assert code == 2
    assert f"\ndyads: {edition}: cannot be made again: cell " in complaint
    assert "nowhere: no such file or folder" in complaint


def test_only_a_published_edition_with_a_whole_record_is_verified(put_edition, dyads):
    failed = put_edition("weekly", place="failed", status="failed")
    assert dyads("verify", failed)[::2] == (
        2, f"dyads: {failed}:\n  it is failed: only a published edition can be verified\n"
    )  # fmt: skip
    old = put_edition("weekly")
    code, _, complaint = dyads("verify", old)
    assert (code, complaint) == (
        2, f"dyads: {old}:\n  its record does not suffice to make it again: KeyError: 'theme'\n"
    )  # fmt: skip


def numbers(folder, **tables):
    (folder / "data").mkdir(parents=True)
    for name, rows in tables.items():
        pq.write_table(pa.Table.from_pylist(rows), folder / "data" / f"{name}.parquet")
    return folder


def test_values_are_compared_by_what_tells_rows_apart_not_by_their_order(tmp_path):
    then = numbers(
        tmp_path / "then", table=[{"actor": "a", "n": 1, "x": 0.1}, {"actor": "b", "n": 2, "x": None}]
    )
    now = numbers(
        tmp_path / "now", table=[{"actor": "b", "n": 3, "x": None}, {"actor": "a", "n": 1, "x": 0.1 + 1e-17}]
    )
    assert list(compare_numbers(then, now)) == [Change("table", "b", "n", 2, 3)]


def test_rows_and_tables_that_one_edition_lacks_are_told_once(tmp_path):
    then = numbers(tmp_path / "then", kept=[{"actor": "a", "n": 1}], gone=[{"n": 1}])
    now = numbers(
        tmp_path / "now", kept=[{"actor": "a", "n": 1}, {"actor": "b", "n": 1}], new=[{"n": 1}, {"n": 2}]
    )
    assert list(compare_numbers(then, now)) == [
        Change("gone", then="1 rows", now="no table"),
        Change("kept", "b", "", None, "this row"),
        Change("new", then="no table", now="2 rows"),
    ]


def test_rows_that_nothing_tells_apart_are_compared_by_their_place(tmp_path):
    then = numbers(tmp_path / "then", table=[{"side": "x", "n": 1}, {"side": "x", "n": 2}])
    now = numbers(tmp_path / "now", table=[{"side": "x", "n": 1}, {"side": "x", "n": 5}])
    assert list(compare_numbers(then, now)) == [Change("table", "row 2", "n", 2, 5)]


def test_a_table_that_nobody_can_read_is_a_change_and_stops_nothing(tmp_path):
    then = numbers(tmp_path / "then", table=[{"n": 1}])
    now = numbers(tmp_path / "now", table=[{"n": 1}])
    (then / "data" / "table.parquet").write_bytes(b"PAR1 no more")
    assert list(compare_numbers(then, now)) == [Change("table", then="no table", now="1 rows")]


def test_files_are_held_against_the_record_and_earlier_revisions_are_no_part_of_it(tmp_path):
    (tmp_path / "revisions" / "1").mkdir(parents=True)
    (tmp_path / "revisions" / "1" / "edition.json").write_text("{}")
    (tmp_path / "edition.json").write_text("{}")
    (tmp_path / "a.txt").write_text("a")
    of_a = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"  # sha256 of the letter a
    files = check_files(tmp_path, {"a.txt": of_a, "b.txt": of_a})
    assert (files.same, files.changed, files.missing, files.unknown) == (("a.txt",), (), ("b.txt",), ())
    assert check_files(tmp_path, {"a.txt": of_a}).sound
