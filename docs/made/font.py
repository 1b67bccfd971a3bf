"""The font of the briefings for the site, as small as its pages allow: nothing is asked of another place."""

from __future__ import annotations

from pathlib import Path

from dyads import fonts

_WEIGHTS = {"regular": fonts.REGULAR, "bold": fonts.BOLD}


def write_font(site: Path) -> None:
    """Put the letters that the pages of the site use beside them."""
    text = "".join(page.read_text(encoding="utf-8") for page in site.rglob("*.html"))
    for weight, font in _WEIGHTS.items():
        (site / "_static" / f"{weight}.woff2").write_bytes(fonts.subset("".join(sorted(set(text))), font))
