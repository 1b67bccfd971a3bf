"""The view under the controls: what it counts, what it says when it cannot, and that a briefing made from it counts the same."""

import json
import subprocess
import sys

import pytest

import dyads
from dyads.lab.sentences import find_behind

APRIL = "The Korea Herald\n\nTuna quotas\n\nPublished : April 13, 2015 - 09:19\n\nJapan met Peru. Japan and Peru met again.\n"
MAY = "The Japan Times\n\nHarbour dues\n\nPublished : May 4, 2015 - 09:19\n\nJapan raised its dues for the comfort women fund.\n"
JUNE = "The Korea Herald\n\nDredging\n\nPublished : June 8, 2015 - 09:19\n\nPeru spoke of comfort women beside Japan.\n"


@pytest.fixture
def corpus(tmp_path):
    """Return a folder of three articles: two Korean, two that speak of comfort women."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number, article in enumerate((APRIL, MAY, JUNE)):
        (folder / f"{number}.txt").write_text(article, encoding="utf-8")
    return folder


@pytest.fixture
def lab(corpus):
    return dyads.explore(dyads.open(str(corpus), zone="Asia/Seoul"), bin="month")


def move(panel, **settings):
    panel.view = {**panel.view, **settings}


def panel_of(lab):
    lab._repr_mimebundle_()
    return lab._panel


def test_the_controls_offer_only_what_the_articles_have(lab):
    choices = panel_of(lab).choices
    assert [country for country, _ in choices["outlet_country"]] == ["KOR", "JPN"]
    assert choices["outlet_country"][0][1] == "South Korea (2)"
    assert [issue for issue, _ in choices["issue"]] == ["comfort-women"]
    assert [actor for actor, _ in choices["actors"]][:2] == ["japan", "peru"]


def test_a_control_moves_the_news_and_the_charts(lab):
    panel = panel_of(lab)
    before = panel.spec
    move(panel, outlet_country="KOR", issue="comfort-women")
    assert list(lab.news.documents["source"]) == ["2.txt"]
    assert lab.overview.frequency.set_index("actor")["documents"].to_dict() == {"japan": 1, "peru": 1}
    assert panel.spec != before
    assert panel.said == str(lab.news)
    move(panel, outlet_country="", issue="")
    assert len(lab.news.documents) == 3


def test_days_are_whole_and_both_ends_are_in_the_view(lab):
    move(panel_of(lab), first="2015-04-13", last="2015-05-04")
    assert list(lab.news.documents["source"]) == ["0.txt", "1.txt"]


def test_what_cannot_be_is_said_and_the_view_stays(lab):
    panel = panel_of(lab)
    move(panel, first="2015-05-01", last="2015-04-01")
    assert panel.fault == "the last day, 2015-04-01, is before the first, 2015-05-01"
    assert len(lab.news.documents) == 3
    move(panel, last="")
    assert panel.fault == ""
    assert len(lab.news.documents) == 2


def test_behind_every_bar_stand_the_sentences_that_were_counted(lab):
    assert find_behind(lab, "evidence-japan")["total"] == 4
    assert find_behind(lab, "evidence-japan-peru")["total"] == 3
    assert find_behind(lab, "evidence-comfort-women-japan")["total"] == 2
    assert find_behind(lab, "evidence-japan-2015-05-01")["total"] == 1
    assert find_behind(lab, "evidence-nobody") == {"label": "", "total": 0, "sentences": []}


def test_the_exported_view_is_a_briefing_with_the_same_numbers(lab, tmp_path, dyads_command):
    panel = panel_of(lab)
    move(panel, first="2015-05-01", issue="comfort-women", actors=["peru"], unit="document")
    file = lab.write_params(tmp_path / "my-view.yaml")
    assert (
        dyads_command("-q", "run", file, "--as-of", "2026-06-01", "--reports", tmp_path / "reports")[0] == 0
    )
    (executed,) = (tmp_path / "reports").glob("my-view/2015-*/notebook.ipynb")
    tables = read_tables(executed)
    counted = lab.overview.frequency
    assert [(row["documents"], row["tokens"]) for row in tables["frequency-table"]] == [
        (row["documents"], row["tokens"]) for row in counted.to_dict("records")
    ]
    assert [row["n_ab"] for row in tables["pairs-table"]] == list(lab.overview.partners["n_ab"])
    peru = lab.overview.timeline[lab.overview.timeline["actor"] == "peru"]
    assert [row["certain"] for row in tables["timeline-figure"] if row["label"] == "Peru"] == [
        None if missing else number
        for number, missing in zip(peru["certain"], peru["certain"].isna(), strict=True)
    ]


def test_a_file_that_says_something_else_is_not_overwritten(lab, tmp_path):
    file = lab.write_params(tmp_path / "params" / "view.yaml")
    assert lab.write_params(file) == file
    move(panel_of(lab), unit="document")
    with pytest.raises(FileExistsError) as refused:
        lab.write_params(file)
    assert str(refused.value) == f"{file}: is there already and says something else; choose another name"


def test_a_view_without_articles_is_honest(tmp_path):
    lab = dyads.explore(dyads.open(str(tmp_path)))
    assert lab.figure.title == "No actor is named in these articles."
    assert str(lab.evidence()) == "The sentences behind 0 numbers."
    assert panel_of(lab).choices["actors"] == []


def test_without_the_extra_the_cure_is_named():
    code = (
        "import sys; sys.modules['anywidget'] = None\n"
        "import dyads\n"
        "lab = dyads.explore(dyads.open('sample', period='2015-04-29'))\n"
        "lab._repr_mimebundle_()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stderr.splitlines()[-1] == (
        "dyads.errors.DyadsError: the controls of dyads.explore need anywidget: pip install 'dyads[lab]'"
    )


def read_tables(executed):
    """Return the rows behind every figure and table, by cell."""
    tables = {}
    for cell in json.loads(executed.read_text(encoding="utf-8"))["cells"]:
        for output in cell.get("outputs", []):
            if table := output.get("data", {}).get("application/vnd.dyads.table+json"):
                names = [column["name"] for column in table["columns"]]
                tables[cell["id"]] = [dict(zip(names, row, strict=True)) for row in table["rows"]]
    return tables
