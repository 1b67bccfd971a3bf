from datetime import date

import pyarrow as pa
import pytest

from dyads.corpus import CLEAN
from dyads.registry import load
from dyads.tables import MENTIONS, SENTENCES
from dyads.text import annotate, build_lexicon

TEXT = "# Tokyo answers\n\nSEOUL - Japan has agreed. The text of South\nKorea is short.\n\nEnd of page"
ZONES = [("title", 2, 15), ("dateline", 17, 25), ("body", 25, 77), ("furniture", 79, 90)]


@pytest.fixture(scope="module")
def lexicon():
    return build_lexicon(load())


def clean(*documents):
    return CLEAN.batch(documents)


def document(id_="a", text=TEXT, zones=ZONES, language="en", **more):
    return {
        "id": id_,
        "source": f"{id_}.txt",
        "sha256": "0" * 64,
        "text": text,
        "given": {"published": "2015-04-17"},
        "language": language,
        "zones": [{"zone": zone, "start": start, "end": end, "rule": "test"} for zone, start, end in zones],
    } | more


def test_no_documents_give_empty_tables(lexicon):
    assert [batch.num_rows for batch in annotate(clean(), lexicon)] == [0, 0, 0, 0, 0, 0]


def test_a_document_without_text_has_a_row_in_dating_only(lexicon):
    found = annotate(clean(document(text="", zones=[])), lexicon)
    assert [batch.num_rows for batch in found] == [1, 0, 0, 0, 0, 0]
    assert found.dating["words"].to_pylist() == [0]


def test_every_surface_is_the_text_at_its_offsets(lexicon):
    rows = annotate(clean(document()), lexicon).mentions.to_pylist()
    assert [(row["surface"], row["counted"]) for row in rows] == [
        ("Tokyo", True),
        ("SEOUL", False),
        ("Japan", True),
        ("South\nKorea", True),
    ]
    assert all(TEXT[row["start"] : row["end"]] == row["surface"] for row in rows)


def test_the_title_is_sentence_0_and_wrapped_lines_are_joined(lexicon):
    rows = annotate(clean(document()), lexicon).sentences.to_pylist()
    assert [(row["sentence"], TEXT[row["start"] : row["end"]]) for row in rows] == [
        (0, "Tokyo answers"),
        (1, "Japan has agreed."),
        (2, "The text of South\nKorea is short."),
    ]


def test_only_the_counted_zones_have_words(lexicon):
    # title 2; body: Japan has agreed. The text of South Korea is short. = 10
    assert annotate(clean(document()), lexicon).dating["words"].to_pylist() == [12]


def test_japanese_words_are_counted_by_characters(lexicon):
    japanese = document(text="日本は、答えた。", zones=[("body", 0, 8)], language="ja")
    assert annotate(clean(japanese), lexicon).dating["words"].to_pylist() == [6]


def test_the_day_of_a_document_is_in_dating(lexicon):
    row = annotate(clean(document()), lexicon).dating.to_pylist()[0]
    assert (row["published_from"], row["published_to"], row["basis"]) == (
        date(2015, 4, 17),
        date(2015, 4, 17),
        "stated",
    )


def test_documents_do_not_see_one_another(lexicon):
    one, two = document("a"), document("b", text="Abe left.", zones=[("body", 0, 9)])
    together = annotate(clean(one, two), lexicon)
    apart = [annotate(clean(one), lexicon), annotate(clean(two), lexicon)]
    for name in together._fields:
        joined = pa.Table.from_batches([getattr(found, name) for found in apart])
        assert pa.Table.from_batches([getattr(together, name)]).equals(joined)


def test_tables_keep_what_their_schemas_promise(lexicon):
    found = annotate(clean(document("a"), document("b")), lexicon)
    assert len(MENTIONS.frame([found.mentions])) == 8
    assert len(SENTENCES.frame([found.sentences])) == 6
