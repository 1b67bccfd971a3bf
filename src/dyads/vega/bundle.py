"""The JavaScript that makes charts live: one bundle for all charts of a page or a panel, made once and kept in the user's cache."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.resources import files

import vl_convert

from dyads.userfiles import keep_file


@cache
def load_bundle() -> str:
    """Return Vega, Vega-Lite and vega-embed as one script without imports, below the licences by which it may be passed on.

    Making it takes seconds, reading it none.
    """
    kept = keep_file(f"vega-{version('vl-convert-python')}.js", _make)
    licences = (files("dyads") / "licences" / "vega.txt").read_text(encoding="utf-8")
    return f"/*!\n{licences}*/\n{(kept.read_bytes() if kept else _make()).decode()}"


def _make() -> bytes:
    bundle = (
        vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
        .replace("\r", "")
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--")
    )
    return bundle.encode()
