"""The JavaScript that makes charts live: one bundle for all charts of a page or a panel, made once and kept in the user's cache."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import platformdirs
import vl_convert


@cache
def load_bundle() -> str:
    """Return Vega, Vega-Lite and vega-embed as one script without imports, below the licences by which it may be passed on."""
    licences = (files("dyads") / "licences" / "vega.txt").read_text(encoding="utf-8")
    return f"/*!\n{licences}*/\n{_load_script()}"


def _load_script() -> str:
    """Return the script; making it takes seconds, reading it none."""
    kept = platformdirs.user_cache_path("dyads") / f"vega-{version('vl-convert-python')}.js"
    try:
        return kept.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        bundle = (
            vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
            .replace("\r", "")
            .replace("</script", "<\\/script")
            .replace("<!--", "<\\!--")
        )
        _keep(kept, bundle)
        return bundle


def _keep(path: Path, text: str) -> None:
    """Put the text there in one step; a cache that cannot be written is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(text)
        Path(name).replace(path)
    except OSError:
        return
