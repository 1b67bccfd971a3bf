"""Briefing → one HTML file that asks nobody for anything: styles, fonts, pictures and charts are inside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from dyads import vega
from dyads.report import cells
from dyads.report.blocks import Block, Briefing, Data, Heading, plain
from dyads.report.shell import FONTS, embed_fonts, load_styles, make_environment, to_json, write_policy
from dyads.report.sources import gather_sources
from dyads.report.styles import write_brand, write_dark
from dyads.report.words import say_period, speak, tell_foreign

ROWS_SHOWN = 500  # of a table; the CSV has all
_NEVER_BOLD = re.compile(  # most of the letters: numbers of tables, evidence, downloads, what charts are drawn from, and their plain words
    r'(<table class="data">.*?</thead>).*?</table>|<details class="(?:behind fold|sources)".*?</details>|<script type="application/json".*?</script>'
    r'|<text (?![^>]*bold)[^>]*>[^<]*</text>|<pre.*?</pre>|href="data:text/csv[^"]*"|aria-label="[^"]*"',
    re.DOTALL,
)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\"#%<>\\]")  # what a data: address does not hold as it is


def render_page(briefing: Briefing) -> str:
    """Return the page: the same briefing gives the same bytes."""
    say = speak(briefing.facts.language)
    assets = files("dyads.report") / "assets"
    alive = any(figure.spec and not figure.blank for figure in briefing.figures)
    bundle = vega.load_bundle() if alive else ""  # run by the page's own script once the page is there
    script = (assets / "page.js").read_text(encoding="utf-8")
    body = _environment().get_template("page.html.j2").render(
        briefing=briefing,
        headings=[block for block in briefing.blocks if isinstance(block, Heading) and block.level in {2, 3}],
        styles=load_styles(),
        bundle=Markup(bundle),  # noqa: S704  # vl-convert's
        script=Markup(script),  # noqa: S704  # ours
        policy=write_policy([bundle, script] if bundle else [script]),
        fonts=FONTS,
        brand=write_brand(briefing),
        dark=write_dark(briefing),
        parts=_split(briefing.blocks),
        sources=gather_sources(briefing.evidence.values()),
        say=say,
        say_period=lambda period: say_period(say, *period),
        tell=lambda text: tell_foreign(text, briefing.facts.language),
    )  # fmt: skip
    return embed_fonts(body.lstrip(), bold=_NEVER_BOLD.sub(r"\1", body))


@dataclass(slots=True)
class _Part:
    """Blocks that stand openly, or those that open under a folded heading."""

    heading: Heading | None = None
    blocks: list[Block] = field(default_factory=list)


def _split(blocks: Sequence[Block]) -> list[_Part]:
    """Return the blocks in parts: under a folded heading stands everything up to the next one of its rank."""
    parts = [_Part()]
    for block in blocks:
        if isinstance(block, Heading):
            above = parts[-1].heading
            if block.folded and (above is None or block.level <= above.level):
                parts.append(_Part(block))
                continue
            if above is not None and block.level <= above.level:
                parts.append(_Part())
        parts[-1].blocks.append(block)
    return parts


@cache
def _environment() -> jinja2.Environment:
    environment = make_environment("dyads.report")
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
    """Return the table as the address of a CSV file that lies in the page itself, in letters rather than base64: a quarter shorter."""
    return "data:text/csv;charset=utf-8,%EF%BB%BF" + _UNSAFE.sub(
        lambda char: f"%{ord(char[0]):02X}", cells.write_csv(data)
    )
