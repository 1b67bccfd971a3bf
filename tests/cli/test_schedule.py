"""`dyads schedule export` as somebody types it."""

from __future__ import annotations

from pathlib import Path

import pytest

WEEKLY = "title: A week\nnotebook: briefing\ncorpus: sample\nperiod: last-full-week\nzone: Asia/Seoul\nschedule: weekly\n"


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "params").mkdir()
    (tmp_path / "params" / "weekly.yaml").write_text(WEEKLY)
    (tmp_path / "params" / "month.yaml").write_text(WEEKLY.replace("weekly", "monthly"))
    (tmp_path / "params" / "plain.yaml").write_text("notebook: briefing\n")
    return tmp_path


def test_all_params_that_have_a_schedule_are_woken_for_and_the_files_are_named(dyads, workspace):
    code, out, err = dyads("schedule", "export", "--to", "systemd", "--to-dir", "units")
    names = [f"dyads-{name}.{kind}" for name in ("month", "weekly") for kind in ("service", "timer")]
    assert (code, out.split(), err) == (0, [str(Path("units") / name) for name in names], "")
    assert "-- params/month.yaml\n" in (workspace / "units" / "dyads-month.service").read_text()


def test_a_file_without_a_place_to_go_is_printed(dyads, workspace):
    code, out, _ = dyads(
        "schedule", "export", "params/weekly.yaml", "--to", "crontab", "--clock-zone", "Asia/Seoul"
    )
    assert code == 0
    assert "\n0 6 * * 1 cd /srv/dyads && dyads --quiet run --due" in out
    assert "month" not in out


def test_a_path_below_the_working_folder_is_named_from_there(dyads, workspace):
    _, out, _ = dyads("schedule", "export", workspace / "params" / "weekly.yaml", "--to", "kubernetes")
    assert '"--", "params/weekly.yaml"]' in out
    assert str(workspace) not in out


def test_what_a_clock_cannot_hold_is_refused_with_its_place(dyads, workspace):
    code, out, err = dyads("schedule", "export", "params/plain.yaml", "--to", "github")
    assert (code, out) == (2, "")
    assert "schedule: is missing; add a line such as `schedule: weekly`" in err
    code, _, err = dyads(
        "schedule",
        "export",
        "--to",
        "crontab",
        "--folder",
        "a\nb",
        "--clock-zone",
        "Seoul",
        "--command",
        "a\tb",
    )
    assert (code, err) == (
        2,
        (
            "dyads: schedule export:\n"
            "  'a\\nb': no clock takes a line break or a control character\n"
            "  --folder: must be a whole path such as /srv/dyads, not 'a\\nb'\n"
            "  --clock-zone: no time zone is called 'Seoul'; write it as Asia/Seoul\n"
        ),
    )
    assert dyads("schedule", "export", "--to", "crontab", "--command", "'a")[::2] == (
        2,
        "dyads: --command:\n  cannot be read as a shell reads it: No closing quotation\n",
    )


def test_a_name_with_a_line_break_is_refused_and_the_others_are_written(dyads, workspace):
    odd = workspace / "params" / "a\nb.yaml"
    odd.write_text(f"briefing: odd\n{WEEKLY}")
    code, out, err = dyads("schedule", "export", "--to", "github")
    assert code == 4
    assert "no clock takes a line break or a control character in a name; rename the file" in err
    assert "params/month.yaml params/weekly.yaml" in out


def test_a_workspace_without_a_schedule_says_what_to_add(dyads, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = "dyads: PARAMS:\n  no params file in params/ has a schedule; add a line such as `schedule: weekly` to one\n"
    assert dyads("schedule", "export", "--to", "airflow") == (2, "", told)
