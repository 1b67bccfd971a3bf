"""Who does the work on parts: this process, a pool of processes, or the workers of a cluster (`dyads.harvest.cluster`)."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for
from typing import Any, Protocol, TypeVar

from dyads.errors import WorkerError
from dyads.kernels import look_nowhere_else
from dyads.registry import Registry
from dyads.stopping import deaf

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
    """The work is done by processes of this machine, one order each at a time; one that dies, of memory or by a kill, is replaced."""

    def __init__(self, workers: int, registry: Registry) -> None:
        self._workers = [_Worker(registry) for _ in range(workers)]

    def run(self, work: Work[Order, Done], orders: Iterable[Order]) -> Iterator[Done]:
        waiting, again = iter(orders), deque[_Try]()
        idle = list(self._workers)
        running: dict[Future[Done], tuple[_Worker, _Try]] = {}
        while True:
            while idle and (given := _next(again, waiting)) is not None:
                worker = idle.pop()
                running[worker.start(work, given.order)] = (worker, given)
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                worker, tried = running.pop(future)
                idle.append(worker)
                try:
                    done = future.result()
                except BrokenProcessPool:
                    worker.replace()
                    again.append(tried.fail())
                else:
                    yield done

    def stop(self) -> None:
        """End the processes, whatever they are at."""
        for worker in self._workers:
            worker.stop()


class _Worker:
    """One process, which starts from nothing when there is something to do."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._begin()

    def start(self, work: Work[Order, Done], order: Order) -> Future[Done]:
        try:
            return self._process.submit(_work, work, order)
        except BrokenProcessPool:  # killed while it had nothing to do
            self.replace()
            return self._process.submit(_work, work, order)

    def replace(self) -> None:
        self._process.shutdown()
        self._begin()

    def stop(self) -> None:
        if self._pid.done() and self._pid.exception() is None:
            with suppress(ProcessLookupError):
                os.kill(self._pid.result(), signal.SIGTERM)
        self._process.shutdown(cancel_futures=True)

    def _begin(self) -> None:
        self._process = ProcessPoolExecutor(
            1, multiprocessing.get_context("spawn"), initializer=_get_ready, initargs=(self._registry,)
        )
        with look_nowhere_else(), deaf():  # it starts now
            self._pid = self._process.submit(os.getpid)


@contextmanager
def open_engine(registry: Registry, workers: int = 1, cluster: str | None = None) -> Iterator[Engine]:
    """Lend whoever does the work: this process, several of this machine, or the cluster whose scheduler has the address."""
    if cluster is not None:
        from dyads.harvest.cluster import open_cluster  # noqa: PLC0415 - it knows this module, and an extra

        with open_cluster(cluster, registry) as engine:
            yield engine
    elif workers > 1:
        pool = Pool(workers, registry)
        try:
            yield pool
        finally:
            pool.stop()
    else:
        yield Here(registry)


@dataclass(frozen=True, slots=True)
class _Try:
    order: Any
    deaths: int = 0

    def fail(self) -> _Try:
        """Return the next try, or raise where too many workers have died of it."""
        if self.deaths + 1 == ATTEMPTS:
            raise WorkerError(
                f"part {getattr(self.order, 'name', self.order)}: {ATTEMPTS} workers died of it; give each more memory, or have fewer"
            )
        return _Try(self.order, self.deaths + 1)


def _next(again: deque[_Try], waiting: Iterator[Any]) -> _Try | None:
    if again:
        return again.popleft()
    return next((_Try(order) for order in waiting), None)


_registry: Registry | None = None


def _get_ready(registry: Registry) -> None:
    """Make this process ready: it knows the registry, and ends with the process that started it."""
    global _registry  # noqa: PLW0603 - sent once a process, not once a part
    _registry = registry
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever stops the run stops it, and it stops us
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
