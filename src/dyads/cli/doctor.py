"""The command that says whether dyads can work here."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from dyads.cli.help import examples
from dyads.cli.options import DONE, FORMAT, REPORTS

_ILL = 1


@click.command(epilog=examples("dyads doctor"))
@REPORTS
@FORMAT
def doctor(reports: Path, form: str) -> int:
    """Try every part that a run needs (packages, fonts, kernel, PDF, disk), and say what is wrong and what cures it.

    Leaves with 0 where dyads can work here, with 1 where something is broken. What is `absent` is needed for one thing only, which is named.
    """
    from dyads.cli.checks import examine

    findings = []
    for found in examine(reports):
        findings.append(found)
        if form == "text":
            cure = f"\n{'':9}{'':15}cure: {found.cure}" if found.cure else ""
            click.echo(f"{found.state:<9}{found.part:<15}{found.said}{cure}")
    if form == "json":
        click.echo(json.dumps([asdict(found) for found in findings], ensure_ascii=False, indent=2))
    broken = [found.part for found in findings if found.state == "broken"]
    if broken:
        click.echo(f"dyads cannot work here as it should: {', '.join(broken)}", err=True)
    return _ILL if broken else DONE
