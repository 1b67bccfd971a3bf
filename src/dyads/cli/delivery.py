"""Commands that bring finished editions to readers: by mail and webhook, and as a site at another place."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dyads.cli.help import examples
from dyads.cli.options import DONE, REPORTS, SET, complete_file, now, today
from dyads.errors import DyadsError, ParamsError

if TYPE_CHECKING:
    from dyads.addressees import Addressees
    from dyads.report import Shelved
    from dyads.report.batch import Outcome

log = logging.getLogger(__name__)


@click.command(
    epilog=examples(
        "dyads deliver reports/weekly/latest --params params/weekly.yaml",
        "dyads deliver reports/weekly/latest --params params/weekly.yaml --draft message.eml",
    )
)
@click.argument("editions", nargs=-1, required=True, metavar="EDITION...", type=click.Path(path_type=Path))
@click.option(
    "--params",
    required=True,
    metavar="PARAMS",
    shell_complete=complete_file,
    help="The params file that says `deliver:`.",
)
@SET
@click.option("--again", is_flag=True, help="Also to those who have this revision already.")
@click.option(
    "--draft",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Send nothing; write the message here, to be opened in a mail program.",
)
def deliver(
    editions: Sequence[Path], *, params: str, overrides: Sequence[str], again: bool, draft: Path | None
) -> int:
    """Send each EDITION, given by its folder, to everybody `deliver:` names who does not have this revision yet."""
    from dyads.params import read_params
    from dyads.report import find_edition

    addressees = read_params(params, overrides, today()).deliver
    if not addressees:
        raise ParamsError(params, ["deliver: is missing; say to whom, with `email:` or `webhook:` below it"])
    found = [find_edition(path) for path in editions]
    if draft is not None:
        return _write_draft(found, addressees, params, draft)
    faults = _deliver_all(found, addressees, again=again)
    _tell(faults)
    return faults[0].exit_code if faults else DONE


@click.command(epilog=examples("dyads publish site/ --pages", "dyads publish s3://bucket/briefings"))
@click.argument("target", metavar="TARGET", shell_complete=complete_file)
@REPORTS
@click.option(
    "--pages", is_flag=True, help="For GitHub Pages: with .nojekyll, and no file of more than 100 MB."
)
def publish(target: str, *, reports: Path, pages: bool) -> int:
    """Copy the site and its editions to TARGET: a folder, or an address such as s3://bucket/briefings; changed files only."""
    from dyads.delivery import publish_site

    done = publish_site(reports, target, pages=pages)
    click.echo(f"{done.copied} files copied, {done.kept} as they were, {done.removed} removed")
    return DONE


def deliver_outcome(addressees: Mapping[str, Addressees]) -> Callable[[Outcome], Sequence[DyadsError]]:
    """Return what a run does with an edition that it has made: send it to whom its briefing names."""

    def send(outcome: Outcome) -> Sequence[DyadsError]:
        from dyads.report.shelves import read_edition

        to = addressees.get(outcome.order.briefing)
        if to is None or outcome.edition is None or outcome.state not in _PUBLISHED:
            return ()
        faults = _deliver_all([read_edition(outcome.edition.folder, outcome.order.briefing)], to)
        _tell(faults)
        return faults

    return send


def deliver_due(reports: Path, addressees: Mapping[str, Addressees]) -> list[DyadsError]:
    """Send what earlier runs still owe to whom the briefings name; return what went wrong."""
    from dyads.delivery import find_undelivered
    from dyads.report import find_shelf

    faults: list[DyadsError] = []
    for briefing, to in addressees.items():
        if to:
            try:
                owed = find_undelivered(find_shelf(reports, briefing), briefing)
            except DyadsError as error:
                faults.append(error)
            else:
                faults += _deliver_all(owed, to)
    return faults


_PUBLISHED = {"good", "insufficient"}


def _deliver_all(
    editions: Iterable[Shelved], addressees: Addressees, *, again: bool = False
) -> list[DyadsError]:
    """Deliver one edition after another; return what went wrong."""
    if not addressees:
        return []
    from dyads.delivery import deliver as send

    faults: list[DyadsError] = []
    for edition in editions:
        try:
            send(edition, addressees, now=now(), environment=os.environ, again=again)
        except DyadsError as error:
            faults.append(error)
    return faults


def _tell(faults: Iterable[DyadsError]) -> None:
    for fault in faults:
        log.error("%s", fault)


def _write_draft(found: Sequence[Shelved], addressees: Addressees, params: str, draft: Path) -> int:
    from dyads.delivery.letter import write_letter
    from dyads.delivery.message import write_message

    if addressees.mail is None:
        raise ParamsError(params, ["deliver.email: is missing; only a letter has a draft"])
    if len(found) != 1:
        raise click.UsageError("--draft takes one EDITION")
    mail = addressees.mail
    letter = write_letter(found[0], site=addressees.site, attach=mail.attach)
    message = write_message(letter, sender=mail.sender, recipient=mail.to[0], name="draft", now=now())
    draft.write_bytes(message.as_bytes())
    click.echo(draft)
    return DONE
