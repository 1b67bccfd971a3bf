"""A warm process at the side of this one, for as long as it is wanted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from dyads.beside import keep_beside
from dyads.kernels.conditions import START, can_fork

ADDRESS = "DYADS_WARM"  # names the socket at which kernels are to be had
WARM = "dyads-warm"  # what our provisioner is called among Jupyter's
_PROVISIONER = "JUPYTER_DEFAULT_PROVISIONER_NAME"  # jupyter_client asks it who starts kernels


@contextmanager
def keep_warm(preload: Sequence[str], environment: Mapping[str, str]) -> Iterator[int | None]:
    """Have kernels forked meanwhile, by this process and those it starts, and yield the id of the process that forks them.

    `preload` names what it loads before: modules, or as `module:function` what it calls. Kernels whose environment says
    otherwise than `environment` how Python starts (hash seed, path, threads) are started as ever, as all are where
    a fork is not safe; the id is then None.
    """
    if not can_fork():
        yield None
        return
    before = {name: os.environ.get(name) for name in (ADDRESS, _PROVISIONER)}
    with keep_beside("dyads.kernels", preload, {**environment, **START}) as (process, address):
        os.environ |= {ADDRESS: address, _PROVISIONER: WARM}
        try:
            yield process
        finally:
            for name, value in before.items():
                _set(name, value)


def _set(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value
