import io

import pytest
import vl_convert
from fontTools.ttLib import TTFont

from dyads import fonts


def code_points(woff2: bytes) -> set[str]:
    return {chr(code) for code in TTFont(io.BytesIO(woff2)).getBestCmap() or {}}


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


def test_a_long_line_is_folded_where_it_can_be():
    assert fonts.fold("one two", 1000, 16) == ["one two"]
    assert fonts.fold("one two", 40, 16) == ["one", "two"]
    assert "".join(fonts.fold("日本国" * 40, 100, 16)) == "日本国" * 40
    assert fonts.fold("", 100, 16) == [""]
