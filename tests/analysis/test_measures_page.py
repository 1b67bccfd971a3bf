from __future__ import annotations

from pathlib import Path

from dyads import analysis

PAGE = Path(__file__).parents[2] / "docs" / "measures.md"


def test_every_public_function_stands_on_the_page():
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in analysis.__all__ if name not in page] == []
