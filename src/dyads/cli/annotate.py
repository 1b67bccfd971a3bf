"""The command that writes what is found in documents."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dyads.cli.help import examples
from dyads.cli.options import DONE, REGISTRY, SOURCES
from dyads.errors import CorpusError

if TYPE_CHECKING:
    from dyads.desk import AnnotatedCorpus

log = logging.getLogger(__name__)


@click.command(
    epilog=examples("dyads annotate my-articles/ --to found.jsonl", "dyads annotate sample --to tables/")
)
@SOURCES
@REGISTRY
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="A .jsonl file, or a folder for one Parquet file a table. Standard output if not given.",
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
    if annotated.rejected.num_rows and not annotated.documents.num_rows:
        raise CorpusError(f"{', '.join(sources)}: none of it could be read; the reasons stand above")
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
