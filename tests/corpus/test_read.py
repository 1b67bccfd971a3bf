import hashlib
import json

import pytest
from reading import read, write

from dyads.corpus import read_documents
from dyads.errors import CorpusError

PAIR = "Envoys meet\n\nThe envoys of both sides met on Monday.\n"


def test_a_text_file_is_one_document_with_its_text_as_it_stands(tmp_path):
    write(tmp_path / "a.txt", PAIR)
    content = hashlib.sha256(PAIR.encode()).hexdigest()
    assert read(tmp_path)[0] == [
        {
            "id": hashlib.sha256(f"a.txt\0{content}".encode()).hexdigest()[:12],
            "source": "a.txt",
            "sha256": content,
            "text": PAIR,
            "given": [],
        }
    ]


def test_files_come_in_the_order_of_their_names_folder_by_folder(tmp_path):
    for name in ("b/2.txt", "a.txt", "b/10.txt", "c.txt"):
        write(tmp_path / name, PAIR)
    assert [row["source"] for row in read(tmp_path)[0]] == ["a.txt", "b/10.txt", "b/2.txt", "c.txt"]


def test_a_glob_names_its_files_from_its_last_folder_without_a_wildcard(tmp_path):
    write(tmp_path / "in/2015/a.txt", PAIR)
    write(tmp_path / "in/2016/b.txt", PAIR)
    assert [row["source"] for row in read(tmp_path / "in/*/*.txt")[0]] == ["2015/a.txt", "2016/b.txt"]


def test_the_same_file_read_twice_is_one_document(tmp_path):
    write(tmp_path / "a.txt", PAIR)
    assert len(read(tmp_path, tmp_path / "a.txt", tmp_path / "*.txt")[0]) == 1


def test_the_same_name_with_other_content_is_another_document(tmp_path):
    write(tmp_path / "one/a.txt", PAIR)
    write(tmp_path / "two/a.txt", PAIR + "More.\n")
    documents, _ = read(tmp_path / "one", tmp_path / "two")
    assert [row["source"] for row in documents] == ["a.txt", "a.txt"]
    assert len({row["id"] for row in documents}) == 2


def test_hidden_files_are_left_out(tmp_path):
    write(tmp_path / ".DS_Store", b"\0")
    write(tmp_path / ".git/x.txt", PAIR)
    assert read(tmp_path) == ([], {})


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "The envoys met – again."),
        ("utf-8-sig", "두 나라가 합의했다."),
        ("utf-16", "両国が合意した。"),
        ("utf-16-le", "The envoys met on Monday."),
        ("cp949", "두 나라의 외교장관이 월요일에 만나 협력하기로 합의했다."),
        ("euc_kr", "양국은 회담을 열었다. 日 외무상도 왔다."),
        ("cp932", "両国の外相は月曜日に会談し、協力することで合意した。"),
        ("euc_jp", "両国の外相は月曜日に会談し、協力することで合意した。"),
        ("cp1252", "“We met,” said the envoy – a café was found."),
    ],
)
def test_an_encoding_is_told_by_its_marks_and_letters(tmp_path, encoding, text):
    write(tmp_path / "a.txt", text.encode(encoding))
    documents, rejected = read(tmp_path)
    assert rejected == {}
    assert documents[0]["text"] == text


def test_newlines_are_kept(tmp_path):
    write(tmp_path / "a.txt", b"One\r\n\r\nTwo\rThree\n")
    assert read(tmp_path)[0][0]["text"] == "One\r\n\r\nTwo\rThree\n"


def test_files_that_are_no_articles_are_listed_with_their_reasons(tmp_path):
    write(tmp_path / "a.txt", PAIR)
    write(tmp_path / "empty.txt", b"")
    write(tmp_path / "blank.txt", b" \n\n")
    write(tmp_path / "binary.txt", b"\x7fELF\0\0\1\0abc\0\0")
    write(tmp_path / "photo.jpeg", b"\xff\xd8")
    documents, rejected = read(tmp_path)
    assert [row["source"] for row in documents] == ["a.txt"]
    assert rejected["empty.txt"] == rejected["blank.txt"] == "empty: no text in it"
    assert rejected["binary.txt"] == (
        "binary: it holds zero bytes, so it is no text; save the article as text in UTF-8"
    )
    assert rejected["photo.jpeg"].startswith(".jpeg is no format we read: ")


def test_a_table_without_a_column_of_text_is_refused_and_the_articles_beside_it_are_read(tmp_path):
    write(tmp_path / "a.txt", PAIR)
    write(tmp_path / "manifest.csv", "id,file,title\n1,a.txt,Envoys meet\n")
    documents, rejected = read(tmp_path)
    assert [row["source"] for row in documents] == ["a.txt"]
    assert rejected == {"manifest.csv": "no column of text among id, file, title; name it in `columns`"}


def test_two_refused_files_of_one_name_are_both_listed(tmp_path):
    write(tmp_path / "one/x.txt", b"")
    write(tmp_path / "two/x.txt", b"")
    assert list(read(tmp_path / "one", tmp_path / "two")[1]) == ["x.txt", "two/x.txt"]


def test_a_row_of_a_table_is_a_document_of_its_title_and_its_body(tmp_path):
    write(
        tmp_path / "t.csv",
        'title,date,body,url\nEnvoys meet,2015-04-17,"They met.\nAgain.",https://news.example/1\n',
    )
    (row,) = read(tmp_path)[0]
    assert row["source"] == "t.csv#1"
    assert row["text"] == "Envoys meet\n\nThey met.\nAgain."
    assert row["sha256"] == hashlib.sha256(row["text"].encode()).hexdigest()
    assert dict(row["given"]) == {
        "title": "Envoys meet",
        "published": "2015-04-17",
        "url": "https://news.example/1",
    }


def test_columns_that_the_user_names_go_before_our_guess(tmp_path):
    write(tmp_path / "t.tsv", "text\tstory\nnot this\tThe envoys met.\n")
    assert read(tmp_path, columns={"text": "story"})[0][0]["text"] == "The envoys met."


def test_korean_headings_of_a_news_database_are_known(tmp_path):
    heading = "뉴스 식별자,일자,언론사,기고자,제목,본문"
    write(
        tmp_path / "bigkinds.csv",
        f"{heading}\n1,20150417,견본일보,김견본,회담 열려,두 나라가 만났다.\n".encode("cp949"),
    )
    (row,) = read(tmp_path)[0]
    assert row["text"] == "회담 열려\n\n두 나라가 만났다."
    assert dict(row["given"]) == {
        "title": "회담 열려",
        "outlet": "견본일보",
        "published": "2015-04-17",
        "byline": "김견본",
    }


def test_each_line_of_json_lines_is_a_document_and_a_broken_one_costs_itself_only(tmp_path):
    lines = [
        json.dumps({"headline": "One", "content": "First."}),
        "{broken",
        "[1]",
        json.dumps({"title": "No body"}),
        "",
    ]
    write(tmp_path / "t.jsonl", "\n".join([*lines, json.dumps({"text": "Last."})]))
    documents, rejected = read(tmp_path)
    assert [(row["source"], row["text"]) for row in documents] == [
        ("t.jsonl#1", "One\n\nFirst."),
        ("t.jsonl#6", "Last."),
    ]
    assert rejected["t.jsonl#2"].startswith("no JSON: ")
    assert rejected["t.jsonl#3"] == 'no JSON object: one line is one article, as {"title": …, "text": …}'
    assert rejected["t.jsonl#4"] == "no field of text among title; name it in `columns`"


def test_a_place_that_does_not_exist_is_an_error_with_its_cure(tmp_path):
    with pytest.raises(CorpusError) as caught:
        read(tmp_path / "nowhere")
    assert str(caught.value) == (
        f"{tmp_path}/nowhere: no such file or folder; name a file, a folder, a glob in quotes, or the word 'sample'"
    )


def test_a_glob_that_matches_nothing_is_an_error_with_its_cure(tmp_path):
    with pytest.raises(CorpusError) as caught:
        read(tmp_path / "*.txt")
    assert str(caught.value) == (
        f"{tmp_path}/*.txt: matches no file; check the pattern, and quote it so that the shell leaves it alone"
    )


def test_an_empty_folder_gives_nothing(tmp_path):
    assert read(tmp_path) == ([], {})


def test_many_documents_come_in_batches_of_some_hundreds(tmp_path):
    rows = "\n".join(json.dumps({"text": f"Article number {number}."}) for number in range(1201))
    write(tmp_path / "t.jsonl", rows)
    assert [read.documents.num_rows for read in read_documents([str(tmp_path)])] == [500, 500, 201]


def test_the_sample_corpus_ships_with_the_package():
    documents, rejected = read("sample")
    assert len(documents) >= 90
    assert rejected == {}
