"""A process that draws for this one and those it starts, for as long as it is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dyads.beside import keep_beside
from dyads.vega.still import ADDRESS, ZONE


@contextmanager
def keep_drawing(prepare: Sequence[str]) -> Iterator[int | None]:
    """Have charts drawn by one process meanwhile, and yield its id; `prepare` names what it calls first, as `module:function`.

    On Windows, which has no such sockets, everybody draws for themselves, and the id is None.
    """
    if sys.platform == "win32":
        yield None
        return
    before = os.environ.get(ADDRESS)
    with keep_beside("dyads.vega", prepare, {**os.environ, "TZ": ZONE}) as (process, address):
        os.environ[ADDRESS] = address
        try:
            yield process
        finally:
            os.environ.pop(ADDRESS)
            if before is not None:
                os.environ[ADDRESS] = before
