import multiprocessing
import os
import time

import pyarrow.parquet as pq
import pytest
from reading import read, write

from dyads.corpus import Added, Store
from dyads.errors import CorpusError

LONG_AGO = 1_000_000_000  # a second in 2001: files that lay still


def article(path, text):
    os.utime(write(path, text), (LONG_AGO, LONG_AGO))
    return path


def texts(store):
    return sorted(text for batch in store.read() for text in batch["text"].to_pylist())


def files(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*.parquet"))}


def test_what_is_added_can_be_read_again(tmp_path):
    article(tmp_path / "in/a.txt", "One.")
    article(tmp_path / "in/b.csv", "title,text\nTwo,Body.\n")
    store = Store(tmp_path / "store")
    assert store.add([tmp_path / "in"]) == Added(new=2, changed=0, known=0, refused=0, unopened=0)
    stored = [row for batch in store.read() for row in batch.to_pylist()]
    assert stored == read(tmp_path / "in")[0]


def test_adding_the_same_files_again_opens_none_and_changes_nothing(tmp_path):
    article(tmp_path / "in/a.txt", "One.")
    store = Store(tmp_path / "store")
    store.add([tmp_path / "in"])
    before = files(tmp_path / "store")
    assert store.add([tmp_path / "in"]) == Added(new=0, changed=0, known=0, refused=0, unopened=1)
    assert files(tmp_path / "store") == before


def test_a_file_that_may_have_changed_unseen_is_opened_again(tmp_path):
    write(tmp_path / "in/a.txt", "One.")
    store = Store(tmp_path / "store")
    store.add([tmp_path / "in"])
    write(tmp_path / "in/a.txt", "Two.")
    assert store.add([tmp_path / "in"]) == Added(new=0, changed=1, known=0, refused=0, unopened=0)
    assert texts(store) == ["Two."]


def test_a_changed_article_is_a_new_version_and_a_change_taken_back_is_too(tmp_path):
    store = Store(tmp_path / "store")
    for second, (text, added) in enumerate(
        [
            ("One.", Added(new=1, changed=0, known=0, refused=0, unopened=0)),
            ("Two.", Added(new=0, changed=1, known=0, refused=0, unopened=0)),
            ("One.", Added(new=0, changed=0, known=1, refused=0, unopened=0)),
        ]
    ):
        os.utime(write(tmp_path / "in/a.txt", text), (LONG_AGO + second, LONG_AGO + second))
        assert store.add([tmp_path / "in"]) == added
        assert texts(store) == [text]


def test_two_folders_may_hold_files_of_one_name(tmp_path):
    article(tmp_path / "one/a.txt", "One.")
    article(tmp_path / "two/a.txt", "Two.")
    store = Store(tmp_path / "store")
    store.add([tmp_path / "one", tmp_path / "two"])
    assert texts(store) == ["One.", "Two."]


def test_a_file_that_could_not_be_read_is_listed_until_it_can(tmp_path):
    article(tmp_path / "in/a.txt", "")
    store = Store(tmp_path / "store")
    assert store.add([tmp_path / "in"]).refused == 1
    assert store.rejected() == {"a.txt": "empty: no text in it"}
    os.utime(write(tmp_path / "in/a.txt", "One."), (LONG_AGO + 1, LONG_AGO + 1))
    store.add([tmp_path / "in"])
    assert store.rejected() == {}
    assert texts(store) == ["One."]


def test_other_columns_read_the_file_again(tmp_path):
    article(tmp_path / "in/t.csv", "text,story\nA.,B.\n")
    store = Store(tmp_path / "store")
    store.add([tmp_path / "in"])
    store.add([tmp_path / "in"], columns={"text": "story"})
    assert texts(store) == ["B."]


def test_a_store_is_a_source(tmp_path):
    article(tmp_path / "in/a.txt", "One.")
    article(tmp_path / "in/b.txt", "")
    Store(tmp_path / "store").add([tmp_path / "in"])
    assert read(tmp_path / "store") == read(tmp_path / "in")


def test_a_folder_of_other_files_is_no_store(tmp_path):
    write(tmp_path / "letters/a.txt", "Dear Ann")
    article(tmp_path / "in/a.txt", "One.")
    with pytest.raises(CorpusError) as caught:
        Store(tmp_path / "letters").add([tmp_path / "in"])
    assert str(caught.value) == (
        f"{tmp_path}/letters: holds other files and is no store; name a new or an empty folder"
    )


def test_an_empty_store_holds_nothing(tmp_path):
    (tmp_path / "in").mkdir()
    store = Store(tmp_path / "store")
    assert store.add([tmp_path / "in"]) == Added(new=0, changed=0, known=0, refused=0, unopened=0)
    assert texts(store) == []
    assert store.rejected() == {}


def test_two_writers_at_once_are_safe(tmp_path):
    for number in range(200):
        article(tmp_path / f"in/{number:03d}.txt", f"Article {number}.")
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=Store(tmp_path / "store").add, args=([tmp_path / "in"],)) for _ in range(2)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    assert texts(Store(tmp_path / "store")) == sorted(f"Article {number}." for number in range(200))


def test_a_writer_killed_at_any_moment_leaves_a_store_that_can_be_read_and_added_to(tmp_path):
    rows = "\n".join(f'"{number}","Article {number}."' for number in range(30_000))
    article(tmp_path / "in/t.csv", f"id,text\n{rows}\n")
    store = tmp_path / "store"
    context = multiprocessing.get_context("spawn")
    for moment in range(4):
        writer = context.Process(target=Store(store).add, args=([tmp_path / "in"],))
        writer.start()
        while writer.is_alive() and len(list(store.rglob("*.parquet"))) <= 3 * moment:
            time.sleep(0.002)
        writer.kill()
        writer.join()
        for path in store.rglob("*.parquet"):
            pq.read_table(path)
    Store(store).add([tmp_path / "in"])
    assert len(texts(Store(store))) == 30_000


@pytest.mark.parametrize("name", ["missing", "empty", "letters"])
def test_a_folder_that_is_no_store_says_how_to_make_one(tmp_path, name):
    (tmp_path / "empty").mkdir()
    write(tmp_path / "letters/a.txt", "Dear Ann")
    with pytest.raises(CorpusError) as caught:
        Store(tmp_path / name).check()
    place = tmp_path / name
    assert str(caught.value) == f"{place}: is no store; make one with `dyads corpus add … --store {place}`"
    assert (tmp_path / "missing").exists() is False


def test_a_store_is_found_to_be_one(tmp_path):
    article(tmp_path / "in/a.txt", "One.")
    store = Store(tmp_path / "store")
    store.add([tmp_path / "in"])
    store.check()
