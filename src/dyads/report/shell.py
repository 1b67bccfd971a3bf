"""What lets a page ask nobody for anything: its policy, its fonts, its styles and its data, all inside. The site's pages have them too."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from dyads import fonts

FONTS = Markup("/* fonts */")  # its first place is above every text of the page
_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "–—…−×·‘’“”▲▼↑↓→←•°%±"  # what scripts and charts may write
_FACE = "@font-face{{font-family:'{family}';font-weight:{weight};font-display:block;src:url(data:font/woff;base64,{font})}}"


def load_styles() -> Markup:
    """Return the styles of the page."""
    return Markup((files("dyads.report") / "assets" / "page.css").read_text(encoding="utf-8"))  # noqa: S704  # ours


def make_environment(package: str) -> jinja2.Environment:
    """Return what fills a room's templates: all that is filled into a page is escaped, and a name that nobody gave is an error."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader(package, "assets"),
        autoescape=jinja2.select_autoescape(disabled_extensions=("txt.j2",), default=True),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def write_policy(scripts: Sequence[str]) -> str:
    """Return the content security policy: these scripts and nothing else run, nothing is fetched."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in scripts
    )
    allowed = hashes or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def embed_fonts(page: str, shown: str | None = None, bold: str | None = None) -> str:
    """Return the page with the font faces of the characters it shows in place of `FONTS`; `bold` holds those that may be bold.

    Making the faces takes longer than the page: pages that are given the same `shown`, the text of all of them, share theirs.
    """
    shown = shown or page
    letters = ("".join(sorted({*_ALWAYS, *text})) for text in (shown, shown if bold is None else bold))
    return page.replace(FONTS, _make_faces(*letters), 1)


@lru_cache(maxsize=4)
def _make_faces(regular: str, bold: str) -> str:
    return "".join(
        _FACE.format(
            family=fonts.FAMILY, weight=weight, font=base64.b64encode(fonts.subset(letters, font)).decode()
        )
        for weight, letters, font in ((400, regular, fonts.REGULAR), (700, bold, fonts.BOLD))
    )


def to_json(value: Any) -> Markup:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704  # escaped above
