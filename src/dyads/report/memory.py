"""How much memory there is, and how much was used."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import psutil

_GROUP = Path("/sys/fs/cgroup")  # of a container: its own limit, which the machine's numbers do not show
_MEGABYTE = 2**20


def find_free_memory() -> int:
    """Return the megabytes that can still be used, of the machine or of the container this runs in."""
    free = int(psutil.virtual_memory().available)
    with suppress(OSError, ValueError):  # no container, or one without a limit: `max` is no number
        most = int((_GROUP / "memory.max").read_text())
        used = int((_GROUP / "memory.current").read_text()) - _count_reclaimable()
        free = min(free, most - used)
    return free // _MEGABYTE


def find_peak_memory(kernel: int | None) -> int | None:
    """Return the most megabytes that this process used, together with the `kernel`'s; None where the system does not tell."""
    if sys.platform == "win32":
        own = int(psutil.Process().memory_info().peak_wset)
    else:
        import resource  # noqa: PLC0415  # Windows has none

        unit = 1 if sys.platform == "darwin" else 1024
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return own // _MEGABYTE + (kernel or 0)


def measure_peak(process: int) -> int | None:
    """Return the most megabytes a process has used so far of its own: what it shares with the one it was forked from is not its."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        peak = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
        memory = psutil.Process(process).memory_full_info()
    except (OSError, StopIteration, psutil.Error):
        return None
    return int(peak - (memory.rss - memory.pss)) // _MEGABYTE


def _count_reclaimable() -> int:
    """Return the bytes of files that are only kept at hand."""
    lines = (_GROUP / "memory.stat").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("inactive_file "))
