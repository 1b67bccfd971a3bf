"""The door: words on a command line in, editions and tables out, and an exit code that tells."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dyads import __version__
from dyads.errors import DyadsError

if TYPE_CHECKING:
    from dyads.desk import AnnotatedCorpus
    from dyads.params import Params
    from dyads.report import Order

log = logging.getLogger("dyads")

DONE, PART_FAILED = 0, 4


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2015-04-24", param, ctx)


def today() -> date:
    """Return the wall clock's day in UTC: asked here, once, and handed on as an argument."""
    return datetime.now(UTC).date()


AS_OF = click.option(
    "--as-of",
    type=Day(),
    default=today,
    show_default="today, UTC",
    help="The day relative periods are taken from.",
)
SET = click.option(
    "--set", "overrides", multiple=True, metavar="KEY=VALUE", help="Override one parameter; may be repeated."
)
PARAMS = click.argument("params", nargs=-1, required=True, metavar="PARAMS...")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dyads")
@click.option("--quiet", "-q", is_flag=True, help="Say only what went wrong.")
@click.option("--log-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def dyads(quiet: bool, log_format: str) -> None:  # noqa: FBT001 - click hands a flag over by name
    """Briefings that can be trusted and re-run, from a pile of news articles."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        _JsonLines() if log_format == "json" else logging.Formatter("%(asctime)s  %(message)s", "%H:%M:%S")
    )
    log.handlers = [handler]
    log.setLevel(logging.WARNING if quiet else logging.INFO)


@dyads.command()
@PARAMS
@AS_OF
@SET
@click.option(
    "--reports",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("reports"),
    show_default=True,
    help="Where editions are kept.",
)
def run(params: Sequence[str], as_of: date, overrides: Sequence[str], reports: Path) -> int:
    """Make the edition of each PARAMS file: a page, a PDF, and the numbers behind them.

    PARAMS is a file, or the name of one that ships with dyads, such as `sample`.
    """
    from dyads import report

    failures = []
    for file in params:
        try:
            edition = report.make_edition(_order(_read_params(file, overrides, as_of), reports))
        except DyadsError as error:
            failures.append(error)
            log.error("%s", error)  # noqa: TRY400 - the message is for the reader; the traceback is not
        else:
            click.echo(edition.page)
            click.echo(edition.pdf)
    if failures:
        return failures[0].exit_code if len(params) == 1 else PART_FAILED
    return DONE


def _read_params(file: str, overrides: Sequence[str], as_of: date) -> Params:
    """Return the checked params of a file whose corpus, if it names one, is there."""
    from dyads.corpus import find_files
    from dyads.params import read_params

    params = read_params(file, overrides, as_of)
    named = params.values.get("corpus", [])
    for source in [named] if isinstance(named, str) else named:
        next(find_files([source]), None)
    return params


def _order(params: Params, reports: Path) -> Order:
    from dyads.report import Order

    return Order(
        briefing=params.briefing,
        title=params.title,
        notebook=params.notebook,
        parameters=params.values,
        period=params.period,
        as_of=params.as_of,
        language=params.language,
        time_limit=params.time_limit,
        reports=reports,
        folder=Path.cwd(),
    )


@dyads.command()
@PARAMS
@AS_OF
@SET
def check(params: Sequence[str], as_of: date, overrides: Sequence[str]) -> int:
    """Tell every fault of each PARAMS file at once, without running anything."""
    code = DONE
    for file in params:
        try:
            checked = _read_params(file, overrides, as_of)
        except DyadsError as error:
            click.echo(str(error), err=True)
            code = error.exit_code
        else:
            click.echo(f"{file}: sound; edition {checked.briefing}/{checked.period.slug}")
    return code


@dyads.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="A .jsonl file, or a folder for one Parquet file a table. Standard output if not given.",
)
@click.option(
    "--registry",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A registry file of your own; may be repeated.",
)
def annotate(sources: Sequence[str], to: Path | None, registry: Sequence[Path]) -> int:
    """Write each document of SOURCE with everything found in it.

    SOURCE is a file, a folder or a glob; `sample` is the corpus that ships with dyads.
    """
    from dyads import registry as registries
    from dyads.desk import annotate_corpus, describe_documents

    annotated = annotate_corpus(sources, registries.load(*registry))
    for row in annotated.rejected.to_pylist():
        log.warning("%s was not read: %s", row["source"], row["reason"])
    if to is not None and to.suffix != ".jsonl":
        _write_tables(annotated, to)
    else:
        lines = (
            json.dumps(document, ensure_ascii=False) + "\n" for document in describe_documents(annotated)
        )
        _write_lines(lines, to)
    log.info(
        "%d documents, %d mentions, %d files not read",
        annotated.documents.num_rows,
        annotated.mentions.num_rows,
        annotated.rejected.num_rows,
    )
    return DONE


def _write_lines(lines: Iterable[str], to: Path | None) -> None:
    """Write to standard output, or to a file that appears only when it is whole."""
    if to is None:
        for line in lines:
            click.echo(line, nl=False)
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    unfinished = to.with_name(f".{to.name}.unfinished")
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    unfinished.replace(to)


def _write_tables(annotated: AnnotatedCorpus, folder: Path) -> None:
    from pyarrow import parquet

    folder.mkdir(parents=True, exist_ok=True)
    for field in fields(annotated):
        parquet.write_table(getattr(annotated, field.name), folder / f"{field.name}.parquet")


class _JsonLines(logging.Formatter):
    """One JSON object a line: time, level, message, and what the step added."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        step = getattr(record, "step", {})
        return json.dumps(
            {"time": time, "level": record.levelname.lower(), "message": record.getMessage(), **step},
            ensure_ascii=False,
        )


def main() -> None:
    """Run the command that is asked for, and leave with its exit code."""
    try:
        code = dyads.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        code = 130
    except DyadsError as error:
        click.echo(f"dyads: {error}", err=True)
        code = error.exit_code
    except BrokenPipeError:  # whoever read our output has seen enough
        sys.stderr.close()
        code = DONE
    sys.exit(code)
