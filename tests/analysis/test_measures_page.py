from __future__ import annotations

import doctest
from pathlib import Path

from letters import letters

from dyads import analysis

PAGE = Path(__file__).parents[2] / "docs" / "measures.md"


def test_every_example_of_the_page_runs_as_it_says():
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    result = doctest.testfile(
        str(PAGE), module_relative=False, globs={"letters": letters}, optionflags=flags, encoding="utf-8"
    )
    assert result.attempted > 10
    assert result.failed == 0


def test_every_public_function_stands_on_the_page():
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in analysis.__all__ if name not in page] == []
