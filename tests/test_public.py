"""The public face: cheap to import, whole in its stub, and every example in it runs."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import dyads
from dyads.desk.questions import Questions

ROOT = Path(__file__).parents[1]
HEAVY = (
    "altair",
    "anywidget",
    "babel",
    "matplotlib",
    "numpy",
    "pandas",
    "pyarrow",
    "scipy",
    "vl_convert",
    "yaml",
)


@pytest.fixture(scope="module")
def news():
    """The sample, opened once for all examples."""
    return dyads.open("sample")


def test_importing_dyads_imports_nothing_heavy():
    code = f"import dyads, sys; print([name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_every_name_of_the_stub_is_there_and_has_a_docstring():
    names = re.findall(
        r'^    "(\w+)",$', (ROOT / "src/dyads/__init__.pyi").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(names) == sorted(dyads.__all__)
    assert [name for name in names if not getattr(dyads, name).__doc__] == []


@pytest.mark.parametrize("verb", [name for name, verb in vars(Questions).items() if callable(verb)])
def test_every_verb_of_news_has_an_example_that_runs(verb, news):
    (example,) = doctest.DocTestFinder().find(
        getattr(Questions, verb), verb, globs={"news": news, "dyads": dyads}
    )
    assert example.examples
    result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(example)
    assert result.failed == 0


@pytest.mark.parametrize("name", ["write_network"])
def test_every_function_with_an_example_keeps_it(name, news, tmp_path):
    (example,) = doctest.DocTestFinder().find(
        getattr(dyads, name), name, globs={"news": news, "dyads": dyads, "folder": tmp_path}
    )
    assert example.examples
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example).failed == 0


def test_the_example_of_the_package_runs(news, monkeypatch):
    monkeypatch.setattr(dyads, "open", lambda *_, period: news.select(period=period), raising=False)
    example = "\n".join(re.findall(r"^    (.*)", dyads.__doc__ or "", re.MULTILINE))
    known = {}
    exec(compile(example, "dyads", "exec"), known)  # noqa: S102  our own docstring
    assert known["news"].period.slug == "2015-01-01--2015-12-31"
