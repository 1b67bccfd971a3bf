"""The notebooks of one actor, of a pair and of outlets, end to end on articles small enough to count by eye."""

import ast
import json
import sys
from pathlib import Path

import pytest

from dyads.cli import main

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
PARTS = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.While,
    ast.If,
    ast.With,
)
ARTICLES = (
    "Tuna quotas\n\nPublished : April 13, 2015 - 09:19\n\nJapan met Peru. Peru left. Japan and Peru signed.\n",
    "Harbour dues\n\nPublished : April 14, 2015 - 09:19\n\nJapan raised its dues. Peru waited for a ship.\n",
    "Heavy rain\n\nPublished : April 15, 2015 - 09:19\n\nIt rained on the coast and nobody came.\n",
)


@pytest.fixture
def page(tmp_path):
    """Return a function that runs a notebook on articles and returns its tables, its words and its doors."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()

    def run(name, articles, **values):
        for number, article in enumerate(articles):
            (corpus / f"{number}.txt").write_text(article, encoding="utf-8")
        settings = {"corpus": str(corpus), "period": "all", **values}
        words = [word for key, value in settings.items() for word in ("--set", f"{key}={json.dumps(value)}")]
        before = sys.argv
        sys.argv = [
            "dyads",
            "-q",
            "run",
            name,
            "--as-of",
            "2026-06-01",
            *words,
            "--reports",
            str(tmp_path / "r"),
        ]
        with pytest.raises(SystemExit) as left:
            main()
        sys.argv = before
        assert not left.value.code
        return Page(tmp_path / "r" / name / "latest" / "notebook.ipynb")

    return run


class Page:
    """What the cells of an executed notebook put out."""

    def __init__(self, file):
        notebook = json.loads(file.read_text(encoding="utf-8"))
        self.outputs = {
            cell["id"]: output["data"]
            for cell in notebook["cells"]
            if cell["cell_type"] == "code"
            for output in cell["outputs"]
            if "data" in output
        }

    def words(self, cell):
        return "".join(self.outputs[cell]["text/markdown"])

    def title(self, cell):
        return self.outputs[cell]["application/vnd.dyads.table+json"]["caption"]

    def rows(self, cell):
        table = self.outputs[cell]["application/vnd.dyads.table+json"]
        names = [column["name"] for column in table["columns"]]
        return [dict(zip(names, row, strict=True)) for row in table["rows"]]

    def doors(self):
        """Return the doors that are drawn, and those that open."""
        drawn = {
            door
            for data in self.outputs.values()
            for door in data.get("application/vnd.dyads.table+json", {}).get("doors", [])
            if door
        }
        opened = {
            door
            for data in self.outputs.values()
            for door in data.get("application/vnd.dyads.evidence+json", {}).get("items", {})
        }
        return drawn, opened


def only(rows, *names):
    return [tuple(row[name] for name in names) for row in rows]


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_a_notebook_holds_no_outputs_and_defines_nothing(file):
    cells = [
        cell for cell in json.loads(file.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"
    ]
    assert cells
    for cell in cells:
        assert (cell["outputs"], cell["execution_count"]) == ([], None)
        found = [
            type(node).__name__
            for node in ast.walk(ast.parse("".join(cell["source"])))
            if isinstance(node, PARTS)
        ]
        assert found == []


def test_one_actor_is_named_in_two_of_three_articles_and_twice_beside_peru(page):
    profile = page("actor", ARTICLES, actor="japan")
    words = profile.words("findings")
    assert (
        "[**Japan**](#evidence-japan) is named in 2 of 3 articles (67%; 95% interval 21% to 94%), 3 times in all."
        in words
    )
    assert only(profile.rows("partners-table"), "other", "n_ab", "n_other") == [("Peru", 2, 4)]
    assert only(profile.rows("forms-table"), "surface", "mentions", "documents") == [("Japan", 3, 2)]
    assert only(profile.rows("voice-table"), "how", "documents") == [
        ("Named", 2), ("Quoted", 0), ("Named in a caption", 0),
    ]  # fmt: skip
    assert [row["title"] for row in profile.rows("documents-table")] == ["Tuna quotas", "Harbour dues"]
    drawn, opened = profile.doors()
    assert drawn <= opened


def test_an_actor_never_named_has_an_honest_page(page):
    profile = page("actor", ARTICLES, actor="abe-shinzo")
    assert (
        profile.words("findings")
        == "- **Shinzo Abe** is named in none of 3 articles (95% interval 0% to 56%)."
    )
    assert profile.title("partners-figure") == "Nobody is named in one sentence with Shinzo Abe."
    assert profile.rows("forms-table") == profile.rows("documents-table") == []


def test_no_articles_give_an_honest_page_of_each_notebook(page):
    for name in ("actor", "pair", "outlets"):
        assert (
            page(name, []).words("findings")
            == "No article is counted in this period, so there is nothing to report."
        )


def test_a_pair_shares_two_sentences_and_two_articles(page):
    found = page("pair", ARTICLES, pair=["japan", "peru"], event=None)
    # three titles are sentences too, beside three, two and one in the texts
    assert only(found.rows("pair-table"), "counted", "n_ab", "n_a", "n_b", "units") == [
        ("sentence", 2, 3, 4, 9), ("article", 2, 2, 2, 3),
    ]  # fmt: skip
    assert found.rows("pair-table")[0]["lift"] == pytest.approx(2 * 9 / (3 * 4))
    assert "are named together in 2 of 9 sentences (22%; 95% interval 6% to 55%)" in found.words("findings")
    assert only(found.rows("influence-table"), "title", "n_ab", "lift_without") == [("Tuna quotas", 2, 0.0)]
    assert found.words("event-words").startswith("No event is set.")
    drawn, opened = found.doors()
    assert drawn <= opened


def test_a_pair_never_together_is_said_with_what_chance_would_give(page):
    articles = ("New ships\n\nJapan built ships.\n", "Soft wool\n\nPeru sold wool.\n")
    found = page("pair", articles, pair=["japan", "peru"], event=None)
    assert found.words("findings").splitlines() == [
        "- Japan and Peru are named together in none of 4 sentences; chance would give 0.2.",
        "- Japan and Peru are named together in none of 2 articles; chance would give 0.5.",
    ]
    assert found.rows("influence-table") == []


def test_a_state_and_its_prime_minister_are_no_pair_that_is_tested(page):
    found = page(
        "pair", ("Talks\n\nShinzo Abe spoke in Japan for Japan.\n",), pair=["abe-shinzo", "japan"], event=None
    )
    assert "One of the two is part of the other" in found.words("findings")
    assert [row["p"] for row in found.rows("pair-table")] == [None, None]


def test_two_outlets_are_set_side_by_side_by_their_countries(page):
    articles = [
        f"{outlet}\n\nHarbour news {number}\n\nPublished : April {number}, 2015 - 09:19\n\n{named} built ship {number}.\n"
        for number, (outlet, named) in enumerate(
            [("The Korea Herald", "Peru")] * 2 + [("The Japan Times", "Chile")] * 2, start=13
        )
    ]
    found = page("outlets", articles)
    assert only(found.rows("groups-table"), "group", "documents") == [("Japan", 2), ("South Korea", 2)]
    assert only(found.rows("who-table"), "name", "documents_a", "documents_b", "p") == [
        ("Chile", 2, 0, None), ("Peru", 0, 2, None),
    ]  # fmt: skip
    assert "cannot be tested against each other" in found.words("findings")
    drawn, opened = found.doors()
    assert drawn <= opened


def test_one_outlet_only_is_compared_with_nothing(page):
    found = page("outlets", ARTICLES)
    assert "Nothing is compared: that takes two groups of two articles or more." in found.words("findings")
    assert found.rows("who-table") == []
