"""The wheel and the sdist: in an empty environment, away from the checkout, dyads does what it says."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = (".ci", "benchmarks", "docs", "notebooks", "params", "src", "tests")
FILES = ("CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml", "requirements.lock")  # fmt: skip


def run(*words, folder, check=True):
    """Run a command away from everything of this environment; return what it printed."""
    kept = ("HOME", "LANG", "SSL_CERT_FILE")
    environment = {
        name: value for name, value in os.environ.items() if name in kept or name.startswith("PIP_")
    }
    done = subprocess.run(
        [*map(str, words)],
        cwd=folder,
        env={**environment, "PATH": os.defpath, "DYADS_CACHE": str(folder / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 or not check, done.stdout + done.stderr[-3000:]
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the folder with the wheel and the sdist, made of a copy of the checkout."""
    folder = tmp_path_factory.mktemp("built")
    for part in PARTS:
        shutil.copytree(
            ROOT / part, folder / "checkout" / part, ignore=shutil.ignore_patterns("__pycache__", ".*_cache")
        )
    for file in FILES:
        shutil.copy(ROOT / file, folder / "checkout" / file)
    run(sys.executable, "-m", "hatchling", "build", "-d", folder / "dist", folder=folder / "checkout")
    return folder / "dist"


@pytest.mark.slow
def test_the_wheel_holds_what_a_run_needs_and_the_sdist_what_a_developer_needs(built):
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as packed:
        within = {name.partition("/")[2] if ".dist-info/" in name else name for name in packed.namelist()}
    shipped = {
        f"dyads/shipped/{path.relative_to(ROOT).as_posix()}"
        for part in ("notebooks", "params")
        for path in (ROOT / part).glob("*.[iy]*")
    }
    assert (
        shipped | {"dyads/py.typed", "dyads/__init__.pyi", "entry_points.txt", "licenses/LICENSE"} <= within
    )
    assert {f"licenses/src/dyads/licences/{name}.txt" for name in ("vega", "noto-sans-cjk-jp")} <= within
    assert [name for name in within if "__pycache__" in name or name.startswith("tests")] == []
    with tarfile.open(sdist) as packed:
        unpacked = {name.partition("/")[2] for name in packed.getnames()}
    assert {
        *FILES,
        "tests/conftest.py",
        "docs/architecture.md",
        "benchmarks/__main__.py",
        ".ci/run",
    } <= unpacked


@pytest.mark.slow
def test_in_an_empty_environment_the_wheel_runs(built, tmp_path):
    run(sys.executable, "-m", "venv", tmp_path / "empty", folder=tmp_path)
    bin_ = tmp_path / "empty" / ("Scripts" if sys.platform == "win32" else "bin")
    (wheel,) = built.glob("*.whl")
    run(bin_ / "python", "-m", "pip", "install", "-q", wheel, folder=tmp_path)

    run(bin_ / "dyads", "run", "sample", "--as-of", "2026-06-01", folder=tmp_path)
    edition = tmp_path / "reports" / "sample" / "latest"
    assert (edition / "briefing.html").stat().st_size > 500_000
    assert (edition / "briefing.pdf").read_bytes().startswith(b"%PDF")

    examined = run(bin_ / "dyads", "doctor", folder=tmp_path)
    assert "broken" not in examined
    assert "absent   extra lab" in examined

    exporters = run(bin_ / "jupyter", "nbconvert", "--to", "nothing", "x.ipynb", folder=tmp_path, check=False)
    assert "dyads-html" in exporters
    run(bin_ / "dyads", "new", "ours", folder=tmp_path)
    assert "sound" in run(bin_ / "dyads", "check", "params/ours.yaml", folder=tmp_path / "ours")
