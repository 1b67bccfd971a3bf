"""The font cut to what is needed of it: the letters of a page, and for pictures all letters without what nobody draws."""

from __future__ import annotations

import io
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import uharfbuzz
import vl_convert
from fontTools.ttLib import TTFont

from dyads.fonts.faces import BOLD, FOLDERS, REGULAR
from dyads.fonts.letters import has
from dyads.userfiles import keep_file

_VERTICAL = (
    "DSIG",
    "VORG",
    "vhea",
    "vmtx",
)  # of lines from top to bottom, and a signature that no part keeps
_COMPOSING = ("ccmp", "kern", "ljmo", "vjmo", "tjmo", "mark", "mkmk")  # letters; no vertical or local forms
_DRAWN = (*_COMPOSING, "calt", "clig", "liga", "locl", "rclt", "rlig")  # what is on unless one says otherwise
_NAMES = (0, 1, 2, 13, 14)  # its names, and the licence by which it may be passed on
_CUT = 1  # counts the ways in which `_slim` has cut


@cache
def register() -> None:
    """Make the font known to vl-convert in this process; it drops all text, silently, where the font is unknown.

    vl-convert reads the tables of the font anew for every text it draws. Without those that it never uses, which are kept in the
    user's cache, the same pictures take half the time.
    """
    name = f"faces-{_CUT}-{version('noto-cjk-sans-jp-regular')}-{version('noto-cjk-sans-jp-bold')}"
    slim = [keep_file(f"{name}/{face.name}", partial(_slim, face)) for face in (REGULAR, BOLD)]
    for folder in {face.parent for face in slim if face} if all(slim) else FOLDERS:
        vl_convert.register_font_directory(str(folder))


def subset(text: str, font: Path = REGULAR) -> bytes:
    """Return the part of the font that shows the text, as WOFF: the same characters give the same bytes."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(ord(char) for char in text if has(char))
    wanted.flags = (
        uharfbuzz.SubsetFlags.NO_HINTING
        | uharfbuzz.SubsetFlags.DESUBROUTINIZE  # packs better
        | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    )
    _put(wanted.name_id_set, _NAMES)
    cut = _cut(uharfbuzz.Blob.from_file_path(str(font)), wanted, _COMPOSING)
    with TTFont(io.BytesIO(cut), lazy=True, recalcTimestamp=False) as opened:
        opened.flavor = "woff"  # WOFF2 is a tenth shorter, and takes fifty times as long to pack
        return _write(opened)


def _slim(font: Path) -> bytes:
    """Return the font without vertical lines, without what is off by default, and without the ways of single languages."""
    with TTFont(font, lazy=True, recalcTimestamp=False) as opened:
        for table in ("GSUB", "GPOS"):
            for record in opened[table].table.ScriptList.ScriptRecord:
                record.Script.ensureDecompiled()
                record.Script.LangSysRecord, record.Script.LangSysCount = [], 0
        plain = _write(opened)
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    return _cut(uharfbuzz.Blob(plain), wanted, _DRAWN)


def _cut(font: uharfbuzz.Blob, wanted: uharfbuzz.SubsetInput, features: tuple[str, ...]) -> bytes:
    _put(wanted.layout_feature_tag_set, map(_number, features))
    wanted.drop_table_tag_set.update(map(_number, _VERTICAL))
    return bytes(uharfbuzz.subset(uharfbuzz.Face(font), wanted).blob.data)


def _put(into: uharfbuzz.Set, values: Any) -> None:
    into.clear()
    into.update(values)


def _number(tag: str) -> int:
    """Return the four letters of a tag as OpenType numbers them."""
    return int.from_bytes(tag.encode("ascii"), "big")


def _write(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
