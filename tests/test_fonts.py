import io
import subprocess
import sys

import pytest
import vl_convert
from fontTools.ttLib import TTFont

from dyads import fonts


def code_points(woff: bytes) -> set[str]:
    return {chr(code) for code in TTFont(io.BytesIO(woff)).getBestCmap() or {}}


@pytest.mark.parametrize(
    "text", ["", "Japan", "한국과 일본", "日本と韓国", "尹 – “quoted” … ·", "two\nlines\tand a tab", "𠮷野家"]
)
def test_what_the_font_can_show_stays_as_it_is(text):
    assert fonts.cover(text) == text
    assert fonts.find_missing([text]) == {}


def test_what_the_font_lacks_becomes_visible_and_is_told():
    assert fonts.cover("a😀b\x00\ufffd") == "a[U+1F600]b[U+0000][U+FFFD]"
    assert fonts.find_missing(["😀a", "\x00😀"]) == {"\x00": 1, "😀": 2}


def test_what_nobody_sees_goes_and_odd_spaces_become_a_space():
    assert fonts.cover("a\u200bb\u202ec\ufe0f\ufeffd\u2009e\u2028f") == "abcd e f"
    assert fonts.find_missing(["a\u200b\u2009"]) == {}


def test_a_covered_text_needs_no_covering():
    once = fonts.cover("😀\x00\u202e\U0010ffff\ud800")
    assert fonts.cover(once) == once
    assert fonts.find_missing([once]) == {}


def test_a_subset_shows_the_text_and_little_else():
    assert code_points(fonts.subset("Japan 한日😀")) == set("Japn 한日")
    assert len(fonts.subset("Japan 한日")) < 10_000


def test_the_same_characters_give_the_same_bytes():
    assert fonts.subset("한국 Japan") == fonts.subset("Japan 국한")


def test_nothing_can_be_subset():
    assert code_points(fonts.subset("")) == set()


def test_a_cjk_character_is_one_em_wide_and_a_latin_one_less():
    assert fonts.measure("日本", 12) == 24
    assert fonts.measure("", 12) == 0
    assert 10 < fonts.measure("Japan", 12) < 45 < fonts.measure("Japan Japan", 12, bold=True)


def test_a_registered_font_draws_in_vl_convert():
    fonts.register()
    draw = {"$schema": "https://vega.github.io/schema/vega/v5.json", "width": 100, "height": 20}
    blank = vl_convert.vega_to_png(draw, allowed_base_urls=[])
    mark = {
        "type": "text",
        "encode": {
            "enter": {"text": {"value": "한日A"}, "font": {"value": fonts.FAMILY}, "y": {"value": 15}}
        },
    }
    assert vl_convert.vega_to_png({**draw, "marks": [mark]}, allowed_base_urls=[]) != blank


_DRAW = """
import sys, vl_convert
for folder in sys.argv[2:]:
    vl_convert.register_font_directory(folder)
sys.stdout.buffer.write(vl_convert.svg_to_png(sys.argv[1], scale=1))
"""


def test_the_slim_font_of_pictures_draws_what_the_whole_font_draws(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    fonts.register.__wrapped__()
    [slim] = (tmp_path / "dyads").iterdir()
    said = ["Affairs of South Yu… “quoted” — 한국 각한 日本・ー", "Ελλάς… Ещё… é"]
    lines = "".join(
        f'<text font-family="{fonts.FAMILY}" font-size="20" font-weight="{weight}" y="{40 + 30 * y}">{line}</text>'
        for weight in (400, 700)
        for y, line in enumerate(said, start=2 * (weight == 700))
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="180">{lines}</svg>'
    drawn = [
        subprocess.run(
            [sys.executable, "-c", _DRAW, svg, *map(str, folders)], capture_output=True, check=True
        ).stdout
        for folders in (fonts.FOLDERS, [slim])
    ]
    assert drawn[0] == drawn[1]
    assert sum(face.stat().st_size for face in slim.iterdir()) < sum(
        face.stat().st_size for face in (fonts.REGULAR, fonts.BOLD)
    )


def test_a_long_line_is_folded_where_it_can_be():
    assert fonts.fold("one two", 1000, 16) == ["one two"]
    assert fonts.fold("one two", 40, 16) == ["one", "two"]
    assert "".join(fonts.fold("日本国" * 40, 100, 16)) == "日本国" * 40
    assert fonts.fold("", 100, 16) == [""]
