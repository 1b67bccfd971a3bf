"""The command that writes files by which a clock that is there already wakes `dyads run --due`."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

import click

from dyads.cli.help import Whole, examples
from dyads.cli.options import DONE, PART_FAILED, REPORTS, SOME_PARAMS, now, today
from dyads.cli.printing import echo
from dyads.errors import DyadsError, ParamsError

if TYPE_CHECKING:
    from dyads.schedule import CatchUp
    from dyads.schedule.waking import Alarm, Platform


@click.group(cls=Whole)
def schedule() -> None:
    """Have a clock wake `dyads run --due`."""


@schedule.command(
    epilog=examples(
        "dyads schedule export --to crontab",
        "dyads schedule export params/weekly.yaml --to kubernetes --to-dir clock/",
    )
)
@SOME_PARAMS
@click.option(
    "--to",
    "platform",
    type=click.Choice(["crontab", "systemd", "github", "kubernetes", "airflow"]),
    required=True,
    help="The clock that wakes dyads.",
)
@click.option(
    "--to-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the files here; else they are printed.",
)
@click.option(
    "--command",
    default="dyads",
    show_default=True,
    metavar="WORDS",
    help="What starts dyads there, as a shell reads it.",
)
@click.option(
    "--folder",
    default="/srv/dyads",
    show_default=True,
    metavar="PATH",
    help="The working folder there, from which PARAMS are named.",
)
@REPORTS
@click.option(
    "--catch-up",
    type=click.Choice(["last", "all", "none"]),
    default="all",
    show_default=True,
    help="Of the editions that were missed, make the last one, all of them, or only one that was due today.",
)
@click.option(
    "--clock-zone",
    default="UTC",
    show_default=True,
    metavar="ZONE",
    help="For crontab: the zone of the machine's clock.",
)
@click.option(
    "--image",
    default="dyads:latest",
    show_default=True,
    metavar="NAME",
    help="For kubernetes: the container image.",
)
def export(
    params: Sequence[str],
    *,
    platform: Platform,
    to_dir: Path | None,
    command: str,
    folder: str,
    reports: Path,
    catch_up: CatchUp,
    clock_zone: str,
    image: str,
) -> int:
    """Write the files by which cron, systemd, GitHub, Kubernetes or Airflow wakes `dyads run --due` for PARAMS, or for all params/*.yaml."""
    from dyads.schedule.waking import Setting, write_wakers

    faults: list[DyadsError] = []
    alarms = _read_alarms(params, reports, faults)
    words = _split(command)
    setting = Setting(
        command=words,
        folder=folder,
        reports=reports.as_posix(),
        catch_up=catch_up,
        clock_zone=clock_zone,
        image=image,
    )
    _check(setting.folder, setting.reports, clock_zone, [*words, folder, image])
    files = write_wakers(platform, alarms, setting, today()) if alarms else {}
    for name, text in files.items():
        if to_dir is None:
            click.echo(f"# {name}" if len(files) > 1 else "", nl=len(files) > 1)
            click.echo(text, nl=False)
        else:
            to_dir.mkdir(parents=True, exist_ok=True)
            (to_dir / name).write_text(text, encoding="utf-8", newline="\n")
            click.echo(to_dir / name)
    for fault in faults:
        echo(f"dyads: {fault}", err=True)
    if not faults:
        return DONE
    return PART_FAILED if alarms else faults[0].exit_code


def _read_alarms(params: Sequence[str], reports: Path, faults: list[DyadsError]) -> list[Alarm]:
    """Return the briefings that have a schedule; what is wrong with one of them goes to `faults`."""
    from dyads.cli.plans import read_series
    from dyads.schedule.waking import Alarm

    found = []
    for series in read_series(params, (), reports, now(), faults):
        try:
            file = _name_from_here(series.file)
        except ParamsError as error:
            faults.append(error)
        else:
            secrets = series.params.deliver.list_variables()
            found.append(Alarm(series.briefing, series.params.title, file, series.schedule, secrets))
    if not found and not faults:
        faults.append(
            ParamsError(
                "PARAMS",
                ["no params file in params/ has a schedule; add a line such as `schedule: weekly` to one"],
            )
        )
    return found


def _name_from_here(file: str) -> str:
    """Return the params file as seen from the working folder: no path of this machine goes into the files."""
    path = Path(file)
    if path.is_absolute():
        if not path.resolve().is_relative_to(Path.cwd().resolve()):
            raise ParamsError(
                file, ["lies outside of the working folder; go to the folder that dyads will run in"]
            )
        path = path.resolve().relative_to(Path.cwd().resolve())
    if not file.isprintable():
        raise ParamsError(
            repr(file), ["no clock takes a line break or a control character in a name; rename the file"]
        )
    return path.as_posix()


def _split(command: str) -> list[str]:
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise ParamsError("--command", [f"cannot be read as a shell reads it: {error}"]) from error
    if not words:
        raise ParamsError("--command", ["is empty; write it as 'dyads' or 'uv run dyads'"])
    return words


def _check(folder: str, reports: str, clock_zone: str, texts: Sequence[str]) -> None:
    faults = [
        f"{text!r}: no clock takes a line break or a control character"
        for text in [*texts, reports]
        if not text.isprintable()
    ]
    if not PurePosixPath(folder).is_absolute() or folder.endswith("\\"):
        faults.append(f"--folder: must be a whole path such as /srv/dyads, not {folder!r}")
    if clock_zone not in available_timezones():
        faults.append(f"--clock-zone: no time zone is called {clock_zone!r}; write it as Asia/Seoul")
    if faults:
        raise ParamsError("schedule export", faults)
