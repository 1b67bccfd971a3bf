"""What was found in a corpus is kept under a fingerprint of all it was made from."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import fsspec
import pyarrow as pa
import pytest

from dyads import registry
from dyads.desk import annotate_corpus
from dyads.desk.kept import CACHE, fingerprint_sources, recall
from dyads.errors import CorpusError

EMPTY = {"documents": pa.table({"id": pa.array([], pa.string())})}


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Seoul, May 3, 2015\n\nPresident Park Geun-hye met Shinzo Abe.\n", "utf-8")
    return folder


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """The folder where corpora are kept."""
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    return tmp_path / "cache" / "corpora"


def keys(kept: Path) -> set[str]:
    return {path.name for path in kept.iterdir() if path.is_dir()}


def annotate(folder: Path):
    return annotate_corpus(str(folder), registry.load())


def same(one, other) -> bool:
    tables = [(getattr(one, field.name), getattr(other, field.name)) for field in fields(one)]
    return all(a.equals(b) and a.schema.equals(b.schema, check_metadata=True) for a, b in tables)


def test_what_is_kept_is_what_is_found(articles, kept, monkeypatch):
    made, mapped = annotate(articles), annotate(articles)
    monkeypatch.delenv(CACHE)
    assert same(made, annotate(articles))
    assert same(mapped, made)
    assert len(keys(kept)) == 1


def test_without_a_folder_nothing_is_kept(articles, tmp_path, monkeypatch):
    monkeypatch.delenv(CACHE, raising=False)
    annotate(articles)
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]


def test_an_article_that_changes_without_a_trace_in_its_dates_is_read_anew(articles, kept):
    article = articles / "a.txt"
    before, first = article.stat(), annotate(articles)
    article.write_text(article.read_text("utf-8").replace("Park", "Bark"), "utf-8")
    os.utime(article, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert first.documents["text"][0].as_py() != annotate(articles).documents["text"][0].as_py()
    assert len(keys(kept)) == 2


def test_another_name_another_registry_or_other_columns_are_another_corpus(articles):
    (articles.parent / "more").mkdir()
    (articles.parent / "more" / "a.txt").write_bytes((articles / "a.txt").read_bytes())
    marks = {
        fingerprint_sources(*asked)
        for asked in (
            ([str(articles)], "one", {}),
            ([str(articles.parent / "more")], "one", {}),
            ([str(articles)], "two", {}),
            ([str(articles)], "one", {"text": "Body"}),
        )
    }
    assert len(marks) == 4


def test_a_corpus_elsewhere_is_never_kept():
    with fsspec.open("memory://elsewhere/a.txt", "w") as file:
        file.write("Tokyo and Seoul.")
    assert fingerprint_sources(["memory://elsewhere/a.txt"], "one", None) is None


def test_half_a_file_is_made_anew(articles, kept):
    made = annotate(articles)
    [key] = keys(kept)
    mentions = kept / key / "mentions.arrow"
    mentions.write_bytes(mentions.read_bytes()[:100])
    assert same(made, annotate(articles))
    assert same(made, annotate(articles))


def test_what_changes_while_it_is_read_is_not_kept(kept):
    marks = iter(["before", "after"])
    assert recall(lambda: next(marks), dict) == {}
    assert keys(kept) == set()


def test_a_place_that_cannot_be_written_costs_nothing_but_time(articles, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv(CACHE, str(tmp_path / "file"))
    assert annotate(articles).documents.num_rows == 1


def test_a_corpus_that_does_not_exist_is_told_as_ever(kept, tmp_path):
    with pytest.raises(CorpusError, match="no such file or folder"):
        annotate(tmp_path / "nothing")


def test_the_corpora_asked_for_the_longest_ago_go(kept):
    for number in range(25):
        recall(lambda number=number: f"key-{number:02d}", lambda: EMPTY)
        os.utime(kept / f"key-{number:02d}", (number, number))
    assert keys(kept) == {f"key-{number:02d}" for number in range(5, 25)}


def test_two_who_ask_at_once_make_it_once(articles, kept):
    code = (
        "import sys; from dyads import registry; from dyads.desk import annotations as room\n"
        "make = room._find_all\n"
        "room._find_all = lambda *asked: (print('made'), make(*asked))[1]\n"
        f"room.annotate_corpus({str(articles)!r}, registry.load())"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    assert sorted(process.communicate()[0] for process in both) == ["", "made\n"]
