"""How much sooner the registry is there when it was compiled before."""

import statistics
import tempfile
import time
from pathlib import Path

from dyads.registry import load
from dyads.registry.build import build_registry
from dyads.registry.source import fingerprint, read_sources


def bench_registry(rounds: int = 9) -> None:
    """Print the compiled load against parsing and checking the YAML: medians of interleaved rounds, the ratio's range."""
    parsed, compiled = [], []
    with tempfile.TemporaryDirectory() as folder:
        load(cache=Path(folder))
        for _ in range(rounds):
            parsed.append(_seconds(_parse))
            compiled.append(_seconds(lambda: load(cache=Path(folder))))
    ratios = [long / short for long, short in zip(parsed, compiled, strict=True)]
    print(
        f"registry: compiled {statistics.median(compiled) * 1000:.1f} ms, "
        f"YAML parsed and checked {statistics.median(parsed) * 1000:.0f} ms, "
        f"ratio {statistics.median(ratios):.1f} ({min(ratios):.1f} to {max(ratios):.1f})"
    )


def _parse() -> None:
    sources = read_sources([])
    build_registry(sources, fingerprint(sources))


def _seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
