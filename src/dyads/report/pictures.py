"""The figures as files of their own, for slides and messages: the same picture, with its title above and its source below."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import vl_convert
from PIL import Image

from dyads import fonts
from dyads.errors import EditionError
from dyads.report.blocks import Briefing, Figure
from dyads.report.words import say_period, speak

SCALE = 2  # pixels for each point: sharp on the screens of today
_SVG = "{http://www.w3.org/2000/svg}"
_MARGIN, _WIDTH = 20, 680  # px; a picture narrower than a chart still has room for its title
_PAPER, _INK, _SOFT = "#ffffff", "#1d1f24", "#59606b"
_TITLE, _SOURCE = 16, 11  # px, letters
_LEADING = 1.35
_LARGEST = 8_000  # points of a picture, either way


def write_pictures(figures: Iterable[Figure], source: str, folder: Path) -> None:
    """Write each figure as `name.png` and `name.svg` into the folder; `source` is what stands below each."""
    folder.mkdir()
    for figure in figures:
        name = figure.data.name if figure.data else figure.id
        if figure.svg is None:
            (folder / f"{name}.png").write_bytes(base64.b64decode(figure.png or ""))
            continue
        svg = mount(figure, source)
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
        (folder / f"{name}.png").write_bytes(_draw(svg))


def name_source(briefing: Briefing) -> str:
    """Return what stands below each picture: where it is from, of which days, and who may see it."""
    facts = briefing.facts
    period = say_period(speak(facts.language), *facts.period)
    named = (briefing.title, period, facts.theme.name, facts.theme.classification)
    return " · ".join(part for part in named if part)


def mount(figure: Figure, source: str) -> str:
    """Return the figure's picture on paper, with its title above and its source below."""
    picture = ET.fromstring(figure.svg or "")  # noqa: S314  # cleaned by `clean_svg`
    width, height = _measure(figure, picture)
    whole = max(width, _WIDTH)
    title = fonts.fold(fonts.cover(figure.caption), whole, _TITLE, bold=True)
    below = fonts.fold(fonts.cover(source), whole, _SOURCE)
    top = _MARGIN + len(title) * _TITLE * _LEADING + _MARGIN / 2
    foot = top + height + _MARGIN
    size = {
        "width": f"{whole + 2 * _MARGIN:g}",
        "height": f"{foot + len(below) * _SOURCE * _LEADING + _MARGIN / 2:g}",
    }
    sheet = ET.Element(
        f"{_SVG}svg",
        {**size, "viewBox": f"0 0 {size['width']} {size['height']}", "role": "img", "aria-label": figure.alt},
    )
    ET.SubElement(sheet, f"{_SVG}rect", {"width": "100%", "height": "100%", "fill": _PAPER})
    _write_lines(sheet, title, _MARGIN, _TITLE, {"font-weight": "bold", "fill": _INK})
    _write_lines(sheet, below, foot, _SOURCE, {"fill": _SOFT})
    for name in ("role", "aria-label"):
        picture.attrib.pop(name, None)
    picture.attrib |= {"x": f"{_MARGIN}", "y": f"{top:g}", "width": f"{width:g}", "height": f"{height:g}"}
    sheet.append(picture)
    ET.register_namespace("", _SVG.strip("{}"))
    return ET.tostring(sheet, encoding="unicode")


def _write_lines(sheet: ET.Element, lines: list[str], top: float, size: int, look: dict[str, str]) -> None:
    for place, line in enumerate(lines):
        where = {"x": str(_MARGIN), "y": f"{top + size + place * size * _LEADING:g}"}
        ET.SubElement(
            sheet, f"{_SVG}text", {"font-family": fonts.FAMILY, "font-size": str(size), **look, **where}
        ).text = line


def _measure(figure: Figure, picture: ET.Element) -> tuple[float, float]:
    """Return width and height, which must be sizes of a picture."""
    size = picture.get("viewBox", "").replace(",", " ").split()[2:]
    try:
        width, height = (float(length) for length in size)
    except ValueError:
        width = height = 0.0
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        raise EditionError(
            f"figure {figure.number} ({figure.caption[:80]!r}) is {' × '.join(size) or 'of no size'}: "
            f"a picture is at most {_LARGEST:,} points wide and high"
        )
    return width, height


def _draw(svg: str) -> bytes:
    fonts.register()
    drawn = vl_convert.svg_to_png(svg, scale=SCALE)
    with Image.open(io.BytesIO(drawn)) as picture:
        small = io.BytesIO()
        picture.convert("RGB").save(small, "PNG")  # nothing shines through: a third of the bytes
    return small.getvalue()
