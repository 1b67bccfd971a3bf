"""A figure: five faces from one source."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from xml.etree import ElementTree as ET

import altair as alt
import vl_convert
from altair.typing import ChartType

from dyads import fonts, vega
from dyads.charts import theme
from dyads.charts.patches import find_patch
from dyads.charts.views import TABLE_MIME, TableView

VEGALITE_MIME = "application/vnd.vegalite.v6+json"
LAB_MIME = "application/vnd.vegalite.v5+json"  # what JupyterLab, Notebook 7 and VS Code draw: lab 4.6 has Vega-Lite 5.6
_LAB_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.6.1.json"
_VEGALITE = ".".join(alt.SCHEMA_VERSION.split(".")[:2])
_TITLE = 16  # px, its letters
_LINE, _BELOW, _MARGIN = 21, 8, 16  # px: a line of the title, what is left below it, and around it all
_PARTS = {"role", "class"}  # of the groups inside: the root speaks for all
_LINK = re.compile(r"url\(#(.+)\)")
_SVG = "{http://www.w3.org/2000/svg}"
ET.register_namespace("", _SVG.strip("{}"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its words and its numbers.

    The title is no part of the picture: a page sets it as text above, where it wraps, can be searched and is read aloud.
    For Jupyter the live spec carries it; a page that prints it deletes `spec.title`.
    What can be clicked has a `door` in its datum (`charts.doors`), and `spec.usermeta.dyads.dark` gives each colour its
    double on a dark page.
    """

    id: str  # names the kind, without a number: the page numbers what it shows
    title: str  # the finding, or the question
    description: str = field(
        repr=False
    )  # the alternative text: what the picture shows, in words, made from the data
    spec: dict[str, Any] = field(repr=False)  # Vega-Lite, with its data inside
    svg: str = field(repr=False)  # the same picture, standing still
    data: TableView = field(repr=False)  # the same numbers, as a table

    def __post_init__(self) -> None:
        missing = [face for face in ("title", "description", "spec", "svg") if not getattr(self, face)]
        if not self.data.columns:
            missing.append("data")
        if missing:
            raise ValueError(f"figure {self.id!r} lacks {', '.join(missing)}: every figure has all its faces")

    def render_png(self, scale: float = 2) -> bytes:
        """Return the picture with its title on a white ground, `scale` pixels for each of its points."""
        fonts.register()
        return bytes(vl_convert.svg_to_png(_mount(self.svg, self.title), scale=scale))

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        title = {"text": fonts.fold(self.title, theme.WIDTH, _TITLE, bold=True), "anchor": "start"}
        live = {**self.spec, "title": title}
        # our ink is for paper, and a laboratory's page may be dark
        lab = {**live, "$schema": _LAB_SCHEMA, "background": theme.PAPER}
        return {
            VEGALITE_MIME: live,
            LAB_MIME: lab,
            "image/svg+xml": self.svg,
            TABLE_MIME: self.data.to_json(),
            "text/plain": self.description,
        }


def make_figure(
    name: str,
    *,
    title: str,
    description: str,
    chart: ChartType,
    data: TableView,
    narrow: ChartType | None = None,
) -> Figure:
    """Draw the chart once and return it with all its faces; no character in it is one the font lacks.

    `narrow` is the same chart for a telephone: a page changes the live one into it by the patch in `usermeta.dyads.narrow`.
    """
    spec = _write_spec(chart)
    changes = {} if narrow is None else {"narrow": find_patch(spec, _write_spec(narrow))}
    spec["config"] = theme.CONFIG  # whatever theme a notebook has switched on
    spec["usermeta"] = {"dyads": {"id": name, "dark": theme.DARK} | changes}
    svg = vega.draw(spec, _VEGALITE, fonts.register)
    title, description = fonts.cover(title), fonts.cover(description)
    data = replace(data, caption=title, name=name, rows=_cover(data.rows))
    return Figure(name, title, description, spec, _dress(svg, name, description), data)


def inline(rows: Sequence[Mapping[str, Any]]) -> alt.NamedData:
    """Return the rows as the data of a chart, written as the name of a data set until `make_figure` puts them in.

    Altair copies and checks whatever a chart holds dozens of times; a string costs it nothing.
    """
    return alt.NamedData(name=json.dumps([dict(row) for row in rows]))


def _close_titles(value: Any, *, title: bool = False) -> Any:
    """Return the spec with another sign for each backslash in its titles.

    Vega-Lite writes titles into expressions, and a backslash of theirs would end the text there: what follows it would run.
    """
    if isinstance(value, dict):
        return {key: _close_titles(inner, title=key == "title") for key, inner in value.items()}
    if isinstance(value, list):
        return [_close_titles(inner, title=title) for inner in value]
    return value.replace("\\", "\N{FULLWIDTH REVERSE SOLIDUS}") if title and isinstance(value, str) else value


def _cover(value: Any) -> Any:
    if isinstance(value, str):
        return fonts.cover(value)
    if isinstance(value, dict):
        return {key: _cover(inner) for key, inner in value.items()}
    return type(value)(map(_cover, value)) if isinstance(value, (list, tuple)) else value


def _write_spec(chart: ChartType) -> dict[str, Any]:
    spec: dict[str, Any] = _cover(_put_data(_close_titles(chart.to_dict())))
    return spec


def _put_data(spec: dict[str, Any]) -> dict[str, Any]:
    """Return the spec with its rows, those that several layers draw once, under names by their place.

    Words that stand alone have names of their own: where one chart has one more than another, the rows of both are still called the same.
    """
    places: dict[str, str] = {}
    counts: Counter[str] = Counter()

    def name(rows: str) -> str:
        if rows not in places:
            kind = "rows" if len(json.loads(rows)) > 1 else "word"
            places[rows] = f"{kind}-{counts[kind]}"
            counts[kind] += 1
        return places[rows]

    def share(key: str, value: Any) -> Any:
        if isinstance(value, list):
            return [share("", inner) for inner in value]
        if not isinstance(value, dict):
            return value
        if key == "data":
            return {"name": name(value["name"])}
        return {inner: share(inner, value[inner]) for inner in value}

    return {**share("", spec), "datasets": {place: json.loads(rows) for rows, place in places.items()}}


def _dress(svg: str, name: str, description: str) -> str:
    """Give the root its role and words, drop those of the parts, number the ids from 0 under the figure's name."""
    root = ET.fromstring(svg)  # noqa: S314  drawn a moment ago by vl-convert
    for element in root.iter():
        for attribute in [key for key in element.attrib if key in _PARTS or key.startswith("aria-")]:
            del element.attrib[attribute]
    root.set("role", "img")
    root.set("aria-label", description)
    places: dict[str, str] = {}
    for element in root.iter():
        if identity := element.get("id"):
            places[identity] = f"{name}-{len(places)}"
            element.set("id", places[identity])
    for element in root.iter():
        for key, value in element.items():
            if (link := _LINK.fullmatch(value)) and link[1] in places:
                element.set(key, f"url(#{places[link[1]]})")
    return ET.tostring(root, encoding="unicode")


def _mount(svg: str, title: str) -> str:
    """Return the picture on paper, with its title above."""
    picture = ET.fromstring(svg)  # noqa: S314  ours
    lines = fonts.fold(title, theme.WIDTH, _TITLE, bold=True)
    top = _MARGIN + len(lines) * _LINE + _BELOW
    width = float(picture.get("width", 0)) + 2 * _MARGIN
    height = top + float(picture.get("height", 0)) + _MARGIN
    ground = ET.Element(f"{_SVG}svg", width=f"{width:g}", height=f"{height:g}")
    ET.SubElement(ground, f"{_SVG}rect", width="100%", height="100%", fill=theme.PAPER)
    look = {"font-family": fonts.FAMILY, "font-weight": "bold", "font-size": str(_TITLE), "fill": theme.INK}
    for place, line in enumerate(lines, start=1):
        where = {"x": str(_MARGIN), "y": str(_MARGIN + place * _LINE - 5)}
        ET.SubElement(ground, f"{_SVG}text", look | where).text = line.strip()
    picture.set("x", str(_MARGIN))
    picture.set("y", str(top))
    ground.append(picture)
    return ET.tostring(ground, encoding="unicode")
