"""Whether the built site holds together: every link leads somewhere, nothing is fetched from another place, and it fits a phone."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from playwright.sync_api import Page, ViewportSize

from made.browser import open_window
from made.pages import SHOWN

_FETCHED = "//@src | //link[not(@rel='canonical' or @rel='alternate')]/@href | //image/@href | //use/@href"
_PHONE = ViewportSize(width=360, height=800)
_IN_CSS = re.compile(r"url\(\s*['\"]?(?!data:|#)([^'\")]+)")


def find_faults(site: Path) -> Iterator[str]:
    """Yield what is wrong with the pages of the site, those of the gallery apart, which are pages of dyads itself."""
    for page in find_pages(site):
        place = page.relative_to(site)
        tree = html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot()
        for address in tree.xpath(_FETCHED):
            if _is_outside(address):
                yield f"{place}: fetches {address}"
        for address in tree.xpath("//a/@href | //@src"):
            if fault := _find_fault(address, page):
                yield f"{place}: {address}: {fault}"
        for image in tree.xpath("//img[not(@alt) or @alt='']"):
            yield f"{place}: {image.get('src')}: says nothing to who cannot see it"
    for sheet in sorted(site.rglob("*.css")):
        for address in _IN_CSS.findall(sheet.read_text(encoding="utf-8")):
            if _is_outside(address) or not (sheet.parent / address.partition("#")[0]).is_file():
                yield f"{sheet.relative_to(site)}: {address}: is not part of the site"


def find_pages(site: Path) -> list[Path]:
    """Return the pages that Sphinx made."""
    return sorted(page for page in site.rglob("*.html") if page.relative_to(site).parts[0] != SHOWN)


def _find_fault(address: str, page: Path) -> str:
    parts = urlsplit(address)
    if parts.scheme in {"mailto", "data"}:
        return ""
    if _is_outside(address):
        return "" if parts.scheme == "https" and "." in parts.netloc else "must be https and name a host"
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_file():
        return "leads nowhere"
    if parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in _anchors(target):
        return "leads to a page that lacks this place"
    return ""


def _is_outside(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in {"http", "https"}


@cache
def _anchors(page: Path) -> frozenset[str]:
    """Return the places of a page that a link can lead to."""
    return frozenset(
        html.parse(str(page), html.HTMLParser(encoding="utf-8")).getroot().xpath("//@id | //a/@name")
    )


def look(site: Path, window: Page) -> Iterator[str]:
    """Yield what the pages ask of another place when a browser opens them, what they complain of, and which a phone cuts off."""
    window.set_viewport_size(_PHONE)
    heard: list[str] = []
    window.on("request", lambda asked: heard.append(asked.url) if _is_outside(asked.url) else None)
    window.on("pageerror", lambda error: heard.append(str(error)))
    for page in find_pages(site):
        window.goto(page.as_uri())
        yield from (f"{page.relative_to(site)}: {word}" for word in heard)
        heard.clear()
        if (width := window.evaluate("document.documentElement.scrollWidth")) > _PHONE["width"]:
            yield f"{page.relative_to(site)}: is {width} px wide on a phone of {_PHONE['width']}"


if __name__ == "__main__":
    built = Path(sys.argv[1]).resolve()
    faults = list(find_faults(built))
    with open_window(instead="what the pages ask for is not seen") as window:
        faults += look(built, window) if window else ()
    print(*faults, sep="\n", end="\n" if faults else "")
    sys.exit(bool(faults))
