"""The command that writes what is found in documents."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dyads.cli.help import examples
from dyads.cli.options import COLUMNS, DONE, REGISTRY, complete_file
from dyads.cli.printing import echo
from dyads.errors import CorpusError

if TYPE_CHECKING:
    import pyarrow as pa

    from dyads.harvest import Found
    from dyads.registry import Registry

log = logging.getLogger(__name__)


@click.command(
    epilog=examples(
        "dyads annotate my-articles/ --to found.jsonl",
        "dyads annotate a-million.jsonl.gz --to store/ --workers 4",
        "dyads annotate --resume --to store/",
    )
)
@click.argument("sources", nargs=-1, metavar="SOURCE...", shell_complete=complete_file)
@REGISTRY
@COLUMNS
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="A .jsonl file, or the folder of a store: its texts and, in Parquet, a folder a table. Standard output if not given.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="So many processes of this machine.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="The workers of this Dask scheduler, as tcp://host:8786; they see the store under the same path.",
)
@click.option("--resume", is_flag=True, help="Go on with what is in the store, without a look at SOURCE.")
def annotate(  # noqa: PLR0917 - click hands them over by name
    sources: Sequence[str],
    to: Path | None,
    registry: Sequence[Path],
    columns: dict[str, str] | None,
    workers: int,
    cluster: str | None,
    resume: bool,  # noqa: FBT001 - click hands a flag over by name
) -> int:
    """Write each document of SOURCE with everything found in it.

    SOURCE is a file, a folder or a glob; `sample` is the corpus that ships with dyads. A store takes up what is new or changed at SOURCE
    and keeps what it had; only what is new is annotated, and whoever is stopped goes on where it ended.
    """
    from dyads import registry as registries

    if resume == bool(sources):
        raise click.UsageError("Name a SOURCE, or go on with --resume and --to the folder of a store.")
    if to is None or to.suffix == ".jsonl":
        if workers > 1 or cluster or resume:
            raise click.UsageError("--workers, --cluster and --resume fill a store: name a folder with --to")
        _describe(sources, registries.load(*registry), to, columns)
    else:
        _fill(to, sources, registries.load(*registry), columns, workers=workers, cluster=cluster)
    return DONE


def _describe(
    sources: Sequence[str], registry: Registry, to: Path | None, columns: dict[str, str] | None
) -> None:
    """Write a JSON object a document; what is found in a store already is not found again."""
    from dyads.desk import describe_found, find_in

    found, rejected = find_in(sources, registry, columns)
    _tell(found, rejected, sources)
    lines = (json.dumps(document, ensure_ascii=False) + "\n" for document in describe_found(found))
    _write_lines(lines, to)


def _fill(
    to: Path,
    sources: Sequence[str],
    registry: Registry,
    columns: dict[str, str] | None,
    *,
    workers: int,
    cluster: str | None,
) -> None:
    """Take up what is new at the sources into the store, and annotate what is not annotated yet."""
    from dyads.corpus import Store
    from dyads.harvest import annotate_store, open_engine

    store = Store(to)
    if sources:
        store.add(sources, columns)
    store.check()
    with open_engine(registry, workers, cluster) as engine:
        found = annotate_store(to, engine, registry)
    _tell(found, found.rejected, sources or [str(to)])


def _tell(found: Found, rejected: pa.Table, sources: Sequence[str]) -> None:
    """Say how much was found, and what could not be read; raise where nothing could."""
    for row in rejected.to_pylist():
        log.warning("%s was not read: %s", row["source"], row["reason"])
    documents, mentions = found.manifest.documents, found.manifest.mentions
    if rejected.num_rows and not documents:
        raise CorpusError(f"{', '.join(sources)}: none of it could be read; the reasons stand above")
    log.info("%d documents, %d mentions, %d files not read", documents, mentions, rejected.num_rows)


def _write_lines(lines: Iterable[str], to: Path | None) -> None:
    """Write to standard output, or to a file that appears only when it is whole."""
    if to is None:
        for line in lines:
            echo(line, nl=False)
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    unfinished = to.with_name(f".{to.name}.unfinished")
    with unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    unfinished.replace(to)
