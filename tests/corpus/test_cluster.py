import pyarrow as pa

from dyads.corpus import CLEAN, clean, cluster
from dyads.tables import RAW

WORDS = [f"word{number}" for number in range(300)]


def story(first, last):
    """A text of the words from first to last, so that the share of two texts can be counted by hand."""
    return " ".join(WORDS[first:last])


def documents(*rows):
    return [
        {"id": id_, "source": id_, "sha256": "0", "text": text, "given": [("published", day)] if day else []}
        for id_, text, day in rows
    ]


def clusters(rows):
    """id → (cluster, duplicate_of), None for missing."""
    table = cluster(pa.Table.from_batches([clean(RAW.batch(rows))], schema=CLEAN.arrow))
    return {
        row["id"]: (row["cluster"], row["duplicate_of"]) for row in pa.Table.from_pandas(table).to_pylist()
    }


def test_texts_that_share_six_tenths_of_their_shingles_are_copies():
    # 100 words have 97 shingles, 160 words 157; the shorter lie all in the longer: 97 / 157 = 0.62
    rows = documents(("b", story(0, 100), None), ("a", story(0, 160), None))
    assert clusters(rows) == {"b": ("a", "a"), "a": ("a", None)}


def test_texts_that_share_less_are_not():
    # 97 / 167 = 0.58
    rows = documents(("b", story(0, 100), None), ("a", story(0, 170), None))
    assert clusters(rows) == {"b": ("b", None), "a": ("a", None)}


def test_a_copy_of_a_copy_is_of_the_same_cluster():
    rows = documents(("a", story(0, 100), None), ("b", story(15, 115), None), ("c", story(30, 130), None))
    assert {cluster for cluster, _ in clusters(rows).values()} == {"a"}


def test_the_earliest_stands_for_its_cluster_then_the_longest_then_the_smallest_id():
    text = story(0, 100)
    assert clusters(documents(("a", text, "2015-04-18"), ("b", text, "2015-04-17")))["a"] == ("a", "b")
    assert clusters(documents(("a", text, None), ("b", story(0, 120), None)))["a"] == ("a", "b")
    assert clusters(documents(("b", text, None), ("a", text, None)))["b"] == ("a", "a")


def test_the_order_of_documents_changes_nothing():
    rows = documents(
        ("a", story(0, 100), None),
        ("b", story(0, 120), None),
        ("c", story(200, 300), None),
        ("d", story(0, 120), None),
    )
    assert clusters(rows) == clusters(rows[::-1])


def test_adding_a_document_parts_nobody():
    rows = documents(("b", story(0, 100), None), ("c", story(10, 110), None))
    before = {id_: cluster for id_, (cluster, _) in clusters(rows).items()}
    after = {
        id_: cluster
        for id_, (cluster, _) in clusters([*rows, *documents(("a", story(60, 160), None))]).items()
    }
    assert before["b"] == before["c"]
    assert after["b"] == after["c"]


def test_short_texts_are_copies_only_where_they_are_the_same():
    rows = documents(
        ("a", "one two three four", None),
        ("b", "one two three four", None),
        ("c", "one two three five", None),
    )
    assert clusters(rows) == {"a": ("a", None), "b": ("a", "a"), "c": ("c", None)}


def test_documents_without_a_word_are_no_copies_of_each_other():
    assert clusters(documents(("a", "…", None), ("b", "…", None))) == {"a": ("a", None), "b": ("b", None)}


def test_no_documents_have_no_clusters():
    assert clusters([]) == {}
