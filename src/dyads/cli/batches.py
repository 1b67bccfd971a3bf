"""How a command makes its editions: kernels warmed meanwhile, several at a time, and the story told at the end."""

from __future__ import annotations

import functools
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from dyads.cli.logs import find_settings, start_log
from dyads.cli.options import DONE, PART_FAILED
from dyads.errors import DyadsError, LockedError
from dyads.kernels import STILL, keep_warm
from dyads.stopping import stoppable

if TYPE_CHECKING:
    from dyads.report import Order
    from dyads.report.batch import Outcome

log = logging.getLogger(__name__)

# what notebooks load, so that they find it loaded
_LOADED = [
    "dyads.desk", "dyads.charts", "dyads.analysis", "dyads.registry", "dyads.language.speaking",
    "matplotlib.figure", "matplotlib.backends.backend_agg", "pyarrow.ipc", "pyarrow.parquet", "scipy.stats", "scipy.sparse",
    "networkx", "altair", "jsonschema.validators", "dyads.fonts.faces:code_points",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manner:
    """How editions are made; never what they are: any manner gives the same bytes."""

    jobs: int
    cold: bool
    profile: bool


ALONE = Manner(jobs=1, cold=True, profile=False)


def takes_manner(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that say how editions are made, and hand them over as `manner`; kernels warm while it plans."""

    @click.option(
        "--jobs",
        type=click.IntRange(1),
        metavar="N",
        default=_count_processors,
        show_default="processors",
        envvar="DYADS_JOBS",
        help="Make so many editions at a time, or fewer where memory is short.",
    )
    @click.option(
        "--cold", is_flag=True, envvar="DYADS_COLD", help="Start each kernel anew, without a warm process."
    )
    @click.option("--profile", is_flag=True, help="Tell where the time went.")
    @functools.wraps(command)
    def with_manner(*words: Any, jobs: int, cold: bool, profile: bool, **named: Any) -> int:
        with _keep_at_hand(cold):
            return command(*words, manner=Manner(jobs, cold, profile), **named)

    return with_manner


def make_all(
    orders: Sequence[Order],
    faults: Sequence[DyadsError],
    manner: Manner,
    then: Callable[[Outcome], Sequence[DyadsError]] = lambda _: (),
) -> int:
    """Make the editions, print where they are, and return the exit code; the faults are of what came before.

    `then` is done with each edition once it is there, and returns what went wrong with that.
    """
    failures, outcomes = list(faults), list[Any]()
    for fault in faults:
        log.error("%s", fault)
    if orders:
        from dyads.report.batch import make_editions

        bar = sys.stderr.isatty() and log.isEnabledFor(logging.INFO)
        quiet, as_json = find_settings()
        settings = (quiet or bar, as_json)
        for outcome in make_editions(
            orders, jobs=manner.jobs, bar=bar, settle=_settle, settings=settings
        ):  # fmt: skip
            outcomes.append(outcome)
            _tell(outcome, len(outcomes), len(orders))
            failures += then(outcome)
    failures += [outcome.error for outcome in outcomes if outcome.error is not None]
    if len(orders) > 1:
        log.info("%s", "\n".join(["what came of it:", *_tabulate(outcomes)]))
    if manner.profile:
        click.echo("\n".join(_profile(outcomes)), err=True)
    return _exit_code(failures, len(outcomes) - sum(outcome.error is not None for outcome in outcomes))


def _count_processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _keep_at_hand(cold: bool) -> Iterator[None]:  # noqa: FBT001
    """Have kernels ready and the corpus of earlier runs at hand, in the user's cache folder unless another is named."""
    from platformdirs import user_cache_dir

    from dyads.vega.keep import keep_drawing

    os.environ.setdefault("DYADS_CACHE", user_cache_dir("dyads", appauthor=False))
    with ExitStack() as ends:
        ends.enter_context(stoppable())
        if not cold:
            ends.enter_context(keep_warm(_LOADED, {**os.environ, **STILL}))
            ends.enter_context(keep_drawing(["dyads.fonts:register"]))
        yield


def _settle(quiet: bool, as_json: bool) -> None:  # noqa: FBT001
    """Let a process that makes editions tell its log as this one does."""
    start_log(quiet=quiet, as_json=as_json)


def _tell(outcome: Outcome, number: int, all_: int) -> None:
    """Print where an edition is, or why it is not."""
    step = {"edition": _name(outcome), "state": outcome.state, "seconds": round(outcome.seconds, 3), "memory": outcome.memory}  # fmt: skip
    if outcome.edition is None:
        log.error("%s", outcome.error, extra={"step": step})
        return
    click.echo(outcome.edition.page)
    click.echo(outcome.edition.pdf)
    if all_ > 1:
        log.info(
            "%d of %d: %s is %s, %.1f s", number, all_, _name(outcome), outcome.state, outcome.seconds,
            extra={"step": step},
        )  # fmt: skip
    if outcome.state in _STANDINGS:
        log.warning("%s: %s", outcome.edition.folder, _STANDINGS[outcome.state])


_STANDINGS = {
    "insufficient": "published as insufficient; its page says of what there is too little",
    "held": "held back, for there is less than its params require; it is not published",
    "unchanged": "another run has just made it",
}


def _name(outcome: Outcome) -> str:
    return f"{outcome.order.briefing} {outcome.order.period.slug}"


def _tabulate(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the lines of a table: edition, state, seconds, memory; the editions as they were asked for."""
    rows = sorted(
        (_name(one), one.state, f"{one.seconds:.1f} s", _say_memory(one.memory)) for one in outcomes
    )
    yield from _align([("edition", "state", "time", "memory"), *rows])


def _say_memory(megabytes: int | None) -> str:
    return "" if megabytes is None else f"{megabytes} MB"


def _profile(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield where the time of all editions went: by step, and by cell of the notebook."""
    import json

    editions = [outcome.edition for outcome in outcomes if outcome.edition is not None]
    steps = _add_up(edition.seconds for edition in editions)
    rows = [(f"{step}{' (of execute)' if step == 'start' else ''}", f"{seconds:.2f} s") for step, seconds in steps.items()]  # fmt: skip
    yield from _align([("step", "time"), *rows])
    cells = _add_up(
        {f"{cell['cell']:>3}  {cell['begins'][:80]}": cell["seconds"] for cell in record.get("cells", [])}
        for record in (json.loads(edition.record.read_text(encoding="utf-8")) for edition in editions)
    )
    slowest = sorted(cells.items(), key=lambda cell: -cell[1])[:_SLOWEST]
    yield from _align([("cell", "time"), *((cell, f"{seconds:.2f} s") for cell, seconds in slowest)])


_SLOWEST = 12


def _add_up(parts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for part in parts:
        for name, value in part.items():
            sums[name] = sums.get(name, 0.0) + value
    return sums


def _align(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()


def _exit_code(failures: Sequence[DyadsError], made: int) -> int:
    """Return what all failures agree on where nothing was made; that a part failed where something was.

    A lock that another run holds is no failure where the rest was made: the other run makes that edition.
    """
    if made:
        failures = [error for error in failures if not isinstance(error, LockedError)]
    codes = {error.exit_code for error in failures}
    if not codes:
        return DONE
    return codes.pop() if not made and len(codes) == 1 else PART_FAILED
