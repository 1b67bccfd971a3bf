"""Pages that lie at the top of the repository, with their links as the site has them."""

from __future__ import annotations

import re
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_ELSEWHERE = {
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "docs/decisions/": "decisions/index.md",
}


def write_changelog() -> str:
    """Return what changed."""
    return point((_ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))


def write_contributing() -> str:
    """Return how to work on dyads."""
    return point((_ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))


def point(page: str) -> str:
    """Return the page with each link pointing at where its target lies in the site."""
    return re.sub(
        r"\]\(([^)#]+)", lambda link: f"]({_ELSEWHERE.get(link[1], link[1].removeprefix('docs/'))}", page
    )
