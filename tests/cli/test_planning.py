"""Editions by the clock, as somebody types it: due, plan, run --due, backfill, and the codes they leave with."""

import json
from datetime import date

import pytest

from dyads.report import find_shelf, list_editions
from dyads.report.archive import Place
from dyads.report.lock import hold_lock

MONDAY = "2015-04-20T06:00+09:00"
WEEK, NEXT = "2015-04-13--2015-04-19", "2015-04-20--2015-04-26"
SETTINGS = "from __future__ import annotations\ncorpus: str = 'sample'\nperiod: str = 'all'\nzone: str = 'UTC'\nas_of: str = '2015-04-20'"


def cell(source, *tags):
    return {"cell_type": "code", "id": f"c{abs(hash(source)) % 10**8}", "metadata": {"tags": list(tags)}, "source": source, "outputs": [], "execution_count": None}  # fmt: skip


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    """A folder with one article and a weekly briefing whose notebook prints its day."""
    monkeypatch.chdir(tmp_path)
    write_article(tmp_path, "tea", date(2015, 4, 14))
    write_notebook(tmp_path, "print('as of', as_of)")
    write_params(tmp_path, "weekly")
    return tmp_path


def write_article(folder, name, day):
    (folder / "corpus").mkdir(exist_ok=True)
    (folder / "corpus" / f"{name}.txt").write_text(
        f"Talks of {name}\n\n{day:%B} {day.day}, {day.year}\n\nJapan and South Korea met over {name}.\n",
        encoding="utf-8",
    )


def write_notebook(folder, source):
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    cells = [cell(SETTINGS.partition("\n")[2], "parameters"), cell(source)]
    told = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    (folder / "small.ipynb").write_text(json.dumps(told))


def write_params(folder, name, more=""):
    (folder / "params").mkdir(exist_ok=True)
    (folder / "params" / f"{name}.yaml").write_text(
        f"notebook: small.ipynb\ncorpus: corpus\nperiod: last-full-week\nzone: Asia/Seoul\nschedule: weekly\nretries: 0\n{more}"
    )


def test_a_workspace_without_a_schedule_has_nothing_due_and_says_what_to_add(dyads, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hint = "No params file in params/ has a schedule; add a line such as `schedule: weekly` to one.\n"
    assert dyads("due") == (0, "", hint)
    assert dyads("plan") == (0, "", hint)
    assert dyads("run", "--due")[0] == 0


def test_due_and_plan_say_what_is_wanting_and_make_nothing(dyads, workspace):
    assert dyads("due", "--at", MONDAY) == (
        0,
        f"due  weekly  {WEEK}  since 2015-04-20 06:00 Asia/Seoul\nNext: weekly at 2015-04-27 06:00 Asia/Seoul\n",
        "",
    )
    assert dyads("plan", "--at", MONDAY) == (
        0,
        f"make  weekly  {WEEK}  due  since 2015-04-20 06:00 Asia/Seoul\n",
        "",
    )
    code, out, _ = dyads("plan", "--at", MONDAY, "--format", "json")
    told = json.loads(out)
    assert (code, told["next"]) == (0, {"weekly": "2015-04-26T21:00:00+00:00"})
    assert told["editions"] == [
        {
            "briefing": "weekly", "params": "params/weekly.yaml", "slug": WEEK,
            "period": {"start": "2015-04-13", "end": "2015-04-20", "zone": "Asia/Seoul"}, "as_of": "2015-04-20",
            "moment": "2015-04-19T21:00:00+00:00", "state": "due", "changed": [], "hopeless": False, "revision": 0,
            "reason": None, "make": True,
        }
    ]  # fmt: skip
    assert not (workspace / "reports").exists()


def test_from_monday_to_monday_with_a_late_article_and_a_machine_that_was_off(dyads, workspace):
    code, out, _ = dyads("run", "--due", "--at", MONDAY)
    assert (code, out.splitlines()) == (
        0,
        [f"reports/weekly/{WEEK}/briefing.{form}" for form in ("html", "pdf")],
    )
    assert "as of 2015-04-20" in (workspace / "reports/weekly/latest/briefing.html").read_text(
        encoding="utf-8"
    )
    assert dyads("run", "--due", "--at", MONDAY)[:2] == (0, "")  # a second wake-up
    assert dyads("due", "--at", MONDAY)[1].startswith("Nothing is due.\n")

    write_article(workspace, "salt", date(2015, 4, 15))
    assert dyads("due", "--at", MONDAY)[1].startswith(f"stale  weekly  {WEEK}  changed: articles\n")
    assert dyads("run", "--due", "--at", "2015-05-05T06:00+09:00", "--max", "1")[0] == 0  # off since Monday
    plan = dyads("plan", "--catch-up", "all", "--at", "2015-05-05T06:00+09:00")[1].splitlines()
    assert [line.split()[:4:3] + line.split()[2:3] for line in plan] == [["make", "missing", NEXT], ["make", "stale", WEEK]]  # fmt: skip
    assert dyads("run", "--due", "--catch-up", "all", "--at", "2015-05-05T06:00+09:00")[0] == 0

    editions = {edition.slug: edition for edition in list_editions(workspace / "reports")}
    assert sorted(editions) == [WEEK, NEXT, "2015-04-27--2015-05-03"]
    assert (editions[WEEK].revision, editions[WEEK].record["because"]) == (2, ["corpus"])
    assert [edition.record["as_of"] for edition in editions.values()] == [
        "2015-04-20",
        "2015-04-27",
        "2015-05-04",
    ]


def test_an_edition_made_again_by_hand_keeps_its_day_unless_another_is_said(dyads, workspace):
    assert dyads("run", "--due", "--at", MONDAY)[0] == 0
    assert dyads("run", "params/weekly.yaml", "--set", "period={start: 2015-04-13, end: 2015-04-20}")[0] == 0
    [edition] = list_editions(workspace / "reports")
    assert (edition.record["as_of"], edition.record["scheduled"]) == (
        "2015-04-20",
        "2015-04-19T21:00:00+00:00",
    )
    assert dyads("run", "params/weekly.yaml", "--as-of", "2015-04-22")[0] == 0
    [edition] = list_editions(workspace / "reports")
    assert edition.record["as_of"] == "2015-04-22"


def test_each_way_to_fail_has_its_code_and_is_told_by_due(dyads, workspace):
    for source, more, code, state in (
        ("1 / 0", "", 1, "cell"),
        ("while True: pass", "time_limit: 3\n", 124, "time"),
        ("import os; os._exit(1)", "", 137, "kernel"),
        ("from dyads.errors import CorpusError\nraise CorpusError('corpus: gone')", "", 2, "corpus"),
    ):
        write_notebook(workspace, source)
        write_params(workspace, "weekly", more)
        assert dyads("run", "--due", "--at", MONDAY)[0] == code
        [edition] = list_editions(workspace / "reports")
        assert edition.record["reason"]["state"] == state
    assert dyads("due", "--at", MONDAY)[1].splitlines()[0] == (
        f"failed  weekly  {WEEK}  cell 3 failed: CorpusError: corpus: gone (attempt 4)"
    )


def test_what_failed_by_its_notebook_is_not_tried_again_until_something_has_changed(dyads, workspace):
    write_notebook(workspace, "1 / 0")
    assert dyads("run", "--due", "--at", MONDAY)[0] == 1
    assert dyads("run", "--due", "--at", MONDAY)[:2] == (0, "")
    assert dyads("plan", "--at", MONDAY)[1] == (
        f"leave  weekly  {WEEK}  failed  cell 3 failed: ZeroDivisionError: division by zero (attempt 1); "
        "the same would come of it; mend it, then: dyads run params/weekly.yaml --as-of 2015-04-20\n"
        "Nothing would be made.\n"
    )
    write_notebook(workspace, "print('mended')")
    assert dyads("run", "--due", "--at", MONDAY)[0] == 0
    assert [edition.status for edition in list_editions(workspace / "reports")] == ["good"]


def test_an_edition_held_back_is_told_with_what_it_lacks_and_waits_for_more(dyads, workspace):
    write_notebook(workspace, "import dyads; dyads.open(corpus, period=period, as_of=as_of, zone=zone)")
    write_params(workspace, "weekly", "require: {articles: 2, days_covered: 2}\nbelow: hold\n")
    code, out, err = dyads("run", "--due", "--at", MONDAY)
    assert (code, out.splitlines()[0]) == (0, f"reports/weekly/held/{WEEK}/briefing.html")
    assert "held back, for there is less than its params require; it is not published" in err
    assert dyads("due", "--at", MONDAY)[1].splitlines()[0] == (
        f"held  weekly  {WEEK}  1 documents, 2 required; 1 days covered, 2 required"
    )
    assert dyads("run", "--due", "--at", MONDAY)[:2] == (0, "")
    write_article(workspace, "salt", date(2015, 4, 15))
    assert dyads("run", "--due", "--at", MONDAY)[0] == 0
    assert [edition.status for edition in list_editions(workspace / "reports")] == ["good"]


def test_while_another_run_makes_the_edition_the_code_is_three(dyads, workspace):
    place = Place(find_shelf(workspace / "reports", "weekly"), WEEK)
    place.shelf.mkdir(parents=True)
    with hold_lock(place.lock):
        code, out, err = dyads("run", "--due", "--at", MONDAY)
    assert (code, out) == (3, "")
    assert "another run is making this edition" in err


def test_a_bad_params_file_and_one_of_the_same_name_stop_nobody_else(dyads, workspace):
    write_params(workspace, "bad", "tpo: 3\n")
    write_params(workspace, "other", "briefing: weekly\n")
    code, out, err = dyads("plan", "--at", MONDAY)
    assert (code, out.split()[:2]) == (4, ["make", "weekly"])
    assert "params/bad.yaml:\n  tpo: unknown" in err
    assert "params/weekly.yaml:\n  briefing: 'weekly' is that of params/other.yaml too; name another" in err


def test_a_backfill_makes_the_weeks_between_two_days_with_the_days_they_would_have_had(dyads, workspace):
    words = ("backfill", "params/weekly.yaml", "--from", "2015-04-06", "--to", "2015-04-19", "--at", MONDAY)
    assert dyads(*words)[0] == 0
    editions = list_editions(workspace / "reports")
    assert [(edition.slug, edition.record["as_of"]) for edition in editions] == [("2015-04-06--2015-04-12", "2015-04-13"), (WEEK, "2015-04-20")]  # fmt: skip
    assert dyads(*words)[:2] == (0, "")
    assert dyads("due", "--at", "2015-05-05T06:00+09:00")[1].splitlines()[0].startswith("due  weekly  2015-04-27--2015-05-03")  # fmt: skip
    code, _, err = dyads("backfill", "params/weekly.yaml", "--from", "2015-04-19", "--to", "2015-04-06")
    assert (code, err.splitlines()[-1]) == (2, "Error: --to 2015-04-06 is before --from 2015-04-19")


def test_a_fixed_period_has_no_past_to_fill(dyads):
    assert dyads("backfill", "sample", "--from", "2015-04-06", "--to", "2015-04-19") == (
        2,
        "",
        "dyads: sample:\n  period: is fixed, so there are no earlier editions; give a schedule, or a period such as 'last-full-week'\n",
    )


def test_options_that_do_not_go_together_are_refused(dyads):
    for words, said in (
        (("run",), "name a PARAMS file, such as `sample`, which ships with dyads, or say --due"),
        (
            ("run", "--due", "--as-of", "2015-04-20"),
            "--as-of goes with PARAMS; with --due, say the moment with --at",
        ),
        (("run", "sample", "--max", "3"), "--max goes with --due"),
        (
            ("due", "--at", "soon"),
            "Invalid value for '--at': 'soon' is not a moment; write it as 2026-01-05T06:00+09:00",
        ),
    ):
        code, _, err = dyads(*words)
        assert (code, err.splitlines()[-1]) == (2, f"Error: {said}")
