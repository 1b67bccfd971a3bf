import gc
from datetime import date
from importlib.resources import files

import numpy as np
import pyarrow as pa
import pytest

from dyads.corpus import CLEAN, clean, read_documents
from dyads.registry import load
from dyads.tables import MENTIONS, SENTENCES
from dyads.text import annotate, build_lexicon

TEXT = "# Tokyo answers\n\nSEOUL - Japan has agreed. The text of South\nKorea is short.\n\nEnd of page"
ZONES = [("title", 2, 15), ("dateline", 17, 25), ("body", 25, 77), ("furniture", 79, 90)]


@pytest.fixture(scope="module")
def lexicon():
    return build_lexicon(load())


def batch(*documents):
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
    assert [batch.num_rows for batch in annotate(batch(), lexicon)] == [0, 0, 0, 0, 0, 0]


def test_a_document_without_text_has_a_row_in_dating_only(lexicon):
    found = annotate(batch(document(text="", zones=[])), lexicon)
    assert [batch.num_rows for batch in found] == [1, 0, 0, 0, 0, 0]
    assert found.dating["words"].to_pylist() == [0]


def test_every_surface_is_the_text_at_its_offsets(lexicon):
    rows = annotate(batch(document()), lexicon).mentions.to_pylist()
    assert [(row["surface"], row["counted"]) for row in rows] == [
        ("Tokyo", True),
        ("SEOUL", False),
        ("Japan", True),
        ("South\nKorea", True),
    ]
    assert all(TEXT[row["start"] : row["end"]] == row["surface"] for row in rows)


def test_the_title_is_sentence_0_and_wrapped_lines_are_joined(lexicon):
    rows = annotate(batch(document()), lexicon).sentences.to_pylist()
    assert [(row["sentence"], TEXT[row["start"] : row["end"]]) for row in rows] == [
        (0, "Tokyo answers"),
        (1, "Japan has agreed."),
        (2, "The text of South\nKorea is short."),
    ]


def test_only_the_counted_zones_have_words(lexicon):
    # title 2; body: Japan has agreed. The text of South Korea is short. = 10
    assert annotate(batch(document()), lexicon).dating["words"].to_pylist() == [12]


def test_japanese_words_are_counted_by_characters(lexicon):
    japanese = document(text="日本は、答えた。", zones=[("body", 0, 8)], language="ja")
    assert annotate(batch(japanese), lexicon).dating["words"].to_pylist() == [6]


def test_the_day_of_a_document_is_in_dating(lexicon):
    row = annotate(batch(document()), lexicon).dating.to_pylist()[0]
    assert (row["published_from"], row["published_to"], row["basis"]) == (
        date(2015, 4, 17),
        date(2015, 4, 17),
        "stated",
    )


def test_documents_do_not_see_one_another(lexicon):
    one, two = document("a"), document("b", text="Abe left.", zones=[("body", 0, 9)])
    together = annotate(batch(one, two), lexicon)
    apart = [annotate(batch(one), lexicon), annotate(batch(two), lexicon)]
    for name in together._fields:
        joined = pa.Table.from_batches([getattr(found, name) for found in apart])
        assert pa.Table.from_batches([getattr(together, name)]).equals(joined)


def test_tables_keep_what_their_schemas_promise(lexicon):
    found = annotate(batch(document("a"), document("b")), lexicon)
    assert len(MENTIONS.frame([found.mentions])) == 8
    assert len(SENTENCES.frame([found.sentences])) == 6


def rows(batches, lexicon):
    """Everything found in the batches, table by table, in an order of its own."""
    found = [annotate(batch, lexicon) for batch in batches]
    return {
        name: sorted((row for each in found for row in getattr(each, name).to_pylist()), key=str)
        for name in found[0]._fields
    }


def test_the_rows_are_the_same_for_every_size_of_batch_and_every_order(lexicon):
    raw = [read.documents for read in read_documents([files("dyads") / "sample" / "articles"])]
    documents = pa.Table.from_batches([clean(each) for each in raw]).combine_chunks().to_batches()[0]
    mixed = documents.take(pa.array(np.random.default_rng(3).permutation(len(documents))))
    together = rows([documents], lexicon)
    assert len(together["mentions"]) > 2000
    for size in (1, 3, 50):
        assert rows([mixed.slice(n, size) for n in range(0, len(mixed), size)], lexicon) == together


def test_nothing_of_a_batch_waits_for_the_garbage_collector_which_rests_meanwhile(lexicon):
    raw = [read.documents for read in read_documents([files("dyads") / "sample" / "articles"])]
    documents = clean(raw[0].slice(0, 20))
    annotate(documents, lexicon)  # what is remembered from now on stays
    gc.collect()
    gc.disable()
    try:
        annotate(documents, lexicon)
        assert not gc.isenabled()
        assert gc.collect() == 0
    finally:
        gc.enable()
    annotate(documents, lexicon)
    assert gc.isenabled()


@pytest.mark.parametrize(
    "text",
    [
        "He wrote \\ud83d\\ude00 to Seoul.",  # an escaped character in two halves
        "「Seoul\n\nX 『a』 b\n\nsaid.",
        "\x00 Japan \x00",
        "일본" * 3,
    ],
)
def test_a_strange_document_stops_no_other(lexicon, text):
    end = len(text)
    zones = [("body", 0, end // 2), ("caption", end // 2, end - 3), ("body", end - 3, end)]
    found = annotate(batch(document("a", text, zones), document("b")), lexicon)
    assert [row["document"] for row in found.mentions.to_pylist()].count("b") == 4


def test_letters_that_are_written_apart_are_the_surface_of_a_mention(lexicon):
    text = "\u110b\u1175\u11af\u1107\u1169\u11ab\u110b\u1173\u11ab \u1103\u1161\u11b8\u1112\u1162\u11bb\u1103\u1161."  # 일본은 답했다.
    found = annotate(batch(document(text=text, zones=[("body", 0, len(text))], language="ko")), lexicon)
    assert [(row["actor"], row["start"], row["end"]) for row in found.mentions.to_pylist()] == [
        ("japan", 0, 6)
    ]


def test_a_name_that_begins_or_ends_with_a_marked_letter_is_found_as_a_word_however_it_is_set(tmp_path):
    named = {
        "ozil": "Özil",
        "jose": "José",
        "elysee": "Élysée",
        "lodz": "Łódź",
        "oster": "Øster",
        "malmo": "Malmø",
    }
    actors = [
        f'- {{id: x-{id_}, type: organization, names: {{en: "{name}"}}, country: DEU}}'
        for id_, name in named.items()
    ]
    (tmp_path / "own.yaml").write_text(
        "\n".join(["schema_version: 1", "as_of: 2026-05-31", "actors:", *actors]), encoding="utf-8"
    )
    own = build_lexicon(load(tmp_path / "own.yaml"))

    def found(text):
        one = document(text=text, zones=[("body", 0, len(text))])
        return [row["actor"] for row in annotate(batch(one), own).mentions.to_pylist()]

    everybody = [f"x-{id_}" for id_ in named]
    assert found("Then Özil, José, Élysée, Łódź, Øster and Malmø met.") == everybody
    assert found("Then ÖZIL, JOSÉ, ÉLYSÉE, ŁÓDŹ, ØSTER and MALMØ met.") == everybody
    assert found("Then Ozil, Jose, Elysee, Lodz, Oster and Malmo met.") == everybody
    assert found("Then Özilov, Joséphine, Élyséeland, Łódźnia, Østergaard and Malmøvia met.") == []
    assert found("Then McÖzil, SanJosé, NewÉlysée, OldŁódź, InØster and UpMalmø met.") == []
