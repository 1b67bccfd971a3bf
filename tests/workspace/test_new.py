"""A folder of one's own: whole, itself, and running at once."""

import json
import shlex
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]


def files_in(folder):
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("name", ["ours", "our briefings", "우리 브리핑"])
def test_a_workspace_holds_a_notebook_params_articles_and_a_place_for_reports(dyads, tmp_path, name):
    folder = tmp_path / name
    code, out, _ = dyads("new", folder)
    assert (code, out) == (
        0,
        (
            f"{folder}: made. Next:\n"
            f"  cd {shlex.quote(str(folder))}\n"
            "  dyads run params/ours.yaml      # your own notebook, on sample articles\n"
            "README.md there says how to put in your own.\n"
        ),
    )
    held = files_in(folder)
    assert {file for file in held if not file.startswith("corpus/")} == {
        "README.md", "notebooks/ours.ipynb", "params/ours.yaml", "params/weekly.yaml", "reports/README.md",
    }  # fmt: skip
    assert len(held) == 5 + 16


def test_what_is_there_is_not_overwritten(dyads, tmp_path):
    (tmp_path / "kept.txt").write_text("mine")
    assert dyads("new", tmp_path) == (
        2,
        "",
        f"dyads: {tmp_path}: is not empty, and nothing in it is overwritten; name a folder that is not there yet\n",
    )
    assert dyads("new", tmp_path / "kept.txt") == (
        2,
        "",
        f"dyads: {tmp_path / 'kept.txt'}: is a file; name a folder that is not there yet\n",
    )
    assert files_in(tmp_path) == {"kept.txt"}


def test_an_empty_folder_becomes_a_workspace(dyads, tmp_path):
    assert dyads("new", tmp_path)[0] == 0
    assert (tmp_path / "params" / "weekly.yaml").is_file()


def test_its_params_and_notebook_are_sound_and_one_of_them_has_a_schedule(dyads, tmp_path, monkeypatch):
    folder = tmp_path / "ours"
    dyads("new", folder)
    monkeypatch.chdir(folder)
    assert dyads("check", "params/ours.yaml", "params/weekly.yaml", "notebooks/ours.ipynb", "--as-of", "2018-11-05") == (
        0,
        ("params/ours.yaml: sound; edition ours/all\n"
        "params/weekly.yaml: sound; edition weekly/2018-10-29--2018-11-04\n"
        "notebooks/ours.ipynb: sound; takes corpus, period, as_of, zone, language, actor, phrase, unit, top\n"),
        "",
    )  # fmt: skip
    assert dyads("due", "--at", "2018-11-05T12:00+09:00")[1].startswith("due  weekly  2018-10-29--2018-11-04")
    assert yaml.safe_load((folder / "params/weekly.yaml").read_text())["schedule"] == "weekly"


def test_it_runs_at_once(dyads, tmp_path, monkeypatch):
    folder = tmp_path / "우리 브리핑"
    dyads("new", folder)
    monkeypatch.chdir(folder)
    code, out, _ = dyads("run", "params/ours.yaml")
    assert (code, out.splitlines()) == (
        0,
        ["reports/ours/all/briefing.html", "reports/ours/all/briefing.pdf"],
    )
    notebook = json.loads((folder / "reports/ours/latest/notebook.ipynb").read_text(encoding="utf-8"))
    shown = {
        cell["id"]: output["data"]["text/plain"]
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
        for output in cell["outputs"]
        if "data" in output
    }
    assert set(shown) == {"open", "partners", "timeline", "concordance", "sources", "evidence"}
    page = (folder / "reports/ours/latest/briefing.html").read_text(encoding="utf-8")
    assert "16 articles are counted here." in page
    assert "GSOMIA: 4 passages" in page


def test_its_readme_names_only_what_is_there(dyads, tmp_path):
    folder = tmp_path / "ours"
    dyads("new", folder)
    told = (folder / "README.md").read_text(encoding="utf-8")
    for place in ("params/ours.yaml", "params/weekly.yaml", "notebooks/ours.ipynb", "reports/", "corpus/"):
        assert place in told
        assert (folder / place).exists()
