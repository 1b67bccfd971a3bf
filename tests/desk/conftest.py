"""What tests of the desk share: articles of their own, opened as news."""

from __future__ import annotations

import pytest

import dyads


@pytest.fixture
def read(tmp_path):
    """Return a function that writes articles, each a title and a text, and opens them."""

    def write(*articles, **choices):
        for number, article in enumerate(articles):
            (tmp_path / f"{number}.txt").write_text(article, encoding="utf-8")
        return dyads.open(str(tmp_path), **choices)

    return write
