"""A template of the newsroom becomes a page that asks nobody for anything, in the style of the briefing."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from dyads import __version__
from dyads.newsroom.sparks import draw_bars, draw_line
from dyads.newsroom.wording import Words
from dyads.report.shell import FONTS, load_styles, make_environment, to_json, write_policy


def render(
    template: str,
    words: Words,
    *,
    title: str,
    heading: str,
    line: str = "",
    script: str | None = None,
    **values: Any,
) -> str:
    """Return the page, which still lacks its fonts; `script` is the one script of ours that runs on it, if any does."""
    code = _read_asset(script) if script else None
    return _environment().get_template(f"{template}.j2").render(
        values,
        title=title,
        heading=heading,
        line=line,
        words=words,
        say=words.say,
        script=code and Markup(code),  # noqa: S704  # ours
        policy=write_policy([code] if code else []),
        fonts=FONTS,
        styles=load_styles() + Markup(_read_asset("site.css")),  # noqa: S704  # ours
        version=__version__,
    )  # fmt: skip


def _read_asset(name: str) -> str:
    return (files("dyads.newsroom") / "assets" / name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    environment = make_environment("dyads.newsroom")
    environment.filters.update(
        json=to_json, address=quote, first_line=lambda text: text.strip().partition("\n")[0]
    )
    environment.globals.update(draw_bars=draw_bars, draw_line=draw_line)
    return environment
