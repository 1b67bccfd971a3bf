"""A figure: five faces from one source."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import quoteattr

import altair as alt
import vl_convert

from dyads import fonts
from dyads.charts import theme
from dyads.charts.views import TABLE_MIME, TableView

VEGALITE_MIME = "application/vnd.vegalite.v6+json"
_VEGALITE = ".".join(alt.SCHEMA_VERSION.split(".")[:2])
_CLIP = re.compile(r"\b(clip|gradient_)\d+\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its words and its numbers.

    The title is no part of the picture: a page sets it as text above, where it wraps, can be searched and is read aloud.
    The live spec alone carries it, for Jupyter; a page that prints the title deletes `spec.title`.
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


def make_figure(
    name: str, *, title: str, description: str, chart: alt.TopLevelMixin, data: TableView
) -> Figure:
    """Draw the chart once and return it with all its faces; no character in it is one the font lacks."""
    spec = _cover(chart.to_dict())
    spec["config"] = theme.CONFIG  # whatever theme a notebook has switched on
    title, description = fonts.cover(title), fonts.cover(description)
    svg = _vl_convert(vl_convert.vegalite_to_svg, spec)
    return Figure(
        name, title, description, spec, _dress(svg, name, description), replace(data, caption=title)
    )


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
    return [_cover(inner) for inner in value] if isinstance(value, list) else value


def _vl_convert(convert: Any, spec: dict[str, Any], **options: Any) -> Any:
    fonts.register()
    return convert(
        json.dumps(spec, ensure_ascii=False), vl_version=_VEGALITE, allowed_base_urls=[], **options
    )


def _dress(svg: str, name: str, description: str) -> str:
    """Give the root its role and words, and number its ids from 0 under the figure's name."""
    places: dict[str, str] = {}
    svg = _CLIP.sub(
        lambda found: places.setdefault(found[0], f"{name}-{found[1].rstrip('_')}-{len(places)}"), svg
    )
    return svg.replace("<svg ", f'<svg role="img" aria-label={quoteattr(description)} ', 1)
