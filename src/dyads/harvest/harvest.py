"""Parts of texts become everything found in them, step by step; a step does what is not yet on the shelf."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dyads.corpus.comparing import VERDICTS
from dyads.corpus.repeats import learn_lines
from dyads.harvest.annotating import Annotating, Repeated, annotate_part
from dyads.harvest.engines import Engine
from dyads.harvest.finishing import Finishing, finish_part
from dyads.harvest.grouping import Annotation, Grouped, group_parts
from dyads.harvest.keys import fingerprint_step, make_key
from dyads.harvest.manifest import NOTHING, Manifest, Piece
from dyads.harvest.opening import Opening, open_part, read_lines
from dyads.harvest.parts import Part
from dyads.harvest.shelf import Shelf
from dyads.registry import Registry

log = logging.getLogger(__name__)


def harvest(
    parts: Sequence[Part], shelf: Shelf, engine: Engine, registry: Registry, before: Manifest = NOTHING
) -> Manifest:
    """Find everything in the texts of all parts, and return under which names it lies on the shelf.

    `before` is what the shelf held when it was last complete: what is still true of it is not found again. Each name tells all that the
    thing was made from, so whoever was killed has lost only what was in the making, and nothing counts twice. The rows are the same for
    any cut into parts, any order of the parts and any engine.
    """
    run = _Run(parts, shelf, engine, registry, before)
    annotations = _annotate(run, _open(run))
    known = shelf.get("verdicts", before.verdicts) if before.verdicts else VERDICTS.arrow.empty_table()
    groups, verdicts = group_parts(shelf, annotations, engine, known)
    finished = _finish(run, annotations, groups)
    return Manifest(
        pieces=tuple(_describe(shelf, *made) for made in zip(annotations, finished, strict=True)),
        texts=fingerprint_parts(parts),
        registry=registry.fingerprint,
        made=fingerprint_step("annotating"),
        verdicts=_keep_verdicts(verdicts, shelf, before),
    )


def fingerprint_parts(parts: Iterable[Part]) -> str:
    """Return what differs where the texts do."""
    return make_key([(part.raw, part.wanted) for part in parts])


@dataclass(frozen=True, slots=True)
class _Run:
    parts: Sequence[Part]
    shelf: Shelf
    engine: Engine
    registry: Registry
    before: Manifest


def _open(run: _Run) -> list[str]:
    """Open the parts that are not open yet; return the name of each."""
    made = fingerprint_step("opening")
    names = [_name(part, made) for part in run.parts]
    orders = (
        Opening(run.shelf, part.raw, name)
        for part, name in zip(run.parts, names, strict=True)
        if not run.shelf.has("opened", name)
    )
    done = sum(1 for _ in run.engine.run(open_part, orders))
    _tell(run, "%d of %d parts opened", done, len(names))
    return names


def _annotate(run: _Run, opened: Sequence[str]) -> list[Annotation]:
    """Annotate what is not annotated yet; return the name of each part's annotation."""
    made = (fingerprint_step("annotating"), run.registry.fingerprint)
    current = made == (run.before.made, run.before.registry)
    old = {piece.raw: piece.annotated for piece in run.before.pieces} if current else {}
    pairs = list(zip(run.parts, opened, strict=True))
    repeats = learn_lines(lambda: (read_lines(run.shelf, part, name) for part, name in pairs))
    learned = np.sort(np.fromiter(repeats.lines, np.uint64))
    annotations: list[Annotation] = []

    def list_orders() -> Iterator[Annotating]:
        for part, opened_as in pairs:
            repeated = _find_repeated(read_lines(run.shelf, part, opened_as), learned)
            name = _name(part, *made, part.wanted, sorted(repeated.items()))
            annotations.append(Annotation(part.raw, opened_as, name))
            if not run.shelf.has("cleaned", name):
                yield Annotating(run.shelf, part, opened_as, name, repeated, old.get(part.raw, ""))

    done = list(run.engine.run(annotate_part, list_orders()))
    _tell(
        run,
        "%d documents annotated in %d of %d parts",
        sum(part.fresh for part in done),
        len(done),
        len(pairs),
    )
    return annotations


def _find_repeated(lines: pa.Table, learned: np.ndarray) -> Repeated:
    """Return the lines of each document that its outlet repeats, by row."""
    marked = lines.filter(pc.is_null(lines["story"]))
    known = np.isin(marked["line"].to_numpy(), learned)
    found: dict[int, set[int]] = defaultdict(set)
    for row, line in zip(marked["row"].to_numpy()[known], marked["line"].to_numpy()[known], strict=True):
        found[int(row)].add(int(line))
    return {row: tuple(sorted(of_row)) for row, of_row in found.items()}


def _finish(run: _Run, annotations: Sequence[Annotation], groups: Iterator[Grouped]) -> list[str]:
    """Finish what is not finished yet, or was with other stories or days; return the name of each part."""
    made = (fingerprint_step("finishing"), run.registry.fingerprint)
    names: list[str] = []

    def list_orders() -> Iterator[Finishing]:
        for annotation, grouped in zip(annotations, groups, strict=True):
            stated = sorted((id_, str(days.first), str(days.last)) for id_, days in grouped.stated.items())
            told = make_key(annotation.name, made, grouped.clusters.to_pydict(), stated)
            name = f"{annotation.raw[:8]}-{told}"
            names.append(name)
            if not run.shelf.has("documents", name):
                yield Finishing(
                    run.shelf, annotation.raw, annotation.name, name, grouped.clusters, grouped.stated
                )

    done = sum(1 for _ in run.engine.run(finish_part, list_orders()))
    _tell(run, "%d of %d parts finished", done, len(names))
    return names


def _tell(run: _Run, message: str, *numbers: int) -> None:
    """Log a step of many parts; of a single one there is nothing to wait for."""
    log.log(logging.INFO if len(run.parts) > 1 else logging.DEBUG, message, *numbers)


def _name(part: Part, *made_from: Any) -> str:
    return f"{part.raw[:8]}-{make_key(part.raw, *made_from)}"


def _describe(shelf: Shelf, annotation: Annotation, finished: str) -> Piece:
    return Piece(
        annotation.raw,
        annotation.opened,
        annotation.name,
        finished,
        documents=shelf.count("documents", finished),
        mentions=shelf.count("mentions", annotation.name),
    )


def _keep_verdicts(verdicts: pa.Table, shelf: Shelf, before: Manifest) -> str:
    """Put the verdicts on the shelf, where they are others than before; return their name."""
    name = make_key(verdicts["pair"].to_pylist())
    if name != before.verdicts:
        shelf.put("verdicts", name, verdicts)
    return name
