"""What fuzzing found, each as a small test of our own making with the answer worked out."""

from __future__ import annotations

import io
import json
import os
import zipfile
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from reading import read, write

from dyads import registry
from dyads.addressees import read_addressees
from dyads.corpus import clean, read_documents
from dyads.corpus.datelines import find_dateline
from dyads.corpus.names import is_name
from dyads.corpus.outlets import hear_outlet, is_masthead
from dyads.errors import CorpusError, NotebookError, ParamsError
from dyads.model import Period, Zone
from dyads.params import read_params
from dyads.schedule import resolve_period
from dyads.schedule.before import period_before
from dyads.tables import RAW
from dyads.text import annotate, build_lexicon
from dyads.text.dates.writtendates import read_dates
from dyads.text.dating.anniversaries import find_anniversaries
from dyads.text.records import Article, ZoneSpan
from dyads.text.sentences import find_sentences
from dyads.workspace import check_notebook

GOOD = "The envoys met.\n"
DAY = date(2015, 4, 24)


def refusals(folder):
    """What is refused in a folder while a good article is read beside it."""
    write(folder / "zz-good.txt", GOOD)
    documents, rejected = read(folder)
    assert [row["text"] for row in documents] == [GOOD]
    return rejected


def test_an_empty_feed_is_refused_and_the_rest_is_read(tmp_path):
    write(tmp_path / "a.rss", b"")
    assert refusals(tmp_path) == {
        "a.rss": "no RSS or Atom feed; save its articles as text, or name another format"
    }


def test_an_item_of_a_feed_with_empty_elements_is_refused_by_itself(tmp_path):
    item = "<item><title>One</title><description>They met.</description></item>"
    write(
        tmp_path / "a.rss",
        f"<rss version='2.0'><channel><title/><language/>{item}<entry>content:</item></channel>",
    )
    documents, _ = read(tmp_path)
    assert [row["text"] for row in documents][:1] == ["One\n\nThey met."]


def test_a_control_character_costs_an_item_of_a_feed_nothing(tmp_path):
    said = "<![CDATA[<p>They \x1amet.</p><!-- a note -->Again<br>and again.]]>"
    write(
        tmp_path / "a.rss",
        f"<rss version='2.0'><channel><item><description>{said}</description></item></channel></rss>",
    )
    assert [row["text"] for row in read(tmp_path)[0]] == ["They \x1amet.\n\nAgain\n\nand again."]


def test_a_record_without_an_address_ends_a_web_archive_and_nothing_else(tmp_path):
    head = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 19\r\n\r\n"
    write(tmp_path / "a.warc", head + "HTTP/1.1 200 OK\r\n\r\n" + "\r\n\r\n")
    assert refusals(tmp_path) == {
        "a.warc": "no web archive from here on: a record of it is damaged; fetch it again, or save the pages that are missing as HTML"
    }


def test_half_a_character_in_a_title_is_no_letter_either(tmp_path):
    write(tmp_path / "a.jsonl", '{"title": "\\ud83d meets", "text": "They met."}')
    (row,) = read(tmp_path)[0]
    assert (row["text"], row["given"]) == ("? meets\n\nThey met.", [("title", "? meets")])


def test_half_a_character_in_a_heading_is_told_without_it(tmp_path):
    write(tmp_path / "a.jsonl", '{"\\ud83d": "They met."}')
    assert refusals(tmp_path) == {"a.jsonl#1": "no field of text among ?; name it in `columns`"}


@pytest.mark.skipif(os.name == "nt", reason="names of files are Unicode there")
def test_a_file_whose_name_is_no_unicode_is_read(tmp_path):
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "wb") as file:  # noqa: PTH123 - a path is text
        file.write(GOOD.encode())
    assert [row["source"] for row in read(tmp_path)[0]] == ["\\xff.txt"]


def test_a_day_out_of_the_calendar_costs_its_file_only(tmp_path):
    far = pa.array([2**62], pa.timestamp("us"))
    pq.write_table(pa.table({"text": ["They met."], "date": far}), tmp_path / "a.parquet")
    assert refusals(tmp_path) == {
        "a.parquet": "no Parquet file: date value out of range; write it again, or save it as JSON lines"
    }


def test_a_workbook_whose_parts_lie_before_its_beginning_is_refused(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a", "x")
    data = bytearray(stream.getvalue())
    data[data.index(b"PK\5\6") + 16] += (
        9  # its list is said to lie nine bytes later than it does, and so its parts
    )
    write(tmp_path / "a.xlsx", bytes(data))
    assert refusals(tmp_path) == {"a.xlsx": "no workbook: negative seek value -9; save it again, or as CSV"}


def test_a_folder_in_place_of_an_archive_is_no_corpus():
    with pytest.raises(CorpusError, match=r"cannot be opened: .*; check the address and your rights"):
        list(read_documents(["zip://"]))


@pytest.fixture
def params(tmp_path, monkeypatch):
    """Read a params file of these lines; return its faults."""

    def faults(lines):
        monkeypatch.chdir(tmp_path)
        write(tmp_path / "a.yaml", lines)
        with pytest.raises(ParamsError) as told:
            read_params("a.yaml", (), DAY)
        return told.value.faults

    return faults


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("top: " + "1" * 5000, "cannot be read as YAML: Exceeds the limit"),
        ("actors: " + "[" * 3000, "cannot be read as YAML: maximum recursion depth exceeded"),
        ("actors: &a [*a]", "cannot be read as YAML: *a is an alias; write out what it stands for"),
        (
            'title: "half \\ud83d"',
            "cannot be read as YAML: 'half \\ud83d' holds half a character; write the whole of it",
        ),
    ],
    ids=["a number without an end", "lists in lists", "a list of itself", "half a character"],
)
def test_params_that_yaml_takes_and_nobody_means_are_refused(params, lines, fault):
    (told,) = params(lines)
    assert told.startswith(fault)


def test_a_name_too_long_for_any_file_is_no_file():
    with pytest.raises(ParamsError, match="no such file; params that ship with dyads: actor, "):
        read_params("x" * 5000, (), DAY)


@pytest.mark.parametrize("period", ["9999", "9999-12", "9999-Q4", "9999-W52", "9999-12-31"])
def test_a_period_that_would_end_after_the_calendar_is_refused(period):
    with pytest.raises(ValueError, match=f"'{period}' is not in the calendar, not as of 2015-04-24"):
        resolve_period(period, DAY, "UTC")


def test_a_relative_period_before_the_calendar_is_refused():
    with pytest.raises(ValueError, match="'last-full-day' is not in the calendar, not as of 0001-01-01"):
        resolve_period("last-full-day", date.min, "UTC")


def test_before_the_first_days_of_the_calendar_is_no_period():
    assert period_before(Period(date(1, 1, 1), date(1, 2, 1))) is None
    assert period_before(Period(date(1, 2, 1), date(1, 3, 1))) == Period(date(1, 1, 1), date(1, 2, 1))


def test_the_last_month_of_the_calendar_has_one_before_it():
    last = Period(date(9999, 12, 1), date(9999, 12, 31))  # half open, so a day short of the month
    assert period_before(last) == Period(date(9999, 11, 1), date(9999, 12, 1))


def test_an_encryption_that_is_a_list_is_a_fault_like_any_other():
    _, faults = read_addressees({"email": {"to": "a@b.org", "from": "c@d.org", "host": "e.org", "tls": []}})
    assert faults == ["deliver.email.tls: must be 'starttls', 'tls' or 'none', not []"]


@pytest.mark.parametrize(
    "cell",
    [
        "{}",
        "[]",
        '"x"',
        '{"source": 5}',
        '{"source": "", "metadata": []}',
        '{"source": "", "metadata": {"tags": 5}}',
    ],
)
def test_a_cell_without_a_source_is_told_by_its_number(tmp_path, cell):
    write(tmp_path / "a.ipynb", f'{{"cells": [{{"source": ["x"]}}, {cell}]}}')
    with pytest.raises(NotebookError) as told:
        check_notebook(tmp_path / "a.ipynb", tmp_path)
    assert told.value.faults == ["is not a notebook: no source, or no tags, can be read in cell 2"]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("x = " + "-" * 3000 + "1", "maximum recursion depth exceeded"),
        ("x = " + "-" * 80 + "1", "nested more than 60 deep"),
        ("\0", "source code string cannot contain null bytes"),
    ],
    ids=["what Python gives up on", "what nobody reads", "a zero byte"],
)
def test_a_cell_that_only_a_machine_can_read_is_no_python(tmp_path, source, why):
    cell = {"cell_type": "code", "id": "a", "metadata": {"tags": ["parameters"]}, "source": source}
    write(tmp_path / "a.ipynb", json.dumps({"cells": [cell]}))
    with pytest.raises(NotebookError) as told:
        check_notebook(tmp_path / "a.ipynb", tmp_path)
    assert told.value.faults[0].startswith(f"cell 1 (a), line 1: is no Python: {why}")


# Each of these took minutes or did not end: backtracking, or a whole sentence read again for every date in it.


def test_a_date_before_dashes_without_end_is_that_date():
    (written,) = read_dates("It was on Jan. 1, 1811 " + "-  " * 5_000)
    assert (written.year, written.month, written.day) == (1811, 1, 1)


def test_a_line_of_capitals_without_end_is_no_dateline_and_no_name():
    assert find_dateline("X-" * 5_000) == find_dateline("A (" + "A" * 5_000) == 0
    assert not is_name("Ab Ab, " + "Ab" * 5_000 + "!")


def test_a_line_of_blanks_without_end_is_no_masthead():
    assert not is_masthead("The Daily" + " " * 50_000 + "Paper")
    assert hear_outlet("The Daily" + " \n" * 50_000 + "Paper") is None


def test_a_sentence_of_thousands_of_anniversaries_has_a_clue_for_each():
    text = "戦後70年" * 2_000
    article = Article("a", text, (ZoneSpan(Zone.BODY, 0, len(text), "body"),), language="ja")
    clues = list(find_anniversaries(article, find_sentences(article)))
    assert [(clue.start, clue.end) for clue in clues] == [(5 * n, 5 * n + 5) for n in range(2_000)]


def test_blanks_without_end_around_who_speaks_are_as_one():
    row = {"id": "a", "source": "a.txt", "sha256": "0", "given": []}
    row["text"] = (
        "Envoys meet again in town\n\n“It is old, he said,”"
        + " " * 1_400
        + "Abe said.\n\nMore was said here today."
    )
    found = annotate(clean(RAW.batch([row])), build_lexicon(registry.load()))
    assert [quote["kind"] for quote in found.quotes.to_pylist()] == ["full"]
