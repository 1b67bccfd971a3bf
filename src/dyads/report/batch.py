"""Many orders become editions, several at a time: one plan, one bar, and what came of each as data."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import wait as wait_for
from time import monotonic

from pebble import ProcessExpired, ProcessPool
from tqdm import tqdm

from dyads.errors import DyadsError, EditionError, KernelDiedError
from dyads.kernels import look_nowhere_else
from dyads.report.edition import make_edition
from dyads.report.failure import describe_failure
from dyads.report.memory import find_free_memory, find_peak_memory
from dyads.report.order import Edition, Order
from dyads.stopping import deaf, ignore_interrupts, stoppable

_log = logging.getLogger(__name__)
_FIRST_GUESS = 600  # megabytes that an edition may take, until one has been made
_LOOK = 1.0  # seconds between two looks at the memory while editions wait for some
_EACH = (
    50  # editions that one process makes before another takes its place: what libraries keep does not pile up
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an order: the edition or the error, how long it took, and the most memory its kernel and its page took."""

    order: Order
    edition: Edition | None = None
    error: DyadsError | None = None
    seconds: float = 0.0
    memory: int | None = None  # megabytes; None where nothing was run, or the system does not tell

    @property
    def state(self) -> str:
        """Return the edition's status, or what kind of failure it was, as `cell`, `time` or `lock`."""
        if self.edition is not None:
            return self.edition.status
        return str(describe_failure(self.error or EditionError(), 1)["state"])


def make_editions(
    orders: Sequence[Order],
    *,
    jobs: int = 1,
    bar: bool = False,
    settle: Callable[..., None] | None = None,
    settings: Sequence[object] = (),
) -> Iterator[Outcome]:
    """Make the editions, `jobs` at a time or fewer where memory is short, and yield what came of each as it ends.

    What goes wrong with one is its outcome, and touches no other. `bar` draws a progress bar. With several jobs each process
    calls `settle(*settings)` first.
    """
    with tqdm(total=len(orders), unit="edition", disable=not bar or len(orders) < 2, leave=False) as drawn:  # noqa: PLR2004
        ways = _make_in_turn(orders, bar) if min(jobs, len(orders)) < 2 else _make_together(orders, jobs, settle, settings)  # noqa: PLR2004  # fmt: skip
        for outcome in ways:
            drawn.update()
            yield outcome


def _make_in_turn(orders: Sequence[Order], bar: bool) -> Iterator[Outcome]:  # noqa: FBT001
    alone = len(orders) == 1
    for order in orders:
        yield _make(order, bar=bar and alone)


def _make(order: Order, *, bar: bool = False) -> Outcome:
    started = monotonic()
    try:
        edition = make_edition(order, bar=bar)
    except DyadsError as error:
        return Outcome(order, None, error, monotonic() - started, find_peak_memory(None))
    return Outcome(order, edition, None, monotonic() - started, find_peak_memory(edition.memory))


def _make_together(
    orders: Sequence[Order], jobs: int, settle: Callable[..., None] | None, settings: Sequence[object]
) -> Iterator[Outcome]:
    waiting, running = list(reversed(orders)), dict[Future[Outcome], _Started]()
    need = _FIRST_GUESS
    with stoppable(), _open_pool(min(jobs, len(orders)), settle, settings) as pool:
        while waiting or running:
            while waiting and len(running) < jobs and (not running or find_free_memory() > need):
                order = waiting.pop()
                with deaf():  # the first starts the pool
                    running[pool.schedule(_make, args=[order])] = _Started(order)
            done, _ = wait(running, timeout=_LOOK, return_when=FIRST_COMPLETED)
            for future in done:
                outcome = _collect(future, running.pop(future))
                need = max(need if need != _FIRST_GUESS else 0, outcome.memory or _FIRST_GUESS)
                yield outcome


@dataclass(frozen=True, slots=True)
class _Started:
    order: Order
    at: float = field(default_factory=monotonic)


def _collect(future: Future[Outcome], started: _Started) -> Outcome:
    """Return what the process says, or that it has died."""
    try:
        return future.result()
    except ProcessExpired as error:
        order = started.order
        fault = KernelDiedError(
            f"{order.briefing} {order.period.slug}: the process that made it died (exit code {error.exitcode}); a kill, or out of memory"
        )
        return Outcome(order, None, fault, monotonic() - started.at)


@contextmanager
def _open_pool(
    jobs: int, settle: Callable[..., None] | None, settings: Sequence[object]
) -> Iterator[ProcessPool]:
    """Lend processes that each start from nothing; whatever happens here, none of them is left."""
    pool = ProcessPool(
        max_workers=jobs,
        max_tasks=_EACH,
        initializer=_begin,
        initargs=(settle, tuple(settings)),
        context=multiprocessing.get_context("spawn"),
    )
    with look_nowhere_else(), ExitStack() as leaving:
        leaving.callback(pool.join)
        leaving.callback(pool.stop)
        yield pool
        leaving.pop_all()
        pool.close()  # type: ignore[no-untyped-call]  # pebble's gap
        pool.join()


def _begin(settle: Callable[..., None] | None, settings: Sequence[object]) -> None:
    """Begin the life of a process that makes editions: it ends with the one that started it, however that ends."""
    ignore_interrupts()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    if settle is not None:
        settle(*settings)


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    sys.stderr.flush()
    os._exit(1)  # its kernels end with it: their sockets close
