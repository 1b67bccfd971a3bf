"""SVG of a chart library → SVG that is safe to stand in a page, beside others, and says what it shows."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ELEMENTS = frozenset(
    """
    svg g defs clipPath mask pattern linearGradient radialGradient stop symbol use marker title desc
    path rect circle ellipse line polyline polygon text tspan image
    """.split()  # noqa: SIM905  a list that reads as words
)
_ATTRIBUTES = frozenset(
    """
    id d x y x1 x2 y1 y2 cx cy r rx ry dx dy width height points viewBox preserveAspectRatio transform offset
    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit opacity clip-path clip-rule clipPathUnits mask maskUnits gradientUnits
    gradientTransform patternUnits patternContentUnits patternTransform spreadMethod fx fy stop-color stop-opacity
    marker-start marker-mid marker-end markerWidth markerHeight refX refY orient font-family font-size font-weight
    font-style text-anchor dominant-baseline letter-spacing rotate style visibility display version
    """.split()  # noqa: SIM905  a list that reads as words
)
_DEEPEST = 100  # groups in groups; charts have some fifteen
_LINES = frozenset({"d", "points"})
_FINER = re.compile(r"(\d\.\d\d)\d+")  # than a hundredth of a point, which nobody sees
_PICTURE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=\s]+")
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^)'\"]+)['\"]?\s*\)")
_UNSAFE_STYLE = re.compile(
    r"url\(\s*['\"]?(?!#)|(?:image(?:-set)?|src)\(|expression|import|javascript|\\|@", re.IGNORECASE
)


def clean_svg(source: str, prefix: str, alt: str) -> str | None:
    """Return the SVG with drawing elements only, its ids under `prefix`, as one picture named `alt`; None if it is no SVG.

    An id (`clip1`, `gradient_0`) would otherwise be shared by every chart of the page.
    """
    if "<!ENTITY" in source:
        return None
    try:
        root = ET.fromstring(source)  # noqa: S314  # no entities get here; expat limits the rest
    except ET.ParseError:
        return None
    if root.tag != f"{{{_SVG}}}svg":
        return None
    clean = _clean(root, prefix)
    clean.set("role", "img")
    clean.set("aria-label", alt)
    if "viewBox" not in clean.attrib and {"width", "height"} <= clean.attrib.keys():
        clean.set("viewBox", f"0 0 {_length(clean.get('width'))} {_length(clean.get('height'))}")
    clean.set("xmlns", "http://www.w3.org/2000/svg")
    return ET.tostring(clean, encoding="unicode")


def _clean(element: ET.Element, prefix: str, depth: int = _DEEPEST) -> ET.Element:
    clean = ET.Element(element.tag.removeprefix(f"{{{_SVG}}}"), _clean_attributes(element, prefix))
    clean.text, clean.tail = element.text, element.tail
    for child in element if depth else ():
        if isinstance(child.tag, str) and child.tag.removeprefix(f"{{{_SVG}}}") in _ELEMENTS:
            clean.append(_clean(child, prefix, depth - 1))
    return clean


def _clean_attributes(element: ET.Element, prefix: str) -> dict[str, str]:
    attributes = {}
    for name, value in element.attrib.items():
        if name == "id":
            attributes["id"] = f"{prefix}-{value}"
        elif name in {_HREF, "href"}:
            if value.startswith("#"):
                attributes["href"] = f"#{prefix}-{value[1:]}"
            elif _PICTURE.fullmatch(value) and element.tag.endswith("image"):
                attributes["href"] = value
        elif name in _LINES:
            attributes[name] = _FINER.sub(r"\1", value)
        elif name in _ATTRIBUTES and not _UNSAFE_STYLE.search(value):
            attributes[name] = _REFERENCE.sub(rf"url(#{prefix}-\1)", value)
    return attributes


def _length(value: str | None) -> str:
    """Return a length without its unit: matplotlib writes points."""
    return re.sub(r"[a-z%]+$", "", value or "0")
