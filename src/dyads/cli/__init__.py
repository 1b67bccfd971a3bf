"""The door: words on a command line in, editions and tables out, and an exit code that tells."""

from __future__ import annotations

import sys
import traceback

import click

from dyads import __version__
from dyads.cli.annotate import annotate
from dyads.cli.completion import completion
from dyads.cli.corpus import corpus
from dyads.cli.delivery import deliver, publish
from dyads.cli.doctor import doctor
from dyads.cli.editions import run
from dyads.cli.help import Sections, examples
from dyads.cli.logs import start_log
from dyads.cli.newsroom import diff, site, verify
from dyads.cli.options import DONE
from dyads.cli.planning import backfill, due, plan
from dyads.cli.printing import echo
from dyads.cli.registry import registry
from dyads.cli.schedule import schedule
from dyads.cli.workspace import check, new
from dyads.errors import DyadsError

SECTIONS = {
    "Make editions": (new, check, run),
    "By the clock": (due, plan, backfill, schedule),
    "Finished editions": (site, diff, verify, deliver, publish),
    "Articles and names": (annotate, corpus, registry),
    "This machine": (doctor, completion),
}


@click.group(
    cls=Sections,
    sections=SECTIONS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples(
        "dyads run sample                  # a briefing on the articles that ship with dyads",
        "dyads new our-briefings           # a folder to put your own articles into",
        "dyads run --help                  # each command has examples",
    ),
)
@click.version_option(__version__, prog_name="dyads")
@click.option("--quiet", "-q", is_flag=True, help="Say only what went wrong.")
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How each step is told on standard error: for people, or an object a line.",
)
def dyads(quiet: bool, log_format: str) -> None:  # noqa: FBT001 - click hands a flag over by name
    """Briefings that can be trusted and re-run, from a pile of news articles."""
    start_log(quiet=quiet, as_json=log_format == "json")


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
        echo(f"dyads: {error}", err=True)
        code = error.exit_code
    except BrokenPipeError:  # whoever read our output has seen enough
        sys.stderr.close()
        code = DONE
    except OSError as error:
        echo(
            f"dyads: {error.filename or 'the system'}: {error.strerror}; check that the place can be written",
            err=True,
        )
        code = 1
    except Exception:  # noqa: BLE001 - whatever nobody thought of: told whole, and whose fault it is
        traceback.print_exc()
        echo(
            "dyads: this is a fault of dyads; please report the lines above, with what `dyads doctor` says",
            err=True,
        )
        code = 1
    sys.exit(code)
