"""Who does the work on parts: this process, a pool of processes, or the workers of a cluster (`dyads.harvest.cluster`)."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for
from typing import Any, Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool

from dyads.errors import WorkerError
from dyads.registry import Registry

Order = TypeVar("Order")
Done = TypeVar("Done")
Work = Callable[[Order, Registry], Done]

ATTEMPTS = 3  # workers that may die of one part


class Engine(Protocol):
    """What works on orders and yields what comes of each, in any order; an order whose worker dies goes to another."""

    def run(self, work: Work[Order, Done], orders: Iterable[Order]) -> Iterator[Done]: ...


@dataclass(frozen=True, slots=True)
class Here:
    """The work is done in this process, one order after another."""

    registry: Registry

    def run(self, work: Work[Order, Done], orders: Iterable[Order]) -> Iterator[Done]:
        return (work(order, self.registry) for order in orders)


class Pool:
    """The work is done by processes of this machine; one that dies, of memory or by a kill, is replaced."""

    def __init__(self, pool: ProcessPool, workers: int) -> None:
        self._pool, self._most = (
            pool,
            2 * workers,
        )  # orders handed out at a time: nobody waits, and nothing piles up

    def run(self, work: Work[Order, Done], orders: Iterable[Order]) -> Iterator[Done]:
        waiting = iter(orders)
        again: deque[_Try] = deque()
        running: dict[Future[Done], _Try] = {}
        while True:
            while len(running) < self._most and (given := _next(again, waiting)) is not None:
                running[self._pool.schedule(_work, args=[work, given.order])] = given
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                tried = running.pop(future)
                try:
                    yield future.result()
                except ProcessExpired as death:
                    again.append(tried.fail(f"exit code {death.exitcode}"))


@contextmanager
def open_pool(workers: int, registry: Registry) -> Iterator[Pool]:
    """Lend a pool of processes that each start from nothing; whatever happens here, none of them is left."""
    pool = ProcessPool(
        max_workers=workers,
        initializer=_begin,
        initargs=(registry,),
        context=multiprocessing.get_context("spawn"),
    )
    try:
        yield Pool(pool, workers)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]  # pebble's gap
        pool.join()


@contextmanager
def open_engine(registry: Registry, workers: int = 1, cluster: str | None = None) -> Iterator[Engine]:
    """Lend whoever does the work: this process, several of this machine, or the cluster whose scheduler has the address."""
    if cluster is not None:
        from dyads.harvest.cluster import open_cluster  # noqa: PLC0415 - it knows this module, and an extra

        with open_cluster(cluster, registry) as engine:
            yield engine
    elif workers > 1:
        with open_pool(workers, registry) as pool:
            yield pool
    else:
        yield Here(registry)


@dataclass(frozen=True, slots=True)
class _Try:
    order: Any
    deaths: int = 0

    def fail(self, how: str) -> _Try:
        """Return the next try, or raise where too many workers have died of it."""
        if self.deaths + 1 == ATTEMPTS:
            raise WorkerError(
                f"part {getattr(self.order, 'name', '')}: {ATTEMPTS} workers died of it, the last with {how}; "
                "give each more memory, or have fewer of them"
            )
        return _Try(self.order, self.deaths + 1)


def _next(again: deque[_Try], waiting: Iterator[Any]) -> _Try | None:
    if again:
        return again.popleft()
    return next((_Try(order) for order in waiting), None)


_registry: Registry | None = None


def _begin(registry: Registry) -> None:
    """Make this process ready: it knows the registry, and ends with the process that started it."""
    global _registry  # noqa: PLW0603 - sent once a process, not once a part
    _registry = registry
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=[parent.sentinel], daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)


def _work(work: Work[Order, Done], order: Order) -> Done:
    if _registry is None:
        raise RuntimeError("a worker of the pool was not made ready")
    return work(order, _registry)
