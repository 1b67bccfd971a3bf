"""The files of a platform that wake `dyads run --due`: templates filled with times, words for its shell, and names it accepts."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from itertools import islice, pairwise
from typing import Any, Literal
from zoneinfo import ZoneInfo

import jinja2
from cronsim import CronSim

from dyads.schedule.due import CatchUp, Schedule
from dyads.schedule.waking.times import DAYS, MONTHS, WEEKDAYS, Times, move_times, read_times

Platform = Literal["crontab", "systemd", "github", "kubernetes", "airflow"]
LOCKED = 3  # the exit code of a run that finds another at work


@dataclass(frozen=True, slots=True)
class Alarm:
    """A briefing to wake for: its params file as seen from the working folder, when it is due, and which secrets it needs."""

    briefing: str
    title: str
    file: str
    schedule: Schedule
    secrets: Sequence[str] = ()  # environment variables


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where dyads will run: nothing of it is asked of the machine that writes the files."""

    command: Sequence[str] = ("dyads",)
    folder: str = "/srv/dyads"
    reports: str = "reports"
    catch_up: CatchUp = "all"
    clock_zone: str = "UTC"  # of the machine whose cron reads a crontab
    image: str = "dyads:latest"

    def write_command(self, *files: str) -> list[str]:
        """Return the words that make what is due of these params files."""
        words = ["--quiet", "run", "--due", "--catch-up", self.catch_up, "--reports", self.reports]
        return [*self.command, *words, "--", *files]


def write_wakers(
    platform: Platform, alarms: Sequence[Alarm], setting: Setting, today: date
) -> dict[str, str]:
    """Return the files of a platform by their names. Titles and paths in them are one line each, and printable."""
    return PLATFORMS[platform](alarms, setting, today)


def _write_crontab(alarms: Sequence[Alarm], setting: Setting, today: date) -> dict[str, str]:
    lines = [
        (alarm, _list_times(alarm, today, setting.clock_zone), setting.write_command(alarm.file))
        for alarm in alarms
    ]
    every = setting.write_command(*(alarm.file for alarm in alarms))
    return {"dyads.crontab": _fill("crontab", lines=lines, every=every, setting=setting)}


def _write_units(alarms: Sequence[Alarm], setting: Setting, today: date) -> dict[str, str]:
    files = {}
    for alarm in alarms:
        values = {
            "alarm": alarm,
            "calendar": [
                line for times in _list_times(alarm, today) for line in _write_calendar(times, alarm)
            ],
            "command": setting.write_command(alarm.file),
            "setting": setting,
            "locked": LOCKED,
        }
        files[f"dyads-{alarm.briefing}.service"] = _fill("service", **values)
        files[f"dyads-{alarm.briefing}.timer"] = _fill("timer", **values)
    return files


def _write_workflow(alarms: Sequence[Alarm], setting: Setting, today: date) -> dict[str, str]:
    zones = [(alarm.schedule.cron_zone, _list_times(alarm, today)) for alarm in alarms]
    return {
        "dyads.yml": _fill(
            "workflow",
            alarms=alarms,
            moments=list(dict.fromkeys((str(one), zone) for zone, times in zones for one in times)),
            secrets=list(dict.fromkeys(name for alarm in alarms for name in alarm.secrets)),
            command=setting.write_command(*(alarm.file for alarm in alarms)),
            setting=setting,
        )
    }


def _write_cron_jobs(alarms: Sequence[Alarm], setting: Setting, today: date) -> dict[str, str]:
    return {
        f"dyads-{alarm.briefing}.yaml": _fill(
            "cronjob",
            alarm=alarm,
            jobs=[
                (_name_job(alarm.briefing, number), times, _find_patience(times))
                for number, times in enumerate(_list_times(alarm, today), 1)
            ],
            command=setting.write_command(alarm.file),
            setting=setting,
        )
        for alarm in alarms
    }


def _write_dags(alarms: Sequence[Alarm], setting: Setting, today: date) -> dict[str, str]:
    return {
        f"dyads_{alarm.briefing.replace('-', '_')}_dag.py": _fill(
            "dag",
            alarm=alarm,
            moments=list(map(str, _list_times(alarm, today))),
            command=setting.write_command(alarm.file),
            setting=setting,
            locked=LOCKED,
        )
        for alarm in alarms
    }


PLATFORMS: dict[Platform, Callable[[Sequence[Alarm], Setting, date], dict[str, str]]] = {
    "crontab": _write_crontab,
    "systemd": _write_units,
    "github": _write_workflow,
    "kubernetes": _write_cron_jobs,
    "airflow": _write_dags,
}


def _list_times(alarm: Alarm, today: date, zone: str | None = None) -> list[Times]:
    """Return when to wake, as the clock of a zone shows it; of the schedule's own, where the platform knows zones."""
    schedule = alarm.schedule
    return move_times(
        read_times(schedule.cron), schedule.delay, schedule.cron_zone, zone or schedule.cron_zone, today
    )


def _write_calendar(times: Times, alarm: Alarm) -> list[str]:
    """Return the times as systemd reads them: there both days and weekdays must fit, so that either is a line of its own."""
    months = _write_all(times.months, MONTHS)
    clock = f"{_write_all(times.hours, frozenset())}:{_write_all(times.minutes, frozenset())}:00"
    weekdays = ",".join(_WEEKDAYS[day] for day in sorted(times.weekdays))
    by_day = f"*-{months}-{_write_all(times.days, DAYS)} {clock} {alarm.schedule.cron_zone}"
    by_weekday = f"{weekdays} *-{months}-* {clock} {alarm.schedule.cron_zone}"
    if times.weekdays == WEEKDAYS:
        return [by_day]
    return [by_weekday] if times.days == DAYS else [by_day, by_weekday]


_WEEKDAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def _write_all(numbers: frozenset[int], whole: frozenset[int]) -> str:
    return "*" if numbers == whole else ",".join(f"{number:02}" for number in sorted(numbers))


def _name_job(briefing: str, number: int) -> str:
    """Return a name that Kubernetes accepts, its own for every briefing: letters, digits and hyphens, at most 52."""
    name = briefing.replace("_", "-").strip("-")[:_LONGEST_NAME].rstrip("-")
    if name != briefing:
        name += f"-{hashlib.sha256(briefing.encode()).hexdigest()[:6]}"
    return f"dyads-{name}" if number == 1 else f"dyads-{name}-{number}"


_LONGEST_NAME = 36


def _find_patience(times: Times) -> int:
    """Return for how many seconds a missed start is made up for: until shortly before the next, a week at most."""
    moments = islice(CronSim(str(times), datetime(2024, 1, 1, tzinfo=ZoneInfo("UTC"))), _MOMENTS)
    shortest = min((after - before for before, after in pairwise(moments)), default=_WEEK)
    return max(30, int(min(shortest, _WEEK).total_seconds() * 9 / 10))


_MOMENTS = 400
_WEEK = timedelta(days=7)


def _fill(template: str, **values: Any) -> str:
    return _environment().get_template(f"{template}.j2").render(values)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(  # noqa: S701 - no page is written; each platform has a filter of its own
        loader=jinja2.PackageLoader("dyads.schedule.waking", "templates"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        {
            "shell": shlex.join,
            "crontab": lambda text: text.replace("%", r"\%"),  # a bare one is a line break to cron
            "one_line": lambda text: " ".join(text.split()),
            "unit": lambda text: text.replace("%", "%%"),
            "unit_words": lambda words: " ".join(map(_quote_for_systemd, words)),
            "yaml": lambda value: json.dumps(value, ensure_ascii=False),  # JSON is YAML
            "workflow": lambda text: text.replace("${{", "${{ '${{' }}"),  # GitHub fills in what follows
            "container": lambda words: [word.replace("$", "$$") for word in words],  # as Kubernetes does $(…)
            "python": repr,
        }
    )
    return environment


def _quote_for_systemd(word: str) -> str:
    """Return a word of a command line as systemd reads it (systemd.service(5), "Command lines")."""
    escaped = word.replace("\\", "\\\\").replace("%", "%%").replace("$", "$$").replace('"', '\\"')
    return word if _PLAIN.fullmatch(word) else f'"{escaped}"'


_PLAIN = re.compile(r"[\w@+=:,./-]+", re.ASCII)
