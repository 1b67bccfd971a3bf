"""What it costs to import dyads, beside importing pandas, in one run: interpreters started in turn, medians."""

from __future__ import annotations

import statistics
import subprocess
import sys
from time import perf_counter

_ROUNDS = 7
_WAYS = {
    "nothing": "pass",
    "import dyads": "import dyads",
    "import pandas": "import pandas",
    "import dyads; dyads.open": "import dyads; dyads.open",
    "import dyads; dyads.plot_timeline": "import dyads; dyads.plot_timeline",
}


def bench_imports(rounds: int = _ROUNDS) -> None:
    """Print the milliseconds of each way to start, less those of starting Python, and as a ratio of importing pandas."""
    seconds: dict[str, list[float]] = {way: [] for way in _WAYS}
    for _ in range(rounds):  # interleaved: a busy machine slows all of them
        for way, code in _WAYS.items():
            begin = perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            seconds[way].append(perf_counter() - begin)
    empty = statistics.median(seconds.pop("nothing"))
    taken = {way: statistics.median(times) - empty for way, times in seconds.items()}
    for way, median in taken.items():
        print(f"{way:<36} {median * 1000:7.0f} ms  ×{median / taken['import pandas']:.2f} of pandas")
