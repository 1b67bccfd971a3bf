"""One font for the figures, the Korean and the Japanese of the site, as small as its pages allow: nothing is asked of another place."""

from __future__ import annotations

import logging
from pathlib import Path

from dyads import fonts

_NAME = "_static/dyads.woff2"


def write_font(site: Path) -> None:
    """Put the letters that the pages of the site use beside them."""
    logging.getLogger("fontTools").setLevel(logging.WARNING)  # it would tell of every table
    text = "".join(page.read_text(encoding="utf-8") for page in site.rglob("*.html"))
    (site / _NAME).write_bytes(fonts.subset("".join(sorted(set(text)))))
