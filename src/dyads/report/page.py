"""Briefing → one HTML file that asks nobody for anything: styles, fonts, pictures and charts are inside."""

from __future__ import annotations

import base64
import re
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from dyads.report import cells, live, words
from dyads.report.blocks import Briefing, Data, Heading, plain
from dyads.report.shell import FONTS, embed_fonts, load_styles, to_json, write_policy

ROWS_SHOWN = 500  # of a table; the CSV has all
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def render_page(briefing: Briefing) -> str:
    """Return the page: the same briefing gives the same bytes."""
    assets = files("dyads.report") / "assets"
    alive = any(figure.spec for figure in briefing.figures)
    bundle = live.load_bundle() if alive else ""  # run by the page's own script once the page is there
    script = (assets / "page.js").read_text(encoding="utf-8")
    body = _environment().get_template("page.html.j2").render(
        briefing=briefing,
        headings=[block for block in briefing.blocks if isinstance(block, Heading) and block.level in {2, 3}],
        styles=load_styles(),
        bundle=Markup(bundle),  # noqa: S704  # vl-convert's
        script=Markup(script),  # noqa: S704  # ours
        policy=write_policy([bundle, script] if bundle else [script]),
        fonts=FONTS,
        dark=_write_dark(briefing),
        say=lambda message, *values, **named: words.say(briefing.facts.language, message, *values, **named),
        say_date=lambda day: words.say_date(briefing.facts.language, day),
        say_period=lambda period: words.say_period(briefing.facts.language, *period),
    )  # fmt: skip
    return embed_fonts(body.lstrip())


def _write_dark(briefing: Briefing) -> Markup:
    """Return the rules that give each colour of the charts its double on a dark page."""
    colours = {light: dark for figure in briefing.figures for light, dark in figure.dark.items()}
    rules = (
        f".own-dark [{paint}='{light}']{{{paint}:{dark}}}"
        for light, dark in sorted(colours.items())
        if _COLOUR.fullmatch(light) and _COLOUR.fullmatch(dark)
        for paint in ("fill", "stroke")
    )
    return Markup("".join(rules))  # noqa: S704  # colours, checked


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("dyads.report", "assets"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        plain=plain,
        json=to_json,
        show_rows=cells.show_rows,
        find_settings=cells.find_settings,
        sort_key=_to_sort_key,
        csv=_to_csv_address,
        safe_svg=Markup,  # cleaned by `clean_svg`
        safe_html=Markup,  # cleaned by nh3
    )
    environment.globals.update(rows_shown=ROWS_SHOWN)
    return environment


def _to_sort_key(value: Any) -> str:
    """Return what a script sorts a number by; nothing where there is none."""
    return "" if cells.is_missing(value) else str(value)


def _to_csv_address(data: Data) -> str:
    """Return the table as the address of a CSV file that lies in the page itself."""
    text = cells.write_csv(data).encode("utf-8-sig")
    return f"data:text/csv;charset=utf-8;base64,{base64.b64encode(text).decode()}"
