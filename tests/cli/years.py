"""Years in the life of an archive, by their seeds: outages, double wake-ups, kills, passing failures, late articles.

What plans and what publishes is the real thing; only the notebook is left out. Prints one JSON line a year: what was wrong, if anything,
and how much happened. A program of its own: it forks, and only a process without threads may.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from makings import Making, died, read_word, run_apart

from dyads.cli.plans import choose_due, plan_due, read_series
from dyads.errors import DyadsError
from dyads.report import list_editions, tend
from dyads.report.archive import read_latest
from dyads.report.publish import publish

NOTEBOOK = '{"cells": [{"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": "period = \'all\'"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
RHYTHMS = [("daily", "last-full-day"), ("weekly", "last-full-week"), ("0 6 * * 1", "-28d"), ("monthly", "last-full-month"), ("30 1 * * 0", "last-full-week")]  # fmt: skip
ZONES = ["Asia/Seoul", "Europe/London", "America/New_York", "Australia/Lord_Howe"]


class World:
    """Articles, each with the day it tells of and the moment it arrives; and a workspace with one schedule."""

    def __init__(self, folder, chance, *, rhythm, period, zone, begins):
        self.folder, self.chance, self.zone, self.begins = folder, chance, ZoneInfo(zone), begins
        self.reports = folder / "reports"
        (folder / "none.ipynb").write_text(NOTEBOOK)
        self.params = folder / "weekly.yaml"
        self.params.write_text(f'notebook: {folder / "none.ipynb"}\nperiod: {period}\nschedule: {{cron: "{rhythm}", zone: {zone}}}\n')  # fmt: skip
        [self.series] = read_series([str(self.params)], [], self.reports, begins, [])
        self.articles = [self._write() for _ in range(60)]
        self.happened = Counter()

    def _write(self):
        day = self.begins.date() + timedelta(days=self.chance.randrange(366))
        late = timedelta(days=self.chance.choice([0, 0, 0, 1, 5, 30]))
        return day, datetime.combine(day, datetime.min.time(), UTC) + late

    def tell(self, period, now):
        """Return what there is to tell of a period now."""
        known = sorted(
            day.isoformat()
            for day, arrives in self.articles
            if arrives <= now and period.start <= day < period.end
        )
        return " ".join(known) or "nothing"

    def wake(self, now, *, fails=False):
        """Do what `dyads run --due --catch-up all` does."""
        if (self.reports / "weekly").exists():
            tend(self.reports / "weekly")
        made_of = lambda one: {"corpus": self.tell(one.period, now)}  # noqa: E731
        for planned in plan_due(self.series.reread(), choose_due(now, "all"), now, made_of):
            if planned.order is not None:
                error = died() if fails and self.chance.random() < 0.5 else None
                with suppress(DyadsError):
                    publish(planned.order, Making(self.tell(planned.order.period, now), error=error))


def live(world, year):
    """Let a year pass, and return what is wrong with the archive at its end."""
    chance, now = world.chance, world.begins
    off = 0
    while now < world.begins + timedelta(days=year):
        now += timedelta(days=1)
        off = off - 1 if off else (chance.randrange(2, 40) if chance.random() < 0.01 else 0)
        moment = now + timedelta(minutes=chance.randrange(1440))
        match chance.choices(["sleeps", "wakes", "twice", "killed", "fails", "both"], [24, 4, 2, 2, 2, 1])[0]:
            case _ if off:
                world.happened["off"] += 1
            case "wakes":
                world.wake(moment)
            case "twice":
                world.wake(moment)
                world.wake(moment + timedelta(minutes=1))
            case "killed":
                _, status = os.waitpid(run_apart(lambda: world.wake(moment), chance.randrange(300)), 0)  # noqa: B023  it runs at once
                world.happened["killed"] += os.WIFSIGNALED(status)
            case "fails":
                world.wake(moment, fails=True)
            case "both":  # two machines at once
                for child in [run_apart(lambda: world.wake(moment)) for _ in range(2)]:  # noqa: B023  they run at once
                    os.waitpid(child, 0)
        if chance.random() < 0.02:
            check(world)
    end = now + timedelta(days=60)
    world.wake(end)
    return find_wrong(world, end)


def check(world):
    """See to it that whatever is published is whole, at any time."""
    for edition in list_editions(world.reports):
        if edition.published:
            read_word(edition.path)


def find_wrong(world, end):
    """Return what differs from the right archive: every period since the first edition, told with all that has arrived, and nothing else."""
    editions = list_editions(world.reports)
    wrong = [f"{edition.slug} is {edition.status}" for edition in editions if edition.status != "good"]
    for edition in editions:
        if (word := read_word(edition.path)) != world.tell(edition.period, end):
            wrong.append(f"{edition.slug} tells {word}")
        if [one["revision"] for one in edition.history] != list(range(1, edition.revision)):
            wrong.append(f"{edition.slug} is revision {edition.revision} after {len(edition.history)}")
    slugs = [edition.slug for edition in editions]
    if slugs != (right := sorted(list_slugs(world, min(edition.as_of for edition in editions), end))):
        wrong.append(f"{sorted(set(slugs) ^ set(right))} are there or missing")
    if read_latest(world.reports / "weekly") != slugs[-1]:
        wrong.append("latest is not the newest")
    wrong += [
        f"{path.name} is left" for path in (world.reports / "weekly").iterdir() if path.name.startswith(".")
    ]
    world.happened.update(editions=len(editions), restated=sum(edition.revision - 1 for edition in editions))
    return wrong


def list_slugs(world, first, end):
    """Return the slugs of all editions due from a first logical day on, counted off on a calendar day by day."""
    text = world.params.read_text()
    for day in (first + timedelta(days=number) for number in range(500)):
        hour, minute = (1, 30) if "30 1" in text else (6, 0)
        if datetime.combine(day, datetime.min.time(), world.zone).replace(hour=hour, minute=minute) > end:
            return
        last = day - timedelta(days=1)
        if "-28d" in text and day.weekday() == 0:
            yield f"{day - timedelta(days=28)}--{last}"
        elif "last-full-day" in text:
            yield f"{last}--{last}"
        elif "30 1" in text and day.weekday() == 6:
            yield f"{day - timedelta(days=13)}--{day - timedelta(days=7)}"
        elif '"weekly"' in text and day.weekday() == 0:
            yield f"{day - timedelta(days=7)}--{last}"
        elif "monthly" in text and day.day == 1:
            yield f"{last.replace(day=1)}--{last}"


def main(folder, first, last, rhythms):
    os.environ["PATH"] = ""  # no git: every record would ask it for its commit
    for seed in range(first, last):
        chance = random.Random(seed)  # noqa: S311  # a year that can be lived again
        rhythm, period = chance.choice(rhythms)
        begins = datetime(chance.choice([2020, 2024, 2026]), 1, 1, tzinfo=UTC) + timedelta(
            days=chance.randrange(365)
        )
        home = folder / str(seed)
        home.mkdir()
        world = World(home, chance, rhythm=rhythm, period=period, zone=chance.choice(ZONES), begins=begins)
        wrong = live(world, 365)
        sys.stdout.write(f"{json.dumps([seed, rhythm, wrong, world.happened])}\n")
        shutil.rmtree(home)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        int(sys.argv[2]),
        int(sys.argv[3]),
        RHYTHMS[:1] if sys.argv[4] == "daily" else RHYTHMS[1:],
    )
