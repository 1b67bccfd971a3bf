"""What is found is the same for any cut into parts and any order of them, and is never found twice without need."""

import logging

import pandas as pd
import pyarrow.parquet as pq
import pytest
from stores import LINE, PEOPLE, annotate, article, rows, write

import dyads
from dyads.corpus import Store
from dyads.desk import annotate_corpus, pair_all
from dyads.errors import CorpusError, LockedError
from dyads.harvest import Here, annotate_store, open_found
from dyads.harvest.shelf import TABLES, Folder


@pytest.fixture
def told(caplog):
    """What the steps told: how many documents were annotated, in how many parts."""
    caplog.set_level(logging.DEBUG, "dyads.harvest")
    return lambda: [record.getMessage() for record in caplog.records if "annotated" in record.getMessage()]


def test_a_store_holds_what_is_found_in_memory_whatever_its_parts_and_their_order(tmp_path):
    articles = {f"{n:02d}.txt": article(n // 2, line=LINE if n % 3 else "") for n in range(12)}
    whole = write(tmp_path / "in", articles)
    memory = annotate_corpus(str(whole), PEOPLE)
    expected = {name: getattr(memory, name).num_rows for name in TABLES}
    one = annotate(tmp_path / "one", whole)
    goes = [whole / f"{n:02d}.txt" for n in (7, 3, 11, 0, 1, 9, 2, 10, 4, 5, 8, 6)]
    many = annotate(tmp_path / "many", *goes)
    assert (len(one.manifest.pieces), len(many.manifest.pieces)) == (1, 12)
    assert rows(many) == rows(one)
    assert {name: one.read(name).num_rows for name in TABLES if name != "rejected"} | {
        "rejected": 0
    } == expected
    assert one.read("documents").equals(memory.documents)


def test_only_new_and_changed_documents_are_annotated(tmp_path, told):
    folder = write(tmp_path / "in", {f"{n}.txt": article(n) for n in range(4)})
    annotate(tmp_path / "store", folder)
    write(folder, {"4.txt": article(4), "0.txt": article(9)})
    found = annotate(tmp_path / "store", folder)
    assert told()[-1] == "2 documents annotated in 2 of 2 parts"
    assert rows(found) == rows(annotate(tmp_path / "new", folder))


def test_nothing_is_annotated_twice(tmp_path, told):
    folder = write(tmp_path / "in", {f"{n}.txt": article(n) for n in range(3)})
    first = rows(annotate(tmp_path / "store", folder))
    assert rows(annotate(tmp_path / "store", folder)) == first
    assert told()[-1] == "0 documents annotated in 0 of 1 parts"


def test_a_line_that_turns_out_to_be_repeated_touches_only_the_articles_that_print_it(tmp_path, told):
    first = write(tmp_path / "first", {f"{n}.txt": article(n, line=LINE if n < 2 else "") for n in range(6)})
    annotate(tmp_path / "store", first)
    second = write(tmp_path / "second", {"9.txt": article(9, line=LINE)})
    found = annotate(tmp_path / "store", second)
    assert told()[-1] == "3 documents annotated in 2 of 2 parts"  # the two that print it, and the new one
    assert rows(found) == rows(annotate(tmp_path / "new", second, first))
    furniture = [
        zone["rule"] for document in found.read("documents").to_pylist() for zone in document["zones"]
    ]
    assert furniture.count("repeated") == 3


def test_a_new_copy_changes_the_cluster_and_the_day_of_an_old_article_without_annotating_it_again(
    tmp_path, told
):
    story = article(3).replace(" on April 4, 2015", "")
    first = write(tmp_path / "first", {"a.txt": story})
    before = annotate(tmp_path / "store", first).read("documents", ["published_to"])
    second = write(tmp_path / "second", {"b.txt": story.replace("outlet:", "date: 2015-04-03\noutlet:")})
    found = annotate(tmp_path / "store", second)
    assert told()[-1] == "1 documents annotated in 1 of 2 parts"
    old, new = found.read("documents").to_pylist()
    assert old["cluster"] == new["cluster"]
    assert str(old["published_to"]) == "2015-04-06"
    assert before["published_to"][0].as_py() != old["published_to"]
    assert rows(found) == rows(annotate(tmp_path / "new", second, first))


def test_what_is_no_longer_true_does_not_lie_in_the_store(tmp_path):
    folder = write(tmp_path / "in", {"a.txt": article(1)})
    annotate(tmp_path / "store", folder)
    write(folder, {"a.txt": article(2)})
    annotate(tmp_path / "store", folder)
    for table in ("documents", "mentions"):
        assert len(list((tmp_path / "store" / table).glob("*.parquet"))) == 1
    [part] = (tmp_path / "store" / "documents").glob("*.parquet")
    assert pq.read_table(part)["title"].to_pylist() == ["Story 2"]


def test_other_texts_or_another_registry_are_not_what_was_found(tmp_path):
    folder = write(tmp_path / "in", {"a.txt": article(1)})
    annotate(tmp_path / "store", folder)
    assert open_found(tmp_path / "store", PEOPLE) is not None
    Store(tmp_path / "store").add([write(tmp_path / "more", {"b.txt": article(2)})])
    assert open_found(tmp_path / "store", PEOPLE) is None


def test_an_empty_store_has_empty_tables(tmp_path):
    (tmp_path / "in").mkdir()
    found = annotate(tmp_path / "store", tmp_path / "in")
    assert {table: len(found_rows) for table, found_rows in rows(found).items()} == {
        table: 0 for table in TABLES if table != "rejected"
    }


def test_what_could_not_be_read_is_told(tmp_path):
    folder = write(tmp_path / "in", {"a.txt": article(1), "b.txt": ""})
    found = annotate(tmp_path / "store", folder)
    assert found.rejected.to_pylist() == [{"source": "b.txt", "reason": "empty: no text in it"}]


def test_two_runs_at_once_are_refused(tmp_path):
    folder = write(tmp_path / "in", {"a.txt": article(1)})
    annotate(tmp_path / "store", folder)

    class Meddling(Here):
        def run(self, work, orders):
            with pytest.raises(LockedError) as caught:
                annotate_store(tmp_path / "store", Here(PEOPLE), PEOPLE)
            refused.append(str(caught.value))
            return Here(PEOPLE).run(work, orders)

    refused = []
    annotate_store(tmp_path / "store", Meddling(PEOPLE), PEOPLE)
    assert refused[0] == f"{tmp_path / 'store'}: another run is annotating it; wait until it has ended"


def test_an_annotated_store_opens_as_its_articles_do_and_reads_no_more_than_the_period(tmp_path, monkeypatch):
    days = {0: 1, 1: 2, 2: 3, 20: 21, 21: 22, 22: 23}
    dated = {n: article(n).replace("outlet:", f"date: 2015-04-{day:02d}\noutlet:") for n, day in days.items()}
    whole = {f"{n}.txt": text for n, text in dated.items()}
    first = write(tmp_path / "first", {f"{n}.txt": dated[n] for n in (0, 1, 2)})
    second = write(tmp_path / "second", {f"{n}.txt": dated[n] for n in (20, 21, 22)})
    annotate(tmp_path / "store", first, second)
    period = {"start": "2015-04-01", "end": "2015-04-10"}
    expected = dyads.open(str(write(tmp_path / "whole", whole)), period=period)
    opened = []
    get = Folder.get
    monkeypatch.setattr(
        Folder,
        "get",
        lambda self, kind, name, *columns: (opened.append((kind, name[:8])), get(self, kind, name, *columns))[
            1
        ],
    )
    news = dyads.open(str(tmp_path / "store"), period=period)
    assert len(news.documents) == 3
    assert news.slice_hash == expected.slice_hash
    assert news.left_out == expected.left_out
    assert news.mentions.equals(expected.mentions)
    assert news.documents["text"].tolist() == expected.documents["text"].tolist()
    assert ("mentions", "00000001") not in opened


@pytest.mark.parametrize("unit", ["sentence", "document"])
def test_pairs_counted_part_by_part_are_those_of_all_articles_at_once(tmp_path, unit):
    folders = [write(tmp_path / str(n), {f"{n}.txt": article(n)}) for n in range(3)]
    annotate(tmp_path / "store", *folders)
    news = dyads.open(str(tmp_path / "store"))
    whole = dyads.pair_actors(
        news.mentions,
        news.sentences,
        news.documents,
        unit,
        ancestors=news.ancestors,
        tested=False,
        resamples=0,
    )
    assert len(whole)
    pd.testing.assert_frame_equal(pair_all(str(tmp_path / "store"), unit), whole)


def test_pairs_of_what_is_no_annotated_store_are_refused(tmp_path):
    with pytest.raises(CorpusError) as caught:
        pair_all(str(tmp_path))
    assert str(caught.value) == (
        f"{tmp_path}: is no annotated store; `dyads annotate SOURCE --to {tmp_path}` makes it one"
    )
