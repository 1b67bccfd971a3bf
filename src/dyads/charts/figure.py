"""A figure: five faces from one source."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.etree import ElementTree as ET

import altair as alt
import vl_convert
from altair.typing import ChartType

from dyads import fonts
from dyads.charts import theme
from dyads.charts.views import TABLE_MIME, TableView

VEGALITE_MIME = "application/vnd.vegalite.v6+json"
_VEGALITE = ".".join(alt.SCHEMA_VERSION.split(".")[:2])
_PARTS = {"role", "class"}  # of the groups inside: the root speaks for all
_LINK = re.compile(r"url\(#(.+)\)")
ET.register_namespace("", "http://www.w3.org/2000/svg")


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its words and its numbers.

    The title is no part of the picture: a page sets it as text above, where it wraps, can be searched and is read aloud.
    The live spec alone carries it, for Jupyter; a page that prints the title deletes `spec.title`. What can be clicked has
    a `door` in its datum (`charts.doors`), and `spec.usermeta.dyads.dark` gives each colour its double on a dark page.
    """

    id: str  # names the kind, without a number: the page numbers what it shows
    title: str  # the finding, or the question
    description: str  # the alternative text: what the picture shows, in words, made from the data
    spec: dict[str, Any]  # Vega-Lite, with its data inside
    svg: str  # the same picture, standing still
    data: TableView  # the same numbers, as a table

    def __post_init__(self) -> None:
        missing = [face for face in ("title", "description", "spec", "svg") if not getattr(self, face)]
        if not self.data.columns:
            missing.append("data")
        if missing:
            raise ValueError(f"figure {self.id!r} lacks {', '.join(missing)}: every figure has all its faces")

    def render_png(self, scale: float = 2) -> bytes:
        """Return the picture with its title on a white ground, `scale` pixels for each of its points."""
        spec = self._titled() | {"background": theme.PAPER, "padding": 16}
        return bytes(_vl_convert(vl_convert.vegalite_to_png, spec, scale=scale))

    def _titled(self) -> dict[str, Any]:
        return {**self.spec, "title": {"text": fold(self.title, theme.WIDTH, 16), "anchor": "start"}}

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {
            VEGALITE_MIME: self._titled(),
            "image/svg+xml": self.svg,
            TABLE_MIME: self.data.to_json(),
            "text/plain": self.description,
        }


def make_figure(name: str, *, title: str, description: str, chart: ChartType, data: TableView) -> Figure:
    """Draw the chart once and return it with all its faces; no character in it is one the font lacks."""
    spec = _cover(_put_data(chart.to_dict()))
    spec["config"] = theme.CONFIG  # whatever theme a notebook has switched on
    spec["usermeta"] = {"dyads": {"id": name, "dark": theme.DARK}}
    title, description = fonts.cover(title), fonts.cover(description)
    svg = _dress(_vl_convert(vl_convert.vegalite_to_svg, spec), name, description)
    return Figure(name, title, description, spec, svg, replace(data, caption=title, rows=_cover(data.rows)))


def inline(rows: Sequence[Mapping[str, Any]]) -> alt.NamedData:
    """Return the rows as the data of a chart, written as the name of a data set until `make_figure` puts them in.

    Altair copies and checks whatever a chart holds dozens of times; a string costs it nothing.
    """
    return alt.NamedData(name=json.dumps([dict(row) for row in rows]))


def fold(text: str, width: float, size: float) -> list[str]:
    """Return the text in lines no wider than the width, in px; broken at spaces, or anywhere in a word that is too long."""
    lines = [""]
    for word in re.findall(r"\s*\S+", text):
        if fonts.measure(lines[-1] + word, size, bold=True) <= width:
            lines[-1] += word
            continue
        lines.append("")
        for char in word.strip():
            if fonts.measure(lines[-1] + char, size, bold=True) > width:
                lines.append("")
            lines[-1] += char
    return [line for line in lines if line] or [""]


def _cover(value: Any) -> Any:
    if isinstance(value, str):
        return fonts.cover(value)
    if isinstance(value, dict):
        return {key: _cover(inner) for key, inner in value.items()}
    return type(value)(map(_cover, value)) if isinstance(value, (list, tuple)) else value


def _put_data(spec: dict[str, Any]) -> dict[str, Any]:
    """Return the spec with its rows, those that several layers draw once, under names by their place."""
    places: dict[str, str] = {}

    def share(key: str, value: Any) -> Any:
        if isinstance(value, list):
            return [share("", inner) for inner in value]
        if not isinstance(value, dict):
            return value
        if key == "data":
            return {"name": places.setdefault(value["name"], f"rows-{len(places)}")}
        return {inner: share(inner, value[inner]) for inner in value}

    return {**share("", spec), "datasets": {place: json.loads(rows) for rows, place in places.items()}}


def _vl_convert(convert: Any, spec: dict[str, Any], **options: Any) -> Any:
    fonts.register()
    return convert(
        json.dumps(spec, ensure_ascii=False), vl_version=_VEGALITE, allowed_base_urls=[], **options
    )


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
