"""The workers of a Dask cluster as an engine: the same orders, on any machines that see the store under the same path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from dyads.errors import WorkerError
from dyads.harvest.engines import ATTEMPTS, Done, Order, Work
from dyads.harvest.keys import fingerprint_step
from dyads.registry import Registry

_EACH = 2  # orders a worker has at a time: nobody waits, and nothing piles up
_PATIENCE = 30  # seconds in which a scheduler answers, and a worker appears


class Cluster:
    """The work is done by the workers of a scheduler, which gives what a dead one had to others."""

    def __init__(self, client: Any, registry: Registry) -> None:
        self._client = client
        self._registry = client.scatter(registry, broadcast=True, hash=False)

    def run(self, work: Work[Order, Done], orders: Iterable[Order]) -> Iterator[Done]:
        from distributed import KilledWorker, as_completed  # noqa: PLC0415 - an extra

        waiting = (
            self._client.submit(
                _work,
                work,
                order,
                self._registry,
                fingerprint_step("annotating"),
                pure=False,
                retries=ATTEMPTS - 1,
            )
            for order in orders
        )
        most = _EACH * max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))
        with self._client.as_current():
            running = as_completed(islice(waiting, most))  # type: ignore[no-untyped-call]  # distributed's gap, here and below
        for future in running:
            try:
                yield future.result()
            except KilledWorker as death:
                raise WorkerError(
                    f"{death.allowed_failures + 1} workers died of one part; give each more memory"
                ) from death
            finally:
                future.release()
            running.update(islice(waiting, 1))  # type: ignore[no-untyped-call]


@contextmanager
def open_cluster(address: str, registry: Registry) -> Iterator[Cluster]:
    """Lend the workers of the scheduler at an address."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise WorkerError(
            f"{address}: {missing}; pip install 'dyads[cluster]' brings what is needed"
        ) from missing
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=_PATIENCE)
    except (OSError, ValueError, TimeoutError) as fault:
        raise WorkerError(
            f"{address}: no scheduler with a worker answers there: {fault}; start `dask scheduler` and `dask worker`"
        ) from fault
    with client:
        yield Cluster(client, registry)


def _work(work: Work[Order, Done], order: Order, registry: Registry, made: str) -> Done:
    """Do the work, on a worker that has the same code and sees the same store."""
    store = order.shelf.store  # type: ignore[attr-defined]  # every order names its shelf, here a folder
    if fingerprint_step("annotating") != made:
        raise WorkerError(
            "a worker has another dyads, or other libraries, than the client; install the same everywhere"
        )
    if not store.is_dir():
        raise WorkerError(
            f"{store}: a worker does not see the store there; mount it under the same path everywhere"
        )
    return work(order, registry)
