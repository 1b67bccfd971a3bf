"""A logo from outside, made safe to stand inside a page and a PDF: an SVG of drawing elements only, or a whole PNG."""

from __future__ import annotations

import base64
import binascii
import io
import re
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from dyads.branding.svg import clean_svg

LARGEST = 200_000  # bytes: every page and every PDF carries it
WIDEST = 4_000  # pixels of a PNG, either way
_PNG = b"\x89PNG\r\n\x1a\n"
_ADDRESS = re.compile(r"data:image/(?:svg\+xml|png);base64,([A-Za-z0-9+/=]+)")


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of somebody's own: `format` is svg or png."""

    format: str
    content: bytes

    @property
    def address(self) -> str:
        """Return the picture as an address that holds all of it."""
        kind = "svg+xml" if self.format == "svg" else "png"
        return f"data:image/{kind};base64,{base64.b64encode(self.content).decode()}"


def read_logo(name: str, folder: Path | None) -> Logo:
    """Return the logo in that file, or in that `data:` address; without a folder no file is opened.

    Raises ValueError with what is wrong and what to do about it.
    """
    if held := _ADDRESS.fullmatch(name):
        try:
            return _check("the picture", base64.b64decode(held[1], validate=True))
        except binascii.Error as error:
            raise ValueError("the picture is not whole base64") from error
    if folder is None:
        raise ValueError(f"must be the picture itself as a data: address, not {name[:60]!r}")
    try:
        path = folder / Path(name).expanduser()
        if path.stat().st_size > LARGEST:
            raise ValueError(
                f"{name!r} is {path.stat().st_size:,} bytes; every page carries it, so it may have {LARGEST:,}"
            )
        return _check(repr(name), path.read_bytes())
    except OSError as error:
        raise ValueError(f"{name!r} cannot be read: {error.strerror}; name an SVG or PNG file") from error


def _check(name: str, content: bytes) -> Logo:
    if content.startswith(_PNG):
        return _check_png(name, content)
    try:
        source = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        source = ""
    clean = clean_svg(source, "logo", "")
    if clean is None:
        raise ValueError(f"{name} is neither an SVG nor a PNG picture")
    if "<style" in source:
        raise ValueError(
            f"{name} keeps its colours in a <style>, which is not let in; save it with attributes (Inkscape: plain SVG)"
        )
    if "viewBox=" not in clean:
        raise ValueError(f"{name} says no size; give its <svg> a viewBox, or width and height")
    return Logo("svg", clean.encode())


def _check_png(name: str, content: bytes) -> Logo:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "error"
            )  # Pillow warns of pictures that are small as files and vast in memory
            with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
                if max(picture.size) > WIDEST:
                    raise ValueError(
                        f"{name} is {picture.width} × {picture.height} pixels; a logo has at most {WIDEST:,}"
                    )
                whole = io.BytesIO()
                picture.save(whole, "PNG")  # its pixels and nothing else that the file may hold
    except (OSError, SyntaxError, Image.DecompressionBombError, Warning) as error:
        raise ValueError(f"{name} is a broken PNG: {error}") from error
    return Logo("png", whole.getvalue())
