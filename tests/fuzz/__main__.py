"""Hunt for inputs that break something: `make fuzz`, or `python tests/fuzz --minutes 5 text readers`.

Every target runs in a process of its own, guided by what code of dyads an input reaches (atheris, libFuzzer); what it finds is
made as small as it gets and printed. At the end stands how long each ran, for README.md.
"""

# ruff: noqa: T201 - it speaks to somebody at a terminal

from __future__ import annotations

import argparse
import ast
import importlib
import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
KEPT = HERE.parents[1] / "build" / "fuzz"  # what the fuzzer has learned, to begin with the next time
PATIENCE = 20  # seconds for one input: what takes longer hangs
MEMORY = 3000  # megabytes


def main() -> int:
    asked = argparse.ArgumentParser(description="Fuzz every target, one after another.")
    asked.add_argument("targets", nargs="*", help="parts of their names, as `readers` or `test_text.py`")
    asked.add_argument("--minutes", type=float, default=60, help="for each target")
    asked.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.alone:
        fuzz(given.targets[0], round(60 * given.minutes))
    names = [
        name
        for file in sorted(HERE.glob("test_*.py"))
        for name in find_targets(file)
        if not given.targets or any(part in name for part in given.targets)
    ]
    broken = [name for name in names if not hunt(name, given.minutes)]
    print(f"{len(names)} targets, {len(broken)} of them broken", *broken, sep="\n  ")
    return 1 if broken else 0


def find_targets(file: Path) -> Iterator[str]:
    """Yield the targets of a file by name, without importing it: only what is imported later is watched."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and any(map(_is_target, node.decorator_list)):
            yield f"{file.name}::{node.name}"


def _is_target(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "target"


def hunt(name: str, minutes: float) -> bool:
    """Fuzz one target, say how far it came, and make small what it found; say whether nothing was."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, str(HERE), "--alone", "--minutes", str(minutes), name]
    ran = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / 60
    tried = [int(number) for number in re.findall(r"^#(\d+)", ran.stderr, re.MULTILINE)]
    print(f"| {name} | {max(tried, default=0):,} | {spent:.1f} |", flush=True)
    if ran.returncode == 0:
        return True
    report = KEPT / f"{name.replace('::', '-')}.txt"
    report.write_text(ran.stdout + ran.stderr, encoding="utf-8")
    print(f"  broken: {report}")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE / name)]
    environment = os.environ | {"DYADS_FUZZ_FOUND": str(KEPT / "found")}
    small = subprocess.run(
        command, capture_output=True, text=True, errors="replace", env=environment, check=False
    )
    print(*(line for line in small.stdout.splitlines() if line.startswith("E ")), sep="\n  ", flush=True)
    return False


def fuzz(name: str, seconds: int) -> None:
    """Run one target in this process until its time is over or something breaks; does not return."""
    import atheris  # noqa: PLC0415 - only here: `--help` does without it

    os.environ["DYADS_FUZZ_FOUND"] = str(KEPT / "found")
    file, _, function = name.partition("::")
    learned = KEPT / "learned" / function
    learned.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(
        include=["dyads"]
    ):  # to the end: rooms import one another when first used
        test = getattr(importlib.import_module(Path(file).stem), function)
        atheris.Setup(
            [
                sys.argv[0],
                str(learned),
                f"-max_total_time={seconds}",
                f"-timeout={PATIENCE}",
                f"-rss_limit_mb={MEMORY}",
                f"-artifact_prefix={KEPT}/{function}-",
                "-max_len=20000",
                "-len_control=20",
                "-print_final_stats=1",
            ],
            test.hypothesis.fuzz_one_input,
        )
        atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
