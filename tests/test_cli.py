"""The commands as somebody types them: what is printed, where, and the exit code."""

import json

import pytest

ARTICLE = """Tariff talks end without a deal

SEOUL -- Japan and South Korea ended talks on tariffs on Monday without a deal. Japan said it would come back in May.
"""


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def test_annotate_writes_one_object_per_document_with_everything_the_contract_names(dyads, articles):
    code, out, _ = dyads("annotate", articles)
    [document] = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert set(document) == {
        "id", "source", "sha256", "text", "title", "title_span", "outlet", "agency", "byline", "language", "published",
        "zones", "sentences", "mentions", "quotes", "issues", "dates", "cluster", "duplicate_of",
    }  # fmt: skip
    assert document["source"] == "one.txt"
    assert document["text"] == ARTICLE
    assert document["title"] == "Tariff talks end without a deal"
    assert set(document["published"]) == {"from", "to", "basis", "reasons", "contradiction"}
    assert [
        (m["actor"], m["surface"], m["mode"], m["sense"], m["sentence"])
        for m in document["mentions"]
        if m["sense"] == "actor"
    ] == [
        ("japan", "Japan", "name", "actor", 1),
        ("south-korea", "South Korea", "name", "actor", 1),
        ("japan", "Japan", "name", "actor", 2),
    ]
    assert all(document["text"][m["start"] : m["end"]] == m["surface"] for m in document["mentions"])


def test_annotate_writes_a_file_that_is_whole_or_not_there(dyads, articles, tmp_path):
    to = tmp_path / "out" / "all.jsonl"
    assert dyads("annotate", articles, "--to", to)[0] == 0
    assert [file.name for file in to.parent.iterdir()] == ["all.jsonl"]
    assert len(to.read_text(encoding="utf-8").splitlines()) == 1


def test_annotate_fills_a_store_with_a_folder_for_each_table(dyads, articles, tmp_path):
    assert dyads("annotate", articles, "--to", tmp_path / "store")[0] == 0
    assert sorted(file.name for file in (tmp_path / "store").iterdir() if not file.name.startswith(".")) == [
        "containment", "dates", "documents", "dyads-store.json", "files", "found.json", "issues", "mentions", "quotes", "rejected",
        "sentences", "steps", "texts",
    ]  # fmt: skip


def test_a_file_that_cannot_be_read_costs_that_file_only_and_is_named(dyads, articles):
    (articles / "broken.txt").write_bytes(b"")
    code, out, err = dyads("annotate", articles)
    assert code == 0
    assert len(out.splitlines()) == 1
    assert "broken.txt was not read: " in err


def test_where_nothing_can_be_read_nothing_is_written(dyads, tmp_path):
    (tmp_path / "broken.txt").write_bytes(b"")
    code, out, err = dyads("annotate", tmp_path / "broken.txt", "--to", tmp_path / "all.jsonl")
    assert (code, out) == (2, "")
    assert err.endswith("broken.txt: none of it could be read; the reasons stand above\n")
    assert not (tmp_path / "all.jsonl").exists()


def test_a_place_that_cannot_be_written_is_one_message(dyads, articles, tmp_path):
    (tmp_path / "file").write_text("in the way")
    code, _, err = dyads("annotate", articles, "--to", tmp_path / "file" / "all.jsonl")
    assert code == 1
    assert err.endswith("check that the place can be written\n")


def test_two_wrong_params_files_are_two_usage_errors_and_no_part_of_a_batch(dyads, tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text("tpo: 3\n")
    assert dyads("run", tmp_path / "one.yaml", tmp_path / "two.yaml")[0] == 2


def test_a_missing_corpus_is_told_in_one_message(dyads, tmp_path):
    code, out, err = dyads("annotate", tmp_path / "nowhere")
    assert code == 2
    assert out == ""
    assert err.count("\n") <= 2
    assert "nowhere" in err


def test_an_empty_folder_gives_no_documents_and_no_error(dyads, tmp_path):
    code, out, err = dyads("annotate", tmp_path)
    assert (code, out) == (0, "")
    assert "0 documents" in err


def test_check_says_which_edition_would_be_made(dyads):
    assert dyads("check", "sample")[:2] == (0, "sample: sound; edition sample/2010-01-01--2026-05-31\n")


def test_check_tells_a_fault_and_leaves_with_two(dyads, tmp_path):
    file = tmp_path / "weekly.yaml"
    file.write_text("tpo: 3\n")
    assert dyads("check", file) == (2, "", f"{file}:\n  tpo: unknown; did you mean 'top'?\n")


def test_a_day_that_is_none_is_refused(dyads):
    code, _, err = dyads("run", "sample", "--as-of", "yesterday")
    assert code == 2
    assert "'yesterday' is not a day; write it as 2015-04-24" in err


def test_help_names_every_command(dyads):
    code, out, _ = dyads("--help")
    assert code == 0
    assert [command for command in ("annotate", "check", "run") if command not in out] == []


def test_a_store_takes_an_article_once_and_its_report_is_an_edition(dyads, articles, tmp_path):
    store = tmp_path / "store"
    assert dyads("corpus", "add", articles, "--store", store)[:2] == (
        0,
        f"{store}: 1 new, 0 changed, 0 known, 0 not read, 0 files unchanged since they were read\n",
    )
    assert "0 new, 0 changed" in dyads("corpus", "add", articles, "--store", store)[1]
    code, out, _ = dyads(
        "corpus", "report", "--store", store, "--as-of", "2026-06-01", "--reports", tmp_path / "reports"
    )
    assert code == 0
    assert "1 article is counted here." in (tmp_path / "reports/corpus/latest/briefing.html").read_text(
        encoding="utf-8"
    )
    assert out.splitlines() == [
        str(tmp_path / f"reports/corpus/all/briefing.{form}") for form in ("html", "pdf")
    ]


def test_a_folder_that_is_no_store_has_no_report(dyads, articles):
    code, out, err = dyads("corpus", "report", "--store", articles)
    assert (code, out) == (2, "")
    assert f"{articles}: is no store; make one with `dyads corpus add" in err


def test_columns_of_a_table_are_told_to_annotate_and_to_a_store(dyads, tmp_path):
    (tmp_path / "ours.csv").write_text(
        "Schlagzeile;Volltext;Blatt\nTuna quotas;Japan met Peru.;Bay Times\n", encoding="utf-8"
    )
    told = ("--columns", "title=Schlagzeile, text=Volltext,outlet=Blatt")
    code, out, _ = dyads("annotate", tmp_path / "ours.csv", *told)
    [document] = map(json.loads, out.splitlines())
    assert code == 0
    assert (document["title"], document["outlet"]) == ("Tuna quotas", "Bay Times")
    assert {mention["actor"] for mention in document["mentions"]} == {"japan", "peru"}
    store = tmp_path / "store"
    assert (
        "0 new, 0 changed, 0 known, 1 not read"
        in dyads("corpus", "add", tmp_path / "ours.csv", "--store", store)[1]
    )
    assert "1 new" in dyads("corpus", "add", tmp_path / "ours.csv", "--store", store, *told)[1]
    assert dyads("annotate", tmp_path / "ours.csv", "--to", tmp_path / "found", *told)[0] == 0


@pytest.mark.parametrize("told", ["txt=Volltext", "text", "text=", "text=A,text=B", ""])
def test_a_column_that_there_is_not_is_told_with_those_there_are(dyads, articles, told):
    code, out, err = dyads("annotate", articles, "--columns", told)
    assert (code, out) == (2, "")
    assert err.endswith(
        f"{told.rpartition(',')[2]!r} is no column; write title=Headline,text=Body, each of "
        f"text, title, lead, outlet, published, url, language, byline once at most\n"
    )
