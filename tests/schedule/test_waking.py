"""Files that wake dyads: each read back by a reader of its platform, and no moment without a wake-up."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from random import Random

import kubernetes_validate
import pytest
import yaml
from cronsim import CronSim
from jsonschema import Draft7Validator

from dyads.schedule import Schedule, list_moments
from dyads.schedule.waking import PLATFORMS, Alarm, Setting, write_wakers
from dyads.schedule.waking.times import Times, move_times, read_times

DAY = date(2026, 11, 23)
HOSTILE = 'params/o\'brien "100%" $HOME $(id) {{ ds }} ${{ secrets.X }} 한일.yaml'
TITLE = 'Japan\'s "100%" ${{ x }}\n{{ ds }} # %n\\'


def alarm(
    cron="0 6 * * 1",
    zone="Asia/Seoul",
    *,
    briefing="weekly",
    file="params/weekly.yaml",
    title="Weekly",
    delay=timedelta(0),
    secrets=(),
):
    schedule = Schedule(cron=cron, cron_zone=zone, period="last-full-week", zone=zone, delay=delay)
    return Alarm(briefing, title, file, schedule, secrets)


def moved(cron, zone, to_zone, delay=timedelta(0)):
    return [str(times) for times in move_times(read_times(cron), delay, zone, to_zone, DAY)]


@pytest.mark.parametrize(
    ("cron", "zone", "to_zone", "expected"),
    [
        ("0 6 * * 1", "Asia/Seoul", "Asia/Seoul", ["0 6 * * 1"]),
        ("0 6 * * 1", "Asia/Seoul", "UTC", ["0 21 * * 0"]),  # Sunday evening in London's winter
        ("0 6 1 * *", "Asia/Seoul", "UTC", ["0 21 28-31 * *"]),  # the last day, whichever month
        ("0 6 1 1,4,7,10 *", "Asia/Seoul", "UTC", ["0 21 28-31 1,3-4,6-7,9-10,12 *"]),
        ("30 6 * * *", "Asia/Seoul", "Asia/Kolkata", ["0 3 * * *"]),
        ("0,30 0 * * 7", "UTC", "Asia/Kolkata", ["0 6 * * 0", "30 5 * * 0"]),
        ("0 6 * * 1", "America/New_York", "UTC", ["0 10 * * 1", "0 11 * * 1"]),  # summer, winter
        ("*/15 22-23 * * 5", "UTC", "Asia/Seoul", ["0,15,30,45 7-8 * * 6"]),
        ("0 6 L * *", "Asia/Seoul", "Asia/Seoul", ["0 6 * * *"]),  # not every cron knows the last day
    ],
)  # fmt: skip
def test_times_on_the_clock_of_another_zone(cron, zone, to_zone, expected):
    assert moved(cron, zone, to_zone) == expected


def test_a_delay_wakes_later_also_on_a_later_day_and_where_clocks_are_put_forward_meanwhile():
    assert moved("0 6 * * 1", "Asia/Seoul", "Asia/Seoul", timedelta(hours=12)) == ["0 18 * * 1"]
    assert moved("0 6 * * 1", "Asia/Seoul", "Asia/Seoul", timedelta(days=2)) == ["0 6 * * 3"]
    assert moved("0 6 1 * *", "Asia/Seoul", "Asia/Seoul", timedelta(days=30)) == ["0 6 * * *"]
    # on 14 March 2027 an hour is missing: what waits for twenty hours waits until 03:00
    assert moved("0 6 * * *", "America/New_York", "America/New_York", timedelta(hours=20)) == [
        "0 2 * * *",
        "0 3 * * *",
    ]


def test_times_print_as_the_fields_they_were_read_from():
    assert str(read_times("*/20 1-3,7 * 2 1-5")) == "0,20,40 1-3,7 * 2 1-5"
    assert read_times(str(read_times("0 6 * * 7"))) == Times(
        frozenset({0}), frozenset({6}), frozenset(range(1, 32)), frozenset(range(1, 13)), frozenset({0})
    )


@pytest.mark.parametrize("seed", range(12))
def test_every_moment_of_a_year_has_a_wake_up_at_once_or_an_hour_after_it(seed):
    random = Random(seed)  # noqa: S311 - no secret
    zones = ["Asia/Seoul", "UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe"]
    hour, minute = random.randrange(24), random.choice([0, 15, 30])
    days = random.choice(
        ["* * *", "* * 1", "1 * *", "31 * *", "1 1,4 *", "15 * 1", "L * *", "* * 1#1", "* * 1-5"]
    )
    cron, zone, clock = f"{minute} {hour} {days}", random.choice(zones), random.choice(zones)
    delay = random.choice([timedelta(0), timedelta(minutes=90), timedelta(hours=20), timedelta(days=3)])
    begin, end = datetime(2026, 11, 23, tzinfo=UTC), datetime(2027, 11, 20, tzinfo=UTC)
    wakes = sorted(
        wake
        for times in move_times(read_times(cron), delay, zone, clock, DAY)
        for wake in list_moments(str(times), clock, begin - timedelta(days=1), end + timedelta(days=9))
    )
    for moment in list_moments(cron, zone, begin, end):
        due = moment + delay
        assert any(due <= wake <= due + timedelta(hours=1) for wake in wakes), (cron, zone, clock, delay, due)


def test_a_crontab_is_read_by_cron_and_by_the_shell_word_for_word():
    setting = Setting(
        command=("/opt/my dyads/dyads",), folder="/srv/100% o'dyads", clock_zone="Europe/London"
    )
    crontab = write_wakers("crontab", [alarm(file=HOSTILE, title=TITLE)], setting, DAY)["dyads.crontab"]
    lines = [line for line in crontab.splitlines() if line and not line.startswith("#")]
    assert lines[0] == "SHELL=/bin/sh"
    assert crontab.endswith("\n")
    times = [line.split(" ", 5)[:5] for line in lines[1:-1]]
    assert [" ".join(fields) for fields in times] == ["0 21 * * 0", "0 22 * * 0"]
    assert [CronSim(" ".join(fields), datetime(2026, 1, 1)) for fields in times]  # noqa: DTZ001 - a grammar
    assert lines[-1].startswith("@reboot ")
    for line in lines[1:]:
        command = line.split(" ", 5)[5] if line[0].isdigit() else line.removeprefix("@reboot ")
        assert not re.search(r"(?<!\\)%", command)
        words = shlex.split(command.replace(r"\%", "%"))  # as cron hands it over
        assert words == [
            "cd", "/srv/100% o'dyads", "&&", "/opt/my dyads/dyads", "--quiet", "run", "--due", "--catch-up", "all",
            "--reports", "reports", "--", HOSTILE, ">/dev/null",
        ]  # fmt: skip


def test_the_shell_runs_the_line_of_a_crontab_in_its_folder(tmp_path):
    folder = tmp_path / "my 100% folder"
    folder.mkdir()
    told = tmp_path / "tell.py"
    told.write_text("import json, os, sys\nprint(json.dumps([os.getcwd(), sys.argv[1:]]), file=sys.stderr)")
    setting = Setting(command=(sys.executable, str(told)), folder=str(folder))
    crontab = write_wakers("crontab", [alarm(file=HOSTILE)], setting, DAY)["dyads.crontab"]
    line = crontab.splitlines()[-1].removeprefix("@reboot ").replace(r"\%", "%")
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout == ""
    assert json.loads(done.stderr) == [str(folder), ["--quiet", "run", "--due", "--catch-up", "all", "--reports", "reports", "--", HOSTILE]]  # fmt: skip


def test_units_of_systemd_wake_persistently_and_pass_its_own_check(tmp_path):
    command = tmp_path / "dyads"
    command.write_text("#!/bin/sh\n")
    command.chmod(0o755)
    setting = Setting(command=(str(command),), folder=str(tmp_path))
    alarms = [
        alarm(file=HOSTILE, title=TITLE),
        alarm("30 2 13 * 5", "America/New_York", briefing="odd_one", delay=timedelta(hours=12)),
    ]
    units = write_wakers("systemd", alarms, setting, DAY)
    assert sorted(units) == ["dyads-odd_one.service", "dyads-odd_one.timer", "dyads-weekly.service", "dyads-weekly.timer"]  # fmt: skip
    assert "OnCalendar=Mon *-*-* 06:00:00 Asia/Seoul\n" in units["dyads-weekly.timer"]
    assert "Persistent=true\n" in units["dyads-weekly.timer"]
    assert re.findall("OnCalendar=(.*)", units["dyads-odd_one.timer"])[:2] == [
        "*-*-13 14:30:00 America/New_York",
        "Fri *-*-* 14:30:00 America/New_York",
    ]
    for name, text in units.items():
        (tmp_path / name).write_text(text)
    if (analyze := shutil.which("systemd-analyze")) is None:
        pytest.skip("no systemd-analyze on the path: install Debian's package systemd")
    checked = subprocess.run(
        [analyze, "verify", "--man=no", *(str(tmp_path / name) for name in units)],
        capture_output=True, text=True, check=False, env=os.environ | {"SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
    )  # fmt: skip
    ours = [line for line in checked.stderr.splitlines() if "dyads-" in line]
    assert (checked.returncode, ours) == (0, [])


def test_a_workflow_of_github_passes_its_schema_and_never_cancels_a_run():
    schema = json.loads(
        (files("check_jsonschema") / "builtin_schemas/vendor/github-workflows.json").read_text()
    )
    alarms = [
        alarm(file=HOSTILE, title=TITLE),
        alarm("0 6 1 * *", "Asia/Tokyo", briefing="monthly", file="params/monthly.yaml"),
        alarm(briefing="other", file="params/other.yaml", secrets=["DYADS_SMTP", "DYADS_HOOK"]),
    ]
    text = write_wakers("github", alarms, Setting(), DAY)["dyads.yml"]
    read = _as_yaml_12(text)
    Draft7Validator(schema).validate(read)
    assert read["on"]["schedule"] == [
        {"cron": "0 6 * * 1", "timezone": "Asia/Seoul"},
        {"cron": "0 6 1 * *", "timezone": "Asia/Tokyo"},
    ]
    assert read["concurrency"] == {"group": "dyads", "cancel-in-progress": False}
    step = read["jobs"]["editions"]["steps"][3]
    assert step["env"] == {
        "DYADS_SMTP": "${{ secrets.DYADS_SMTP }}",
        "DYADS_HOOK": "${{ secrets.DYADS_HOOK }}",
    }
    run = step["run"]
    assert set(re.findall(r"\$\{\{.*?\}\}", run)) == {
        "${{ '${{' }}"
    }  # GitHub fills in nothing but the braces themselves
    assert shlex.split(run.replace("${{ '${{' }}", "${{"))[-3:] == [
        HOSTILE,
        "params/monthly.yaml",
        "params/other.yaml",
    ]


def _as_yaml_12(text):
    """Return what YAML 1.2 reads, to which `on` is a word: as GitHub reads it."""
    read = yaml.safe_load(text)
    read["on"] = read.pop(True)
    return read


def test_cron_jobs_of_kubernetes_pass_its_schema_forbid_overlap_and_make_up_for_what_was_missed():
    alarms = [
        alarm(file=HOSTILE, title=TITLE),
        alarm("0 6 * * *", "America/New_York", briefing="daily_news-" + "x" * 60, delay=timedelta(hours=20)),
    ]
    manifests = write_wakers("kubernetes", alarms, Setting(folder="/srv/my $(dyads)"), DAY)
    jobs = [job for text in manifests.values() for job in yaml.safe_load_all(text)]
    for job in jobs:
        kubernetes_validate.validate(job, "1.31", strict=True)
        assert re.fullmatch(r"[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?", job["metadata"]["name"])
        assert job["spec"]["concurrencyPolicy"] == "Forbid"
    assert len({job["metadata"]["name"] for job in jobs}) == len(jobs) == 3
    weekly, *daily = (job["spec"] for job in jobs)
    assert (weekly["schedule"], weekly["timeZone"], weekly["startingDeadlineSeconds"]) == ("0 6 * * 1", "Asia/Seoul", 544_320)  # fmt: skip
    assert [job["startingDeadlineSeconds"] for job in daily] == [77_760, 77_760]  # nine tenths of a day
    container = weekly["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
    assert container["command"][-1] == HOSTILE.replace("$", "$$")  # Kubernetes makes one of two
    assert container["workingDir"] == "/srv/my $(dyads)"


def test_a_dag_of_airflow_compiles_and_runs_one_at_a_time_without_catching_up():
    text = write_wakers("airflow", [alarm(file=HOSTILE, title=TITLE, briefing="my-weekly")], Setting(folder="/srv/o'd"), DAY)  # fmt: skip
    tree = ast.parse(text["dyads_my_weekly_dag.py"])
    compile(tree, "dag", "exec")
    constants = {
        line.targets[0].id: ast.literal_eval(line.value)
        for line in tree.body
        if isinstance(line, ast.Assign) and not isinstance(line.value, ast.Call)
    }
    assert constants["COMMAND"][-1] == HOSTILE
    assert constants["FOLDER"] == "/srv/o'd"
    (made,) = (line for line in tree.body if isinstance(line, ast.FunctionDef))
    given = {word.arg: word.value for word in made.decorator_list[0].keywords}
    assert ast.literal_eval(given["schedule"]) == "0 6 * * 1"
    assert ast.literal_eval(given["catchup"]) is False
    assert ast.literal_eval(given["max_active_runs"]) == 1
    assert "tz='Asia/Seoul'" in text["dyads_my_weekly_dag.py"]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_nothing_of_this_machine_is_in_any_file_and_no_alarm_is_no_fault(platform):
    texts = "".join(write_wakers(platform, [alarm()], Setting(), DAY).values())
    for told in (str(Path.cwd()), str(Path.home() / "x")[:-1], sys.prefix, os.uname().nodename):
        assert told not in texts
    assert isinstance(write_wakers(platform, [], Setting(), DAY), dict)
