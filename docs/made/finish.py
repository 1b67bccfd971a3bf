"""The last touches to the built pages: the font of the briefings, and what the theme owes those who use a keyboard or a screen reader."""

from __future__ import annotations

from pathlib import Path

from dyads import fonts
from made.check import find_pages

_WEIGHTS = {"regular": fonts.REGULAR, "bold": fonts.BOLD}
_OWED = {
    'class="caption" role="heading"': 'class="caption" role="heading" aria-level="2"',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="All pages">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="This page">',
    "<pre>": '<pre tabindex="0">',  # it may be wider than the screen
}


def finish(site: Path) -> None:
    """Mend the pages, and put the letters that they use beside them."""
    letters = set()
    for page in find_pages(site):
        text = page.read_text(encoding="utf-8")
        for given, owed in _OWED.items():
            text = text.replace(given, owed)
        page.write_text(text, encoding="utf-8", newline="\n")
        letters |= set(text)
    for weight, font in _WEIGHTS.items():
        (site / "_static" / f"{weight}.woff2").write_bytes(fonts.subset("".join(sorted(letters)), font))
